"""The lines of the panel for its view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from liaison.base.translations import tr
from liaison.domain.finding import Hit
from liaison.ui.date_wording import date_in_words
from liaison.ui.finding.rows import (
    CommandRow,
    HeadingRow,
    HitRow,
    MoreRow,
    Row,
    SearchRow,
    SentenceRow,
    can_be_chosen,
    heading,
)

ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class FindModel(QAbstractListModel):
    """What was found last."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All lines."""
        return self._rows

    def row(self, index: Index) -> Row | None:
        """One line."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def next_choice(self, start: int, step: int) -> int | None:
        """The nearest line that can be chosen from `start` on, in steps of 1 or -1; None when there is none."""
        at = start
        while 0 <= at < len(self._rows):
            if can_be_chosen(self._rows[at]):
                return at
            at += step
        return None

    def rowCount(self, parent: Index | None = None) -> int:
        """How many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings and sentences cannot be chosen."""
        row = self.row(index)
        if row is None or not can_be_chosen(row):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line itself, and what a screen reader says of it."""
        row = self.row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        return said(row) if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


def said(row: Row) -> str:
    """A line in words."""
    match row:
        case HitRow(hit):
            return _hit_said(hit)
        case CommandRow(text, keys, _):
            return f"{text}, {keys}" if keys else text
        case SearchRow(query, saved):
            return f"{saved.name}: {query}" if saved else query
        case HeadingRow(text) | SentenceRow(text) | MoreRow(text=text):
            return text


def _hit_said(hit: Hit) -> str:
    parts = (
        heading(hit.kind),
        hit.name,
        hit.context,
        date_in_words(hit.when) if hit.when else "",
        hit.excerpt.text if hit.excerpt else "",
    )
    open_now = tr("open") if hit.is_open else ""
    return ", ".join(part for part in (*parts, open_now) if part)
