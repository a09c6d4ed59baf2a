"""The window driven by its keys: rooms, search, filter, menu, what is remembered, and what is told."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.base.settings import Settings
from liaison.domain.rows import ChangeSet
from liaison.ui.doors import Doors
from liaison.ui.shell.actions import Action
from liaison.ui.shell.not_yet import NotYet
from liaison.ui.shell.screen import PrimaryAction, Screen
from liaison.ui.shell.status import StatusLine
from liaison.ui.shell.window import MainWindow, Room

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Notes(Screen):
    """A screen that writes down what happens to it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.filters: list[str] = []
        self.seen: list[ChangeSet] = []
        self.ran = 0
        self.line = QLineEdit()
        self.line.setAccessibleName("Line")
        self.splitter = QSplitter()
        for part in (self.line, QLabel("right")):
            self.splitter.addWidget(part)
        QVBoxLayout(self).addWidget(self.splitter)

    def title(self) -> str:
        return self.name

    def filter_hint(self) -> str:
        return f"Find in {self.name}"

    def set_filter(self, text: str) -> None:
        self.filters.append(text)

    def primary_action(self) -> PrimaryAction | None:
        return PrimaryAction(f"New in {self.name}", "Ctrl+N", self._run)

    def reload(self, changes: ChangeSet) -> None:
        self.seen.append(changes)

    def focus_first(self) -> None:
        self.line.setFocus()

    def flush(self) -> Future[Any] | None:
        future: Future[Any] = Future()
        future.set_result(self.name)
        return future

    def _run(self) -> None:
        self.ran += 1


class Built:
    """A window and the screens built so far."""

    def __init__(self, doors: Doors, folder: Path, *, is_sample: bool = False) -> None:
        self.screens: dict[str, Notes] = {}
        self.settings = Settings(folder)
        self.status = StatusLine()
        rooms = (
            Room("today", "Today", lambda: self._build("today")),
            Room("coverage", "Coverage", lambda: self._build("coverage")),
            Room("meetings", "Meetings", lambda: self._build("meetings")),
            Room("cases", "Cases", lambda: NotYet("Cases", "cases", "Chains will be kept here.")),
        )
        self.window = MainWindow(rooms, doors, self.settings, self.status, is_sample=is_sample)

    def _build(self, name: str) -> Screen:
        self.screens[name] = Notes(name)
        return self.screens[name]


def shown(built: Built, qtbot: QtBot) -> Built:
    qtbot.addWidget(built.window, before_close_func=lambda window: setattr(window, "_may_close", True))
    built.window.open_room("coverage")
    with qtbot.waitExposed(built.window):
        built.window.show()
    built.window.activateWindow()
    qtbot.waitUntil(built.screens["coverage"].line.hasFocus)
    return built


@pytest.fixture
def built(doors: Doors, tmp_path: Path, qtbot: QtBot) -> Built:
    """A window with four rooms, open in coverage."""
    return shown(Built(doors, tmp_path), qtbot)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)


def readable(window: QWidget) -> str:
    """Everything readable in the window."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_control_and_a_digit_open_a_room(built: Built) -> None:
    press(Qt.Key.Key_3, CONTROL)
    assert built.window.screen_in_front() is built.screens["meetings"]
    assert built.screens["meetings"].line.hasFocus()
    assert built.window.windowTitle() == "Meetings – Liaison Desk"
    press(Qt.Key.Key_2, CONTROL)
    assert built.window.screen_in_front() is built.screens["coverage"]


def test_a_screen_is_built_when_it_is_first_shown_and_once(built: Built) -> None:
    assert list(built.screens) == ["coverage"]
    press(Qt.Key.Key_1, CONTROL)
    first = built.screens["today"]
    press(Qt.Key.Key_2, CONTROL)
    press(Qt.Key.Key_1, CONTROL)
    assert built.window.screen_in_front() is first


def test_enter_in_the_search_field_filters_the_screen_in_front(built: Built) -> None:
    press(Qt.Key.Key_K, CONTROL)
    assert built.window.top.search.hasFocus()
    QTest.keyClicks(built.window.top.search, "minsk")
    assert built.screens["coverage"].filters == []
    press(Qt.Key.Key_Return)
    assert built.screens["coverage"].filters == ["minsk"]
    assert built.screens["coverage"].line.hasFocus()


def test_escape_empties_the_search_and_goes_back(built: Built) -> None:
    press(Qt.Key.Key_K, CONTROL)
    QTest.keyClicks(built.window.top.search, "minsk")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_K, CONTROL)
    press(Qt.Key.Key_Escape)
    assert built.screens["coverage"].filters == ["minsk", ""]
    assert built.window.top.search.text() == ""
    assert built.screens["coverage"].line.hasFocus()


def test_each_room_keeps_what_it_is_narrowed_to(built: Built) -> None:
    built.window.narrow("minsk")
    press(Qt.Key.Key_3, CONTROL)
    assert built.window.top.search.text() == ""
    press(Qt.Key.Key_2, CONTROL)
    assert built.screens["meetings"].filters == []
    assert built.window.top.search.text() == "minsk"
    assert built.screens["coverage"].filters == ["minsk"]


def test_the_primary_action_has_a_button_and_keys(built: Built) -> None:
    press(Qt.Key.Key_N, CONTROL)
    button = next(b for b in built.window.findChildren(QPushButton) if b.accessibleName() == "New in coverage")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert built.screens["coverage"].ran == 2


def test_a_room_that_is_not_there_yet_says_so_and_offers_nothing(built: Built) -> None:
    press(Qt.Key.Key_4, CONTROL)
    assert "Cases: not in this version" in readable(built.window)
    assert built.window.top.search.isEnabled()


def test_the_menu_opens_by_key_and_its_keys_work_everywhere(built: Built, qtbot: QtBot) -> None:
    ran: list[str] = []
    built.window.add_menu("File", (Action("lock", "Lock", lambda: ran.append("lock"), "Ctrl+L", "lock"), None))
    press(Qt.Key.Key_L, CONTROL)
    assert ran == ["lock"]


def test_everybody_hears_of_a_change_except_who_made_it(built: Built, doors: Doors) -> None:
    press(Qt.Key.Key_3, CONTROL)
    change = ChangeSet("meeting.edit", frozenset({"meeting"}))
    doors.changed.emit(change, built.screens["meetings"])
    assert built.screens["coverage"].seen == [change]
    assert built.screens["meetings"].seen == []


def test_the_rail_is_narrow_where_the_window_is(built: Built, qtbot: QtBot) -> None:
    wide = built.window.rail.width()
    built.window.resize(760, 600)
    qtbot.waitUntil(lambda: built.window.rail.width() < wide)
    assert nameless(built.window) == []
    built.window.resize(1300, 800)
    qtbot.waitUntil(lambda: built.window.rail.width() == wide)


def test_size_room_and_splitters_are_remembered(doors: Doors, tmp_path: Path, qtbot: QtBot) -> None:
    first = shown(Built(doors, tmp_path), qtbot)
    first.window.resize(777, 666)  # fits the screen of the offscreen platform
    press(Qt.Key.Key_3, CONTROL)
    qtbot.waitUntil(lambda: first.screens["meetings"].splitter.width() < 777)
    first.screens["meetings"].splitter.setSizes([200, 400])
    sizes = first.screens["meetings"].splitter.sizes()
    first.window.remember()
    first.window.close_for_good()
    again = Built(doors, tmp_path)
    qtbot.addWidget(again.window, before_close_func=lambda window: setattr(window, "_may_close", True))
    assert again.settings.text("screen") == "meetings"
    again.window.open_room("meetings")
    again.window.show()
    qtbot.wait(200)
    assert again.screens["meetings"].splitter.sizes() == sizes
    assert (again.window.width(), again.window.height()) == (777, 666)


def test_closing_asks_the_application_first(built: Built, qtbot: QtBot) -> None:
    with qtbot.waitSignal(built.window.closing):
        built.window.close()
    assert built.window.isVisible()
    built.window.close_for_good()
    assert not built.window.isVisible()


def test_everything_unsaved_is_flushed(built: Built) -> None:
    press(Qt.Key.Key_3, CONTROL)
    assert [future.result() for future in built.window.flush()] == ["coverage", "meetings"]


def test_the_sample_is_marked_in_every_room(doors: Doors, tmp_path: Path, qtbot: QtBot) -> None:
    built = shown(Built(doors, tmp_path, is_sample=True), qtbot)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        press(key, CONTROL)
        assert "Sample: nothing here is real work" in readable(built.window)


def test_everybody_can_use_it(built: Built) -> None:
    assert nameless(built.window) == []
    assert out_of_reach(built.window) == []


def test_the_status_line_tells_the_truth(built: Built) -> None:
    assert "Encrypted · nothing to save" in readable(built.window)
    built.status.unsaved()
    assert "Saving…" in readable(built.window)
    built.status.not_saved("The disk is full.")
    assert "NOT SAVED: The disk is full." in readable(built.window)
    built.status.saved(datetime(2026, 11, 22, 14, 32, 7), encrypted=True)
    assert "Encrypted · all changes saved 14:32:07" in readable(built.window)
    built.status.pack("2026.11")
    assert "Reference pack 2026.11" in readable(built.window)


def test_a_notice_offers_to_take_back_and_goes(built: Built, qtbot: QtBot) -> None:
    taken: list[bool] = []
    built.window.toast.show_notice("Meeting deleted", lambda: taken.append(True))
    button = next(b for b in built.window.toast.findChildren(QPushButton) if b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert taken == [True]
    assert not built.window.toast.isVisible()
    built.window.toast.show_notice("Nothing to take back.")
    assert not button.isVisible()
