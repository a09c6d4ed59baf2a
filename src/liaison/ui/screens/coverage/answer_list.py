"""The answer as a list beside the map."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from liaison.base.translations import tr
from liaison.ui.screens.coverage.answer_delegate import AnswerDelegate
from liaison.ui.screens.coverage.answer_model import AnswerModel, Index
from liaison.ui.screens.coverage.lines import Kind, Line
from liaison.ui.theme.theme import Theme


class AnswerList(QTreeView):
    """Countries with their offices; the arrow keys walk, Enter opens the office in the directory."""

    line_chosen = Signal(Line)
    """Another line became current."""

    line_opened = Signal(Line)
    """Enter or a double click."""

    rest_asked = Signal(str)
    """All offices of a country are wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer = AnswerModel(self)
        self.setModel(self._answer)
        self.setItemDelegate(AnswerDelegate(theme, self))
        self.setAccessibleName(tr("Offices that cover the countries asked about"))
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setIndentation(18)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # a double click opens the office; it must not fold the country as well
        self.setExpandsOnDoubleClick(False)
        self.activated.connect(self._open)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show an answer with every country open."""
        with QSignalBlocker(self):
            self._answer.show(lines)
            self.expandAll()
            self.scrollToTop()
        start = self._answer.start()
        if start.isValid():
            self.setCurrentIndex(start)

    def reword(self, lines: tuple[Line, ...]) -> None:
        """Show the same lines in other words; nothing moves."""
        self._answer.reword(lines)
        self.scheduleDelayedItemsLayout()

    def lengthen(self, lines: tuple[Line, ...], country: str, start: int) -> None:
        """Show the same countries with more lines below one of them, and go to the line at `start` below it."""
        with QSignalBlocker(self):
            self._answer.lengthen(lines, country, start)
            self.expandAll()
        index = self._answer.line_below(country, start)
        if index.isValid():
            self.setCurrentIndex(index)

    def current_line(self) -> Line | None:
        """The line the officer is on."""
        return self._answer.line(self.currentIndex())

    def go_to(self, country: str = "", office: str = "") -> bool:
        """Make the first line about the country, the office, or both current; False when there is none."""
        index = self._answer.find(country, office)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the screen."""
        super().currentChanged(current, previous)
        line = self._answer.line(current)
        if line is not None:
            self.line_chosen.emit(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        line = self._answer.line(index)
        if line is None:
            return
        if line.kind is Kind.MORE:
            above, row = index.parent(), index.row()
            self._answer.show_more(above.row())
            self.setCurrentIndex(self._answer.index(row, 0, above))
        elif line.kind is Kind.REST:
            self.rest_asked.emit(line.country)
        else:
            self.line_opened.emit(line)
