from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from liaison.domain.name_skeletons import nominative, skeleton, skeletons, words_in

SAME = (
    ("Gubaydulin", "Gubaidulin", "Губайдулин", "Gubaydullin"),
    ("Aliyev", "Əliyev", "Алиев", "Aliev"),
    ("Khrushchev", "Хрущёв", "Hruschev"),
    ("Müller", "Mueller", "Muller"),
    ("Shcherbakov", "Щербаков"),
    ("Mammadov", "Məmmədov"),
    ("Saakashvili", "სააკაშვილი", "Саакашвили"),
    ("Hakobyan", "Հակոբյան"),
    ("Yeltsin", "Ельцин"),
    ("Tsikhanouskaya", "Ціханоўская"),
    ("Sergei", "Sergey", "Сергей"),
)
UNLIKE = (("Ivanov", "Ivanenko"), ("Petrov", "Petrova"), ("Müller", "Möller"), ("Guliyev", "Aliyev"), ("Baku", "Bako"))


@pytest.mark.parametrize("spellings", SAME, ids=lambda spellings: spellings[0])
def test_one_name_in_all_its_spellings(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(one) for one in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_names_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_marks_of_direction_are_no_letters() -> None:
    assert words_in("\u202bO. Gubaydulin\u202c\u200f") == ("O", "Gubaydulin")
    assert skeletons("\u200fГубайдулин") == skeletons("Gubaydulin")


def test_a_russian_name_comes_out_of_its_case() -> None:
    assert [nominative(name) for name in ("Губайдулину", "Балсамо", "Smirnova", "Мину")] == [
        "Губайдулин",
        "Балсамо",
        "Smirnova",
        "Мину",
    ]


@given(some.text(max_size=60))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    assert all(one == one.lower() for one in skeletons(text))
