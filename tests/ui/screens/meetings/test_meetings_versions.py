"""States and versions by keyboard: final, opened again, agreed, compared, brought back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.base.lanes import Lanes
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Capacity, Meeting, MeetingHeader, MeetingState, NewDelegation, NewParticipant, Tlp
from liaison.domain.minutes_versions import Agreement
from liaison.domain.note_structure import structure_of
from liaison.domain.text_comparison import compare
from liaison.services.follow_ups import FollowUpService
from liaison.services.journal import JournalService
from liaison.services.meetings import MeetingService
from liaison.services.minutes_versions import MinutesVersionService
from liaison.services.note_records import NoteRecordService
from liaison.store.engine import OWN, Store
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.screens.meetings.versions.agreement_dialog import AgreementDialog
from liaison.ui.screens.meetings.versions.part import VersionsPart
from liaison.ui.theme.theme import Theme
from liaison.ui.writing.versions.comparison_view import ComparisonView, change_in_words
from liaison.ui.writing.versions.versions_dialog import Against, VersionsDialog

T = TypeVar("T")
Told = list[tuple[str, Callable[[], None] | None]]
HEADER = MeetingHeader("Working meeting", date=PartialDate.parse("2019-08-02"), city="Minsk", marking=Tlp.AMBER)
SIDES = (
    NewDelegation("Investigative Committee", Capacity.HOST),
    NewDelegation("ICE", Capacity.GUEST, participants=(NewParticipant("G. Balsamo"),)),
)
TEXT = "## Powers\n- [ ] send the list @G. Balsamo due:2019-08-16\n> Belarus: interest in a treaty"
WHOLE = TEXT + "\nlast words"
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Officer:
    """Types on what has the focus, in whichever window is in front, and waits for what should be seen."""

    def __init__(self, screen: MeetingsScreen, lanes: Lanes, store: Store, qtbot: QtBot) -> None:
        self.screen, self.qtbot, self._lanes = screen, qtbot, lanes
        self.meetings, self.journal = MeetingService(store), JournalService(store)
        self.records = NoteRecordService(store)
        self.versions = MinutesVersionService(store, self.records)
        self.store = store
        self.key = self.on_store(lambda: self.meetings.create(HEADER, SIDES)).key

    def on_store(self, work: Callable[[], T]) -> T:
        return self._lanes.write(work).result(timeout=60)

    def kept(self) -> Meeting:
        found = self.on_store(lambda: self.meetings.meeting(self.key))
        assert found is not None
        return found

    @property
    def part(self) -> VersionsPart:
        found = self.screen.page.findChild(VersionsPart)
        assert isinstance(found, VersionsPart)
        return found

    @property
    def editor_text(self) -> str:
        return self.screen.page.note.editor.text()

    def opens(self, text: str = TEXT) -> None:
        note = self.kept().note.key
        self.on_store(lambda: self.meetings.save_note(note, text))
        self.screen.open_meeting(self.key)
        self.sees(lambda: self.screen.page.key == self.key and self.editor_text == text)

    def focus(self) -> QWidget:
        window: QWidget = self.part.dialog or self.screen
        focused = window.window().focusWidget()
        return focused or window

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.focus(), key, modifiers)

    def types(self, text: str) -> None:
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focus(), QKeyEvent(kind, 0, NONE, letter))

    def sees(self, what: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(what, timeout=5000)

    def finalises(self) -> None:
        self.presses(Qt.Key.Key_F, CTRL_SHIFT)
        self.sees(lambda: self.part.line.text.startswith("Final"))

    def opens_versions(self) -> VersionsDialog:
        self.presses(Qt.Key.Key_H, CTRL_SHIFT)
        self.sees(lambda: isinstance(self.part.dialog, VersionsDialog) and self.part.dialog.model.rowCount() > 0)
        assert isinstance(self.part.dialog, VersionsDialog)
        return self.part.dialog


@pytest.fixture
def officer(screen: MeetingsScreen, lanes: Lanes, store: Store, qtbot: QtBot) -> Officer:
    return Officer(screen, lanes, store, qtbot)


def test_whole_minutes_become_final_with_one_key_and_nothing_can_be_typed(officer: Officer, told: Told) -> None:
    officer.opens()
    assert officer.part.line.isHidden(), "a first draft has no line"
    officer.presses(Qt.Key.Key_Return)
    officer.types("last words")
    officer.finalises()
    kept = officer.kept()
    assert kept.state is MeetingState.FINAL
    assert kept.note.text == WHOLE, "what was typed before the key belongs to the version"
    assert "version 1" in officer.part.line.text
    assert told[-1][0] == "The minutes are final, version 1."
    officer.sees(lambda: officer.screen.page.note.editor.isReadOnly())
    officer.types("more")
    officer.presses(Qt.Key.Key_Return)
    officer.presses(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert officer.editor_text == WHOLE
    page = officer.screen.page
    assert page.form.title.isReadOnly()
    assert not page.people.side_line.isVisible()
    page.people.list.setFocus()
    page.people.list.setCurrentIndex(page.people.list.model().index(1, 0))
    officer.presses(Qt.Key.Key_Delete)
    officer.presses(Qt.Key.Key_H)
    officer.presses(Qt.Key.Key_Return)
    assert page.people.list.state() is not page.people.list.State.EditingState
    officer.qtbot.wait(50)
    assert len(officer.kept().delegations) == 2
    assert page.saver.is_saved


def test_what_a_menu_puts_into_final_minutes_is_taken_out_again(officer: Officer, told: Told) -> None:
    officer.opens()
    officer.finalises()
    officer.sees(lambda: officer.screen.page.note.editor.isReadOnly())
    cursor = officer.screen.page.note.editor.textCursor()
    cursor.insertText("smuggled in")
    officer.sees(lambda: officer.editor_text == TEXT)
    assert told[-1][0].startswith("These minutes are final.")
    assert officer.screen.page.saver.is_saved


def test_a_promise_checked_off_beside_final_minutes_changes_its_record_and_not_the_text(
    officer: Officer, told: Told
) -> None:
    officer.opens()
    note = officer.kept().note
    officer.on_store(lambda: officer.records.keep(note.key, structure_of(note.text)))
    officer.finalises()
    officer.sees(lambda: officer.screen.page.note.editor.isReadOnly())
    panel = officer.screen.page.structure
    panel.setFocus()
    panel.setCurrentIndex(panel.model().index(1, 0))
    officer.presses(Qt.Key.Key_Space)
    officer.sees(lambda: told[-1][0] == "Kept. The final text stays as it is.")
    assert officer.on_store(FollowUpService(officer.store).open_promises) == ()
    assert officer.editor_text == officer.kept().note.text == TEXT
    back = told[-1][1]
    assert back is not None
    back()
    officer.sees(lambda: told[-1][0] == "Open again. The final text stays as it is.")
    assert len(officer.on_store(FollowUpService(officer.store).open_promises)) == 1


def test_what_is_left_open_is_shown_with_its_line_and_no_window(officer: Officer) -> None:
    officer.opens("> Belarus: yes\n\n> nobody said this\n- [ ] send it due:31.02.2019")
    officer.presses(Qt.Key.Key_F, CTRL_SHIFT)
    panel = officer.part.unfinished
    officer.sees(panel.isVisible)
    assert [panel.list.item(row).text() for row in range(panel.list.count())] == [
        "Statement without a speaker\nline 3: nobody said this",
        "Due date that is none\nline 4: 31.02.2019",
    ]
    assert officer.focus() is panel.list
    officer.presses(Qt.Key.Key_Down)
    officer.presses(Qt.Key.Key_Return)
    editor = officer.screen.page.note.editor
    assert officer.focus() is editor
    assert editor.textCursor().blockNumber() == 3
    assert panel.isVisible(), "one goes back to it"
    panel.list.setFocus()
    officer.presses(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert officer.screen.page.isVisible(), "Escape there does not leave the meeting"
    assert officer.kept().state is MeetingState.DRAFT
    officer.presses(Qt.Key.Key_F12)
    officer.presses(Qt.Key.Key_F, CTRL_SHIFT)
    officer.sees(panel.isVisible)
    assert nameless(panel) == []
    assert out_of_reach(panel) == []
    officer.presses(Qt.Key.Key_Tab)
    assert officer.focus() is panel.agree
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: officer.part.line.text.startswith("Final"))
    assert not panel.isVisible()


def test_opened_again_with_a_reason_it_is_a_draft_of_the_next_version(officer: Officer, told: Told) -> None:
    officer.opens()
    officer.finalises()
    officer.sees(lambda: officer.screen.page.note.editor.isReadOnly())
    officer.presses(Qt.Key.Key_F, CTRL_SHIFT)
    officer.sees(officer.part.reopening.isVisible)
    officer.types("a name was wrong")
    officer.presses(Qt.Key.Key_Return)
    officer.sees(
        lambda: officer.part.line.text.startswith("Draft") and not officer.screen.page.note.editor.isReadOnly()
    )
    assert "version 2" in officer.part.line.text
    assert "a name was wrong" in officer.part.line.text
    assert told[-1][0] == "The minutes are open again, as a new version."
    officer.sees(lambda: officer.focus() is officer.screen.page.note.editor)
    officer.types("!")
    officer.finalises()
    officer.sees(lambda: "version 2" in officer.part.line.text)
    versions = officer.on_store(lambda: officer.versions.versions(officer.key))
    assert [one.body for one in versions] == [TEXT, TEXT + "!"]


def test_finalising_is_taken_back_from_what_tells_of_it(officer: Officer, told: Told) -> None:
    officer.opens()
    officer.finalises()
    back = told[-1][1]
    assert back is not None
    back()
    officer.sees(lambda: officer.part.line.isHidden() and not officer.screen.page.note.editor.isReadOnly())
    officer.types("x")
    officer.sees(lambda: officer.screen.page.saver.is_saved and officer.kept().note.text == TEXT + "x")


def test_another_meeting_can_be_written_after_a_final_one(officer: Officer) -> None:
    officer.opens()
    officer.finalises()
    officer.sees(lambda: officer.screen.page.note.editor.isReadOnly())
    officer.screen.new_meeting()
    officer.sees(lambda: officer.screen.page.key is None)
    assert officer.part.line.isHidden()
    assert not officer.screen.page.note.editor.isReadOnly()
    officer.types("Minsk again")
    officer.sees(lambda: officer.screen.page.key is not None)
    assert officer.on_store(officer.meetings.count) == 2


def test_names_of_the_day_are_shown_though_the_directory_calls_them_otherwise(officer: Officer) -> None:
    def name(text: str) -> None:
        with officer.store.change("agency.edit") as change:
            change.update("agency", (OWN, "by-ic"), {"name_en": text})

    def host() -> None:
        with officer.store.change("agency.create") as change:
            change.insert("agency", {"name_en": "Committee of that day"}, scope=OWN, row_id="by-ic")
            change.update("meeting", (OWN, officer.key.id), {"host_agency_id": "by-ic"})

    officer.on_store(host)
    officer.opens()
    officer.finalises()
    officer.on_store(lambda: name("Ministry of another day"))
    line = officer.screen.page.form.field("host_agency_id").widget.line
    officer.sees(lambda: line.text() == "Committee of that day")
    assert officer.screen.page.form.header.host_agency_id == "by-ic"


def test_the_agreed_text_is_kept_with_dates_and_an_odd_order_is_asked_about(officer: Officer) -> None:
    officer.opens()
    officer.finalises()
    officer.presses(Qt.Key.Key_G, CTRL_SHIFT)
    officer.sees(lambda: isinstance(officer.part.dialog, AgreementDialog))
    dialog = officer.part.dialog
    assert isinstance(dialog, AgreementDialog)
    assert nameless(dialog) == []
    assert out_of_reach(dialog) == []
    dialog.sent_to.line.setFocus()
    officer.types("ICE Frankfurt")
    officer.presses(Qt.Key.Key_Tab)
    assert officer.focus() is dialog.sent_on.line
    officer.types("31.02.2019")
    officer.presses(Qt.Key.Key_Return)
    assert "There is no day 31 in 02.2019" in dialog.said
    assert officer.focus() is dialog.sent_on.line
    dialog.sent_on.line.selectAll()
    officer.types("5 August 2019")
    dialog.signed_on.line.setFocus()
    officer.types("July 2019")
    officer.presses(Qt.Key.Key_Return)
    assert dialog.said.startswith("By these dates it was signed before it was sent.")
    dialog.signed_on.line.selectAll()
    officer.types("September 2019")
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: officer.part.dialog is None)
    (version,) = officer.on_store(lambda: officer.versions.versions(officer.key))
    assert version.agreement == Agreement(
        "ICE Frankfurt", PartialDate.parse("2019-08-05"), None, PartialDate.parse("2019-09")
    )
    officer.sees(lambda: "sent to ICE Frankfurt, 5 Aug 2019" in officer.part.line.text)
    assert "signed Sep" in officer.part.line.text


def test_an_earlier_text_is_compared_and_brought_back_by_keys(officer: Officer) -> None:
    officer.opens("one two three")
    officer.finalises()
    officer.presses(Qt.Key.Key_F, CTRL_SHIFT)
    officer.sees(officer.part.reopening.isVisible)
    officer.presses(Qt.Key.Key_Return)
    officer.sees(lambda: not officer.screen.page.note.editor.isReadOnly())
    editor = officer.screen.page.note.editor
    editor.selectAll()
    officer.types("one 2 three four")
    dialog = officer.opens_versions()
    assert nameless(dialog) == []
    assert out_of_reach(dialog) == []
    officer.sees(lambda: dialog.said == "No difference.")
    officer.presses(Qt.Key.Key_Down)
    officer.sees(lambda: len(dialog.view.changes) == 2)
    assert dialog.said.startswith("change 1 of 2")
    assert [change_in_words(change) for change in dialog.view.changes] == ["“two” became “2”", "added: “four”"]
    officer.presses(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert dialog.said.startswith("change 2 of 2")
    officer.presses(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert dialog.said.startswith("change 1 of 2"), "round at the end"
    dialog.restore.setFocus()
    officer.presses(Qt.Key.Key_Space)
    officer.sees(lambda: officer.kept().note.text == "one two three")
    officer.sees(lambda: officer.editor_text == "one two three")
    officer.presses(Qt.Key.Key_Escape)
    officer.sees(lambda: officer.part.dialog is None)
    assert officer.on_store(officer.journal.undo_last) is not None
    assert officer.kept().note.text == "one 2 three four", "nothing is lost"


def test_nothing_is_brought_back_into_final_minutes(officer: Officer) -> None:
    officer.opens("first")
    note = officer.kept().note.key
    officer.on_store(lambda: officer.meetings.save_note(note, "second"))
    officer.screen.reload(officer.on_store(lambda: officer.meetings.edit(officer.key, HEADER)))
    officer.finalises()
    dialog = officer.opens_versions()
    dialog.against.setCurrentIndex(dialog.against.findData(Against.NOTHING))
    officer.presses(Qt.Key.Key_Down)
    officer.sees(lambda: dialog.list.currentIndex().row() == 1 and dialog.said == "1 word")
    assert not dialog.restore.isEnabled()
    officer.presses(Qt.Key.Key_Escape)


def test_any_two_texts_are_compared_and_every_save_is_there(officer: Officer) -> None:
    officer.opens("one")
    note = officer.kept().note.key
    for text in ("one two", "one two three"):
        officer.on_store(partial(officer.meetings.save_note, note, text))
    dialog = officer.opens_versions()
    assert dialog.model.rowCount() == 1
    dialog.every_save.setFocus()
    officer.presses(Qt.Key.Key_Space)
    officer.sees(lambda: dialog.model.rowCount() == 3)
    dialog.list.setFocus()
    dialog.list.setCurrentIndex(dialog.model.index(2))
    officer.presses(Qt.Key.Key_Space)
    assert dialog.against.currentData() is Against.MARKED
    officer.sees(lambda: dialog.said == "No difference.")
    officer.presses(Qt.Key.Key_Up)
    officer.sees(lambda: [change_in_words(one) for one in dialog.view.changes] == ["added: “two”"])
    dialog.against.setCurrentIndex(dialog.against.findData(Against.NOTHING))
    dialog.against.activated.emit(dialog.against.currentIndex())
    officer.sees(lambda: dialog.view.toPlainText() == "one two" and dialog.said == "2 words")
    officer.presses(Qt.Key.Key_Escape)


def test_a_stale_window_keeps_its_text_until_the_minutes_are_open_again(officer: Officer) -> None:
    officer.opens()
    page = officer.screen.page
    # another window makes them final while something is typed here
    officer.types("X")
    officer.on_store(lambda: officer.versions.finalise(officer.key))
    officer.types("Y")
    officer.sees(lambda: "NOT SAVED" in page.note.saving.text)
    assert officer.editor_text.endswith("Y")
    kept = officer.on_store(lambda: officer.versions.versions(officer.key))[0].body
    assert not kept.endswith("Y")
    officer.on_store(lambda: officer.versions.reopen(officer.key, ""))
    page.flush()
    officer.sees(lambda: officer.kept().note.text.endswith("Y"))


def test_two_windows_of_one_meeting_tell_the_same_state(officer: Officer, doors: Doors) -> None:
    screen = officer.screen
    doors.changed.connect(lambda changes, owner: screen.reload(changes) if owner is not screen else None)
    officer.opens()
    screen.windows.open(officer.key)
    officer.sees(lambda: bool(screen.windows.all) and screen.windows.all[-1].page.key == officer.key)
    beside = screen.windows.all[-1].page
    part = beside.findChild(VersionsPart)
    assert isinstance(part, VersionsPart)
    officer.finalises()
    officer.sees(lambda: part.line.text == officer.part.line.text and beside.note.editor.isReadOnly())
    screen.close_windows()


@pytest.mark.parametrize("text", ["one 😀 two", "é\u0301 – ½", "слово עברית"])
def test_marks_stand_where_the_words_are_in_every_script(text: str, theme: Theme, qtbot: QtBot) -> None:
    view = ComparisonView(theme)
    qtbot.addWidget(view)
    view.show_comparison(compare(f"{text} old end\n\nlast", f"{text} new end\nlast"))
    shown = view.toPlainText()
    block = view.document().findBlockByNumber(0)
    marked = [
        block.text().encode("utf-16-le")[2 * one.start : 2 * (one.start + one.length)].decode("utf-16-le")
        for one in block.layout().formats()
    ]
    assert marked == ["old", "new", "¶"]
    assert block.layout().formats()[0].format.fontStrikeOut()
    assert block.layout().formats()[1].format.fontUnderline()
    assert view.changes[0].position == shown.encode("utf-16-le").index("old".encode("utf-16-le")) // 2
