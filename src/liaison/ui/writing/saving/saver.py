"""Keeps what is open saved, and lets go of it only when it is."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Signal


class Saver(QObject):
    """One thing at a time goes through it; another may begin only when this one is saved (`when_saved`)."""

    dirty = Signal()
    """Something is not saved yet."""
    saved = Signal()
    """A save was committed; `is_saved` says whether it was the last."""
    failed = Signal(object)
    """A save was refused: an exception. It is tried again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._then: Callable[[], None] | None = None

    @property
    def is_saved(self) -> bool:
        """True when everything entered is committed."""
        raise NotImplementedError

    def flush(self) -> Future[Any] | None:
        """Save everything now; the future of the last save, None when all is saved."""
        raise NotImplementedError

    def when_saved(self, run: Callable[[], None]) -> None:
        """Save everything, then run; when the store refuses, nothing is run and the person stays with the text."""
        if self.flush() is None:
            run()
        else:
            self._then = run

    def _saved(self) -> None:
        self.saved.emit()
        self._go_on()

    def _go_on(self) -> None:
        if self.is_saved and self._then is not None:
            run, self._then = self._then, None
            run()

    def _failed(self, error: Exception) -> None:
        self._then = None
        self.failed.emit(error)
