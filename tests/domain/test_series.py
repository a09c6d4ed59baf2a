"""Ordinals in words, and sessions in order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.base.paths import resources
from liaison.base.translations import use_language
from liaison.domain.dates import PartialDate
from liaison.domain.rows import RowKey
from liaison.domain.series import Session, in_order, next_ordinal, ordinal_in_words, session_in_words

SESSIONS = st.lists(
    st.builds(
        Session,
        st.uuids().map(lambda one: RowKey("own", str(one))),
        st.just("x"),
        st.none() | st.integers(1, 300),
        st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1)).map(PartialDate.of),
    ),
    max_size=20,
    unique_by=lambda one: one.key,
)


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (19, "19th"), (21, "21st"),
     (22, "22nd"), (101, "101st"), (111, "111th"), (112, "112th"), (113, "113th"), (122, "122nd"), (1011, "1011th")],
)  # fmt: skip
def test_ordinals_in_english(number: int, words: str) -> None:
    assert ordinal_in_words(number) == words


@given(st.integers(0, 100_000))
def test_the_last_two_digits_decide(number: int) -> None:
    assert ordinal_in_words(number)[-2:] == ordinal_in_words(number % 100)[-2:]
    assert (ordinal_in_words(number)[-2:] == "th") == (number % 10 not in (1, 2, 3) or number % 100 in (11, 12, 13))


def test_ordinals_in_russian() -> None:
    try:
        use_language("ru", resources() / "languages")
        assert [ordinal_in_words(number) for number in (1, 2, 3, 19, 112)] == ["1-е", "2-е", "3-е", "19-е", "112-е"]
        assert session_in_words("Комитет", 19) == "19-е заседание: «Комитет»"
    finally:
        use_language("en", resources() / "languages")


@given(SESSIONS)
def test_order_does_not_depend_on_what_it_was_before(sessions: list[Session]) -> None:
    ordered = in_order(sessions)
    assert in_order(reversed(ordered)) == ordered
    assert sorted(ordered, key=lambda one: one.key) == sorted(sessions, key=lambda one: one.key)
    dated = [one.date for one in ordered if one.date is not None]
    assert dated == sorted(dated)


@given(SESSIONS)
def test_the_next_ordinal_is_free(sessions: list[Session]) -> None:
    assert next_ordinal(sessions) not in {one.ordinal for one in sessions}
