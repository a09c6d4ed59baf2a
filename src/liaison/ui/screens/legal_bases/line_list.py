"""The answer as a list: headings, and below each its lines; one line is current, by keys or mouse."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from liaison.base.translations import tr
from liaison.ui.screens.legal_bases.line_delegate import LINE_ROLE, LineDelegate
from liaison.ui.screens.legal_bases.lines import Line
from liaison.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class LineModel(QAbstractListModel):
    """The lines, ready to be painted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: tuple[Line, ...]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line, and its words."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        return line.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class LineList(QListView):
    """Arrow keys walk; Enter asks for more of a line."""

    line_chosen = Signal(Line)
    """Another line is current."""

    line_opened = Signal(Line)
    """Enter or a double click."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = LineModel(self)
        self.setModel(self._lines)
        self.setItemDelegate(LineDelegate(theme, self))
        self.setAccessibleName(tr("Legal bases between the two countries"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.activated.connect(lambda index: self.line_opened.emit(self._lines.lines[index.row()]))
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show an answer; the line one was on stays current where it is still there."""
        present = self.current_line()
        with QSignalBlocker(self):
            self._lines.show(lines)
        same = next((at for at, line in enumerate(lines) if present is not None and line.key == present.key), 0)
        if lines:
            self.setCurrentIndex(self._lines.index(same))
            self.scrollTo(self.currentIndex())

    def current_line(self) -> Line | None:
        """The line the officer is on."""
        index = self.currentIndex()
        return self._lines.lines[index.row()] if index.isValid() else None

    def lines(self) -> tuple[Line, ...]:
        """All that is shown."""
        return self._lines.lines

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the page."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.line_chosen.emit(self._lines.lines[current.row()])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
