"""A table of cells: rows as high as their texts, columns that share the width, keys that do what the buttons beside it do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from liaison.ui.screens.cases.fields.cell_delegate import DOWN, CellDelegate
from liaison.ui.screens.cases.fields.cells import Cell, CellModel, Index
from liaison.ui.screens.cases.fields.wrapped_header import WrappedHeader

WRAPPED_AT_MOST = 300
"""Longer tables have rows of one height: measuring each text would be felt."""
_LINES = 3
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class CellTable(QTableView):
    """Enter opens a row, Delete removes it, Insert adds one.

    Args:
        name: for screen readers.
        columns: translated headings, each with its share of the width; without a heading none is shown.
        fits: as high as its rows, so that the page scrolls as a whole; arrow keys lead on at its ends.
    """

    opened = Signal(int)
    """Enter or a double click on a row."""

    removed = Signal(int)
    add_asked = Signal()
    moved = Signal()
    """Another row became current."""

    def __init__(
        self, name: str, columns: Sequence[tuple[str, int]], *, fits: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shares = [share for _, share in columns]
        self._fits = fits
        self.cells = CellModel([heading for heading, _ in columns], self)
        self._drawing = CellDelegate(self)
        self.setModel(self.cells)
        self._headings = WrappedHeader(self)
        self.setHorizontalHeader(self._headings)
        self.setItemDelegate(self._drawing)
        self.setAccessibleName(name)
        self._dress()
        self._headings.setVisible(any(heading for heading, _ in columns))
        self.cells.modelReset.connect(self._lay_out_anew)
        self.cells.dataChanged.connect(lambda *_: self._lay_out_anew())
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def show_rows(self, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Show other rows; the row in the same place stays current."""
        before = self.currentIndex().row()
        self.cells.show(rows)
        if rows and self.currentIndex().row() < 0 and (before >= 0 or self.hasFocus()):
            self.go_to(min(max(0, before), len(rows) - 1))
            if self._fits and not self.hasFocus():
                self.clearSelection()

    def go_to(self, row: int) -> None:
        """Make a row current."""
        self.setCurrentIndex(self.cells.index(row, 0))

    def current_row(self) -> int:
        """The row the officer is on; -1 for none."""
        return self.currentIndex().row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys beyond moving; at the ends of a table that fits, the arrow keys lead on."""
        row, last = self.current_row(), self.cells.rowCount() - 1
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # taken even without a row, or the dialog around it would be answered
            self._tell_opened(row)
        elif key == Qt.Key.Key_Delete and row >= 0:
            self.removed.emit(row)
        elif key == Qt.Key.Key_Insert:
            self.add_asked.emit()
        elif self._fits and key == Qt.Key.Key_Down and row >= last:
            self.focusNextPrevChild(True)
        elif self._fits and key == Qt.Key.Key_Up and row <= 0:
            self.focusNextPrevChild(False)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come to the first row, or back to the one left."""
        super().focusInEvent(event)
        if self.cells.rowCount() and event.reason() not in _STAYS:
            row = max(0, self.current_row())
            self.go_to(row)
            self.selectRow(row)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Where several tables stand together, only the one with the keyboard marks a row."""
        super().focusOutEvent(event)
        if self._fits and event.reason() not in _STAYS:
            self.clearSelection()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell whoever shows the row."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width, and wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        self._share_width()
        self._fit()

    def _tell_opened(self, row: int) -> None:
        if row >= 0:
            self.opened.emit(row)

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if self._fits:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)

    def _share_width(self) -> None:
        """Each column as wide as its words, or where there is no room for that as its leading ones; what is left is shared out."""
        whole, columns = self.viewport().width(), range(self.cells.columnCount())
        least = [self._least(column, leading=False) for column in columns]
        if sum(least) > whole:
            least = [self._least(column, leading=True) for column in columns]
        wanted = [
            max(0, whole * share // sum(self._shares) - width) for share, width in zip(self._shares, least, strict=True)
        ]
        spare, all_wanted = max(0, whole - sum(least)), sum(wanted) or 1
        widths = [width + spare * share // all_wanted for width, share in zip(least, wanted, strict=True)]
        widths[-1] += max(0, whole - sum(widths))
        for column, width in enumerate(widths):
            self._headings.resizeSection(column, width)
        self._headings.updateGeometry()

    def _least(self, column: int, *, leading: bool) -> int:
        shown = range(min(self.cells.rowCount(), WRAPPED_AT_MOST))
        longest = self._drawing.longest_word
        words = (longest(self.cells.cells(row)[column], self.font(), leading=leading) for row in shown)
        return max(self._headings.least(column), *words, 0)

    def _fit(self) -> None:
        """Rows as high as their texts; the table as high as its rows where it is to be."""
        rows, down = self.cells.rowCount(), self.verticalHeader()
        if rows > WRAPPED_AT_MOST:
            down.setDefaultSectionSize(_LINES * self.fontMetrics().height() + 2 * DOWN)
        else:
            widths = [self.columnWidth(column) for column in range(self.cells.columnCount())]
            for row in range(rows):
                cells = zip(self.cells.cells(row), widths, strict=True)
                down.resizeSection(row, max(self._drawing.height(cell, width, self.font()) for cell, width in cells))
        if self._fits:
            bar, headings = self.horizontalScrollBar(), self._headings
            is_wider = headings.length() > self.viewport().width()
            above = headings.sizeHint().height() if not headings.isHidden() else 0
            self.setFixedHeight(above + down.length() + 2 + (bar.sizeHint().height() if is_wider else 0))
