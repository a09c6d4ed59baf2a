"""The same moment on two clocks, and the days of a meeting as people type them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.domain.date_words import UnreadableDate
from liaison.domain.dates import PartialDate
from liaison.domain.day_spans import read_days
from liaison.domain.meeting_times import (
    ClockTime,
    Hours,
    hours_elsewhere,
    is_over_midnight,
    is_skipped,
    is_span_of_days,
    own_hours,
)

ZONES = ("Europe/Minsk", "Europe/Berlin", "Asia/Baku", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC")
DAYS = st.dates(date(1995, 1, 1), date(2035, 12, 31))
CLOCKS = st.times().map(lambda time: f"{time:%H:%M}")


def test_minsk_and_frankfurt() -> None:
    day = PartialDate.parse("2019-08-02")
    assert hours_elsewhere(day, own_hours("10:00", "12:15"), "Europe/Minsk", "Europe/Berlin") == Hours(
        ClockTime("09:00"), ClockTime("11:15")
    )


def test_a_call_over_midnight_begins_on_another_day_elsewhere() -> None:
    hours = own_hours("23:30", "01:15")
    assert hours == Hours(ClockTime("23:30"), ClockTime("01:15", 1))
    there = hours_elsewhere(PartialDate.parse("2019-08-02"), hours, "Europe/Minsk", "Asia/Tashkent")
    assert there == Hours(ClockTime("01:30", 1), ClockTime("03:15", 1))
    assert is_over_midnight("23:30", "01:15")
    assert not is_over_midnight("10:00", "10:00")


@pytest.mark.parametrize(
    ("when", "zone", "elsewhere"),
    [
        ("2019-08-02", "Europe/Minsk", "Europe/Moscow"),
        ("2019-08-02", "Europe/Minsk", None),
        ("2019-08-02", "nowhere", "UTC"),
        ("2019-08-02", "../../etc/passwd", "UTC"),
        ("2019", "Europe/Minsk", "Europe/Berlin"),  # summer and winter differ
        ("../2019", "Europe/Minsk", "UTC"),
    ],
)
def test_nothing_is_said_where_clocks_agree_or_the_answer_is_not_known(
    when: str, zone: str, elsewhere: str | None
) -> None:
    assert hours_elsewhere(PartialDate.parse(when), own_hours("10:00", None), zone, elsewhere) is None


@given(DAYS, CLOCKS, st.sampled_from(ZONES), st.sampled_from(ZONES))
def test_there_and_back_is_the_same_moment(day: date, clock: str, zone: str, elsewhere: str) -> None:
    when = PartialDate.of(day)
    there = hours_elsewhere(when, own_hours(clock, None), zone, elsewhere)
    if there is None or there.starts is None or is_skipped(day, clock, zone):
        return
    shown = datetime.combine(
        day + timedelta(days=there.starts.days),
        datetime.strptime(there.starts.text, "%H:%M").time(),
    )
    meant = datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), ZoneInfo(zone))
    assert meant.astimezone(ZoneInfo(elsewhere)).replace(tzinfo=None) == shown


def test_a_time_the_clocks_went_past() -> None:
    assert is_skipped(date(2019, 3, 31), "02:30", "Europe/Berlin")
    assert not is_skipped(date(2019, 3, 30), "02:30", "Europe/Berlin")
    assert not is_skipped(date(2019, 3, 31), "02:30", "nowhere")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("21–23 May 2019", "2019-05-21/2019-05-23"),
        ("21-23.05.2019", "2019-05-21/2019-05-23"),
        ("May 21-23, 2019", "2019-05-21/2019-05-23"),
        ("30 April – 2 May 2019", "2019-04-30/2019-05-02"),
        ("30.04-02.05.2019", "2019-04-30/2019-05-02"),
        ("30.12.2018 - 02.01.2019", "2018-12-30/2019-01-02"),
        ("21-23 мая 2019 г.", "2019-05-21/2019-05-23"),
        ("30 апреля — 2 мая 2019 года", "2019-04-30/2019-05-02"),
        ("21-21 May 2019", "2019-05-21"),
        ("2 August 2019", "2019-08-02"),
        ("2019-08-02", "2019-08-02"),
        ("between 2018 and May 2019", "2018/2019-05"),
    ],
)
def test_days_as_people_type_them(typed: str, kept: str) -> None:
    assert read_days(typed).text == kept


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("31.02.2019", "There is no day 31 in 02.2019"),
        ("30-31 February 2019", "There is no day 30 in 02.2019"),
        ("23–21 May 2019", "ends before it begins"),
        ("21–23 Mai 2019 " + "x" * 90, "is not a date"),
    ],
)
def test_days_that_are_none_are_refused_with_a_sentence(typed: str, why: str) -> None:
    with pytest.raises(UnreadableDate) as refused:
        read_days(typed)
    assert why in refused.value.sentence


def test_which_dates_are_several_days() -> None:
    spans = [
        text
        for text in ("2019-05-21/2019-05-23", "2018/2019-05", "2019-05", "2019-01-01/2019-12-31", "2019-05-21")
        if is_span_of_days(PartialDate.parse(text))
    ]
    assert spans == ["2019-05-21/2019-05-23"]
