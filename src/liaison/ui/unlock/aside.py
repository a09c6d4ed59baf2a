"""One piece of work off the GUI thread before there is a store thread: deriving a key takes a second.

On the path of the first paint: no namespace `Qt`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Signal


class Aside(QObject):
    """Runs work on a thread of its own and tells the outcome on the GUI thread, unless its owner died meanwhile."""

    _done = Signal(object, object)

    def __init__(
        self, work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[Exception], None], owner: QObject
    ) -> None:
        # not the owner's child: this object holds the last word to it, and a child must not outlive its parent in its own end
        super().__init__(QCoreApplication.instance())
        self._then, self._failed, self._owner = then, failed, owner
        # queued by itself, because the thread that emits is another one than this object's
        self._done.connect(self._tell)
        emit = self._done.emit
        threading.Thread(target=_run, args=(work, emit), name="derivation", daemon=True).start()

    def _tell(self, answer: object, error: Exception | None) -> None:
        self.deleteLater()
        if not shiboken6.isValid(self._owner):
            return
        if error is None:
            self._then(answer)
        else:
            self._failed(error)


def _run(work: Callable[[], Any], emit: Callable[[Any, Any], None]) -> None:
    answer, error = None, None
    try:
        answer = work()
    except Exception as caught:  # told to whoever waits  # noqa: BLE001
        error = caught
    try:
        emit(answer, error)
    except RuntimeError:
        # the program ended while the key was being derived
        return
