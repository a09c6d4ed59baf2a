"""A second window beside the first, by keys, over one store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.base.errors import WorldError
from liaison.base.settings import Settings
from liaison.domain.meetings import Meeting, MeetingHeader
from liaison.domain.rows import RowKey
from liaison.services.follow_ups import FollowUpService
from liaison.services.meetings import MeetingService
from liaison.store.engine import Store
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.screens.meetings.windows.chooser import WindowChooser
from liaison.ui.screens.meetings.windows.window import MeetingWindow
from liaison.ui.shell.status import StatusLine
from liaison.ui.shell.window import MainWindow, Room
from liaison.ui.theme.theme import Contrast, Scheme, Theme

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
OnStore = Callable[[Callable[[], object]], object]


class Desk:
    """The main window with a status line that hears the screen, and what is in the store."""

    def __init__(self, window: MainWindow, screen: MeetingsScreen, service: MeetingService, on_store: OnStore) -> None:
        self.window, self.screen, self.service, self.on_store = window, screen, service, on_store
        self.locked: list[bool] = []
        lock = QAction("Lock", window)
        lock.setObjectName("lock")
        lock.setShortcut(QKeySequence("Ctrl+L"))
        lock.triggered.connect(lambda: self.locked.append(True))
        window.addAction(lock)

    def create(self, title: str, text: str) -> RowKey:
        def made() -> RowKey:
            key = self.service.create(MeetingHeader(title)).key
            meeting = self.service.meeting(key)
            assert meeting is not None
            self.service.save_note(meeting.note.key, text)
            return key

        key = self.on_store(made)
        assert isinstance(key, RowKey)
        return key

    def kept(self, key: RowKey) -> Meeting:
        meeting = self.on_store(lambda: self.service.meeting(key))
        assert isinstance(meeting, Meeting)
        return meeting

    def text(self, key: RowKey) -> str:
        return self.kept(key).note.text


@pytest.fixture
def desk(
    screen: MeetingsScreen, service: MeetingService, doors: Doors, tmp_path: Path, on_store: OnStore, qtbot: QtBot
) -> Iterator[Desk]:
    rooms = (Room("meetings", "Meetings", lambda: screen),)
    window = MainWindow(rooms, doors, Settings(tmp_path / "settings"), StatusLine())
    screen.unsaved.connect(window.status.unsaved)
    screen.not_saved.connect(lambda error: window.status.not_saved(str(error)))
    window.open_room("meetings")
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Desk(window, screen, service, on_store)
    screen.close_windows()
    screen.setParent(None)
    shiboken6.delete(window)


def opened(desk: Desk, key: RowKey, qtbot: QtBot) -> MeetingPage:
    desk.screen.open_meeting(key)
    qtbot.waitUntil(lambda: desk.screen.page.isVisible() and desk.screen.page.key == key)
    return desk.screen.page


def opened_beside(desk: Desk, key: RowKey, qtbot: QtBot) -> MeetingWindow:
    before = len(desk.screen.windows.all)
    desk.screen.windows.open(key)
    qtbot.waitUntil(lambda: len(desk.screen.windows.all) == before + 1)
    return desk.screen.windows.all[-1]


def types(page: MeetingPage, text: str, place: QTextCursor.MoveOperation = QTextCursor.MoveOperation.End) -> None:
    page.note.editor.moveCursor(place)
    for number, line in enumerate(text.split("\n")):
        if number:
            QTest.keyClick(page.note.editor, Qt.Key.Key_Return)
        QTest.keyClicks(page.note.editor, line)


def test_another_meeting_is_found_by_keys_and_written_beside(desk: Desk, qtbot: QtBot) -> None:
    one, other = desk.create("Minsk", "first"), desk.create("Baku", "second")
    page = opened(desk, one, qtbot)
    QTest.keyClick(page.note.editor, Qt.Key.Key_N, CTRL | SHIFT)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), WindowChooser))
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, WindowChooser)
    assert nameless(chooser) == []
    assert out_of_reach(chooser) == []
    QTest.keyClicks(chooser.line, "baku")
    qtbot.waitUntil(lambda: chooser.list.model.rowCount() == 1)
    QTest.keyClick(chooser.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(desk.screen.windows.all) == 1)
    window = desk.screen.windows.all[0]
    assert window.windowTitle() == "Liaison Desk"
    assert window.isWindow()
    assert window.page.key == other
    types(window.page, " here")
    types(page, " there")
    assert not desk.screen.is_saved()
    qtbot.waitUntil(desk.screen.is_saved)
    assert desk.text(one) == "first there"
    assert desk.text(other) == "second here"


def test_this_meeting_in_its_own_window_and_from_the_list(desk: Desk, qtbot: QtBot) -> None:
    key = desk.create("Minsk", "first")
    page = opened(desk, key, qtbot)
    QTest.keyClick(page.note.editor, Qt.Key.Key_N, CTRL | SHIFT)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), WindowChooser))
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, WindowChooser)
    qtbot.waitUntil(chooser.isActiveWindow)
    QTest.keyClick(chooser.line, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: len(desk.screen.windows.all) == 1)
    assert desk.screen.windows.all[0].page.key == key
    QTest.keyClick(page.note.editor, Qt.Key.Key_Escape)
    view = desk.screen.list_page.view
    desk.screen.list_page.read()
    qtbot.waitUntil(lambda: view.isVisible() and view.model().rowCount() == 1)
    view.choose(0)
    # it is open already, and comes to the front
    desk.window.activateWindow()
    QTest.keyClick(view, Qt.Key.Key_Return, CTRL)
    qtbot.wait(100)
    assert len(desk.screen.windows.all) == 1
    desk.screen.windows.all[0].close()
    QTest.keyClick(view, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: len(desk.screen.windows.all) == 1)
    assert not desk.screen.page.isVisible()


def test_two_asked_for_at_once_are_both_opened_and_one_asked_for_twice_once(desk: Desk, qtbot: QtBot) -> None:
    one, other = desk.create("Minsk", ""), desk.create("Baku", "")
    for key in (one, other, one):
        desk.screen.windows.open(key)
    qtbot.waitUntil(lambda: len(desk.screen.windows.all) == 2)
    qtbot.wait(100)
    assert {window.page.key for window in desk.screen.windows.all} == {one, other}


def test_typing_in_both_windows_of_one_meeting_in_turns_keeps_everything(desk: Desk, qtbot: QtBot) -> None:
    key = desk.create("Minsk", "middle")
    page = opened(desk, key, qtbot)
    other = opened_beside(desk, key, qtbot).page
    start = QTextCursor.MoveOperation.Start
    for number in range(4):
        types(page, f" a{number}")
        types(other, f"b{number} ", start)
        # now without a pause, now with one
        qtbot.wait(20 if number % 2 else 900)
    qtbot.waitUntil(desk.screen.is_saved)
    qtbot.waitUntil(lambda: page.note.editor.text() == other.note.editor.text() == desk.text(key))
    words = desk.text(key).split()
    assert sorted(words) == sorted(["middle", *(f"{who}{number}" for who in "ab" for number in range(4))])


def test_what_one_wrote_appears_in_the_other_and_its_caret_stays(desk: Desk, qtbot: QtBot) -> None:
    key = desk.create("Minsk", "one\ntwo")
    page = opened(desk, key, qtbot)
    other = opened_beside(desk, key, qtbot).page
    cursor = other.note.editor.textCursor()
    cursor.setPosition(6)
    other.note.editor.setTextCursor(cursor)
    types(page, "zero ", QTextCursor.MoveOperation.Start)
    qtbot.waitUntil(lambda: other.note.editor.text() == "zero one\ntwo")
    assert other.note.editor.textCursor().position() == 11


def test_a_promise_written_in_one_is_kept_though_the_other_did_not_know_it(
    desk: Desk, store: Store, qtbot: QtBot
) -> None:
    key = desk.create("Minsk", "\nmiddle")
    page = opened(desk, key, qtbot)
    other = opened_beside(desk, key, qtbot).page
    types(page, "\n- [ ] send the list @Balsamo")
    types(other, "- [ ] call Baku @Stifler", QTextCursor.MoveOperation.Start)
    service = FollowUpService(store)

    def promises() -> set[str]:
        found = desk.on_store(lambda: {promise.text for promise in service.open_promises()})
        assert isinstance(found, set)
        return found

    qtbot.waitUntil(lambda: promises() == {"send the list", "call Baku"}, timeout=15_000)


def test_facts_of_one_window_do_not_take_back_those_of_the_other(desk: Desk, qtbot: QtBot) -> None:
    key = desk.create("Minsk", "")
    page = opened(desk, key, qtbot)
    other = opened_beside(desk, key, qtbot).page
    page.form.title.setFocus()
    QTest.keyClicks(page.form.title, "!")
    other.form.show_details(True)
    line = other.form.field("place").widget.line
    line.setFocus()
    QTest.keyClicks(line, "Central office")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: desk.kept(key).header.place == "Central office")
    qtbot.waitUntil(lambda: desk.kept(key).header.title.strip("!") == "Minsk" and "!" in desk.kept(key).header.title)


def test_closing_saves_first(desk: Desk, qtbot: QtBot) -> None:
    key = desk.create("Minsk", "")
    window = opened_beside(desk, key, qtbot)
    types(window.page, "last words")
    window.close()
    qtbot.waitUntil(lambda: not desk.screen.windows.all)
    assert desk.text(key) == "last words"
    assert desk.screen.is_saved()


def test_what_cannot_be_saved_keeps_the_window_and_the_truth(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = desk.create("Minsk", ""), desk.create("Baku", "")
    page = opened(desk, one, qtbot)
    window = opened_beside(desk, other, qtbot)
    save = desk.service.save_note

    def refuse(note: RowKey, text: str, base: str | None = None) -> bool:
        if "lost" in text:
            raise WorldError("The disk is full.")
        return save(note, text, base)

    monkeypatch.setattr(desk.service, "save_note", refuse)
    types(window.page, "lost?")
    window.close()
    qtbot.waitUntil(lambda: window.page.note.saving.text.startswith("NOT SAVED"))
    assert window.isVisible()
    status = next(label for label in desk.window.status.findChildren(QLabel) if "NOT SAVED" in label.text())
    types(page, "kept")
    qtbot.waitUntil(lambda: page.saver.is_saved)
    assert "NOT SAVED" in status.text()
    assert not desk.screen.is_saved()
    monkeypatch.setattr(desk.service, "save_note", save)
    qtbot.waitUntil(desk.screen.is_saved, timeout=20_000)
    assert desk.text(other) == "lost?"


def test_the_end_of_the_program_saves_and_closes_every_window(desk: Desk, qtbot: QtBot) -> None:
    one, other = desk.create("Minsk", ""), desk.create("Baku", "")
    page = opened(desk, one, qtbot)
    window = opened_beside(desk, other, qtbot)
    types(page, "here")
    types(window.page, "beside")
    for save in desk.window.flush():
        save.result(timeout=60)
    assert (desk.text(one), desk.text(other)) == ("here", "beside")
    desk.window.close_for_good()
    assert not desk.screen.windows.all
    desk.screen.windows.open(other)
    qtbot.wait(200)
    assert not desk.screen.windows.all


def test_locking_works_from_the_other_window(desk: Desk, qtbot: QtBot) -> None:
    window = opened_beside(desk, desk.create("Minsk", ""), qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.page.note.editor, Qt.Key.Key_L, CTRL)
    assert desk.locked == [True]


def test_a_meeting_deleted_elsewhere_takes_its_window_along(desk: Desk, qtbot: QtBot) -> None:
    key, other = desk.create("Minsk", ""), desk.create("Baku", "")
    opened_beside(desk, key, qtbot)
    page = opened(desk, other, qtbot)
    window = opened_beside(desk, other, qtbot)
    desk.screen.list_page.delete_asked.emit(desk.on_store(lambda: desk.service.page()[-1]))
    qtbot.waitUntil(lambda: len(desk.screen.windows.all) == 1)
    del page, window


def test_the_note_alone_in_a_window_of_its_own(desk: Desk, qtbot: QtBot) -> None:
    window = opened_beside(desk, desk.create("Minsk", "text"), qtbot)
    window.activateWindow()
    QTest.keyClick(window.page.note.editor, Qt.Key.Key_F12)
    assert window.isFullScreen()
    assert not window.page.people.isVisible()
    assert not desk.window.isFullScreen()
    QTest.keyClick(window.page.note.editor, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.page.people.isVisible()
    QTest.keyClick(window.page.note.editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not desk.screen.windows.all)


def test_in_the_sample_every_window_says_so(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.screen.windows, "_is_sample", True)
    window = opened_beside(desk, desk.create("Minsk", ""), qtbot)
    assert any(label.text().startswith("Sample") and label.isVisible() for label in window.findChildren(QLabel))


def test_another_scheme_reaches_the_windows_that_are_open_and_none_that_was_closed(
    desk: Desk, theme: Theme, qtbot: QtBot
) -> None:
    desk.screen.windows.open(desk.create("Minsk", "closed again"))
    qtbot.waitUntil(lambda: len(desk.screen.windows.all) == 1)
    (window,) = desk.screen.windows.all
    window.close()
    qtbot.waitUntil(lambda: not shiboken6.isValid(window))
    theme.choose(Scheme.DARK, Contrast.NORMAL)
    theme.choose(Scheme.LIGHT, Contrast.NORMAL)
