"""When to save while one types: soon after a pause, at the latest after 0.8 s, one save under way at a time, the newest text wins."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

PAUSE_MS = 400
"""Without a keystroke for this long, save."""

LATEST_MS = 800
"""Save at least this often while one types: with the save itself, a killed process loses less than the last second."""

OPPORTUNE_MS = 600
"""From then on save right behind a keystroke: the next one is as far away as it ever will be."""

BEHIND_MS = 5
"""The keystroke is painted by then."""

RETRY_MS = 2_000
RETRY_AT_MOST_MS = 15_000

Done = Callable[[], None]
Failed = Callable[[Exception], None]
Save = Callable[[Done, Failed], Future[Any]]
"""Takes what is there now and hands it to the store; calls back on the window's thread, `Done` only after the commit."""


class Autosave(QObject):
    """Keeps one thing saved; what is written stays in the window until the store has it.

    Args:
        save: see Save.
        pause, latest: milliseconds, in the place of PAUSE_MS and LATEST_MS.
    """

    saved = Signal()
    """Committed; `is_saved` says whether something was written since."""
    failed = Signal(object)
    """An exception; it is tried again by itself."""
    dirty = Signal()
    """Something was written that is not saved yet."""

    def __init__(
        self, save: Save, parent: QObject | None = None, *, pause: int = PAUSE_MS, latest: int = LATEST_MS
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._opportune = latest - (LATEST_MS - OPPORTUNE_MS)
        self._pause = QTimer(self, interval=pause, singleShot=True)
        self._latest = QTimer(self, interval=latest, singleShot=True)
        self._behind = QTimer(self, interval=BEHIND_MS, singleShot=True)
        self._retry = QTimer(self, singleShot=True)
        self._since = QElapsedTimer()
        self._retry_after = RETRY_MS
        for timer in (self._pause, self._latest, self._behind, self._retry):
            timer.timeout.connect(self._due)
        self._is_dirty = False
        self._is_due = False
        self._under_way: Future[Any] | None = None
        self._newest = self._answered = 0

    @property
    def is_saved(self) -> bool:
        """True when everything written is committed."""
        return not self._is_dirty and self._under_way is None

    @property
    def is_under_way(self) -> bool:
        """True while a save waits for the store's answer."""
        return self._under_way is not None

    def touch(self) -> None:
        """Something was written."""
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()
        if not self._is_dirty:
            self._is_dirty = True
            self._since.start()
            self.dirty.emit()
        elif self._since.elapsed() >= self._opportune and self._under_way is None:
            self._behind.start()

    def flush(self) -> Future[Any] | None:
        """Save now what is not saved; the future to wait for, None when everything is saved.

        It may be waited for on the window's thread: the store's thread needs nothing from it.
        """
        if self._is_dirty:
            self._start()
        return self._under_way

    def _due(self) -> None:
        self._pause.stop()
        self._latest.stop()
        if self._under_way is not None:
            self._is_due = True
        elif self._is_dirty:
            self._start()

    def _start(self) -> None:
        for timer in (self._pause, self._latest, self._behind, self._retry):
            timer.stop()
        self._is_dirty = self._is_due = False
        self._newest += 1
        mine = self._newest
        future = self._save(lambda: self._done(mine), lambda error: self._refused(mine, error))
        if self._answered < mine:
            self._under_way = future

    def _is_newest(self, mine: int) -> bool:
        self._answered = max(self._answered, mine)
        if mine != self._newest:
            return False
        self._under_way = None
        return True

    def _done(self, mine: int) -> None:
        if not self._is_newest(mine):
            return
        self._retry_after = RETRY_MS
        self.saved.emit()
        if self._is_due and self._is_dirty:
            self._start()

    def _refused(self, mine: int, error: Exception) -> None:
        if not self._is_newest(mine):
            return
        self._is_dirty = True
        self._is_due = False
        self._retry.start(self._retry_after)
        self._retry_after = min(RETRY_AT_MOST_MS, self._retry_after * 2)
        self.failed.emit(error)
