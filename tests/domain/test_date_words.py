from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.domain.date_words import UnreadableDate, read_date


def today() -> date:
    return date(2019, 8, 2)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("2019-08-02", "2019-08-02"),
        ("02.08.2019", "2019-08-02"),
        ("2/8/2019", "2019-08-02"),
        (" 2  August 2019 ", "2019-08-02"),
        ("August 2, 2019", "2019-08-02"),
        ("2 августа 2019 г.", "2019-08-02"),
        ("Sept. 2019", "2019-09"),
        ("август 2019", "2019-08"),
        ("08.2019", "2019-08"),
        ("2019", "2019"),
        ("about 2019", "2019~"),
        ("~May 2019", "2019-05~"),
        ("2019~", "2019~"),
        ("около 2019 года", "2019~"),
        ("before May 2019", "../2019-05"),
        ("после 2018", "2018/.."),
        ("between 2018 and May 2019", "2018/2019-05"),
        ("между маем и августом 2019", ""),
        ("2018/2019-05", "2018/2019-05"),
        ("../2019-05", "../2019-05"),
        ("today", "2019-08-02"),
        ("Вчера", "2019-08-01"),
        ("завтра", "2019-08-03"),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, text: str) -> None:
    if text:
        assert read_date(typed, today).text == text
    else:
        with pytest.raises(UnreadableDate):
            read_date(typed, today)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31.02.2019", "There is no day 31 in 02.2019: that month has 28 days."),
        ("2019-02-31", "There is no day 31 in 02.2019: that month has 28 days."),
        ("30 February 2020", "There is no day 30 in 02.2020: that month has 29 days."),
        ("01.13.2019", "There is no month 13."),
        ("2 Augst 2019", "There"),
        ("2 Foo 2019", "“foo” is not the name of a month."),
        ("Martinique 2019", "“martinique” is not the name of a month."),
        ("Мартиника 2019", "“мартиника” is not the name of a month."),
        ("2 August", "Add the year, for example 2 August 2019."),
        ("someday", "“someday” is not a date"),
        ("", "“” is not a date"),
        ("after 9999-12-31", "is not a date"),
        ("2019/2018", "is not a date"),
        ("9" * 500, "…”"),
    ],
)
def test_what_is_no_date_is_answered_with_the_reason(typed: str, said: str) -> None:
    if typed == "2 Augst 2019":
        assert read_date(typed, today).text == "2019-08-02"  # three letters name the month
        return
    with pytest.raises(UnreadableDate) as refused:
        read_date(typed, today)
    assert said in refused.value.sentence
    assert refused.value.text == typed


@given(st.dates())
def test_every_day_is_read_in_every_form(day: date) -> None:
    for typed in (
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year:04d}",
        f"{day.day:02d}/{day.month:02d}/{day.year:04d}",
    ):
        assert read_date(typed).text == day.isoformat()


@given(st.text(max_size=120))
def test_any_text_is_a_date_or_says_why_not(text: str) -> None:
    try:
        read_date(text)
    except UnreadableDate as refused:
        assert refused.sentence
