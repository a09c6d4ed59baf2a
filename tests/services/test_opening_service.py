"""Whether an office is open: by its own clock, with its holidays, and never "closed" when nothing is known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.base import translations
from liaison.base.paths import resources
from liaison.domain.opening import LONGEST, OpenState, ZoneFrom, as_notation, worded_hours
from liaison.services.opening import HoursError, Seat, all_zones, is_zone, opening, read_hours, zone_of

WORKING = "Mo-Fr 09:00-17:00; PH off"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_an_office_opens_by_its_own_clock() -> None:
    seat = Seat(WORKING, "Europe/Minsk", "", "BY")
    before = opening(seat, lambda: at("2026-11-23T05:59"))
    assert (before.state, before.there and before.there.hour) == (OpenState.CLOSED, 8)
    assert before.changes is not None
    assert (before.changes.hour, before.changes.utcoffset()) == (9, timedelta(hours=3))
    during = opening(seat, lambda: at("2026-11-23T06:00"))
    assert during.state is OpenState.OPEN
    assert during.changes is not None
    assert during.changes.hour == 17


def test_a_public_holiday_of_the_country_is_a_day_off() -> None:
    assert opening(Seat(WORKING, "", "Berlin", "DE"), lambda: at("2026-05-01T09:00")).state is OpenState.CLOSED
    assert opening(Seat(WORKING, "", "London", "GB"), lambda: at("2026-05-01T09:00")).state is OpenState.OPEN


def test_where_the_holidays_are_not_known_it_is_said() -> None:
    told = opening(Seat(WORKING, "", "", "TJ"), lambda: at("2026-11-23T06:00"))
    assert (told.state, told.holidays_known) == (OpenState.OPEN, False)
    assert opening(Seat("Mo-Fr 09:00-17:00", "", "", "TJ"), lambda: at("2026-11-23T06:00")).holidays_known


@pytest.mark.parametrize(
    ("seat", "zone", "known"),
    [
        (Seat("", "Asia/Tokyo", "Minsk", "BY"), "Asia/Tokyo", ZoneFrom.STATED),
        (Seat("", "", "Minsk", "BY"), "Europe/Minsk", ZoneFrom.CITY),
        (Seat("", "", "New York", "US"), "America/New_York", ZoneFrom.CITY),
        (Seat("", "", "Brest", "BY"), "Europe/Minsk", ZoneFrom.COUNTRY),
        # two zones whose clocks agree are one
        (Seat("", "", "Wiesbaden", "DE"), "Europe/Berlin", ZoneFrom.COUNTRY),
        (Seat("", "", "Wichita", "US"), None, ZoneFrom.NOT_KNOWN),
        (Seat("", "", "", ""), None, ZoneFrom.NOT_KNOWN),
        (Seat("", "Mars/Olympus", "", "BY"), "Europe/Minsk", ZoneFrom.COUNTRY),
    ],
)
def test_the_time_zone_is_stated_or_derived_or_not_known(seat: Seat, zone: str | None, known: ZoneFrom) -> None:
    found, how = zone_of(seat)
    assert (found.key if found else None, how) == (zone, known)
    assert how.derived is (how in (ZoneFrom.CITY, ZoneFrom.COUNTRY))


@pytest.mark.parametrize(
    "seat",
    [
        Seat("", "", "Minsk", "BY"),
        Seat(WORKING, "", "Wichita", "US"),
        Seat('"by appointment"', "", "Minsk", "BY"),
        Seat("what a newer program wrote", "", "Minsk", "BY"),
        Seat("Mo-Fr unknown", "", "Minsk", "BY"),
    ],
)
def test_what_is_not_known_is_never_closed(seat: Seat) -> None:
    assert opening(seat, lambda: at("2026-11-23T06:00")).state is OpenState.NOT_KNOWN


def test_day_and_night_never_changes() -> None:
    told = opening(Seat("24/7", "", "Minsk", "BY"), lambda: at("2026-11-22T03:00"))
    assert (told.state, told.changes) == (OpenState.OPEN, None)


@pytest.mark.parametrize(
    ("typed", "notation"),
    [
        ("Mo-Fr 9-17", "Mo-Fr 09:00-17:00"),
        ("mo–fr 9:00–12:30, 13.30–18:00; PH off", "Mo-Fr 09:00-12:30,13:30-18:00; PH closed"),
        ("24/7", "24/7"),
        ("Mo-Fr 22:00-06:00", "Mo-Fr 22:00-06:00"),
        ('Mo-Fr 9-17 "ring at gate 9-17"', 'Mo-Fr 09:00-17:00 "ring at gate 9-17"'),
        ("Dec 24-26 off", "Dec 24-Dec 26 closed"),
    ],
)
def test_hours_are_read_as_people_type_them(typed: str, notation: str) -> None:
    assert read_hours(typed) == notation


def test_days_are_read_and_worded_in_the_language_in_use() -> None:
    translations.use_language("en", resources() / "languages")
    with translations.speaking("ru"):
        words = worded_hours("Mo-Fr 09:00-17:00; PH closed")
        assert words.startswith("Пн-Пт 09:00-17:00")
        assert read_hours(words) == "Mo-Fr 09:00-17:00; PH closed"


@pytest.mark.parametrize("typed", ["Mo-Fr 9-", "whenever", "Mo-Fr 8-99", "", "(" * 200, "Mo-Fr " * 40])
def test_hours_that_are_none_are_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(HoursError) as refused:
        read_hours(typed)
    assert refused.value.sentence.endswith(".")


def test_endless_hours_are_refused_unread() -> None:
    with pytest.raises(HoursError, match=str(LONGEST)):
        read_hours("Mo-Fr 09:00-17:00; " * 1000)


@given(st.text(max_size=60) | st.from_regex(r"(Mo|Tu|PH|Dec|week)[-, ]?[0-9:.\-; ]{0,20}", fullmatch=True))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    try:
        text = read_hours(typed)
    except HoursError:
        return
    assert read_hours(text) == text
    opening(Seat(text, "Europe/Minsk", "", "BY"), lambda: at("2026-11-23T06:00"))


def test_what_stands_in_quotation_marks_stays() -> None:
    assert as_notation('"Mo 9-17"') == '"Mo 9-17"'


def test_zones_to_choose_from_are_zones() -> None:
    assert len(all_zones()) > 300
    assert all(map(is_zone, all_zones()))
    assert not is_zone("../../etc/passwd")
