"""The note alone on the screen, by keys, in the real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from liaison.base.settings import Settings
from liaison.domain.meetings import MeetingHeader
from liaison.services.meetings import MeetingService
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.shell.screen import Screen
from liaison.ui.shell.status import StatusLine
from liaison.ui.shell.window import MainWindow, Room

CTRL = Qt.KeyboardModifier.ControlModifier
OnStore = Callable[[Callable[[], object]], object]


@pytest.fixture
def window(screen: MeetingsScreen, doors: Doors, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    rooms = (Room("meetings", "Meetings", lambda: screen), Room("today", "Today", Screen))
    made = MainWindow(rooms, doors, Settings(tmp_path / "settings"), StatusLine())
    made.open_room("meetings")
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    screen.setParent(None)
    shiboken6.delete(made)


@pytest.fixture
def page(
    window: MainWindow, screen: MeetingsScreen, service: MeetingService, on_store: OnStore, qtbot: QtBot
) -> MeetingPage:
    def made() -> object:
        key = service.create(MeetingHeader("Minsk")).key
        meeting = service.meeting(key)
        assert meeting is not None
        service.save_note(meeting.note.key, "one two\nthree")
        return key

    key = on_store(made)
    screen.open_meeting(key)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: screen.page.isVisible() and screen.page.key == key)
    return screen.page


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def is_alone(window: MainWindow, page: MeetingPage) -> bool:
    away = not (window.rail.isVisible() or window.top.isVisible() or window.status.isVisible())
    return away and window.isFullScreen() and not page.form.isVisible() and not page.people.isVisible()


def is_whole(window: MainWindow, page: MeetingPage) -> bool:
    parts = (window.rail, window.top, window.status, page.form, page.people, page.note)
    return all(part.isVisible() for part in parts) and not window.isFullScreen()


@pytest.mark.parametrize("way_back", [Qt.Key.Key_F12, Qt.Key.Key_Escape])
def test_everything_else_goes_and_comes_back_and_the_caret_stays(
    window: MainWindow, page: MeetingPage, qtbot: QtBot, way_back: Qt.Key
) -> None:
    editor = page.note.editor
    cursor = editor.textCursor()
    cursor.setPosition(3)
    editor.setTextCursor(cursor)
    QTest.keyClick(focused(), Qt.Key.Key_F12)
    assert is_alone(window, page)
    assert focused() is editor
    QTest.keyClicks(focused(), "s")
    assert editor.text() == "ones two\nthree"
    qtbot.waitUntil(lambda: page.note.saving.text == "Saved 10:41:07")
    QTest.keyClick(focused(), way_back)
    assert is_whole(window, page)
    assert focused() is editor
    assert editor.textCursor().position() == 4
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.text() == "one two\nthree"


def test_the_keys_of_the_page_work_there(window: MainWindow, page: MeetingPage) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_F12)
    QTest.keyClick(focused(), Qt.Key.Key_F, CTRL)
    bar = page.note.find_bar
    assert bar.isVisible()
    QTest.keyClicks(focused(), "three")
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert is_alone(window, page)
    QTest.keyClick(focused(), Qt.Key.Key_T, CTRL)
    assert "10:41 " in page.note.editor.text()


def test_a_note_that_is_not_saved_says_so_there_and_so_does_the_window(
    window: MainWindow, page: MeetingPage, qtbot: QtBot
) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_F12)
    page.note.saving.failed(OSError("full"))
    assert page.note.saving.text.startswith("NOT SAVED")
    assert page.note.saving.isVisible()
    assert not window.status.isVisible()
    window.status.not_saved("full")
    assert window.status.isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_F12)
    assert is_whole(window, page)
    assert page.note.saving.text.startswith("NOT SAVED")


def test_leaving_for_another_room_puts_the_window_together(window: MainWindow, page: MeetingPage) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_F12)
    window.open_room("today")
    assert window.rail.isVisible()
    assert window.status.isVisible()
    assert not window.isFullScreen()
    window.open_room("meetings")
    assert is_whole(window, page)


def test_a_full_screen_from_before_stays_one(window: MainWindow, page: MeetingPage) -> None:
    window.showFullScreen()
    QTest.keyClick(focused(), Qt.Key.Key_F12)
    QTest.keyClick(focused(), Qt.Key.Key_F12)
    assert window.isFullScreen()
    assert window.rail.isVisible()


def test_one_looks_for_anything_from_there_and_comes_back(window: MainWindow, page: MeetingPage, qtbot: QtBot) -> None:
    page.note.editor.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: not window.top.isVisible())
    QTest.keyClick(focused(), Qt.Key.Key_K, CTRL)
    assert window.top.isVisible()
    assert window.top.search.hasFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not window.top.isVisible()
