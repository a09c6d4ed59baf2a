"""Keeps an open page in step with the store: what became of its meeting elsewhere is shown as soon as nothing here is unsaved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from liaison.domain.meetings import Meeting
from liaison.domain.rows import ChangeSet
from liaison.services.meetings import MeetingService
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage

WRITTEN = frozenset({"meeting", "delegation", "follow_up", "note", "participant"})
"""Tables the open meeting shows."""


class InStep(QObject):
    """One page.

    Args:
        is_shown: whether the page is in front; behind, it is read again when it is opened.
        gone: what to do when the meeting is no longer there.

    Attributes:
        is_stale: something was changed that the page does not show yet.
    """

    def __init__(
        self,
        page: MeetingPage,
        service: MeetingService,
        doors: Doors,
        is_shown: Callable[[], bool],
        gone: Callable[[], None],
    ) -> None:
        super().__init__(page)
        self._page, self._service, self._doors = page, service, doors
        self._is_shown, self._gone = is_shown, gone
        self.is_stale = False
        page.saver.saved.connect(self._saved)

    def changed(self, changes: ChangeSet) -> None:
        """Something was written elsewhere."""
        if changes.touched & WRITTEN:
            self.is_stale = True
        if self._is_shown() and self.is_stale:
            self._read()

    def _saved(self) -> None:
        # what came while one typed waited for this
        if self.is_stale and self._is_shown() and self._page.saver.is_saved:
            self._read()

    def _read(self) -> None:
        key, service = self._page.key, self._service
        if key is None:
            return
        self.is_stale = False
        self._doors.read(lambda: service.meeting(key), self._take_over, self, "meetings.in_step")

    def _take_over(self, meeting: Meeting | None) -> None:
        if meeting is not None:
            self.is_stale = not self._page.take_over(meeting) and meeting.key == self._page.key
        elif self._is_shown() and self._page.saver.is_saved:
            self._gone()
