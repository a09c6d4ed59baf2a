"""The last meeting and open promises beside an office of the answer."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from liaison.base.lanes import Lanes
from liaison.domain.contacts import LastContact, LastMeeting, OpenPromises
from liaison.domain.dates import PartialDate
from liaison.domain.follow_ups import Promise
from liaison.domain.meetings import MeetingHeader, NewDelegation
from liaison.domain.question_pieces import Question
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.meetings import MeetingService
from liaison.store.engine import Store
from liaison.ui.screens.coverage.screen import CoverageScreen
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.contact_words import contact_in_brief, contact_in_full

NONE = OpenPromises(0, None)
KEY = RowKey("own", "1")


def sentences(screen: CoverageScreen) -> list[str]:
    return [label.text() for label in screen.answer_side.explanation.findChildren(PlainLabel) if label.isVisible()]


def test_the_last_meeting_is_told_and_opened(screen: CoverageScreen, filled: Store, lanes: Lanes, qtbot: QtBot) -> None:
    screen.ask(Question(("BY",), at=date(2019, 8, 2)))
    qtbot.waitUntil(lambda: "No meeting is recorded here." in sentences(screen))
    header = MeetingHeader("Working meeting in Minsk", date=PartialDate.parse("2019-08-02"))
    side = NewDelegation("ICE Frankfurt", agency_id="us-ice", office_id="us-ice-frankfurt")
    made = lanes.write(lambda: MeetingService(filled).create(header, (side,))).result()
    screen.reload(ChangeSet("meeting.create", frozenset({"meeting"})))
    screen.activated()
    qtbot.waitUntil(lambda: "last met 2019-08-02: Working meeting in Minsk" in sentences(screen))
    line = screen.answer_side.list.current_line()
    assert line is not None
    assert line.details[-1] == "last met 2019-08-02"
    (button,) = [one for one in screen.findChildren(QPushButton) if one.text() == "Open the last meeting"]
    button.setFocus()
    with qtbot.waitSignal(screen.meeting_asked) as opened:
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert opened.args == [made.key]


def test_promises_of_both_sides_are_told_with_the_most_pressing() -> None:
    late = Promise(KEY, "Send the draft", None, "Own office", PartialDate.parse("2019-09-01"), KEY, "Minsk")
    meeting = LastMeeting(KEY, "Minsk", None, with_office=False)
    contact = LastContact(meeting, OpenPromises(2, late), OpenPromises(1, None), NONE)
    assert contact_in_brief(contact) == "its agency last met on an unknown day\u00a0· 3 open promises"
    assert list(contact_in_full(contact, date(2026, 1, 1))) == [
        "its agency last met on an unknown day: Minsk",
        "We promised 2 things: Send the draft (overdue since 2019-09-01)",
        "They promised 1 thing",
    ]


def test_what_is_not_known_is_not_called_no_meeting() -> None:
    assert contact_in_brief(None) == ""
    assert list(contact_in_full(None, date(2026, 1, 1))) == []
    assert list(contact_in_full(LastContact(None, NONE, NONE, NONE), date(2026, 1, 1))) == [
        "No meeting is recorded here."
    ]
