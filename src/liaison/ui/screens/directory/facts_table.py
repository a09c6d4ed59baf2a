"""A section as a table as high as its rows, so that the page scrolls as a whole."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from liaison.ui.screens.directory.facts_delegate import ACROSS, FactsDelegate
from liaison.ui.screens.directory.facts_model import FactsModel, Index
from liaison.ui.screens.directory.page import Row, Section
from liaison.ui.theme.theme import Theme

WRAPPED_AT_MOST = 400
"""Longer tables have rows of one height: measuring each text would be felt."""


class FactsTable(QTableView):
    """One line is current while the table has the focus; at its ends the arrow keys lead on to the next table."""

    opened = Signal(Row)
    """Enter or a double click on a fact that leads somewhere."""

    menu_asked = Signal(object, QPoint)
    """The menu of a fact was asked for, at a global position."""

    current_moved = Signal()
    """Another fact became current."""

    def __init__(self, section: Section, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = FactsModel(section, self)
        self._drawing = FactsDelegate(theme, self)
        self.setModel(self._facts)
        self.setItemDelegate(self._drawing)
        self.setAccessibleName(section.title)
        self._dress()
        self.activated.connect(self._open)

    def rows(self) -> tuple[Row, ...]:
        """All facts."""
        return self._facts.section.rows

    def current_row(self) -> Row | None:
        """The fact the officer is on; None while the table has no focus."""
        return self._facts.row_at(self.currentIndex()) if self.hasFocus() else None

    def go_to_row(self, row: int) -> None:
        """Come to a fact."""
        self._go(self._facts.index(min(row, self._facts.rowCount() - 1), 0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns and fit the height."""
        super().resizeEvent(event)
        self._share_width()
        self._fit_height()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come to the first fact, or back to the one left."""
        super().focusInEvent(event)
        backwards = event.reason() == Qt.FocusReason.BacktabFocusReason
        row = self._facts.rowCount() - 1 if backwards else max(0, self.currentIndex().row())
        self._go(self._facts.index(row, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark nothing while another list has the keyboard."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move from fact to fact and, at the ends, to the neighbouring table."""
        row, last = self.currentIndex().row(), self._facts.rowCount() - 1
        if event.key() == Qt.Key.Key_Down and row == last:
            self.focusNextPrevChild(True)
        elif event.key() == Qt.Key.Key_Up and row <= 0:
            self.focusNextPrevChild(False)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the fact under the mouse, or of the current one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
        row = self._facts.row_at(index)
        if row is not None:
            self.menu_asked.emit(row, event.globalPos())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the page, which keeps the line in sight."""
        super().currentChanged(current, previous)
        self.current_moved.emit()

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumSectionSize(1)

    def _share_width(self) -> None:
        """Each column as wide as its heading at least; what is left is shared out."""
        columns, whole = self._facts.section.columns, self.viewport().width()
        headings = self.horizontalHeader().fontMetrics()
        least = [headings.horizontalAdvance(column.heading) + 2 * ACROSS + 2 for column in columns]
        wanted = [max(0, whole * column.share // 100 - width) for column, width in zip(columns, least, strict=True)]
        spare, all_wanted = max(0, whole - sum(least)), sum(wanted) or 1
        widths = [width + spare * share // all_wanted for width, share in zip(least, wanted, strict=True)]
        widths[-1] += whole - sum(widths)
        for number, width in enumerate(widths):
            self.horizontalHeader().resizeSection(number, max(1, width))

    def _fit_height(self) -> None:
        heights = self._row_heights()
        for number, height in enumerate(heights):
            self.verticalHeader().resizeSection(number, height)
        if len(self._facts.section.rows) > len(heights):
            self.verticalHeader().setDefaultSectionSize(self._line_height())
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + self.verticalHeader().length())

    def _row_heights(self) -> list[int]:
        rows, metrics = self._facts.section.rows, self.fontMetrics()
        if len(rows) > WRAPPED_AT_MOST:
            return []
        widths = [self.columnWidth(number) for number in range(self._facts.columnCount())]
        return [
            max(self._drawing.height(cell, width, metrics) for cell, width in zip(row.cells, widths, strict=True))
            for row in rows
        ]

    def _line_height(self) -> int:
        return self._drawing.height(self._facts.section.rows[0].cells[0], 10_000, self.fontMetrics())

    def _open(self, index: QModelIndex) -> None:
        row = self._facts.row_at(index)
        if row is not None and row.place is not None:
            self.opened.emit(row)

    def _go(self, index: QModelIndex) -> None:
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, chosen)
