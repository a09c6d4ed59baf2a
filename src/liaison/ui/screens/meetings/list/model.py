"""Qt's view of all meetings: a million rows of which a few pages are in memory. `data` never touches the store."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from liaison.base.translations import tr, trn
from liaison.domain.meeting_words import kind_words
from liaison.domain.meetings import ListPosition, MeetingRow
from liaison.domain.rows import RowKey
from liaison.ui.date_wording import date_in_words
from liaison.ui.screens.meetings.list.pages import Pages, Question
from liaison.ui.screens.meetings.wording import state_name

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The MeetingRow of a line, None while it is on its way."""


_NEAR_END = 64
"""Lines before the end of what was found, from which on more is looked for."""


class MeetingListModel(QAbstractListModel):
    """Either all meetings, by pages, or the few a filter found.

    A page that is painted but not here is asked for once, by `page_wanted`, after the painting; `put_page` answers it.
    """

    page_wanted = Signal(object)
    """A Question; the answer comes by `put_page` with the same generation, one at a time."""
    starts_wanted = Signal()
    """A far line was looked at: the starts of the pages are needed, by `know_starts`, once for a generation."""
    more_wanted = Signal()
    """The end of what a filter found so far was looked at, and there may be more, which `show_found` adds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = Pages()
        self._count = 0
        self._found: tuple[MeetingRow, ...] | None = None
        self._may_have_more = False
        self._asked = self._asked_starts = False
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._ask)
        self.generation = 0

    def show_all(self, count: int, first: tuple[MeetingRow, ...] = ()) -> None:
        """Show this many meetings, whose first page may be here already; everything else is read again."""
        self.beginResetModel()
        self.generation += 1
        self._asked = self._asked_starts = self._may_have_more = False
        self._count, self._found = count, None
        self._pages.clear()
        if first:
            self._pages.put(0, first)
        self.endResetModel()

    def show_found(self, rows: tuple[MeetingRow, ...]) -> None:
        """Show what a filter found so far; found rows only ever follow those shown, else the list is begun anew."""
        known = self._found
        if known is not None and rows[: len(known)] == known:
            if len(rows) > len(known):
                self.beginInsertRows(QModelIndex(), len(known), len(rows) - 1)
                self._found = rows
                self.endInsertRows()
            return
        self.beginResetModel()
        self.generation += 1
        self._found = rows
        self.endResetModel()

    def expect_more(self, may_have_more: bool) -> None:
        """Whether a filter may find more than what is shown."""
        self._may_have_more = may_have_more

    def know_starts(self, starts: tuple[ListPosition, ...]) -> None:
        """Where the pages begin, as far as they are known by now."""
        self._pages.know_starts(starts)
        self._soon.start()

    def knows_all_starts(self) -> bool:
        """True when every line can be jumped to."""
        return self._found is not None or self._pages.known_starts >= (self._count - 1) // self._pages.size

    def put_page(self, question: Question, generation: int, rows: tuple[MeetingRow, ...]) -> None:
        """A page that was read; one of a list shown before is dropped."""
        if generation != self.generation:
            return
        self._asked = False
        self._pages.put(question.page, rows)
        first = question.page * self._pages.size
        if self._found is None and first < self._count:
            last = min(first + self._pages.size, self._count) - 1
            self.dataChanged.emit(self.index(first), self.index(last))
        self._soon.start()

    def page_failed(self, generation: int) -> None:
        """A page could not be read; it is asked for again when it is painted again."""
        if generation == self.generation:
            self._asked = False
            self._pages.forget_wanted()

    def row(self, number: int) -> MeetingRow | None:
        """A line, None while it is on its way (or not there)."""
        if self._found is not None:
            if self._may_have_more and number >= len(self._found) - _NEAR_END:
                self._soon.start()
            return self._found[number] if number < len(self._found) else None
        row = self._pages.row(number)
        if self._pages.is_wanting and not self._asked and not self._soon.isActive():
            self._soon.start()
        return row

    def number_of(self, key: RowKey) -> int | None:
        """The line of a meeting, when it is in memory."""
        if self._found is not None:
            return next((at for at, row in enumerate(self._found) if row.key == key), None)
        return self._pages.number_of(key)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many lines there are."""
        if parent is not None and parent.isValid():
            return 0
        return self._count if self._found is None else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row for the delegate, and words for screen readers."""
        if role == ROW_ROLE:
            return self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            row = self.row(index.row())
            return row_in_words(row) if row else tr("Reading…")
        return None

    def _ask(self) -> None:
        if self._found is not None and self._may_have_more:
            self._may_have_more = False
            self.more_wanted.emit()
        if self._asked or self._found is not None:
            return
        question = self._pages.next_question()
        if question is not None:
            self._asked = True
            self.page_wanted.emit(question)
        elif self._pages.lacks_starts and not self._asked_starts:
            self._asked_starts = True
            self.starts_wanted.emit()


def row_in_words(row: MeetingRow) -> str:
    """A line as a screen reader says it."""
    parts = [
        date_in_words(row.date) if row.date else tr("no date"),
        row.title or tr("Untitled meeting"),
        ", ".join(row.counterparts),
        row.place or "",
        kind_words(row.kind),
        trn("{n} open follow-up", "{n} open follow-ups", row.open_follow_ups) if row.open_follow_ups else "",
        tr("Sub-session") if row.is_part else "",
        state_name(row.state),
    ]
    return "; ".join(part for part in parts if part)
