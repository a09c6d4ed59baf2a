"""Qt's view of an answer's lines: countries, and their offices below them, a page of a long list at a time."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from liaison.base.translations import trn
from liaison.ui.screens.coverage.lines import Kind, Line

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = Qt.ItemDataRole.UserRole
"""The `Line` of an index."""

FIRST = 40
"""Lines below a country that are shown at once: laying out a line takes time, and nobody reads two thousand offices."""

_NEXT = 200
_NEIGHBOURS = 20
"""Lines shown behind one that was asked for."""

_TOP = 0
"""Id of the indexes of countries; that of a line below the n-th country is n + 1."""


class AnswerModel(QAbstractItemModel):
    """Two levels of lines. Below a country with many the last line is one that leads to the others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._shown: list[int] = []
        self._hidden_more: int | None = None

    def show(self, lines: tuple[Line, ...]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._lines = lines
        self._shown = [FIRST] * len(lines)
        self.endResetModel()

    def reword(self, lines: tuple[Line, ...]) -> None:
        """Show the same lines in other words: as many countries, with as many lines below each."""
        self.layoutAboutToBeChanged.emit()
        self._lines = lines
        self.layoutChanged.emit()

    def lengthen(self, lines: tuple[Line, ...], country: str, start: int) -> None:
        """Replace everything by lines of the same countries; below `country` so many more than up to `start` are shown."""
        self.beginResetModel()
        self._lines = lines
        row = self._row_of(country)
        if row is not None:
            self._shown[row] = start + _NEXT
        self.endResetModel()

    def line_below(self, country: str, place: int) -> QModelIndex:
        """The line at `place` below a country; invalid when there is none."""
        row = self._row_of(country)
        return QModelIndex() if row is None else self.index(place, 0, self.createIndex(row, 0, _TOP))

    def _row_of(self, country: str) -> int | None:
        rows = enumerate(self._lines)
        return next((row for row, line in rows if line.kind is Kind.COUNTRY and line.country == country), None)

    def line(self, index: Index) -> Line | None:
        """The line at `index`."""
        if not index.isValid():
            return None
        above = index.internalId()
        if above == _TOP:
            return self._lines[index.row()]
        country = self._lines[above - 1]
        if index.row() >= self._shown_below(above - 1):
            return _more(len(country.below) - self._shown_below(above - 1))
        return country.below[index.row()]

    def find(self, country: str = "", office: str = "") -> QModelIndex:
        """The line about the country, the first one about the office, or the one about both; invalid when there is none."""
        for row, line in enumerate(self._lines):
            if line.kind is not Kind.COUNTRY or (country and line.country and line.country != country):
                continue
            if (not office or line.office == office) and (not country or line.country == country):
                return self.createIndex(row, 0, _TOP)
            place = self._place_below(line, country, office)
            if place is not None:
                self.show_up_to(row, place)
                return self.createIndex(place, 0, row + 1)
        return QModelIndex()

    def _place_below(self, line: Line, country: str, office: str) -> int | None:
        if line.country:
            return line.below.place_of(office) if office else None
        # below an office stand its countries
        below = enumerate(line.below)
        return next((place for place, one in below if one.country == country and office in ("", one.office)), None)

    def show_more(self, country: int) -> None:
        """Show a further page below the country in this row."""
        self._show(country, self._shown[country] + _NEXT)

    def show_up_to(self, country: int, place: int) -> None:
        """Show enough below the country in this row for the line at `place` to be there."""
        if place >= self._shown_below(country):
            self._show(country, place + 1 + _NEIGHBOURS)

    def _show(self, country: int, lines: int) -> None:
        above = self.createIndex(country, 0, _TOP)
        before, everything = self._shown_below(country), len(self._lines[country].below)
        after = min(lines, everything)
        # the line that leads to the others goes, and comes again with another number
        self.beginRemoveRows(above, before, before)
        self._hidden_more = country
        self.endRemoveRows()
        self.beginInsertRows(above, before, after - (after == everything))
        self._shown[country] = after
        self._hidden_more = None
        self.endInsertRows()

    def _shown_below(self, country: int) -> int:
        return min(self._shown[country], len(self._lines[country].below))

    def start(self) -> QModelIndex:
        """Where reading begins: the best office of a single country, the first country of several."""
        if len(self._lines) == 1 and len(self._lines[0].below):
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
        if parent.internalId() != _TOP:
            return 0
        shown = self._shown_below(parent.row())
        has_more = shown < len(self._lines[parent.row()].below) and parent.row() != self._hidden_more
        return shown + has_more

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
        """Headings without a country cannot be chosen."""
        line = self.line(index)
        if line is not None and line.kind is Kind.HEADING and not line.country:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


def _more(count: int) -> Line:
    return Line(Kind.MORE, trn("Show {n} more", "Show {n} more", count))
