from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from liaison.services.spellings import (
    begins_as,
    is_patronymic,
    keys_of_beginning,
    one_letter_off,
    same_name,
    same_word,
    sound_keys,
)

SAME = (
    ("Gubaydulin", "Gubaidulin", "Губайдулин"),
    ("Aliyev", "Əliyev", "Алиев"),
    ("Shcherbakov", "Щербаков", "Schtscherbakow"),
    ("Yeryomin", "Ерёмин", "Eremin"),
    ("Lukashenka", "Лукашэнка", "Лукашенко"),
    ("Jørgensen", "Jorgensen", "Йоргенсен"),
    ("Šķēle", "Skele", "Шкеле"),
    ("Müller", "Mueller", "Мюллер"),
    ("Khachatryan", "Хачатрян", "Խաչատրյան"),
    ("GUBAYDULIN", "gubaydulin", "ГУБАЙДУЛИН"),
    ("O’tkir", "Oʻtkir", "O'tkir", "Уткир"),
)
UNLIKE = (
    ("Ivanov", "Иваненко"),
    ("Ivanov", "Ivanova"),
    ("Müller", "Möller"),
    ("Aliyev", "Алимов"),
    ("Petrov", "Petrovsky"),
    ("Hansson", "Hansen"),
)
ODD = (
    "\ud800",
    "\0",
    "😀" * 5,
    "Щ" * 10_000,
    "sch" * 4_000,
    "ou" * 5_000,
    "1-й",
    "'" * 3,
    "ъьъ",
    "Ŋ'ű",
    "ﬁn",
    "İ",
    "王明",
    "محمد",
)
ANY = some.text(max_size=20) | some.text(some.characters(), max_size=8) | some.sampled_from(ODD)


@pytest.mark.parametrize("spellings", SAME, ids=lambda spellings: spellings[0])
def test_spellings_of_one_name_are_one(spellings: tuple[str, ...]) -> None:
    assert all(same_word(*pair) for pair in combinations(spellings, 2))
    assert all(same_name(*pair) for pair in combinations(spellings, 2))
    assert all(set(sound_keys(one)) & set(sound_keys(other)) for one, other in combinations(spellings, 2))


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_names_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert not same_word(one, other)
    assert not same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("G. Balsamo", "Giovanni Balsamo"),
        ("Balsamo G.", "Giovanni Balsamo"),
        ("Ю. Петров", "Yuri Petrov"),
        ("Yu. Petrov", "Юрий Петров"),
        ("Ivan Ivanovich Petrov", "Петров Иван"),
        ("Petrov I. I.", "Иван Петров"),
        ("İlham Heydər oğlu Əliyev", "Ильхам Алиев"),
        ("Ilham Heydar oglu Aliyev", "Ильхам Гейдар оглы Алиев"),
        ("Нұрсұлтан Әбішұлы Назарбаев", "Nursultan Nazarbayev"),
        ("Volodymyr Zelenskyy", "Владимир Зеленский"),
        ("Slobodan Milošević", "Слободан Милошевич"),
    ],
)
def test_order_patronymics_and_initials_do_not_matter(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ivan Petrov", "Oleg Petrov"),
        ("Ivan Ivanovich Petrov", "Ivan Sergeyevich Petrov"),
        ("A. Smirnov", "Б. Смирнов"),
        ("P. Balsamo", "Giovanni Balsamo"),
        ("Petrov", "Ivan Petrov"),
        ("", "Petrov"),
        ("I. P.", "И. П."),
    ],
)
def test_another_given_name_is_another_person(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


@pytest.mark.parametrize(
    "word",
    [
        "Иванович",
        "Сергеевна",
        "Ильич",
        "Ильинична",
        "Ivanovich",
        "Iwanowitsch",
        "Sergeyevna",
        "Anatoliiovych",
        "Іванівна",
        "Абишулы",
        "Әбішұлы",
        "oğlu",
        "оглы",
        "qızı",
        "кызы",
    ],
)
def test_patronymics_are_known(word: str) -> None:
    assert is_patronymic(word)


@pytest.mark.parametrize("word", ["Иванов", "Петрова", "Rahmonzoda", "Balsamo", "Müller", "x", "Улы-Тау", ""])
def test_other_words_are_no_patronymics(word: str) -> None:
    assert not is_patronymic(word)


def test_a_beginning_is_known_in_another_spelling() -> None:
    assert begins_as("Губайд", "Gubaidulin")
    assert begins_as("Gubaidu", "Губайдулин")
    assert begins_as("Schts", "Щербаков")
    assert begins_as("Хача", "Խաչատրյան")
    assert not begins_as("Губайд", "Gubarev")
    assert keys_of_beginning("Губ") == ()


def test_short_words_and_numbers_have_no_keys() -> None:
    assert sound_keys("Ли") == sound_keys("A4b") == sound_keys("") == ()


def test_one_letter_off() -> None:
    assert all(one_letter_off("Balsamo", other) for other in ("Balsam", "Balsamoo", "Bolsamo", "Baslamo", "bolsamo"))
    assert not any(one_letter_off("Balsamo", other) for other in ("Balsamo", "BALSAMO", "Bolsama", "Bals"))
    assert not one_letter_off("Lee", "Leo")


@given(ANY)
def test_a_word_is_itself(text: str) -> None:
    assert same_word(text, text)
    assert all(key.isascii() and key.islower() for key in sound_keys(text) + keys_of_beginning(text))
    assert is_patronymic(text) in (True, False)


@given(ANY, ANY)
def test_no_order_matters(one: str, other: str) -> None:
    assert same_word(one, other) == same_word(other, one)
    assert same_name(one, other) == same_name(other, one)
    assert one_letter_off(one, other) == one_letter_off(other, one)
    assert begins_as(one, other) in (True, False)


@given(some.text(alphabet="aeioujyhcgskzwvtdnrl'", max_size=8), some.text(alphabet="аеиоуюяйьхчгскзвтднрл", max_size=8))
def test_no_order_matters_between_alphabets(one: str, other: str) -> None:
    assert same_word(one, other) == same_word(other, one)
