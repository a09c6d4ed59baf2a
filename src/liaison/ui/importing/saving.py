"""One long write with its progress: the store's thread tells how far it is, the window asks ten times a second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from liaison.domain.steps import Cancelled, Show, Stage
from liaison.ui.doors import Doors
from liaison.ui.theme.tokens import SPACING
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel

T = TypeVar("T")
_ASKED_EVERY = 100


@dataclass(slots=True)
class _Progress:
    """Written by the store's thread, read by the window; each value alone is whole."""

    done: int = 0
    total: int = 0
    stopped: bool = False

    def show(self, stage: Stage, done: int, total: int) -> None:
        if self.stopped:
            raise Cancelled
        self.done, self.total = done, total


class Saving(QWidget):
    """Runs one write; hidden while none runs."""

    def __init__(self, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self._progress: _Progress | None = None
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(Stage.SAVING.words)
        self._words = PlainLabel("", "muted")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACING)
        rows.addWidget(self._words)
        rows.addWidget(self._bar)
        self._timer = QTimer(self, interval=_ASKED_EVERY)
        self._timer.timeout.connect(self._look)
        self.hide()

    @property
    def is_running(self) -> bool:
        """Whether a write runs."""
        return self._progress is not None

    def start(self, work: Callable[[Show], T], then: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Run it; `failed` hears Cancelled when it was stopped."""
        progress = self._progress = _Progress()
        self._words.setText(f"{Stage.SAVING.words}…")
        self._bar.setMaximum(0)
        self.show()
        self._timer.start()
        announce(self, Stage.SAVING.words)

        def ended(answer: T) -> None:
            self._end()
            then(answer)

        def broken(error: Exception) -> None:
            self._end()
            failed(error)

        self._doors.write(lambda: work(progress.show), ended, self, failed=broken)

    def stop(self) -> None:
        """Take everything back that was written so far."""
        if self._progress is not None:
            self._progress.stopped = True

    def _look(self) -> None:
        if self._progress is not None and self._progress.total:
            self._bar.setMaximum(self._progress.total)
            self._bar.setValue(self._progress.done)

    def _end(self) -> None:
        self._timer.stop()
        self._progress = None
        self.hide()
