"""A short list of things, each with a line of what it is about; Return or a click leads on, Space checks a promise off."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from liaison.base.translations import tr
from liaison.domain.rows import RowKey

_TARGET = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """One thing.

    Attributes:
        about: said below it.
        target: the meeting, or the case, it leads to.
        in_case: it leads to a case, not to a meeting.
        line: of the note, counted from 0; None for the whole.
        promise: what can be checked off here; None for other lines.
        is_late: told in words and colour.
        under: the heading it stands under, with others of the same; empty for none.
    """

    text: str
    about: str
    target: RowKey
    is_late: bool
    line: int | None = None
    promise: RowKey | None = None
    under: str = ""
    in_case: bool = False


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
        heading = ""
        for line in lines:
            if line.under != heading:
                heading = line.under
                self._add_heading(heading)
            late = tr("OVERDUE") + "  " if line.is_late else ""
            item = QListWidgetItem(f"{late}{line.text}\n{line.about}", self)
            item.setData(_TARGET, line)
            if line.under:
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.under}: {item.text()}")
            if line.is_late:
                item.setForeground(QBrush(self.palette().brightText().color()))
        if self.hasFocus():
            self.choose_near(0)

    def lines(self) -> tuple[Line, ...]:
        """What is shown, without the headings."""
        found = (self.item(row).data(_TARGET) for row in range(self.count()))
        return tuple(line for line in found if line is not None)

    def choose_near(self, row: int) -> None:
        """Choose the line in a row; where a heading stands there or nothing does, the next one, else the last."""
        rows = [one for one in range(self.count()) if self.item(one).data(_TARGET) is not None]
        if rows:
            self.setCurrentRow(next((one for one in rows if one >= row), rows[-1]))

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
            self.choose_near(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard went elsewhere."""
        super().focusOutEvent(event)
        self.clearSelection()
        self.setCurrentRow(-1)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(font)
        # it cannot be chosen, but it is no less there than the lines
        item.setForeground(QBrush(self.palette().text().color()))

    def _choose(self, item: QListWidgetItem) -> None:
        line = item.data(_TARGET)
        if line is not None:
            self.chosen.emit(line)
