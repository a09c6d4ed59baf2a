"""Qt's view of a matrix. The view paints by itself; what Qt asks here serves tooltips and screen readers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from liaison.base.translations import tr, trn
from liaison.ui.widgets.matrix.content import POSITIVE, Column, Mark, MarkKind, MatrixContent, Row, RowGroup
from liaison.ui.widgets.matrix.lines import Lines

Index = QModelIndex | QPersistentModelIndex

NOTHING = MatrixContent("", (), (), lambda _row: {}, "")


class MatrixModel(QAbstractTableModel):
    """A line a row or heading, a column a column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.content = NOTHING
        self.lines = Lines(())
        self._places: dict[str, int] = {}
        self._counts: dict[str, dict[str, Mark]] = {}

    def show(self, content: MatrixContent, closed: frozenset[str]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self.content = content
        self.lines = Lines(content.groups, closed)
        self._places = {column.key: place for place, column in enumerate(content.columns)}
        self._counts = {}
        self.endResetModel()

    def close_groups(self, closed: frozenset[str]) -> None:
        """Show the rows of all groups but these."""
        self.beginResetModel()
        self.lines = self.lines.with_closed(closed)
        self.endResetModel()

    def forget_counts(self) -> None:
        """Count the marks of the groups anew when they are next looked at."""
        self._counts = {}

    def place_of(self, column: str) -> int | None:
        """Where a column stands; None for an unknown key."""
        return self._places.get(column)

    def marks(self, line: int) -> Mapping[str, Mark]:
        """The marks of a line by the columns' keys; those of a heading count the group's."""
        row = self.lines.row(line)
        return self.content.marks(row.key) if row is not None else self._counted(self.lines.group(line))

    def spoken(self, line: int, column: int) -> str:
        """Row, column and value of a cell, as a screen reader reads them."""
        heading = self._row_in_words(line)
        return f"{heading}, {self.content.columns[column].name}, {self._value(line, column)}"

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Lines."""
        return 0 if parent.isValid() else self.lines.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Columns."""
        return 0 if parent.isValid() else len(self.content.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the cell says, alone or with row and column."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            mark = self.marks(index.row()).get(self.content.columns[index.column()].key)
            return mark.text if mark is not None else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(index.row(), index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Headings: short to look at, in full to hover and to listen."""
        if orientation is Qt.Orientation.Horizontal:
            return _column_heading(self.content.columns[section], role) if section < self.columnCount() else None
        return self._row_heading(section, role) if section < self.lines.count else None

    def _row_heading(self, line: int, role: int) -> str | None:
        row = self.lines.row(line)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name if row is not None else self.lines.group(line).name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._row_in_words(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(_row_parts(row)) if row is not None else self._row_in_words(line)
        return None

    def _row_in_words(self, line: int) -> str:
        row = self.lines.row(line)
        return ", ".join(_row_parts(row)) if row is not None else self._heading_in_words(self.lines.group(line))

    def _heading_in_words(self, group: RowGroup) -> str:
        rows = trn("{n} row", "{n} rows", len(group.rows))
        return f"{group.name}, {rows}, {tr('expanded') if self.lines.is_open(group) else tr('collapsed')}"

    def _value(self, line: int, column: int) -> str:
        found = self.content.columns[column]
        mark = self.marks(line).get(found.key)
        value = mark.text if mark is not None else self.content.empty
        return f"{value}; {found.note.text}" if found.note is not None else value

    def _tooltip(self, line: int, column: int) -> str:
        row = self.lines.row(line)
        heading = row.name if row is not None else self.lines.group(line).name
        found = self.content.columns[column]
        mark = self.marks(line).get(found.key)
        parts = [f"{heading}\u00a0· {found.name}", mark.text if mark is not None else self.content.empty]
        if found.note is not None:
            parts.append(found.note.text)
        return "\n".join(parts)

    def _counted(self, group: RowGroup) -> Mapping[str, Mark]:
        """In how many rows of a group something is there, by column; counted when the heading is first painted."""
        known = self._counts.get(group.key)
        if known is None:
            known = self._counts[group.key] = _counts(group, self.content)
        return known


def _counts(group: RowGroup, content: MatrixContent) -> dict[str, Mark]:
    numbers: dict[str, int] = {}
    for row in group.rows:
        for column, mark in content.marks(row.key).items():
            if mark.kind in POSITIVE:
                numbers[column] = numbers.get(column, 0) + 1
    rows = len(group.rows)
    return {
        column: Mark(MarkKind.COUNT, tr("{n} of {rows} rows", n=number, rows=rows), number=number)
        for column, number in numbers.items()
    }


def _row_parts(row: Row) -> list[str]:
    return [row.name, row.detail] if row.detail else [row.name]


def _column_heading(column: Column, role: int) -> str | None:
    if role == Qt.ItemDataRole.DisplayRole:
        return column.code
    if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        between = ", " if role == Qt.ItemDataRole.AccessibleTextRole else "\n"
        note = column.note.text if column.note is not None else ""
        return between.join(part for part in (column.name, column.group, note) if part)
    return None
