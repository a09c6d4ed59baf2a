"""A window of its own for one meeting, beside the others: written and saved through the same doors, closed with the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.meetings import Meeting
from liaison.domain.rows import ChangeSet
from liaison.ui.printing.offers import choose_paper
from liaison.ui.screens.meetings.page.in_step import InStep
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.services import PageBasics
from liaison.ui.shell.toast import Toast
from liaison.ui.widgets.labels import PlainLabel

_OFFSET = 48
"""Pixels; so that one sees that it is another window."""


class MeetingWindow(QWidget):
    """Shows one meeting.

    Args:
        needs: the screen's; in this window changes are made on the window's behalf.
        make_page: makes a page with everything that belongs to it.
        beside: the window it is opened from.
        actions: what works in every window, such as locking.
        is_sample: it says so, as every window does.
    """

    closed = Signal()
    """It is gone; everything in it was saved, or the officer gave it up."""

    def __init__(
        self,
        needs: PageBasics,
        make_page: Callable[[PageBasics], MeetingPage],
        beside: QWidget,
        actions: Iterable[QAction],
        *,
        is_sample: bool,
    ) -> None:
        super().__init__(beside, Qt.WindowType.Window)
        # a title is seen by whoever looks at the task bar, and by other programs
        self.setWindowTitle("Liaison Desk")
        self.setMinimumSize(560, 420)
        self._doors = needs.doors
        self._may_close = False
        self._before = self.windowState()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        if is_sample:
            banner = PlainLabel(tr("Sample: nothing here is real work, and nothing is kept"), "banner", wrap=False)
            banner.setAlignment(Qt.AlignmentFlag.AlignCenter)
            rows.addWidget(banner)
        toast = Toast(self)
        self.page = make_page(replace(needs, screen=self, notice=toast.show_notice))
        rows.addWidget(self.page, 1)
        self.in_step = InStep(self.page, needs.services.meetings, needs.doors, lambda: True, self._gone)
        self.page.note.saving.show_keys(
            tr("Ctrl+T time · Ctrl+F find · Esc closes the window"),
            tr("Ctrl+F find · Ctrl+Shift+F reopens · Esc closes the window"),
        )
        self.page.left.connect(self.close)
        self.page.alone.connect(self._leave_alone)
        self.addActions(list(actions))
        QShortcut(QKeySequence("F11"), self).activated.connect(self._toggle_full_screen)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(lambda: choose_paper(self.page.papers, self))
        needs.doors.changed.connect(self._changed)
        self._place(beside)

    def show_meeting(self, meeting: Meeting) -> None:
        """Open it here and come to the front."""
        self.show()
        self.page.open_meeting(meeting)
        self.come_forward()

    def come_forward(self) -> None:
        """Come to the front, ready to write."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()
        self.page.focus_note()

    def flush(self) -> Future[Any] | None:
        """Save everything now; the future to wait for, None when all is saved."""
        return self.page.flush()

    def close_for_good(self) -> None:
        """Close without asking back: what there was to save is saved, or given up."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """First everything is saved; what cannot be saved keeps the window open."""
        if not self._may_close and not self.page.saver.is_saved:
            event.ignore()
            self.page.saver.when_saved(self._close_saved)
            return
        if not self._may_close:
            self.page.flush()
        self._may_close = True
        event.accept()
        self.closed.emit()
        self.deleteLater()

    def _close_saved(self) -> None:
        self.close()

    def _gone(self) -> None:
        self.close_for_good()

    def _changed(self, changes: ChangeSet, initiator: object) -> None:
        if initiator is not self and not self._may_close:
            self.in_step.changed(changes)

    def _leave_alone(self, alone: bool) -> None:
        if alone:
            self._before = self.windowState()
            self.setWindowState(self._before | Qt.WindowState.WindowFullScreen)
        else:
            self.setWindowState(self._before)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _place(self, beside: QWidget) -> None:
        frame = beside.geometry()
        self.resize(min(frame.width(), 1100), frame.height())
        screen = beside.screen()
        room = screen.availableGeometry() if screen is not None else frame
        right = min(frame.left() + _OFFSET, max(room.left(), room.right() - self.width()))
        if room.right() - frame.right() >= self.minimumWidth():
            right = frame.right() + 1
            self.resize(min(self.width(), room.right() - frame.right()), frame.height())
        self.move(right, min(frame.top() + _OFFSET, max(room.top(), room.bottom() - self.height())))
