"""The matrix: headings stay, cells scroll, one cell is current; by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QTableView, QWidget

from liaison.base.translations import tr
from liaison.ui.theme.theme import Theme
from liaison.ui.widgets.matrix.content import MatrixContent
from liaison.ui.widgets.matrix.headers import ColumnHeader, RowHeader
from liaison.ui.widgets.matrix.look import Look
from liaison.ui.widgets.matrix.model import Index, MatrixModel
from liaison.ui.widgets.matrix.painting import Seen, paint_cells

_MOST_FOR_NAMES = 0.42
"""Of the width, for the names of rows."""

_ACTIVATING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MatrixView(QTableView):
    """Shows a `MatrixContent`.

    Arrows, Home, End, Page Up and Page Down move; Enter or Space activates a cell and opens or closes a group on its
    heading; plus and minus open and close the group one is in; letters jump to the next row that begins with them.
    Ctrl+Space and Shift+Space do what a click on the heading of the column or row does.
    """

    cell_changed = Signal(str, str)
    """Another cell is current: its row's key, empty on a heading, and its column's."""

    cell_activated = Signal(str, str)
    """Enter, Space or a double click on a cell: row and column."""

    row_clicked = Signal(str)
    """The heading of a row: its key."""

    column_clicked = Signal(str)
    """The heading of a column: its key."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._matrix = MatrixModel(self)
        self._closed: frozenset[str] = frozenset()
        self._typed, self._typing = "", QElapsedTimer()
        self._look = self._made_look()
        self._columns = ColumnHeader(self._matrix, self._look, self)
        self._rows = RowHeader(self._matrix, self._look, self)
        self.setHorizontalHeader(self._columns)
        self.setVerticalHeader(self._rows)
        self._settle()
        self.setAccessibleName(tr("Matrix"))
        self.setModel(self._matrix)
        self._size()
        self._rows.sectionClicked.connect(self._row_heading_clicked)
        self._columns.sectionClicked.connect(
            lambda place: self.column_clicked.emit(self._matrix.content.columns[place].key)
        )
        self.doubleClicked.connect(self._activate)
        theme.changed.connect(self._take_look)

    def show_content(self, content: MatrixContent) -> None:
        """Show something else; the current cell is kept where row and column are still there, and so are closed groups."""
        row, column = self.current_cell()
        known = frozenset(group.key for group in content.groups)
        with QSignalBlocker(self):
            self._matrix.show(content, self._closed & known)
            self.setAccessibleName(content.title)
            self._size()
            if self._matrix.lines.count and content.columns:
                line = self._matrix.lines.line_of(row) if row else None
                self._make_current(line or 0, self._matrix.place_of(column) or 0)
        self._tell_current()

    def refresh(self) -> None:
        """Paint the same content anew, because its marks have changed."""
        self._matrix.forget_counts()
        self.viewport().update()

    def current_cell(self) -> tuple[str, str]:
        """Keys of row and column; the row's is empty on a heading, both are when there is no cell."""
        index = self.currentIndex()
        if not index.isValid():
            return "", ""
        row = self._matrix.lines.row(index.row())
        return row.key if row is not None else "", self._matrix.content.columns[index.column()].key

    def go_to(self, row: str = "", column: str = "") -> bool:
        """Make a cell current and show it, opening its group; an empty key keeps what is. False when there is none such."""
        group = self._matrix.lines.heading_of(row) if row else None
        if group is not None and not self._matrix.lines.is_open(group):
            self.set_open(group.key, True)
        present = self.currentIndex()
        line = self._matrix.lines.line_of(row) if row else max(0, present.row())
        place = self._matrix.place_of(column) if column else max(0, present.column())
        if line is None or place is None or not self._matrix.index(line, place).isValid():
            return False
        self._make_current(line, place)
        return True

    def go_to_first_row(self) -> None:
        """Come to the first row below any heading, in the present column."""
        first = next((group.rows[0].key for group in self._matrix.content.groups if group.rows), "")
        if first:
            self.go_to(first)

    def find_row(self, text: str, *, onward: bool = False) -> bool:
        """Go to the next row, from the top again, whose name holds `text`; stay where the current one does, unless `onward`.

        False when no row does.
        """
        wanted = text.casefold().strip()
        return bool(wanted) and self._go_to_next(lambda name: wanted in name.casefold(), onward=onward)

    def is_open(self, group: str) -> bool:
        """True when the rows of a group are shown."""
        return group not in self._closed

    def set_open(self, group: str, is_open: bool) -> None:
        """Show or hide the rows of a group; from a row that goes away the current cell moves to the heading."""
        closed = self._closed - {group} if is_open else self._closed | {group}
        if closed == self._closed:
            return
        self._closed = closed
        present = self.currentIndex()
        held = self._matrix.lines.row(present.row()) if present.isValid() else None
        heading = self._matrix.lines.group(present.row()).key if present.isValid() else ""
        with QSignalBlocker(self):
            self._matrix.close_groups(closed)
            line = self._matrix.lines.line_of(held.key) if held else self._matrix.lines.line_of_group(heading)
            if line is not None:
                self._make_current(line, present.column())
        self._tell_current()

    # What Qt calls ------------------------------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Mark row and column, and tell."""
        super().currentChanged(current, previous)
        if not self.signalsBlocked():
            self._tell_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys beyond moving."""
        key, keys = event.key(), event.modifiers()
        index = self.currentIndex()
        if not index.isValid():
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space and keys & Qt.KeyboardModifier.ControlModifier:
            self._columns.sectionClicked.emit(index.column())
        elif key == Qt.Key.Key_Space and keys & Qt.KeyboardModifier.ShiftModifier:
            self._rows.sectionClicked.emit(index.row())
        elif key in _ACTIVATING or key == Qt.Key.Key_Space:
            self._activate(index)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus) and self._matrix.lines.group(index.row()).name:
            self.set_open(self._matrix.lines.group(index.row()).key, key == Qt.Key.Key_Plus)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """A letter typed: the next row whose name begins with those typed so far. Qt's own search would read every cell."""
        goes_on = self._typing.isValid() and self._typing.elapsed() < QApplication.keyboardInputInterval()
        self._typed = (self._typed if goes_on else "") + search.casefold()
        self._typing.start()
        begun = self._typed
        if begun.strip():
            # one letter leads onward; more of them may still mean the same row
            self._go_to_next(lambda name: name.casefold().startswith(begun), onward=len(begun) == 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Only what is seen, without asking a delegate for each cell."""
        area = event.rect()
        index = self.currentIndex()
        seen = Seen(
            self._rows.positions(area.top(), area.bottom()),
            self._columns.positions(area.left(), area.right()),
            self._look.line,
            self._columns.defaultSectionSize(),
            index.row(),
            index.column(),
            self.hasFocus(),
        )
        with QPainter(self.viewport()) as painter:
            paint_cells(painter, area, seen, self._matrix, self._look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names of rows take a part of the width."""
        super().resizeEvent(event)
        self._fit_names()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The current cell is drawn stronger."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And weaker."""
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Another font has other sizes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_look()

    # Inside -------------------------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)

    def _made_look(self) -> Look:
        return Look(self.font(), self._theme.colours, self.devicePixelRatioF())

    def _take_look(self) -> None:
        self._look = self._rows.look = self._columns.look = self._made_look()
        self._size()
        self.viewport().update()

    def _size(self) -> None:
        look = self._look
        self._rows.setDefaultSectionSize(look.line)
        self._columns.setDefaultSectionSize(look.column_width(column.code for column in self._matrix.content.columns))
        self.verticalScrollBar().setSingleStep(look.line)
        self.horizontalScrollBar().setSingleStep(self._columns.defaultSectionSize())
        self._names_wanted = self._rows.width_wanted()
        self._fit_names()
        self._columns.updateGeometry()
        self.updateGeometries()

    def _fit_names(self) -> None:
        width = min(self._names_wanted, max(80, round(self.width() * _MOST_FOR_NAMES)))
        if width != self._rows.width():
            self._rows.setFixedWidth(width)
            self.updateGeometries()

    def _make_current(self, line: int, place: int) -> None:
        index = self._matrix.index(line, place)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _tell_current(self) -> None:
        index = self.currentIndex()
        self._rows.mark_current(index.row())
        self._columns.mark_current(index.column())
        self.viewport().update()
        if index.isValid():
            self.cell_changed.emit(*self.current_cell())

    def _activate(self, index: QModelIndex) -> None:
        row = self._matrix.lines.row(index.row())
        if row is not None:
            self.cell_activated.emit(row.key, self._matrix.content.columns[index.column()].key)
        else:
            self._toggle(index.row())

    def _row_heading_clicked(self, line: int) -> None:
        row = self._matrix.lines.row(line)
        if row is not None:
            self.row_clicked.emit(row.key)
        else:
            self._toggle(line)

    def _toggle(self, line: int) -> None:
        key = self._matrix.lines.group(line).key
        self.set_open(key, not self.is_open(key))

    def _go_to_next(self, wanted: Callable[[str], bool], *, onward: bool) -> bool:
        rows = [row for group in self._matrix.content.groups for row in group.rows]
        present = self.current_cell()[0]
        after = next((place + onward for place, row in enumerate(rows) if row.key == present), 0)
        found = next((row for row in (*rows[after:], *rows[:after]) if wanted(row.name)), None)
        return found is not None and self.go_to(found.key)
