"""One piece of work off the GUI thread before there is a store thread: deriving a key takes a second."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal


class Aside(QObject):
    """Runs work on a thread of its own and tells the outcome on the GUI thread, unless its owner died meanwhile."""

    _done = Signal(object, object)

    def __init__(
        self, work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[Exception], None], owner: QObject
    ) -> None:
        super().__init__(owner)
        self._then, self._failed = then, failed
        # queued by itself, because the thread that emits is another one than this object's
        self._done.connect(self._tell)
        emit = self._done.emit
        threading.Thread(target=_run, args=(work, emit), name="derivation", daemon=True).start()

    def _tell(self, answer: object, error: Exception | None) -> None:
        self.deleteLater()
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
        # the window was closed while the key was being derived
        return
