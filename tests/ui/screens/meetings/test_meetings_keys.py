"""The keys of a meeting: each is named on the page of keys, works in every window, and says so when it makes no sense."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from liaison.base.settings import Settings
from liaison.domain.meetings import Capacity, MeetingHeader, NewDelegation, NewParticipant
from liaison.domain.rows import RowKey
from liaison.services.meetings import MeetingService
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.screens.meetings.versions.panels import UnfinishedPanel
from liaison.ui.screens.meetings.windows.window import MeetingWindow
from liaison.ui.shell.shortcut_keys import GROUPS
from liaison.ui.shell.status import StatusLine
from liaison.ui.shell.window import MainWindow, Room
from liaison.ui.writing.completion.popup import CompletionPopup

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
OnStore = Callable[[Callable[[], object]], object]


@pytest.fixture
def minsk(service: MeetingService, on_store: OnStore) -> RowKey:
    side = NewDelegation("US ICE", Capacity.GUEST, participants=(NewParticipant("Gina Balsamo"),))
    made = on_store(lambda: service.create(MeetingHeader("Minsk"), (side,)).key)
    assert isinstance(made, RowKey)
    return made


@pytest.fixture
def main(screen: MeetingsScreen, doors: Doors, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(
        (Room("meetings", "Meetings", lambda: screen),), doors, Settings(tmp_path / "set"), StatusLine()
    )
    window.open_room("meetings")
    window.show()
    qtbot.waitExposed(window)
    yield window
    screen.close_windows()
    screen.setParent(None)
    shiboken6.delete(window)


@pytest.fixture
def beside(main: MainWindow, screen: MeetingsScreen, minsk: RowKey, qtbot: QtBot) -> MeetingWindow:
    """The meeting in a window of its own, which is in front."""
    screen.windows.open(minsk)
    qtbot.waitUntil(lambda: len(screen.windows.all) == 1)
    window = screen.windows.all[0]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def opened(screen: MeetingsScreen, key: RowKey, qtbot: QtBot) -> MeetingPage:
    screen.open_meeting(key)
    qtbot.waitUntil(lambda: screen.page.key == key and screen.page.isVisible())
    return screen.page


def finalise(page: MeetingPage, qtbot: QtBot) -> None:
    panel = page.findChildren(UnfinishedPanel)[0]
    QTest.keyClick(page.note.editor, Qt.Key.Key_F, CTRL | SHIFT)
    qtbot.waitUntil(lambda: panel.isVisible() or not page.is_draft())
    if panel.isVisible():
        panel.agree.click()
    qtbot.waitUntil(lambda: not page.is_draft())


def keys_of(page: QWidget) -> set[str]:
    """All keys that do something wherever one is on the page."""
    of_actions = {sequence.toString() for action in page.actions() for sequence in action.shortcuts()}
    return (of_actions | {one.key().toString() for one in page.findChildren(QShortcut)}) - {""}


def test_every_key_of_the_page_stands_on_the_page_of_keys(screen: MeetingsScreen, minsk: RowKey, qtbot: QtBot) -> None:
    named = {QKeySequence(one).toString() for group in GROUPS for line in group.lines for one in line.keys}
    assert keys_of(opened(screen, minsk, qtbot)) - named == set()
    assert keys_of(screen.list_page) - named == set()


def test_no_place_names_a_key_twice_with_the_same_meaning() -> None:
    said = [(group.title, keys, line.meaning) for group in GROUPS for line in group.lines for keys in line.keys]
    assert len(said) == len(set(said))


def test_all_that_a_meeting_can_do_can_be_done_in_its_own_window(
    screen: MeetingsScreen, beside: MeetingWindow, minsk: RowKey, qtbot: QtBot
) -> None:
    page = opened(screen, minsk, qtbot)
    assert [action.text() for action in beside.page.menu.actions_in_order()] == [
        action.text() for action in page.menu.actions_in_order()
    ]
    beside.activateWindow()
    qtbot.waitUntil(beside.isActiveWindow)
    ran: list[str] = []

    def told(what: str) -> None:
        ran.append(what)

    keyed = [action for action in beside.page.menu.actions_in_order() if not action.shortcut().isEmpty()]
    for action in keyed:
        action.setEnabled(True)
        action.triggered.disconnect()
        action.triggered.connect(partial(told, action.text()))
    for action in page.menu.actions_in_order():
        action.triggered.disconnect()
        action.triggered.connect(partial(told, "not here"))
    editor = beside.page.note.editor
    editor.setFocus()
    for action in keyed:
        pressed = action.shortcut()[0]  # type: ignore[index]  # it is
        QTest.keyClick(editor, pressed.key(), pressed.keyboardModifiers())
    assert ran == [action.text() for action in keyed]


def test_names_are_completed_in_a_window_of_its_own_and_in_the_note_alone(beside: MeetingWindow, qtbot: QtBot) -> None:
    editor = beside.page.note.editor
    for number, alone in enumerate((False, True)):
        if alone:
            QTest.keyClick(editor, Qt.Key.Key_F12)
            assert not beside.page.people.isVisible()
        editor.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClicks(editor, "@bal")
        popup = beside.findChildren(CompletionPopup)[0]
        qtbot.waitUntil(lambda popup=popup: popup.isVisible())  # type: ignore[misc]
        assert beside.rect().contains(popup.geometry())
        QTest.keyClick(editor, Qt.Key.Key_Tab)
        assert editor.text() == "@[[Gina Balsamo]]" * (number + 1)


def test_escape_closes_the_list_of_names_before_it_leaves_the_note_alone(
    screen: MeetingsScreen, beside: MeetingWindow, qtbot: QtBot
) -> None:
    editor = beside.page.note.editor
    QTest.keyClick(editor, Qt.Key.Key_F12)
    QTest.keyClicks(editor, "@bal")
    popup = beside.findChildren(CompletionPopup)[0]
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert beside.isFullScreen()
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not beside.isFullScreen()
    assert screen.windows.all == (beside,)


def test_what_of_a_meeting_can_be_put_on_paper_is_offered_in_its_own_window(
    beside: MeetingWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(beside.page.note.editor, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [offer.text for offer in beside.page.papers]
    menu.close()


def switched_off(page: MeetingPage, qtbot: QtBot) -> set[str]:
    """What the open menu does not let one do."""
    page.menu.menu().popup(page.mapToGlobal(page.rect().center()))
    off = {action.shortcut().toString() for action in page.menu.actions_in_order() if not action.isEnabled()}
    page.menu.menu().close()
    return off


def test_the_menu_switches_off_what_makes_no_sense_of_a_new_meeting(screen: MeetingsScreen, qtbot: QtBot) -> None:
    QTest.keyClick(screen.list_page.view, Qt.Key.Key_N, CTRL)
    screen.new_meeting()
    off = switched_off(screen.page, qtbot)
    assert {"Ctrl+Shift+F", "Ctrl+Shift+H", "Ctrl+Shift+M", "Ctrl+Shift+P", "F9"} <= off
    assert not {"Ctrl+Shift+T", "Ctrl+Shift+S", "Ctrl+Shift+L", "Ctrl+Shift+O"} & off
    QTest.keyClicks(screen.page.form.title, "Baku")
    assert not {"Ctrl+Shift+F", "Ctrl+Shift+M", "F9"} & switched_off(screen.page, qtbot)


def test_final_minutes_say_what_is_possible_and_their_keys_why_not(
    screen: MeetingsScreen, minsk: RowKey, told: list[tuple[str, object]], qtbot: QtBot
) -> None:
    page = opened(screen, minsk, qtbot)
    assert "Ctrl+T" in hint(page)
    QTest.keyClicks(page.note.editor, "We met.")
    finalise(page, qtbot)
    assert "Ctrl+T" not in hint(page)
    assert "Ctrl+Shift+F" in hint(page)
    assert {"Ctrl+Shift+P", "Ctrl+Shift+L", "Alt+Shift+Up", "Alt+B"} <= switched_off(page, qtbot)
    QTest.keyClick(page.note.editor, Qt.Key.Key_P, CTRL | SHIFT)
    assert any("final" in text for text, _ in told)


def hint(page: MeetingPage) -> str:
    return page.note.saving.keys
