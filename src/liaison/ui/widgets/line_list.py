"""A short list of things, each with a line of what it is about; Return or a click leads on, Space checks a promise off."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from liaison.base.translations import tr
from liaison.domain.rows import RowKey

_TARGET = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """One thing.

    Attributes:
        about: said below it.
        target: the meeting it leads to.
        line: of that meeting's note, counted from 0; None for the meeting as a whole.
        promise: what can be checked off here; None for other lines.
        is_late: told in words and colour.
    """

    text: str
    about: str
    target: RowKey
    is_late: bool
    line: int | None = None
    promise: RowKey | None = None


class LineList(QListWidget):
    """Shows lines, or why there are none.

    Args:
        name: for screen readers and the heading.
        empty: what is said when there is nothing.
    """

    chosen = Signal(object)
    """The Line."""
    checked = Signal(object)
    """The RowKey of a promise that was kept."""

    def __init__(self, name: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = empty
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setStyleSheet("QListWidget::item { padding: 6px 8px; border-radius: 4px; }")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these instead of what was shown."""
        self.clear()
        if not lines:
            item = QListWidgetItem(self._empty, self)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        for line in lines:
            late = tr("OVERDUE") + "  " if line.is_late else ""
            item = QListWidgetItem(f"{late}{line.text}\n{line.about}", self)
            item.setData(_TARGET, line)
            if line.is_late:
                item.setForeground(QBrush(self.palette().brightText().color()))
        if self.hasFocus():
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space checks off; Return and Enter lead on, on every system."""
        item = self.currentItem()
        line = item.data(_TARGET) if item is not None else None
        if line is not None and event.key() == Qt.Key.Key_Space and line.promise is not None:
            self.checked.emit(line.promise)
        elif line is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(line)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Something is chosen where the keyboard is, and only there."""
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard went elsewhere."""
        super().focusOutEvent(event)
        self.clearSelection()
        self.setCurrentRow(-1)

    def _choose(self, item: QListWidgetItem) -> None:
        line = item.data(_TARGET)
        if line is not None:
            self.chosen.emit(line)
