"""Finding cases in the register while one types: words through the index of Find, everything else by pages."""

from __future__ import annotations

from liaison.domain.cases.case import CaseState
from liaison.domain.cases.register import CaseRow, Grouping, RegisterFilter, RegisterPosition
from liaison.domain.find_kinds import FindKind
from liaison.domain.find_shelves import (
    NumberRange,
    busy_month,
    day_to_find,
    numbers_of_day,
    numbers_without_day,
    shelf_of,
)
from liaison.domain.rows import RowKey
from liaison.services.cases.grouping import expression_of
from liaison.services.finding.indexing import FindIndexing
from liaison.services.name_words import latin_words
from liaison.store import find_index
from liaison.store.cases import register_rows
from liaison.store.cases.register_rows import RegisterWanted
from liaison.store.engine import Store
from liaison.store.find_index import Source, Table
from liaison.store.reference.asking import OpenConnection

PAGE = 60
"""Lines read at once: what a window shows, twice, so that the filter keeps up with typing."""

_AT_ONCE = 0.01
"""Seconds in which what was written a moment ago is indexed first."""

_PORTION = 2_000
"""Looked through at once where many of those found by words are not wanted."""


class CaseRegister:
    """Every method runs on the store's thread.

    Args:
        store: the open store.
        indexing: of the same store.
    """

    def __init__(self, store: Store, indexing: FindIndexing) -> None:
        self._store, self._indexing = store, indexing

    def page(
        self, wanted: RegisterFilter, after: RegisterPosition | None = None, limit: int = PAGE
    ) -> tuple[CaseRow, ...]:
        """Up to `limit` cases that fit and follow the one at a position, the latest opened first.

        Cases of one day stand in the order of their identities, or, where words, a country, a counterpart or a crime are wanted, in
        that of the index of Find.
        """
        asked, limits = _expression(wanted), _limits(wanted)
        if asked is not None:
            return self._indexed(asked, limits, after, limit)
        with self._store.read() as connection:
            return register_rows.page(connection, limits, after, limit)

    def _indexed(
        self, asked: str, limits: RegisterWanted, after: RegisterPosition | None, limit: int
    ) -> tuple[CaseRow, ...]:
        self._indexing.catch_up_within(_AT_ONCE)
        found: list[RowKey] = []
        with self._store.read() as connection:
            shelf = _following(connection, after)
            portion = limit
            while len(found) < limit:
                numbers = find_index.numbers(connection, Table.BEGINNINGS, asked, shelf, portion)
                entries = find_index.entries_by_number(connection, numbers)
                keys = [RowKey(entries[one].scope, entries[one].row_id) for one in numbers if one in entries]
                live = register_rows.among(connection, keys, limits)
                found += [key for key in keys if key in live]
                if len(numbers) < portion:
                    break
                shelf, portion = NumberRange(numbers[-1] + 1, shelf.last), _PORTION
            shown = found[:limit]
            rows = {row.key: row for row in register_rows.rows_of(connection, shown)}
        return tuple(rows[key] for key in shown)


def _following(connection: OpenConnection, after: RegisterPosition | None) -> NumberRange:
    """The numbers of the index that follow a case; those of its day and later ones where it is not indexed any more."""
    shelf = shelf_of(FindKind.CASE)
    if after is None:
        return shelf
    number = find_index.number_of(connection, Source.CASE, after.id)
    if number is not None:
        return NumberRange(number + 1, shelf.last)
    day = day_to_find(after.day)
    if day is None:
        return numbers_without_day(FindKind.CASE)
    return NumberRange(numbers_of_day(day, busy_month(FindKind.CASE, day)).first, shelf.last)


def _expression(wanted: RegisterFilter) -> str | None:
    """What the index is asked for; None where its answer is not needed."""
    parts = [find_index.beginning(word) for word in latin_words(wanted.text)]
    of_group = expression_of(wanted.grouping, wanted.group) if wanted.grouping is not None else None
    if of_group is not None:
        parts.append(of_group)
    return find_index.all_of(parts) if parts else None


def _limits(wanted: RegisterFilter) -> RegisterWanted:
    """What is asked of the cases themselves."""
    return RegisterWanted(_states(wanted), wanted.group if wanted.grouping is Grouping.YEAR else None)


def _states(wanted: RegisterFilter) -> tuple[CaseState, ...] | None:
    if wanted.grouping is not Grouping.STATE:
        return wanted.states or None
    chosen = next((state for state in CaseState if state.value == wanted.group), CaseState.OPEN)
    return (chosen,) if not wanted.states or chosen in wanted.states else ()
