"""What stands beside the text: one flat list of headed lines, changed only where the note's structure changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt

from liaison.ui.screens.meetings.structure.lines import Part, StructureLine

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The StructureLine itself."""


@dataclass(frozen=True, slots=True)
class Heights:
    """Pixels of a heading, of a line without a detail, and of one with a detail below it."""

    heading: int
    single: int
    double: int


class StructureModel(QAbstractListModel):
    """The list as Qt's views know it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[StructureLine, ...] = ()
        self._edited, self._edited_size = QPersistentModelIndex(), QSize()
        self.set_heights(Heights(20, 20, 40))

    def set_heights(self, heights: Heights) -> None:
        """Take the heights of another font. They stand here because a view asks a model for many lines in half the time
        it takes to ask a delegate.
        """
        self._heading, self._single = QSize(0, heights.heading), QSize(0, heights.single)
        self._double = QSize(0, heights.double)

    def make_room(self, index: Index, height: int) -> None:
        """Give a line the height of the fields over it, until `take_room_back`."""
        self._edited, self._edited_size = QPersistentModelIndex(index), QSize(0, height)
        self.dataChanged.emit(self.index(index.row()), self.index(index.row()), [Qt.ItemDataRole.SizeHintRole])

    def take_room_back(self) -> QModelIndex:
        """The line has its own height again; which one it was."""
        row = self._edited.row() if self._edited.isValid() else -1
        self._edited = QPersistentModelIndex()
        index = self.index(row) if row >= 0 else QModelIndex()
        if index.isValid():
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.SizeHintRole])
        return index

    def show(self, lines: Sequence[StructureLine]) -> None:
        """Make the list these lines; what is the same at both ends is left alone, and the current line stays."""
        old, new = self._lines, tuple(lines)
        if old == new:
            return
        start = _common(old, new)
        end = _common(old[start:][::-1], new[start:][::-1])
        removed, added = len(old) - start - end, len(new) - start - end
        changed = min(removed, added)
        if removed > added:
            self.beginRemoveRows(QModelIndex(), start + changed, start + removed - 1)
            self._lines = new
            self.endRemoveRows()
        elif added > removed:
            self.beginInsertRows(QModelIndex(), start + changed, start + added - 1)
            self._lines = new
            self.endInsertRows()
        self._lines = new
        if changed:
            end = start + changed
            is_as_high = all(map(_is_as_high, old[start:end], new[start:end]))
            # a view that is not told so asks for every height again, which takes five milliseconds of a long note
            roles = [Qt.ItemDataRole.DisplayRole] if is_as_high else []
            self.dataChanged.emit(self.index(start), self.index(end - 1), roles)

    def line(self, row: int) -> StructureLine:
        """What stands in a row."""
        return self._lines[row]

    def rowCount(self, parent: Index | None = None) -> int:
        """How many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line for the delegate, and words for screen readers."""
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.SizeHintRole:
            return self._size(index, line)
        if role == LINE_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{line.text} ({line.detail})" if line.detail else line.text
        return None

    def _size(self, index: Index, line: StructureLine) -> QSize:
        if self._edited.isValid() and self._edited.row() == index.row():
            return self._edited_size
        if line.part is Part.HEADING:
            return self._heading
        return self._double if line.detail else self._single

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are not chosen."""
        if not index.isValid():
            return super().flags(index)
        if self._lines[index.row()].part is Part.HEADING:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def _is_as_high(one: StructureLine, other: StructureLine) -> bool:
    return (one.part is Part.HEADING) == (other.part is Part.HEADING) and bool(one.detail) == bool(other.detail)


def _common(left: Sequence[StructureLine], right: Sequence[StructureLine]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count
