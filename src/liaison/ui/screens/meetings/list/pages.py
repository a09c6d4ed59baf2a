"""The pages of a long list that are in memory, and which one to read next. No Qt: the model dresses it."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from liaison.domain.meetings import ListPosition, MeetingRow
from liaison.domain.rows import RowKey

PAGE = 256
KEPT = 48
"""Pages kept; with a line of about 500 bytes, some 6 MB."""


@dataclass(frozen=True, slots=True)
class Question:
    """What to read: the page's number and the position it follows, None for the first."""

    page: int
    after: ListPosition | None


class Pages:
    """Least recently used pages of the list, the starts of all others, and the pages somebody asked to see.

    Args:
        size: lines a page.
        kept: pages in memory at once.
    """

    def __init__(self, size: int = PAGE, kept: int = KEPT) -> None:
        self._size = size
        self._kept = kept
        self._pages: OrderedDict[int, tuple[MeetingRow, ...]] = OrderedDict()
        self._starts: tuple[ListPosition, ...] = ()
        self._wanted: OrderedDict[int, None] = OrderedDict()

    @property
    def size(self) -> int:
        """Lines a page."""
        return self._size

    @property
    def known_starts(self) -> int:
        """How many pages behind the first can be read."""
        return len(self._starts)

    def clear(self) -> None:
        """Forget everything."""
        self._pages.clear()
        self._wanted.clear()
        self._starts = ()

    def row(self, number: int) -> MeetingRow | None:
        """The line, counted from 0; None while its page is not here, which is wanted from now on."""
        page, line = divmod(number, self._size)
        rows = self._pages.get(page)
        if rows is None:
            self._wanted[page] = None
            self._wanted.move_to_end(page)
            return None
        self._pages.move_to_end(page)
        self._look_ahead(page, line)
        return rows[line] if line < len(rows) else None

    def put(self, page: int, rows: tuple[MeetingRow, ...]) -> None:
        """A page that was read."""
        self._wanted.pop(page, None)
        self._pages[page] = rows
        self._pages.move_to_end(page)
        while len(self._pages) > self._kept:
            self._pages.popitem(last=False)

    def know_starts(self, starts: tuple[ListPosition, ...]) -> None:
        """The positions the pages behind the first follow, as far as they are known."""
        self._starts = starts

    def next_question(self) -> Question | None:
        """The page wanted last whose start is known; None when there is nothing to read now."""
        for page in reversed(self._wanted):
            if page == 0:
                return Question(0, None)
            if (after := self._after(page)) is not None:
                return Question(page, after)
        return None

    @property
    def is_wanting(self) -> bool:
        """True when some page is wanted."""
        return bool(self._wanted)

    @property
    def lacks_starts(self) -> bool:
        """True when a page is wanted that cannot be read before its start is known."""
        return bool(self._wanted) and self.next_question() is None

    def forget_wanted(self) -> None:
        """Nobody looks at the pages asked for any more."""
        self._wanted.clear()

    def number_of(self, key: RowKey) -> int | None:
        """The line of a meeting, when its page is here."""
        for page, rows in self._pages.items():
            at = next((at for at, row in enumerate(rows) if row.key == key), None)
            if at is not None:
                return page * self._size + at
        return None

    def _look_ahead(self, page: int, line: int) -> None:
        """Near the end of a page the next one is wanted too, behind everything somebody waits for."""
        beside = page + 1 if line > self._size * 3 // 4 else page - 1 if line < self._size // 4 else page
        if beside < 0 or beside in self._pages or beside in self._wanted:
            return
        if beside == 0 or self._after(beside) is not None:
            self._wanted[beside] = None
            self._wanted.move_to_end(beside, last=False)

    def _after(self, page: int) -> ListPosition | None:
        if page <= len(self._starts):
            return self._starts[page - 1]
        before = self._pages.get(page - 1)
        return before[-1].position if before and len(before) == self._size else None
