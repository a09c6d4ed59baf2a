"""Qt's view of the directory's tree: an item model over columns, narrowed by a filter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from liaison.ui.screens.directory.narrowing import EVERYTHING, Narrowed, is_below_hit
from liaison.ui.screens.directory.nodes import ROOT, Entries, Entry, Kind

Index = QModelIndex | QPersistentModelIndex

ENTRY_ROLE = Qt.ItemDataRole.UserRole
"""The `Entry` of a line."""

HIT_ROLE = Qt.ItemDataRole.UserRole + 1
"""True for a line the filter found; None while nothing is filtered."""

_ROLES = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        ENTRY_ROLE,
        HIT_ROLE,
    }
)


class DirectoryModel(QAbstractItemModel):
    """The tree's lines; an index carries the number of its entry."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries = Entries()
        self._narrowed = EVERYTHING
        self._hits: frozenset[int] = frozenset()
        self._shown: dict[int, Sequence[int]] = {}
        self._rows: dict[int, int] = {}

    @property
    def entries(self) -> Entries:
        """All entries, shown or not."""
        return self._entries

    @property
    def narrowed(self) -> Narrowed:
        """What the filter leaves."""
        return self._narrowed

    def show(self, entries: Entries, narrowed: Narrowed = EVERYTHING) -> None:
        """Replace the tree and what is shown of it."""
        self.beginResetModel()
        self._entries, self._narrowed = entries, narrowed
        self._hits = frozenset(narrowed.hits)
        self._shown, self._rows = {}, {}
        self.endResetModel()

    def index_of(self, number: int) -> QModelIndex:
        """The index of an entry; invalid when the filter hides it."""
        above = self._entries.parents[number]
        if self._is_whole(above):
            return self.createIndex(self._entries.row(number), 0, number)
        self._below(above)
        row = self._rows.get(number)
        return QModelIndex() if row is None else self.createIndex(row, 0, number)

    def entry(self, index: Index) -> Entry | None:
        """The entry of a line."""
        return self._entries.entry(index.internalId()) if index.isValid() else None

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The line at `row` below `parent`."""
        below = self._below(parent.internalId() if parent.isValid() else ROOT)
        return self.createIndex(row, 0, below[row]) if 0 <= row < len(below) and column == 0 else QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The line above."""
        above = self._entries.parents[index.internalId()] if index.isValid() else ROOT
        return QModelIndex() if above == ROOT else self.index_of(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Lines shown below `parent`."""
        return len(self._below(parent.internalId() if parent.isValid() else ROOT))

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """True when a line can be opened; an agency with offices can, also while they are read."""
        if not parent.isValid():
            return self.rowCount(parent) > 0
        number, entries = parent.internalId(), self._entries
        if self._narrowed.shown is None and entries.kind(number) is not Kind.OFFICE:
            return entries.sizes[number] > 0 or bool(entries.below_in_any_order(number))
        return self.rowCount(parent) > 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, tool tip and accessible text of a line, and the roles of this module."""
        # a view asks for a dozen roles a line, of which most are not ours
        if role not in _ROLES or not index.isValid():
            return None
        number = index.internalId()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._entries.titles[number]
        if role == HIT_ROLE:
            return None if self._narrowed.shown is None else number in self._hits
        entry = self._entries.entry(number)
        if role == ENTRY_ROLE:
            return entry
        return f"{entry.title} · {entry.count}" if entry.count else entry.title

    def _below(self, number: int) -> Sequence[int]:
        everything = self._entries.below(number)
        shown = self._narrowed.shown
        if shown is None or self._is_whole(number):
            return everything
        if number not in self._shown:
            left = [child for child in everything if child in shown]
            self._shown[number] = left
            self._rows.update((child, row) for row, child in enumerate(left))
        return self._shown[number]

    def _is_whole(self, number: int) -> bool:
        """True when everything below the entry is shown."""
        return self._narrowed.shown is None or is_below_hit(self._entries, self._hits, number)
