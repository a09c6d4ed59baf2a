"""What stands in a table: cells of a text and a note, ready to be painted and to be read out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from liaison.base.translations import marked, tr

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole
"""The `Cell` of an index."""

NOT_WRITTEN = marked("not written down")
"""What nobody wrote down is told so, and nothing is concluded from it."""

OPEN, LATE = "○\u00a0", "!\u00a0"
"""Marks in front of what is not agreed, and of what is overdue; they stay on the line of the word behind them."""


class Tone(Enum):
    """How a text is painted; what it says is always in its words and mark too."""

    PLAIN = "plain"
    QUIET = "quiet"
    CALM = "calm"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, and a note below it.

    Attributes:
        is_chip: the text stands on the ground of its tone.
        is_bold: the text leads its line.
    """

    text: str
    note: str = ""
    tone: Tone = Tone.PLAIN
    note_tone: Tone = Tone.QUIET
    is_chip: bool = False
    is_bold: bool = False

    @property
    def spoken(self) -> str:
        """Both for a screen reader."""
        return ", ".join(part.replace("\n", ", ") for part in (self.text, self.note) if part)


def missing(text: str = "") -> Cell:
    """What is not written down, and has to be."""
    return Cell(f"{OPEN}{text or tr(NOT_WRITTEN)}", tone=Tone.WARN)


class CellModel(QAbstractTableModel):
    """Rows of cells under headings; a screen reader hears the whole row at its beginning.

    Args:
        headings: translated.
    """

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.headings = tuple(headings)
        self._rows: tuple[tuple[Cell, ...], ...] = ()

    def show(self, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Show other rows; as many as before are only worded anew, and what is current stays."""
        if len(rows) == len(self._rows):
            self._rows = tuple(rows)
            if rows:
                last = self.index(len(rows) - 1, len(self.headings) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def cells(self, row: int) -> tuple[Cell, ...]:
        """The cells of a row."""
        return self._rows[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """What is said of each."""
        return 0 if parent.isValid() else len(self.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the columns say."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The cell, its texts, and what is read out of it."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        cell = row[index.column()]
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken if index.column() else spoken(self.headings, row)
        return None


def spoken(headings: Sequence[str], row: Sequence[Cell]) -> str:
    """A row as a screen reader reads it."""
    told = ((heading, cell.spoken) for heading, cell in zip(headings, row, strict=True))
    return "; ".join(f"{heading}: {text}" if heading else text for heading, text in told if text)
