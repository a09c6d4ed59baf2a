"""Writing the file beside everything else: the window lives, and it can be stopped."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from liaison.domain.minutes import Minutes
from liaison.domain.steps import Step
from liaison.services.minutes_leaving import MinutesLeavingService, PaperChoice
from liaison.ui.doors import Doors


class MinutesWriting(QObject):
    """Writes one file at a time."""

    written = Signal(object)
    """The Path of the file."""
    stopped = Signal()
    """It was given up; nothing was written."""
    failed = Signal(object)
    """An exception; nothing was written."""

    def __init__(self, service: MinutesLeavingService, doors: Doors, parent: QObject) -> None:
        super().__init__(parent)
        self._service, self._doors = service, doors
        self._given_up: Event | None = None

    @property
    def is_busy(self) -> bool:
        """True while a file is on its way."""
        return self._given_up is not None

    def write(self, minutes: Minutes, choice: PaperChoice, target: Path) -> None:
        """Begin."""
        given_up = Event()
        self._given_up = given_up

        def done(step: Step[bool] | None) -> None:
            if self._ended(given_up) and step is not None and step.result:
                self.written.emit(target)

        def failed(error: Exception) -> None:
            if self._ended(given_up):
                self.failed.emit(error)

        steps = self._service.write(minutes, choice, target, given_up)
        self._doors.job(steps, lambda _: None, done, self, failed)

    def stop(self) -> None:
        """Give it up, without waiting for what is being made: it will not be written."""
        if self._given_up is not None:
            self._given_up.set()
            self._given_up = None
            self.stopped.emit()

    def _ended(self, given_up: Event) -> bool:
        """True when somebody still waits for it."""
        if self._given_up is not given_up:
            return False
        self._given_up = None
        return True
