"""Meetings by keyboard, over a real encrypted store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.screens.meetings.conftest import NOW

from liaison.app.meeting_services import Pages
from liaison.base.errors import WorldError
from liaison.base.lanes import Lanes
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Capacity, Meeting, MeetingHeader, NewDelegation, NewParticipant, Tlp
from liaison.domain.rows import RowKey
from liaison.services.follow_ups import FollowUpService
from liaison.services.journal import JournalService
from liaison.services.meetings import MeetingService
from liaison.store.engine import Store
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.part_services import MeetingServices
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.theme.theme import Theme

T = TypeVar("T")
Told = list[tuple[str, Callable[[], None] | None]]
HEADER = MeetingHeader("Working meeting with ICE", date=PartialDate.parse("2019-08-02"), place="Minsk")


class Kept:
    """What is in the store, asked on its thread."""

    def __init__(self, lanes: Lanes, service: MeetingService) -> None:
        self._lanes, self._service = lanes, service

    def on_thread(self, work: Callable[[], T]) -> T:
        return self._lanes.write(work).result(timeout=60)

    def create(self, header: MeetingHeader, sides: tuple[NewDelegation, ...] = ()) -> RowKey:
        return self.on_thread(lambda: self._service.create(header, sides)).key

    def count(self) -> int:
        return self.on_thread(self._service.count)

    def meeting(self, key: RowKey) -> Meeting | None:
        return self.on_thread(lambda: self._service.meeting(key))

    def only(self) -> Meeting:
        (row,) = self.on_thread(self._service.page)
        meeting = self.meeting(row.key)
        assert meeting is not None
        return meeting

    def note_of(self, key: RowKey) -> str:
        meeting = self.meeting(key)
        assert meeting is not None
        return meeting.note.text


class Officer:
    """Types on the widget that has the focus, and waits for what should be seen."""

    def __init__(self, screen: MeetingsScreen, qtbot: QtBot) -> None:
        self.screen, self.qtbot = screen, qtbot

    def focus(self) -> QWidget:
        focused = self.screen.window().focusWidget()
        assert focused is not None
        return focused

    def types(self, text: str, into: QWidget | None = None) -> None:
        for letter in text:
            # QTest knows the keys of ASCII only
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(into or self.focus(), event)

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus(), key, modifiers)

    def sees(self, what: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(what, timeout=5000)

    def saved(self) -> None:
        page = self.screen.page
        self.sees(lambda: page.saver.is_saved and page.note.saving.text.startswith("Saved"))

    def goes_to(self, attribute: str) -> QLineEdit:
        line = self.screen.page.form.field(attribute).widget.line
        line.setFocus()
        line.selectAll()
        return line


@pytest.fixture
def officer(screen: MeetingsScreen, qtbot: QtBot) -> Officer:
    return Officer(screen, qtbot)


@pytest.fixture
def kept(lanes: Lanes, service: MeetingService) -> Kept:
    return Kept(lanes, service)


@pytest.fixture
def meeting(kept: Kept) -> RowKey:
    """A meeting with two sides."""
    sides = (
        NewDelegation("Investigative Committee", Capacity.HOST),
        NewDelegation("ICE", Capacity.GUEST, participants=(NewParticipant("G. Balsamo", "attaché", is_head=True),)),
    )
    return kept.create(HEADER, sides)


def test_an_empty_store_says_what_to_do(officer: Officer) -> None:
    labels = officer.screen.findChildren(QLabel)
    officer.sees(lambda: any(label.text() == "No meetings yet" and label.isVisible() for label in labels))


def test_a_meeting_is_made_written_and_there_after_a_restart(
    officer: Officer, screen: MeetingsScreen, lanes: Lanes, reopen: Callable[[], Store]
) -> None:
    screen.new_meeting()
    officer.types("Working meeting with ICE")
    officer.presses(Qt.Key.Key_Return)
    assert officer.focus() is screen.page.note.editor
    officer.types("## Powers of both agencies")
    officer.presses(Qt.Key.Key_Return)
    officer.types("> Belarus: interest in a treaty")
    officer.saved()
    assert screen.page.note.saving.text == "Saved 10:41:07"
    left = screen.flush()
    assert left is None or left.result(timeout=60) is not False
    lanes.close()
    afterwards = MeetingService(reopen())
    found = afterwards.meeting(afterwards.page()[0].key)
    assert found is not None
    assert found.header.title == "Working meeting with ICE"
    assert found.header.date == PartialDate.parse("2019-08-02")
    assert found.note.text == "## Powers of both agencies\n> Belarus: interest in a treaty"


def test_a_promise_written_in_the_note_is_open_for_every_other_screen(
    officer: Officer, screen: MeetingsScreen, kept: Kept, store: Store
) -> None:
    screen.new_meeting()
    officer.types("Minsk")
    officer.presses(Qt.Key.Key_Return)
    officer.types("- [ ] send the list @Balsamo due:2019-08-16")
    officer.presses(Qt.Key.Key_Return)
    officer.types("call back")
    # closed at once: the last line, too
    left = screen.flush()
    assert left is not None
    left.result(timeout=60)
    promises = kept.on_thread(FollowUpService(store).open_promises)
    assert [(one.text, one.owner_name) for one in promises] == [("send the list", "Balsamo"), ("call back", "")]


def test_a_meeting_nothing_was_entered_in_is_not_kept(officer: Officer, screen: MeetingsScreen, kept: Kept) -> None:
    screen.new_meeting()
    officer.presses(Qt.Key.Key_Escape)
    officer.sees(lambda: screen.list_page.isVisible())
    assert kept.count() == 0


def test_return_opens_and_escape_goes_back_to_the_same_line(
    officer: Officer, screen: MeetingsScreen, kept: Kept
) -> None:
    for day in range(1, 6):
        kept.create(MeetingHeader(f"Meeting {day}", date=PartialDate.parse(f"2019-08-0{day}")))
    screen.list_page.read()
    officer.sees(lambda: screen.list_page.model.rowCount() == 5)
    officer.sees(lambda: screen.list_page.view.currentIndex().row() == 0)
    officer.presses(Qt.Key.Key_Down)
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: screen.page.isVisible())
    assert screen.page.form.header.title == "Meeting 4"
    officer.types("hello")
    officer.presses(Qt.Key.Key_Escape)
    officer.sees(lambda: screen.list_page.view.hasFocus())
    assert screen.list_page.view.currentIndex().row() == 1
    # back where one was, undo and all
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: screen.page.note.editor.hasFocus())
    assert screen.page.note.editor.textCursor().position() == 5
    officer.presses(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.page.note.editor.text() == ""


def test_a_bad_date_keeps_its_text_and_says_why(
    officer: Officer, screen: MeetingsScreen, kept: Kept, meeting: RowKey
) -> None:
    screen.open_meeting(meeting)
    officer.sees(lambda: screen.page.isVisible())
    screen.page.form.show_details(True)
    line = officer.goes_to("date")
    officer.types("31.02.2019")
    officer.presses(Qt.Key.Key_Tab)
    assert line.text() == "31.02.2019"
    said = screen.page.form.refusals.text()
    assert "There is no day 31 in 02.2019: that month has 28 days." in said
    assert "Kept so far: Friday, 2 August 2019." in said
    assert kept.only().header.date == HEADER.date
    officer.goes_to("date")
    officer.types("about August 2019")
    officer.presses(Qt.Key.Key_Tab)
    assert not screen.page.form.refusals.isVisible()
    officer.saved()
    assert kept.only().header.date == PartialDate.parse("2019-08~")
    assert screen.page.form.summary.text().startswith("about August 2019")


@pytest.mark.parametrize(
    ("attribute", "typed", "kept_as"),
    [
        ("date", "03.08.2019", PartialDate.parse("2019-08-03")),
        ("starts_at", "1000", "10:00"),
        ("ends_at", "12.15", "12:15"),
        ("time_zone", "minsk", "Europe/Minsk"),
        ("city", " Minsk ", "Minsk"),
        ("country_iso2", "беларусь", "BY"),
        ("country_iso2", "de", "DE"),
        ("initiator_name", "the American side", "the American side"),
    ],
)
def test_facts_are_kept_as_they_are_understood(
    attribute: str, typed: str, kept_as: object, officer: Officer, screen: MeetingsScreen, kept: Kept, meeting: RowKey
) -> None:
    screen.open_meeting(meeting)
    officer.sees(lambda: screen.page.isVisible())
    screen.page.form.show_details(True)
    line = officer.goes_to(attribute)
    line.clear()
    officer.types(typed)
    officer.presses(Qt.Key.Key_Tab)
    officer.saved()
    assert getattr(kept.only().header, attribute) == kept_as


@pytest.mark.parametrize("attribute", ["starts_at", "time_zone", "country_iso2", "host_agency_id"])
def test_what_cannot_be_understood_is_said(
    attribute: str, officer: Officer, screen: MeetingsScreen, meeting: RowKey
) -> None:
    screen.open_meeting(meeting)
    officer.sees(lambda: screen.page.isVisible())
    screen.page.form.show_details(True)
    officer.goes_to(attribute)
    officer.types("99:99 nowhere")
    officer.presses(Qt.Key.Key_Tab)
    assert "“99:99 nowhere” is not" in screen.page.form.refusals.text()


def test_the_marking_is_kept(officer: Officer, screen: MeetingsScreen, kept: Kept, meeting: RowKey) -> None:
    screen.open_meeting(meeting)
    officer.sees(lambda: screen.page.isVisible())
    screen.page.form.marking.setFocus()
    for _ in range(3):
        officer.presses(Qt.Key.Key_Down)
    officer.saved()
    assert kept.only().header.marking is Tlp.AMBER


def test_the_host_is_chosen_from_the_directory(
    officer: Officer, screen: MeetingsScreen, kept: Kept, meeting: RowKey
) -> None:
    screen.open_meeting(meeting)
    officer.sees(lambda: screen.page.isVisible())
    screen.page.form.show_details(True)
    line = officer.goes_to("host_agency_id")
    officer.types("invest")
    completer = line.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    officer.sees(lambda: popup.isVisible())
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    officer.saved()
    assert kept.only().header.host_agency_id == "by-ic"
    assert line.text() == "Investigative Committee of Belarus"


def test_delegations_and_people_by_keyboard_alone(officer: Officer, screen: MeetingsScreen, kept: Kept) -> None:
    screen.new_meeting()
    officer.types("Working meeting")
    officer.presses(Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    officer.types("Investigative Committee, host")
    officer.presses(Qt.Key.Key_Return)
    people = screen.page.people
    officer.sees(lambda: people.list.model().rowCount() == 1)
    officer.types("I. Ivanov, head of department, head")
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: people.list.model().rowCount() == 2)
    # Return on an empty line goes on to the next side
    officer.presses(Qt.Key.Key_Return)
    officer.types("ICE Attaché, Frankfurt am Main")
    officer.sees(lambda: people.offers("ICE Attaché, Frankfurt am Main"))
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: people.list.model().rowCount() == 3)
    officer.types("K. Stifler")
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: people.list.model().rowCount() == 4)
    people.list.setFocus()
    officer.presses(Qt.Key.Key_I)
    officer.sees(lambda: kept.only().delegations[1].participants[0].is_interpreter)
    hosts, guests = kept.only().delegations
    assert (hosts.name, hosts.capacity) == ("Investigative Committee", Capacity.HOST)
    assert [(p.name, p.post, p.is_head) for p in hosts.participants] == [("I. Ivanov", "head of department", True)]
    assert (guests.name, guests.capacity, guests.office_id) == ("ICE Attaché, Frankfurt am Main", None, "ice-frankfurt")


def test_a_removed_delegation_comes_back_with_its_people_though_one_typed_on(
    officer: Officer, screen: MeetingsScreen, kept: Kept, meeting: RowKey, told: Told
) -> None:
    screen.open_meeting(meeting)
    officer.sees(lambda: screen.page.isVisible())
    people = screen.page.people.list
    people.setFocus()
    people.setCurrentIndex(people.model().index(1, 0))
    officer.presses(Qt.Key.Key_Delete)
    officer.sees(lambda: people.model().rowCount() == 1)
    screen.page.focus_note()
    officer.types("typed on")
    officer.saved()
    assert told[-1][0] == "ICE was removed."
    undo = told[-1][1]
    assert undo is not None
    undo()
    officer.sees(lambda: people.model().rowCount() == 3)
    found = kept.only()
    assert found.note.text == "typed on"
    assert [person.name for person in found.delegations[1].participants] == ["G. Balsamo"]
    assert found.delegations[1].capacity is Capacity.GUEST


def test_a_corrected_line_keeps_role_and_capacity(
    officer: Officer, screen: MeetingsScreen, kept: Kept, meeting: RowKey
) -> None:
    screen.open_meeting(meeting)
    officer.sees(lambda: screen.page.isVisible())
    people = screen.page.people.list
    people.setFocus()
    people.setCurrentIndex(people.model().index(2, 0))
    officer.presses(Qt.Key.Key_F2)
    editor = people.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "G. Balsamo, attaché"
    editor.selectAll()
    officer.types("Gary Balsamo, attaché, Frankfurt", editor)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    officer.sees(lambda: kept.only().delegations[1].participants[0].name == "Gary Balsamo")
    person = kept.only().delegations[1].participants[0]
    assert (person.post, person.is_head) == ("attaché, Frankfurt", True)


def test_a_deleted_meeting_comes_back(
    officer: Officer, screen: MeetingsScreen, kept: Kept, meeting: RowKey, told: Told
) -> None:
    screen.list_page.read()
    officer.sees(lambda: screen.list_page.view.currentIndex().row() == 0)
    officer.presses(Qt.Key.Key_Delete)
    officer.sees(lambda: bool(told) and screen.list_page.model.rowCount() == 0)
    assert kept.count() == 0
    undo = told[-1][1]
    assert undo is not None
    undo()
    officer.sees(lambda: screen.list_page.model.rowCount() == 1)
    assert kept.meeting(meeting) is not None


def test_a_deletion_is_not_mistaken_for_a_later_change(
    officer: Officer, screen: MeetingsScreen, kept: Kept, meeting: RowKey, told: Told
) -> None:
    screen.list_page.read()
    officer.sees(lambda: screen.list_page.view.currentIndex().row() == 0)
    officer.presses(Qt.Key.Key_Delete)
    officer.sees(lambda: bool(told))
    kept.create(MeetingHeader("Made meanwhile"))
    undo = told[-1][1]
    assert undo is not None
    undo()
    officer.sees(lambda: len(told) == 2)
    assert "Something else was changed meanwhile" in told[-1][0]
    assert kept.meeting(meeting) is None
    assert kept.count() == 1


class FullDisk(WorldError):
    """The disk is full."""


def test_while_the_store_refuses_the_text_stays_and_is_tried_again(
    officer: Officer,
    screen: MeetingsScreen,
    kept: Kept,
    meeting: RowKey,
    service: MeetingService,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(note: RowKey, text: str, base: str | None = None) -> bool:
        raise FullDisk("The disk is full.")

    screen.open_meeting(meeting)
    officer.sees(lambda: screen.page.isVisible())
    with monkeypatch.context() as broken:
        broken.setattr(service, "save_note", refuse)
        officer.types("first line")
        officer.sees(lambda: screen.page.note.saving.text.startswith("NOT SAVED: The disk is full."))
        officer.types(", typed on while it fails")
        # leaving is refused, so that nothing is overwritten
        officer.presses(Qt.Key.Key_Escape)
        officer.sees(lambda: not screen.page.saver.is_under_way)
        assert screen.page.isVisible()
        assert screen.page.note.editor.text() == "first line, typed on while it fails"
        assert screen.page.note.saving.text.startswith("NOT SAVED")
    officer.types("!")
    officer.saved()
    assert kept.only().note.text == "first line, typed on while it fails!"


def test_flush_is_over_when_everything_is_on_the_disk(
    officer: Officer, screen: MeetingsScreen, kept: Kept, meeting: RowKey
) -> None:
    screen.open_meeting(meeting)
    officer.sees(lambda: screen.page.isVisible())
    assert screen.flush() is None
    screen.page.form.title.setText("Renamed")
    screen.page.form.title.textEdited.emit("Renamed")
    officer.types("last words")
    future = screen.flush()
    assert future is not None
    future.result(timeout=60)
    found = kept.only()
    assert (found.header.title, found.note.text) == ("Renamed", "last words")


def test_a_change_made_elsewhere_shows_in_the_open_meeting(
    officer: Officer, screen: MeetingsScreen, kept: Kept, meeting: RowKey, store: Store, service: MeetingService
) -> None:
    screen.open_meeting(meeting)
    officer.sees(lambda: screen.page.isVisible())
    officer.types("kept")
    officer.saved()
    officer.types(" and taken back")
    officer.saved()
    changes = kept.on_thread(JournalService(store).undo_last)
    assert changes is not None
    screen.reload(changes)
    officer.sees(lambda: screen.page.note.editor.text() == "kept")
    renamed = replace(HEADER, title="Renamed elsewhere")
    screen.reload(kept.on_thread(lambda: service.edit(meeting, renamed)))
    officer.sees(lambda: screen.page.form.title.text() == "Renamed elsewhere")
    assert screen.page.saver.is_saved


def test_opening_another_meeting_saves_what_was_typed_while_it_was_read(
    officer: Officer, screen: MeetingsScreen, kept: Kept, meeting: RowKey
) -> None:
    other = kept.create(MeetingHeader("Other"))
    screen.open_meeting(meeting)
    officer.sees(lambda: screen.page.isVisible())
    screen.open_meeting(other)
    officer.types("quick")
    officer.sees(lambda: screen.page.key == other)
    assert screen.page.note.editor.text() == ""
    assert kept.note_of(meeting) == "quick"


def test_the_structure_follows_the_text_and_leads_to_its_lines(
    officer: Officer, screen: MeetingsScreen, meeting: RowKey
) -> None:
    screen.open_meeting(meeting)
    officer.sees(lambda: screen.page.isVisible())
    for line in ("## Powers", "text", "- [ ] Send the list @us due:2019-08-16"):
        officer.types(line)
        officer.presses(Qt.Key.Key_Return)
    structure = screen.page.structure
    position = screen.page.note.editor.textCursor().position()
    officer.sees(lambda: structure.model().rowCount() == 4)
    assert screen.page.note.editor.textCursor().position() == position
    words = [structure.model().index(row, 0).data() for row in range(4)]
    assert words == ["Follow-ups (1)", "Send the list (us · due 16 Aug 2019)", "Agenda (1)", "1. Powers"]
    structure.setFocus()
    structure.setCurrentIndex(structure.model().index(3, 0))
    officer.presses(Qt.Key.Key_Return)
    assert screen.page.note.editor.hasFocus()
    assert screen.page.note.editor.textCursor().blockNumber() == 0


def test_typing_in_the_filter_leaves_a_saved_page(
    officer: Officer, screen: MeetingsScreen, kept: Kept, meeting: RowKey
) -> None:
    kept.create(MeetingHeader("Another"))
    screen.open_meeting(meeting)
    officer.sees(lambda: screen.page.isVisible())
    officer.types("unsaved")
    screen.set_filter("ICE")
    officer.sees(lambda: screen.list_page.isVisible() and screen.list_page.model.rowCount() == 1)
    assert kept.note_of(meeting) == "unsaved"


def test_a_meeting_opens_with_what_is_open_from_the_last_one_and_a_key_checks_it_off(
    officer: Officer, screen: MeetingsScreen, kept: Kept
) -> None:
    sides = (NewDelegation("Host", agency_id="by-sk"), NewDelegation("Guest", agency_id="us-ice"))
    first = kept.create(HEADER, sides)
    screen.open_meeting(first)
    officer.sees(lambda: screen.page.isVisible() and screen.page.key == first)
    assert not screen.page.promises.isVisible()
    officer.types("- [ ] send the list @Balsamo")
    second = kept.create(MeetingHeader("The next"), sides)
    screen.open_meeting(second)
    officer.sees(lambda: screen.page.key == second and screen.page.promises.isVisible())
    shown = screen.page.promises.list
    shown.setFocus()
    officer.presses(Qt.Key.Key_Space)
    officer.sees(lambda: not screen.page.promises.isVisible())
    assert kept.note_of(first) == "- [x] send the list @Balsamo"


def test_return_on_an_open_promise_leads_to_the_line_it_stands_in(
    officer: Officer, screen: MeetingsScreen, kept: Kept
) -> None:
    sides = (NewDelegation("Host", agency_id="by-sk"), NewDelegation("Guest", agency_id="us-ice"))
    first = kept.create(HEADER, sides)
    screen.open_meeting(first)
    officer.sees(lambda: screen.page.isVisible() and screen.page.key == first)
    for text in ("one", "- [ ] send the list", ""):
        officer.types(text)
        officer.presses(Qt.Key.Key_Return)
    officer.types("the end")
    screen.open_meeting(kept.create(MeetingHeader("The next"), sides))
    officer.sees(lambda: screen.page.promises.isVisible())
    screen.page.promises.list.setFocus()
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: screen.page.key == first)
    assert screen.page.note.editor.textCursor().block().text() == "- [ ] send the list"


def test_a_meeting_that_comes_late_leaves_the_keys_to_the_field_somebody_went_on_to(
    services: MeetingServices, doors: Doors, theme: Theme, service: MeetingService, lanes: Lanes, qtbot: QtBot
) -> None:
    key = lanes.write(lambda: service.create(MeetingHeader("Minsk"))).result(timeout=60).key
    window = QWidget()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    search = QLineEdit()
    screen = MeetingsScreen(services, doors, theme, lambda *_: None, Pages(services).make, now=lambda: NOW)
    rows.addWidget(search)
    rows.addWidget(screen)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    screen.open_meeting(key)
    search.setFocus()
    qtbot.waitUntil(lambda: screen.page.key == key)
    assert search.hasFocus()
    screen.page.leave()
    qtbot.waitUntil(lambda: screen.meeting_in_front() is None)
    screen.open_meeting(key)
    qtbot.waitUntil(screen.page.note.editor.hasFocus)
