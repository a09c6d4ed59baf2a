"""The interface's two doors to the store's thread: work goes in, the answer comes out on the GUI thread, if anybody still waits.

The receiver owns the signal; the store's thread only gets the bound emitter. A widget that has died gets nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from liaison.base.errors import WorldError
from liaison.base.lanes import Lanes, Superseded
from liaison.domain.rows import ChangeSet

T = TypeVar("T")

Failed = Callable[[Exception], None]


class _Parcel(QObject):
    """Carries one answer from the store's thread to the GUI thread; lives as long as its owner."""

    delivered = Signal(object)
    moved_on = Signal(object)


class Doors(QObject):
    """Hands work to the store's thread.

    Args:
        lanes: the store's thread.
    """

    changed = Signal(object, object)
    """A change was written: its ChangeSet, and the object that asked for it, which need not read again."""

    world_failed = Signal(object)
    """Something outside the program went wrong where nobody asked to hear of it: a WorldError."""

    broke = Signal(object)
    """The program itself went wrong: an exception for the crash report."""

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes

    def read(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        owner: QObject,
        key: str = "",
        failed: Failed | None = None,
    ) -> Future[T]:
        """Ask; `then` hears the answer on the GUI thread while `owner` lives. A newer read of a `key` replaces an older one."""
        return self._deliver(lambda: self._lanes.read(work, key), then, owner, failed)

    def write(
        self, work: Callable[[], T], then: Callable[[T], None], owner: QObject, failed: Failed | None = None
    ) -> Future[T]:
        """Change; a ChangeSet in the answer (itself, or its `changes`) is told to everybody by `changed`."""

        def told(answer: T) -> None:
            changes = answer if isinstance(answer, ChangeSet) else getattr(answer, "changes", None)
            then(answer)
            if isinstance(changes, ChangeSet):
                self.changed.emit(changes, owner)

        return self._deliver(lambda: self._lanes.write(work), told, owner, failed)

    def job(
        self,
        slices: Iterator[T],
        progress: Callable[[T], None],
        then: Callable[[T | None], None],
        owner: QObject,
        failed: Failed | None = None,
    ) -> Future[T | None]:
        """A long job in slices; `progress` hears each, `then` the last. Cancelling the future ends it."""
        parcel = _Parcel(owner)
        parcel.moved_on.connect(progress, Qt.ConnectionType.QueuedConnection)
        emit = parcel.moved_on.emit
        return self._deliver(
            lambda: self._lanes.job(slices, lambda value: _send(parcel, emit, value)), then, owner, failed, parcel
        )

    def _deliver(
        self,
        hand_in: Callable[[], Future[Any]],
        then: Callable[[Any], None],
        owner: QObject,
        failed: Failed | None,
        parcel: _Parcel | None = None,
    ) -> Future[Any]:
        carrier = parcel or _Parcel(owner)

        def arrived(future: Future[Any]) -> None:
            carrier.deleteLater()
            self._open(future, then, failed)

        carrier.delivered.connect(arrived, Qt.ConnectionType.QueuedConnection)
        emit = carrier.delivered.emit
        future = hand_in()
        future.add_done_callback(lambda done: _send(carrier, emit, done))
        return future

    def _open(self, future: Future[Any], then: Callable[[Any], None], failed: Failed | None) -> None:
        try:
            answer = future.result()
        except (Superseded, CancelledError):
            return
        except Exception as error:  # every fault has a place to go  # noqa: BLE001
            if failed is not None:
                failed(error)
            elif isinstance(error, WorldError):
                self.world_failed.emit(error)
            else:
                self.broke.emit(error)
            return
        then(answer)


def _send(carrier: QObject, emit: Callable[[Any], None], value: object) -> None:
    # the owner may have died on the GUI thread meanwhile, and its parcel with it
    if shiboken6.isValid(carrier):
        emit(value)
