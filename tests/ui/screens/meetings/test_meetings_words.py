"""What is typed in a line about people, times and dates, and what is shown for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from liaison.domain.countries import Countries, Country
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Capacity, MeetingHeader, NewParticipant, Participant
from liaison.domain.rows import RowKey
from liaison.domain.times_of_day import read_time
from liaison.ui.date_wording import date_in_words
from liaison.ui.screens.meetings.header.readings import date_of, date_text, zone_of
from liaison.ui.screens.meetings.header.summary import summary_of
from liaison.ui.screens.meetings.people.words import read_delegation, read_person, write_person


@pytest.mark.parametrize(
    ("typed", "name", "capacity"),
    [
        ("State Customs Committee", "State Customs Committee", None),
        ("State Customs Committee, Host", "State Customs Committee", Capacity.HOST),
        ("CIS Anti-Terrorism Center, participating body", "CIS Anti-Terrorism Center", Capacity.PARTICIPATING_BODY),
        ("ICE Attaché, Frankfurt am Main", "ICE Attaché, Frankfurt am Main", None),
        ("ICE Attaché, Frankfurt am Main, guest", "ICE Attaché, Frankfurt am Main", Capacity.GUEST),
        ("host", "host", None),
        ("  ", "", None),
    ],
)
def test_a_side_and_its_capacity(typed: str, name: str, capacity: Capacity | None) -> None:
    assert read_delegation(typed) == (name, capacity)


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("G. Balsamo", NewParticipant("G. Balsamo")),
        ("G. Balsamo, attaché, head", NewParticipant("G. Balsamo", "attaché", is_head=True)),
        ("A. Petrova, interpreter", NewParticipant("A. Petrova", is_interpreter=True)),
        ("B, deputy head, border guard, head", NewParticipant("B", "deputy head, border guard", is_head=True)),
        (" , head", None),
        ("", None),
    ],
)
def test_a_person_post_and_role(typed: str, person: NewParticipant | None) -> None:
    assert read_person(typed) == person


@given(st.text(max_size=60))
def test_any_line_about_a_person_is_read_and_a_kept_one_reads_as_itself(text: str) -> None:
    person = read_person(text)
    if person is not None:
        kept = Participant(RowKey("own", "1"), person.name, person.post)
        again = read_person(write_person(kept))
        assert again is not None
        assert again.name == person.name


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("10", "10:00"),
        ("1015", "10:15"),
        ("9:05", "09:05"),
        ("10.15", "10:15"),
        ("24:00", None),
        ("10:60", None),
        ("x", None),
    ],
)
def test_times_of_day(typed: str, time: str | None) -> None:
    assert read_time(typed) == time


@pytest.mark.parametrize(
    "text",
    ["2019-08-02", "2019-08", "2019", "2019~", "2019-08~", "../2019-05", "2018/..", "2018/2019-05", "0987-01-02"],
)
def test_a_date_shown_is_read_back_as_itself(text: str, qapp: QApplication) -> None:
    date = PartialDate.parse(text)
    assert date_of(date_text(date)) == date


def test_dates_in_words(qapp: QApplication) -> None:
    words = [
        date_in_words(PartialDate.parse(text))
        for text in ("2019-08-02", "2019-08", "2019~", "../2019-05", "2018/2019-05")
    ]
    assert words == ["2 August 2019", "August 2019", "about 2019", "before May 2019", "between 2018 and May 2019"]


def test_zones_are_found_by_city(qapp: QApplication) -> None:
    assert zone_of("europe/minsk") == "Europe/Minsk"
    assert zone_of("new york") == "America/New_York"


def test_the_summary_says_what_is_known_and_what_is_not(qapp: QApplication) -> None:
    countries = Countries((Country("BY", "BLR", "Belarus", "Беларусь", "151", "", ""),))
    assert summary_of(MeetingHeader("x"), countries) == "date not known  ·  Working meeting"
    full = MeetingHeader(
        "x",
        date=PartialDate.parse("2019-08-02"),
        starts_at="10:00",
        ends_at="12:15",
        time_zone="Europe/Minsk",
        city="Minsk",
        place="Central office",
        country_iso2="BY",
        initiator_name="ICE",
    )
    assert summary_of(full, countries) == (
        "2 August 2019, 10:00–12:15 Europe/Minsk  ·  Minsk, Central office, Belarus  ·  Working meeting"
        "  ·  on the initiative of ICE"
    )
