"""The interface's two doors to the store's thread: work goes in, the answer comes out on the GUI thread, if anybody still waits.

The doors own the one signal by which answers travel; the store's thread only gets the bound emitter. An owner that has
died meanwhile gets nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from liaison.base.errors import WorldError
from liaison.base.lanes import Lanes, LanesClosed, Superseded
from liaison.domain.rows import ChangeSet

T = TypeVar("T")

Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True, eq=False)
class _Waiting:
    """Who waits for an answer.

    Attributes:
        holds: what the store's thread was given. It is kept here until the answer came, so that whatever it refers to, a dialog
            among it, goes on the GUI thread: the store's thread would destroy it while Qt still paints it.
    """

    owner: QObject
    then: Callable[[Any], None]
    failed: Failed | None
    holds: object
    progress: Callable[[Any], None] = lambda _: None


class Doors(QObject):
    """Hands work to the store's thread.

    Args:
        lanes: the store's thread; it is closed before the doors die.
    """

    changed = Signal(object, object)
    """A change was written: its ChangeSet, and the object that asked for it, which need not read again."""

    world_failed = Signal(object)
    """Something outside the program went wrong where nobody asked to hear of it: a WorldError."""

    broke = Signal(object)
    """The program itself went wrong: an exception for the crash report."""

    _arrived, _moved = Signal(object, object), Signal(object, object)
    """A ticket with its future, or with how far its job is: the store's thread knows nothing else of who waits."""

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._waiting: dict[int, _Waiting] = {}
        self._tickets = count()
        self._arrived.connect(self._hand_out, Qt.ConnectionType.QueuedConnection)
        self._moved.connect(self._tell_progress, Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        owner: QObject,
        key: str = "",
        failed: Failed | None = None,
    ) -> Future[T]:
        """Ask; `then` hears the answer on the GUI thread while `owner` lives.

        A newer read of a `key` replaces an older one of the same owner: what stands in one window waits for its own answer,
        whatever another window asks meanwhile.
        """
        scoped = f"{key} {id(owner)}" if key else ""
        ticket = self._wait(_Waiting(owner, then, failed, work))
        return self._deliver(ticket, _dropped_when_closed(lambda: self._lanes.read(work, scoped)))

    def write(
        self, work: Callable[[], T], then: Callable[[T], None], owner: QObject, failed: Failed | None = None
    ) -> Future[T]:
        """Change; a ChangeSet in the answer (itself, or its `changes`) is told to everybody by `changed`."""

        def told(answer: T) -> None:
            if shiboken6.isValid(owner):
                then(answer)
            changes = answer if isinstance(answer, ChangeSet) else getattr(answer, "changes", None)
            if isinstance(changes, ChangeSet):
                self.changed.emit(changes, owner if shiboken6.isValid(owner) else None)

        def lost(error: Exception) -> None:
            self._tell_fault(error, failed if shiboken6.isValid(owner) else None)

        # what was changed, and what was lost, is everybody's matter, whether its owner lives or not
        ticket = self._wait(_Waiting(self, told, lost, work))
        try:
            return self._deliver(ticket, self._lanes.write(work))
        except LanesClosed:
            del self._waiting[ticket]
            raise

    def job(
        self,
        slices: Iterator[T],
        progress: Callable[[T], None],
        then: Callable[[T | None], None],
        owner: QObject,
        failed: Failed | None = None,
    ) -> Future[T | None]:
        """A long job in slices; `progress` hears each, `then` the last. Cancelling the future ends it."""
        ticket = self._wait(_Waiting(owner, then, failed, slices, progress))
        emit = self._moved.emit
        return self._deliver(
            ticket, _dropped_when_closed(lambda: self._lanes.job(slices, lambda value: _send(emit, ticket, value)))
        )

    def refuse_reads(self) -> None:
        """From now on nothing is asked any more, because the store is about to be closed; from any thread."""
        self._lanes.refuse_reads()

    def _wait(self, waiting: _Waiting) -> int:
        ticket = next(self._tickets)
        self._waiting[ticket] = waiting
        return ticket

    def _deliver(self, ticket: int, future: Future[Any]) -> Future[Any]:
        emit = self._arrived.emit
        future.add_done_callback(lambda done: _send(emit, ticket, done))
        return future

    def _hand_out(self, ticket: int, future: Future[Any]) -> None:
        waiting = self._waiting.pop(ticket)
        if shiboken6.isValid(waiting.owner):
            self._open(future, waiting.then, waiting.failed)

    def _tell_progress(self, ticket: int, value: Any) -> None:
        waiting = self._waiting.get(ticket)
        if waiting is not None and shiboken6.isValid(waiting.owner):
            waiting.progress(value)

    def _open(self, future: Future[Any], then: Callable[[Any], None], failed: Failed | None) -> None:
        try:
            answer = future.result()
        except (Superseded, CancelledError):
            return
        except Exception as error:  # every fault has a place to go  # noqa: BLE001
            self._tell_fault(error, failed)
            return
        then(answer)

    def _tell_fault(self, error: Exception, failed: Failed | None) -> None:
        if failed is not None:
            failed(error)
        elif isinstance(error, WorldError):
            self.world_failed.emit(error)
        else:
            self.broke.emit(error)


def _send(emit: Callable[[object, object], None], ticket: int, what: object) -> None:
    try:
        emit(ticket, what)
    except RuntimeError:
        # the doors are gone: the program is ending, and nobody is left to hear
        return


def _dropped_when_closed(hand_in: Callable[[], Future[T]]) -> Future[T]:
    """Questions asked while the program ends, by a timer that still fires, are answered by nobody. A change is never dropped so."""
    try:
        return hand_in()
    except LanesClosed:
        dropped: Future[T] = Future()
        dropped.cancel()
        return dropped
