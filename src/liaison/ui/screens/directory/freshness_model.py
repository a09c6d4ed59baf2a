"""Qt's view of the facts nobody has checked for long, the oldest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from liaison.domain.freshness import DueFact
from liaison.ui.widgets.reference.names import Names

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = Qt.ItemDataRole.UserRole
"""The `DueLine` of an index."""


@dataclass(frozen=True, slots=True)
class DueLine:
    """A fact as its line says it.

    Attributes:
        title: whom it is about.
        statement: what is held to be true.
        age: date, age, what the date rests on.
        last: what came of the last time somebody was asked; empty when nobody was.
        warns: the answer was that it has changed.
    """

    fact: DueFact
    title: str
    statement: str
    age: str
    last: str
    warns: bool

    @property
    def spoken(self) -> str:
        """The whole line for a screen reader."""
        return ". ".join(filter(None, (self.title, self.statement, self.age, self.last)))


def line_of(fact: DueFact, names: Names) -> DueLine:
    """Word a fact."""
    source = fact.provenance
    age = "\u00a0· ".join(
        filter(None, (names.dated(source), source.basis_label if source.as_of else "", source.source_title))
    )
    last = fact.last.worded if fact.last is not None else ""
    warns = fact.last is not None and fact.last.outcome is not None
    return DueLine(fact, fact.subject, fact.statement, age, last, warns)


class FreshnessModel(QAbstractListModel):
    """One line a fact."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[DueLine, ...] = ()

    def show(self, lines: tuple[DueLine, ...]) -> None:
        """Replace what is shown."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> DueLine | None:
        """The line at a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, fact: DueFact) -> int:
        """The row of a fact; -1 when it is not there any more."""
        return next((row for row, line in enumerate(self._lines) if line.fact.name == fact.name), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, tool tip and accessible text, and the line itself."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.spoken
        return line if role == LINE_ROLE else None
