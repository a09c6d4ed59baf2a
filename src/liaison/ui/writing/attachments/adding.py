"""Files on their way into the store, one after the other; each can be stopped, and one that is refused stops no other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from liaison.base.errors import WorldError
from liaison.domain.attachments import Attachment
from liaison.domain.rows import RowKey
from liaison.domain.steps import Step
from liaison.services.attachment_files import FileToAdd
from liaison.services.attachments import Attached, AttachmentService, KeptContent
from liaison.ui.doors import Doors

Then = Callable[[Attachment], None]


@dataclass(frozen=True, slots=True)
class _Order:
    file: FileToAdd
    target: RowKey
    then: Then | None


class Adding(QObject):
    """Adds files to records through the store's thread.

    Args:
        service: what is done with attachments.
        doors: to the store's thread.
    """

    began = Signal(str)
    """The name of the file that is being added."""
    moved = Signal(int, int)
    """How far it is: bytes done and in all; 0 in all while that is not known."""
    added = Signal(object)
    """Attached."""
    refused = Signal(object)
    """A WorldError."""
    ended = Signal()
    """Nothing is on its way any more."""

    def __init__(self, service: AttachmentService, doors: Doors, parent: QObject) -> None:
        super().__init__(parent)
        self._service, self._doors = service, doors
        self._waiting: deque[_Order] = deque()
        self._present: _Order | None = None
        self._job: Future[Any] | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether something is being added."""
        return self._present is not None

    def add(self, files: list[FileToAdd], target: RowKey, then: Then | None = None) -> None:
        """Attach files to a record; `then` hears of each that was attached."""
        self._waiting.extend(_Order(file, target, then) for file in files)
        if self._present is None:
            self._next()

    def stop(self) -> None:
        """Stop what is on its way and forget what waits; what is attached stays."""
        self._waiting.clear()
        job, self._job = self._job, None
        if job is not None and job.cancel():
            self._next()
            # what it kept so far is removed
            self._doors.job(self._service.upkeep(), lambda _: None, lambda _: None, self)

    def _next(self) -> None:
        self._job = None
        self._present = self._waiting.popleft() if self._waiting else None
        order = self._present
        if order is None:
            self.ended.emit()
            return
        self.began.emit(order.file.name)
        self.moved.emit(0, 0)
        self._job = self._doors.job(
            self._service.keep_in_steps(order.file, order.target),
            lambda step: self._show(order, step),
            lambda last: self._kept(order, last),
            self,
            lambda error: self._refused(order, error),
        )

    def _show(self, order: _Order, step: Step[KeptContent]) -> None:
        if order is self._present:
            self.moved.emit(step.done, step.total)

    def _kept(self, order: _Order, last: Step[KeptContent] | None) -> None:
        content = last.result if last is not None else None
        if order is not self._present or content is None:
            return
        self._job = None
        self._doors.write(
            lambda: self._service.attach(content, order.target),
            lambda attached: self._attached(order, attached),
            self,
            lambda error: self._refused(order, error),
        )

    def _attached(self, order: _Order, attached: Attached) -> None:
        self.added.emit(attached)
        if order.then is not None:
            order.then(attached.attachment)
        self._next()

    def _refused(self, order: _Order, error: Exception) -> None:
        if order is not self._present:
            return
        if isinstance(error, WorldError):
            self.refused.emit(error)
        else:
            self._doors.broke.emit(error)
        self._next()
