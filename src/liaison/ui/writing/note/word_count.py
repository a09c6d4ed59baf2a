"""Counts the words of a note: of the lines that changed; of another note in slices of a millisecond, so that no keystroke waits for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from liaison.ui.writing.note.written_lines import WrittenLines

SLICE = 65_536
"""Characters."""

FEW = 50
"""Lines counted at once."""


class WordCount(QObject):
    """Follows the lines of a note."""

    counted = Signal(int)

    def __init__(self, lines: WrittenLines, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._slices: Iterator[int] = iter(())
        self._words, self._is_counting = 0, False
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._go_on)
        lines.replaced.connect(self._replaced)

    def _replaced(self, old: Sequence[str], new: Sequence[str]) -> None:
        if self._is_counting or len(old) > FEW or len(new) > FEW:
            self._slices, self._words, self._is_counting = words_in_slices(self._lines.lines()), 0, True
            self._next.start()
            return
        words = self._words + _words_of(new) - _words_of(old)
        if words != self._words:
            self._words = words
            self.counted.emit(words)

    def _go_on(self) -> None:
        more = next(self._slices, None)
        if more is None:
            self._is_counting = False
            self.counted.emit(self._words)
        else:
            self._words += more
            self._next.start()


def words_in_slices(lines: Sequence[str], size: int = SLICE) -> Iterator[int]:
    """How many words stand in lines, a slice of about so many characters at a time; a line longer than that is cut."""
    words = left = 0
    for line in lines:
        for start in range(0, max(len(line), 1), size):
            goes_on = start > 0 and not line[start - 1].isspace() and not line[start].isspace()
            words += len(line[start : start + size].split()) - goes_on
            left += min(size, len(line) - start) + 1
            if left >= size:
                yield words
                words = left = 0
    yield words


def _words_of(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)
