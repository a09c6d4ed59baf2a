"""When to paint a sharp picture: once the map rests, in slices between events."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from liaison.ui.widgets.map.picture import Picture

REST = 120
"""Milliseconds without a movement after which the map rests."""

_SLICE = 5.0
"""Milliseconds of painting between events."""


class Sharpener(QObject):
    """Makes one picture at a time; a new wish drops the one in making."""

    ready = Signal()

    def __init__(self, begin: Callable[[], Picture | None], parent: QObject) -> None:
        """`begin` gives an empty picture of what is wanted now, None when nothing can be painted."""
        super().__init__(parent)
        self.picture: Picture | None = None
        self._begin = begin
        self._making: Picture | None = None
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._start)
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._paint_slice)

    def ask(self, delay: int) -> None:
        """Begin a picture in `delay` milliseconds, counted anew by every further wish."""
        self.stop()
        self._rest.start(delay)

    def stop(self) -> None:
        """Make no picture until asked again; the last one stays."""
        self._rest.stop()
        self._slices.stop()
        self._making = None

    def finish_now(self) -> None:
        """Make the picture of what is wanted now before returning."""
        self.stop()
        self._start()
        while self._making is not None:
            self._paint_slice()

    def _start(self) -> None:
        self._making = self._begin()
        if self._making is not None:
            self._slices.start()

    def _paint_slice(self) -> None:
        if self._making is not None and self._making.advance(_SLICE):
            self.picture = self._making
            self.stop()
            self.ready.emit()
