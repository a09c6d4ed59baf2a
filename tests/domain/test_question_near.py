"""Near misses of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.domain.question_near import near, one_letter_apart

WORDS = st.text("абвгд", min_size=1, max_size=9)


@given(WORDS, st.integers(0, 8), st.sampled_from("абвгдя"))
def test_a_letter_added_left_out_or_replaced_is_one_letter_apart(word: str, at: int, letter: str) -> None:
    place = at % len(word)
    for other in (
        word[:place] + letter + word[place:],
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place + 1 :],
    ):
        assert one_letter_apart(word, other) == (word != other)
        assert one_letter_apart(other, word) == (word != other)


@given(WORDS, st.integers(0, 8))
def test_two_neighbours_in_each_others_place_are_one_letter_apart(word: str, at: int) -> None:
    place = at % len(word)
    other = word[:place] + word[place : place + 2][::-1] + word[place + 2 :]
    assert one_letter_apart(word, other) == (word != other)


@pytest.mark.parametrize(
    ("first", "second"), [("польша", "полька"), ("abcdef", "badcef"), ("abc", "abcde"), ("a", "a")]
)
def test_what_is_further_apart_is_not(first: str, second: str) -> None:
    assert one_letter_apart(first, second) is (first == "польша")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("германией", ("германия",)),
        ("таджикистаном", ("таджикистан",)),
        ("poland", ()),
        ("polan", ("poland",)),
        ("iran", ()),
        ("ира", ()),
    ],
)
def test_another_ending_is_near_in_russian_only(typed: str, found: tuple[str, ...]) -> None:
    assert near(typed, ("германия", "таджикистан", "poland", "irland", "ирак")) == found
