"""The interface's two doors to the store's thread: work goes in, the answer comes out on the GUI thread, if anybody still waits.

The doors own the one signal by which answers travel; the store's thread only gets the bound emitter. An owner that has
died meanwhile gets nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from liaison.base.errors import WorldError
from liaison.base.lanes import Lanes, LanesClosed, Superseded
from liaison.domain.rows import ChangeSet

T = TypeVar("T")

Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True, eq=False)
class _Parcel:
    """Something to be done on the GUI thread while its owner lives. Not a QObject: nothing of Qt's is made or dies elsewhere."""

    owner: QObject
    open: Callable[[], None]


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

    _arrived = Signal(object)

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes
        self._arrived.connect(self._hand_out, Qt.ConnectionType.QueuedConnection)

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
        return self._deliver(_dropped_when_closed(lambda: self._lanes.read(work, scoped)), then, owner, failed)

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
        return self._deliver(self._lanes.write(work), told, self, lost)

    def job(
        self,
        slices: Iterator[T],
        progress: Callable[[T], None],
        then: Callable[[T | None], None],
        owner: QObject,
        failed: Failed | None = None,
    ) -> Future[T | None]:
        """A long job in slices; `progress` hears each, `then` the last. Cancelling the future ends it."""
        emit = self._arrived.emit
        told = _dropped_when_closed(
            lambda: self._lanes.job(slices, lambda value: _send(emit, _Parcel(owner, lambda: progress(value))))
        )
        return self._deliver(told, then, owner, failed)

    def refuse_reads(self) -> None:
        """From now on nothing is asked any more, because the store is about to be closed; from any thread."""
        self._lanes.refuse_reads()

    def _deliver(
        self, future: Future[Any], then: Callable[[Any], None], owner: QObject, failed: Failed | None
    ) -> Future[Any]:
        emit = self._arrived.emit
        future.add_done_callback(lambda done: _send(emit, _Parcel(owner, lambda: self._open(done, then, failed))))
        return future

    def _hand_out(self, parcel: _Parcel) -> None:
        if shiboken6.isValid(parcel.owner):
            parcel.open()

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


def _send(emit: Callable[[object], None], parcel: _Parcel) -> None:
    try:
        emit(parcel)
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
