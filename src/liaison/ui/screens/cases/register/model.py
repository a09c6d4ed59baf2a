"""The lines of the register, further ones read as one comes near the end."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from liaison.base.translations import tr, trn
from liaison.domain.cases.register import CaseRow
from liaison.domain.rows import RowKey
from liaison.ui.widgets.reference.names import Names

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
"""The `CaseRow` of an index."""


class RegisterModel(QAbstractListModel):
    """Shows what was read; `more_asked` says that the end is near."""

    more_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[CaseRow] = []
        self._has_more = self._is_asking = False
        self.names: Names | None = None

    @property
    def rows(self) -> list[CaseRow]:
        """What is shown."""
        return self._rows

    def show(self, rows: tuple[CaseRow, ...], *, has_more: bool) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._rows, self._has_more, self._is_asking = list(rows), has_more, False
        self.endResetModel()

    def add(self, rows: tuple[CaseRow, ...], *, has_more: bool) -> None:
        """Add further lines."""
        self._has_more, self._is_asking = has_more, False
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def row(self, index: Index) -> CaseRow | None:
        """The case of a line."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def line_of(self, key: RowKey | None) -> int | None:
        """Where a case stands; None when it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        return self._has_more and not self._is_asking and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        self._is_asking = True
        self.more_asked.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(row, self.names)
        return route_of(row, self.names) if role == Qt.ItemDataRole.ToolTipRole else None


def route_of(row: CaseRow, names: Names | None) -> str:
    """Its countries by name, in the order of the chain."""
    return " → ".join(names.country(code) if names is not None else code for code in row.countries)


def spoken(row: CaseRow, names: Names | None) -> str:
    """A line in words."""
    waiting = trn("{n} request waits", "{n} requests wait", row.waiting) if row.waiting else ""
    opened = str(row.opened_on) if row.opened_on is not None else tr("no date")
    parts = (row.name, row.state.label, opened, route_of(row, names), ", ".join(row.numbers), waiting)
    return " · ".join(part for part in parts if part)
