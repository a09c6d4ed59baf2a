"""The one window: rail, search, the screens, the status line."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from liaison.base.settings import Settings
from liaison.base.translations import tr
from liaison.domain.rows import ChangeSet
from liaison.ui.doors import Doors
from liaison.ui.icons import icon
from liaison.ui.shell.actions import Action, add_actions
from liaison.ui.shell.rail import Rail
from liaison.ui.shell.screen import Screen
from liaison.ui.shell.status import StatusLine
from liaison.ui.shell.toast import Toast
from liaison.ui.shell.top import Top
from liaison.ui.widgets.labels import PlainLabel

NARROW = 980


@dataclass(frozen=True, slots=True)
class Room:
    """A screen of the window.

    Attributes:
        id: stable; also the name of its icon.
        build: makes the screen; called when it is first shown.
    """

    id: str
    title: str
    build: Callable[[], Screen]


class MainWindow(QMainWindow):
    """Shows one screen at a time and tells the truth at its foot.

    Args:
        rooms: in the order of the rail.
        is_sample: mark every screen as a sample.
    """

    lock_asked = Signal()
    settings_asked = Signal()
    closing = Signal()

    def __init__(
        self, rooms: tuple[Room, ...], doors: Doors, settings: Settings, status: StatusLine, *, is_sample: bool = False
    ) -> None:
        super().__init__()
        self.setWindowTitle("Liaison Desk")
        self.setMinimumSize(720, 480)
        QApplication.setWindowIcon(icon("program"))
        self._rooms = {room.id: room for room in rooms}
        self._screens: dict[str, Screen] = {}
        self._settings = settings
        self._is_sample = is_sample
        self._present = ""
        self._asked: dict[str, str] = {}
        self._may_close = self._is_alone = False
        self._state_before = self.windowState()
        self.rail = Rail(tuple((room.id, room.title) for room in rooms))
        self.top = Top()
        self._menu = QMenu(self)
        self.top.menu.setMenu(self._menu)
        self._stack = QStackedWidget()
        self.status = status
        self._lay_out()
        self.toast = Toast(self)
        self.rail.chosen.connect(self.open_room)
        self.rail.lock_asked.connect(self.lock_asked)
        self.rail.settings_asked.connect(self.settings_asked)
        self.top.search.asked.connect(self._ask)
        self.top.search.left.connect(self._find_left)
        # the window's own, because the line above the screen may be hidden; windows beside take it over
        looking = QAction(tr("Find anything"), self)
        looking.setObjectName("find")
        looking.setShortcut(QKeySequence("Ctrl+K"))
        looking.triggered.connect(self.look_for_anything)
        self.addAction(looking)
        doors.changed.connect(self._tell_screens)
        self.status.nothing_to_save(not is_sample)
        self._restore()

    def add_menu(self, title: str, actions: tuple[Action | None, ...]) -> QMenu:
        """Put a group of entries into the menu; their keys work everywhere in the window."""
        group = self._menu.addMenu(title)
        add_actions(group, actions, self)
        return group

    def room_ids(self) -> frozenset[str]:
        """The rooms there are."""
        return frozenset(self._rooms)

    def built_screens(self) -> tuple[Screen, ...]:
        """The screens that were shown at least once."""
        return tuple(self._screens.values())

    def screen_in_front(self) -> Screen:
        """The screen in front."""
        return self._screens[self._present]

    @property
    def room(self) -> str:
        """The room in front."""
        return self._present

    def open_room(self, room: str) -> Screen:
        """Bring a room to the front, building its screen when it is the first time."""
        if room not in self._screens:
            self._screens[room] = self._rooms[room].build()
            self._screens[room].alone.connect(self._leave_alone)
            self._stack.addWidget(self._screens[room])
            self._restore_splitters(room)
        if room != self._present:
            self._present = room
            screen = self._screens[room]
            self._stack.setCurrentWidget(screen)
            self.rail.check(room)
            self.top.show_screen(screen.filter_hint(), screen.primary_action(), self._asked.get(room, ""))
            self.setWindowTitle(f"{self._rooms[room].title} – Liaison Desk")
            screen.activated()
            screen.focus_first()
        return self._screens[room]

    def flush(self) -> list[Future[Any]]:
        """Save everything that is not yet saved; the saves under way."""
        return [future for screen in self._screens.values() if (future := screen.flush()) is not None]

    def remember(self) -> None:
        """Keep size, place and splitters for the next start."""
        self._settings.set("window_geometry", bytes(self.saveGeometry().toBase64().data()).decode())
        self._settings.set("screen", self._present)
        states = {
            f"{room}/{number}": bytes(splitter.saveState().toBase64().data()).decode()
            for room, screen in self._screens.items()
            for number, splitter in enumerate(screen.findChildren(QSplitter))
        }
        self._settings.set("splitters", json.dumps(self._splitters() | states))

    def close_for_good(self) -> None:
        """Close without asking back, and the windows beside it."""
        self._may_close = True
        for screen in self._screens.values():
            screen.close_windows()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # Qt's name
        """The application saves and closes; until then the window stays."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.closing.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Narrow windows have pictures alone in the rail."""
        super().resizeEvent(event)
        self.rail.set_narrow(self.width() < NARROW)

    def _lay_out(self) -> None:
        content = QVBoxLayout()
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(0)
        if self._is_sample:
            banner = PlainLabel(tr("Sample: nothing here is real work, and nothing is kept"), "banner", wrap=False)
            banner.setAlignment(Qt.AlignmentFlag.AlignCenter)
            content.addWidget(banner)
        content.addWidget(self.top)
        content.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(content, 1)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(middle, 1)
        rows.addWidget(self.status)
        self.setCentralWidget(whole)

    def _leave_alone(self, alone: bool) -> None:
        """Leave the screen in front alone on the whole screen, or put the window's parts back around it."""
        self._is_alone = alone
        for part in (self.rail, self.top):
            part.setVisible(not alone)
        self.status.set_quiet(alone)
        if alone:
            self._state_before = self.windowState()
            self.setWindowState(self._state_before | Qt.WindowState.WindowFullScreen)
        else:
            self.setWindowState(self._state_before)

    def look_for_anything(self) -> None:
        """Let somebody look for anything, from wherever they are."""
        self.top.show()
        self.activateWindow()
        self.top.search.begin()

    def _find_left(self) -> None:
        self.top.setVisible(not self._is_alone)
        self.screen_in_front().focus_first()

    def narrow(self, text: str) -> None:
        """Keep only what matches in the screen in front, and go there."""
        self._ask(text)
        self.screen_in_front().focus_first()

    def _ask(self, text: str) -> None:
        if self._asked.get(self._present, "") != text:
            self._asked[self._present] = text
            self.top.search.show_filter(text)
            self.screen_in_front().set_filter(text)

    def _tell_screens(self, changes: ChangeSet, initiator: object) -> None:
        for screen in self._screens.values():
            if screen is not initiator:
                screen.reload(changes)

    def _restore(self) -> None:
        geometry = self._settings.text("window_geometry")
        if not (geometry and self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))):
            self.resize(1280, 800)

    def _restore_splitters(self, room: str) -> None:
        known = self._splitters()
        for number, splitter in enumerate(self._screens[room].findChildren(QSplitter)):
            state = known.get(f"{room}/{number}")
            if state:
                splitter.restoreState(QByteArray.fromBase64(state.encode()))

    def _splitters(self) -> dict[str, str]:
        try:
            known = json.loads(self._settings.text("splitters") or "{}")
        except ValueError:
            return {}
        return {str(key): str(value) for key, value in known.items()} if isinstance(known, dict) else {}
