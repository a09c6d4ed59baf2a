"""The facts of a meeting as they are said back: times, zones, days, who asked for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from liaison.domain.countries import Countries
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import MeetingHeader, TimeCertainty
from liaison.ui.screens.meetings.completion import Suggestion
from liaison.ui.screens.meetings.header.fields import Lookups
from liaison.ui.screens.meetings.header.form import HeaderForm
from liaison.ui.screens.meetings.header.readings import date_of, date_text
from liaison.ui.screens.meetings.header.summary import when_of

MINSK = "Europe/Minsk"


@pytest.mark.parametrize(
    ("date", "starts", "ends", "certainty", "said"),
    [
        ("2019-08-02", "10:00", "12:15", None, "2 August 2019, 10:00–12:15 Europe/Minsk, 09:00–11:15 here"),
        (
            "2019-08-02",
            "10:00",
            None,
            TimeCertainty.ABOUT,
            "2 August 2019, about 10:00 Europe/Minsk, 09:00 here",
        ),
        ("2019-08-02", None, None, TimeCertainty.NOT_KNOWN, "2 August 2019, time not known"),
        (
            "2019-08-02",
            "23:30",
            "00:45",
            None,
            "2 August 2019, 23:30–00:45 (3 Aug 2019) Europe/Minsk, 22:30–23:45 here",
        ),
        ("2019-05", "10:00", None, None, "May 2019, 10:00 Europe/Minsk, 09:00 here"),
        ("2019", "10:00", None, None, "2019, 10:00 Europe/Minsk"),
        ("2019-05-21/2019-05-23", None, None, None, "21–23 May 2019"),
        ("2019-04-30/2019-05-02", None, None, None, "30 April – 2 May 2019"),
        (None, "10:00", None, None, "date not known, 10:00 Europe/Minsk"),
    ],
)
def test_when_it_was_in_both_zones(
    date: str | None,
    starts: str | None,
    ends: str | None,
    certainty: TimeCertainty | None,
    said: str,
    qapp: QApplication,
) -> None:
    header = MeetingHeader(
        "x",
        date=PartialDate.parse(date) if date else None,
        starts_at=starts,
        ends_at=ends,
        time_zone=MINSK,
        time_certainty=certainty,
    )
    assert when_of(header, "Europe/Berlin") == said


@pytest.mark.parametrize(
    "text", ["2019-05-21/2019-05-23", "2019-04-30/2019-05-02", "2018-12-30/2019-01-02", "2018/2019-05"]
)
def test_days_as_shown_are_read_back_as_the_same(text: str, qapp: QApplication) -> None:
    date = PartialDate.parse(text)
    assert date_of(date_text(date)) == date


@pytest.fixture
def form(qapp: QApplication) -> HeaderForm:
    found = (Suggestion("ICE", "United States", agency_id="us-ice"),)
    return HeaderForm(
        Lookups(Countries(()), lambda _, answer: answer(found), lambda key, answer: answer(f"name of {key}"))
    )


@pytest.mark.parametrize(
    ("typed", "starts", "certainty", "shown"),
    [
        ("10", "10:00", None, "10:00"),
        ("~10", "10:00", TimeCertainty.ABOUT, "~10:00"),
        ("about 10.30", "10:30", TimeCertainty.ABOUT, "~10:30"),
        ("около 9", "09:00", TimeCertainty.ABOUT, "~09:00"),
        ("?", None, TimeCertainty.NOT_KNOWN, "?"),
        ("не известно", None, TimeCertainty.NOT_KNOWN, "?"),
    ],
)
def test_how_sure_a_time_is_is_typed_with_it(
    typed: str, starts: str | None, certainty: TimeCertainty | None, shown: str, form: HeaderForm
) -> None:
    form.show_header(MeetingHeader("x"))
    widget = form.field("starts_at").widget
    widget.type_text(typed)
    assert (form.header.starts_at, form.header.time_certainty) == (starts, certainty)
    form.show_header(form.header)
    assert widget.line.text() == shown


def test_a_refused_time_leaves_the_one_kept_and_what_was_typed(form: HeaderForm) -> None:
    form.show_header(MeetingHeader("x", starts_at="10:00", time_certainty=TimeCertainty.ABOUT))
    widget = form.field("starts_at").widget
    widget.type_text("about 25")
    assert (form.header.starts_at, form.header.time_certainty) == ("10:00", TimeCertainty.ABOUT)
    assert widget.line.text() == "about 25"
    assert "“about 25” is not a time of day" in form.refusals.text()


def test_a_certainty_without_a_beginning_is_kept(form: HeaderForm) -> None:
    header = MeetingHeader("x", ends_at="12:00", time_certainty=TimeCertainty.ABOUT)
    form.show_header(header)
    assert form.header == header


def test_the_initiator_is_an_agency_or_free_words(form: HeaderForm, qapp: QApplication) -> None:
    form.show_header(MeetingHeader("x", initiator_name="ICE, the American side", initiator_agency_id="us-ice"))
    assert form.header.initiator_agency_id == "us-ice"
    widget = form.field("initiator_name").widget
    widget.type_text("the American side")
    assert form.header == MeetingHeader("x", initiator_name="the American side")
    form.show_header(MeetingHeader("x", initiator_agency_id="by-sk"))
    assert widget.line.text() == "name of by-sk"
    assert form.header.initiator_agency_id == "by-sk"


def test_a_time_the_clocks_went_past_is_said(qapp: QApplication) -> None:
    header = MeetingHeader("x", date=PartialDate.parse("2019-03-31"), starts_at="02:30", time_zone="Europe/Berlin")
    assert when_of(header) == "31 March 2019, 02:30 Europe/Berlin (clocks went past it that day)"


def test_in_a_small_window_every_field_comes_into_view(form: HeaderForm, qtbot: QtBot) -> None:
    qtbot.addWidget(form)
    form.resize(480, 150)
    form.show()
    form.show_details(True)
    qtbot.waitExposed(form)
    interpreter = form.field("interpreter").widget.line
    form.field("language").widget.line.setFocus()
    QTest.keyClick(form.field("language").widget.line, Qt.Key.Key_Tab)
    assert form.focusWidget() is interpreter
    qtbot.waitUntil(lambda: interpreter.visibleRegion().boundingRect().height() > 10, timeout=2000)
