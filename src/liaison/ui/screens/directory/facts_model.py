"""Qt's view of one section of a page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from liaison.ui.screens.directory.page import Cell, Row, Section

Index = QModelIndex | QPersistentModelIndex

CELL_ROLE = Qt.ItemDataRole.UserRole
"""The `Cell` of an index."""


class FactsModel(QAbstractTableModel):
    """The rows of a section."""

    def __init__(self, section: Section, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._section = section

    @property
    def section(self) -> Section:
        """What is shown."""
        return self._section

    def row_at(self, index: Index) -> Row | None:
        """The fact at `index`."""
        return self._section.rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Facts."""
        return 0 if parent.isValid() else len(self._section.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Columns of the section."""
        return 0 if parent.isValid() else len(self._section.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text of a cell; for a screen reader with its heading and note."""
        cell = self._cell(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self._section.columns[index.column()].heading
            return f"{heading}: {cell.text}. {cell.note}".strip()
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._section.columns[section].heading
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def _cell(self, index: Index) -> Cell | None:
        return self._section.rows[index.row()].cells[index.column()] if index.isValid() else None
