"""Qt's view of an answer's lines: countries, and their offices below them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from liaison.ui.screens.coverage.lines import Line

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = Qt.ItemDataRole.UserRole
"""The `Line` of an index."""

_TOP = 0
"""Id of the indexes of countries; that of a line below the n-th country is n + 1."""


class AnswerModel(QAbstractItemModel):
    """Two levels of lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: tuple[Line, ...]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: Index) -> Line | None:
        """The line at `index`."""
        if not index.isValid():
            return None
        above = index.internalId()
        return self._lines[index.row()] if above == _TOP else self._lines[above - 1].below[index.row()]

    def find(self, country: str = "", office: str = "") -> QModelIndex:
        """The first line about the country, the office, or both; invalid when there is none."""
        return next(
            (
                index
                for index, line in self._every_line()
                if (not country or line.country == country) and (not office or line.office == office)
            ),
            QModelIndex(),
        )

    def start(self) -> QModelIndex:
        """Where reading begins: the best office of a single country, the first country of several."""
        if len(self._lines) == 1 and self._lines[0].below:
            return self.createIndex(0, 0, 1)
        return self.index(0, 0)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The line at `row` below `parent`."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The country above an office."""
        above = index.internalId() if index.isValid() else _TOP
        return QModelIndex() if above == _TOP else self.createIndex(above - 1, 0, _TOP)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Lines below `parent`."""
        if not parent.isValid():
            return len(self._lines)
        return len(self._lines[parent.row()].below) if parent.internalId() == _TOP else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, the whole line for a screen reader, and the line itself."""
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken
        if role == LINE_ROLE:
            return line
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        line = self.line(index)
        if line is not None and not (line.country or line.office):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def _every_line(self) -> Iterator[tuple[QModelIndex, Line]]:
        for row, country in enumerate(self._lines):
            yield self.createIndex(row, 0, _TOP), country
            for place, line in enumerate(country.below):
                yield self.createIndex(place, 0, row + 1), line
