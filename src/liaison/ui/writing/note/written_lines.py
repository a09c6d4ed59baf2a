"""The lines of a note as Python has them, kept in step with every change, so that a key costs its own line and no copy of a megabyte."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextDocument

_END = "\u2029"
"""Of a line, as Qt keeps it."""

_MANY = 200
"""Lines; more are fetched at once sooner than one by one."""


class WrittenLines(QObject):
    """Follows one document.

    Args:
        document: its texts are read raw, so that hard spaces stay what they are.
    """

    replaced = Signal(object, object)
    """Lines that stood there, and those in their place: two lists of texts."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._lines = self._all()
        self._revision = document.revision()
        document.contentsChange.connect(self._changed)

    def lines(self) -> list[str]:
        """All lines as they are now, without their ends; a list of one's own."""
        # between the edits of one step of undo nothing is told
        return self._lines.copy() if self._revision == self._document.revision() else self._all()

    def text(self) -> str:
        """The whole text, lines ended by a line feed."""
        return "\n".join(self.lines())

    def _changed(self, position: int, _: int, added: int) -> None:
        document = self._document
        self._revision = document.revision()
        first = document.findBlock(position)
        last = document.findBlock(min(position + added, document.characterCount() - 1))
        start, count = first.blockNumber(), last.blockNumber() - first.blockNumber() + 1
        before = count - (document.blockCount() - len(self._lines))
        if count > _MANY or before < 0 or not first.isValid() or not last.isValid():
            old, self._lines = self._lines, self._all()
            self.replaced.emit(old, self._lines.copy())
            return
        new, block = [], first
        for _line in range(count):
            new.append(block.text())
            block = block.next()
        old = self._lines[start : start + before]
        if old != new:
            self._lines[start : start + before] = new
            self.replaced.emit(old, new)

    def _all(self) -> list[str]:
        return self._document.toRawText().split(_END)
