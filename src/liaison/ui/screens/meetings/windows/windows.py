"""The windows beside the main one, each with a meeting."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.meetings import Meeting
from liaison.domain.rows import RowKey
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.services import PageBasics
from liaison.ui.screens.meetings.windows.chooser import WindowChooser
from liaison.ui.screens.meetings.windows.window import MeetingWindow

EVERYWHERE = frozenset({"find", "lock", "quit", "shortcuts", "undo-change"})
"""Entries of the main window's menu whose keys work in every window."""


class MeetingWindows(QObject):
    """Opens them, and closes them with the screen.

    Args:
        needs: the screen's.
        make_page: makes a page with everything that belongs to it.
        owner: the screen.
    """

    opened = Signal(object)
    """A MeetingWindow, before its meeting is shown."""
    closed = Signal(object)
    """The MeetingWindow that is gone."""

    def __init__(
        self, needs: PageBasics, make_page: Callable[[PageBasics], MeetingPage], owner: QWidget, *, is_sample: bool
    ) -> None:
        super().__init__(owner)
        self._needs, self._make_page, self._owner, self._is_sample = needs, make_page, owner, is_sample
        self._open: list[MeetingWindow] = []
        self._may_open = True

    @property
    def all(self) -> tuple[MeetingWindow, ...]:
        """Those that are open, oldest first."""
        return tuple(self._open)

    def choose(self, page: MeetingPage) -> None:
        """Ask which meeting; the one on `page` is offered."""
        needs = self._needs
        # what is new has no key before it is saved
        page.saver.when_saved(lambda: WindowChooser(needs, page.key, self.open, page.window()).open())

    def open(self, key: RowKey) -> None:
        """Show a meeting in a window of its own; the one that has it already comes to the front."""
        if self._bring_forward(key):
            return
        service = self._needs.services.meetings
        # without a key: of two that are asked for one after the other, both are opened
        self._needs.doors.read(lambda: service.meeting(key), self._show, self)

    def flush(self) -> list[Future[Any]]:
        """Save everything in them; the saves under way."""
        return [future for window in self._open if (future := window.flush()) is not None]

    def close_for_good(self) -> None:
        """Close them all and open none any more."""
        self._may_open = False
        for window in self.all:
            window.close_for_good()

    def _show(self, meeting: Meeting | None) -> None:
        if meeting is None:
            self._needs.notice(tr("This meeting is no longer there."), None)
            return
        if not self._may_open or self._bring_forward(meeting.key):
            return
        main = self._owner.window()
        actions: list[QAction] = [action for action in main.actions() if action.objectName() in EVERYWHERE]
        window = MeetingWindow(self._needs, self._make_page, main, actions, is_sample=self._is_sample)
        self._open.append(window)
        window.closed.connect(lambda: self._forget(window))
        window.page.menu.add(tr("Another window…"), "Ctrl+Shift+N", lambda: self.choose(window.page), group=True)
        self.opened.emit(window)
        window.show_meeting(meeting)

    def _bring_forward(self, key: RowKey) -> bool:
        window = next((window for window in self._open if window.page.key == key), None)
        if window is not None:
            window.come_forward()
        return window is not None

    def _forget(self, window: MeetingWindow) -> None:
        self._open.remove(window)
        self.closed.emit(window)
