"""Counts the words of a long note in slices of a millisecond, so that no keystroke waits for it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

SLICE = 65_536
"""Characters."""


class WordCount(QObject):
    """One text at a time; a newer one takes the place of an older."""

    counted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slices: Iterator[int] = iter(())
        self._words = 0
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._go_on)

    def count(self, text: str) -> None:
        """Begin."""
        self._slices, self._words = words_in_slices(text), 0
        self._go_on()

    def _go_on(self) -> None:
        more = next(self._slices, None)
        if more is None:
            self.counted.emit(self._words)
        else:
            self._words += more
            self._next.start()


def words_in_slices(text: str, size: int = SLICE) -> Iterator[int]:
    """How many words begin in each slice of a text."""
    for start in range(0, len(text), size):
        goes_on = start > 0 and not text[start - 1].isspace() and not text[start].isspace()
        yield len(text[start : start + size].split()) - goes_on
