"""Finding cases in the register while one types: words through the index of Find, everything else by pages."""

from __future__ import annotations

from liaison.domain.cases.case import CaseState
from liaison.domain.cases.register import CaseRow, Grouping, RegisterFilter, RegisterPosition
from liaison.domain.find_kinds import FindKind
from liaison.domain.find_shelves import NumberRange, shelf_of
from liaison.domain.rows import RowKey
from liaison.services.finding import marks
from liaison.services.finding.indexing import FindIndexing
from liaison.services.name_words import latin_words
from liaison.store import find_index
from liaison.store.cases import register_rows
from liaison.store.engine import Store
from liaison.store.find_index import Table

PAGE = 200
"""Lines read at once."""

_AT_ONCE = 0.01
"""Seconds in which what was written a moment ago is indexed first."""

_PORTION = 400


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
        """Up to `limit` cases that fit and follow a position, the latest opened first.

        What is wanted by words, country, counterpart or crime comes whole up to `limit`, and nothing follows it.
        """
        asked = _expression(wanted)
        if asked is not None:
            return self._indexed(wanted, asked, limit) if after is None else ()
        by_year = wanted.group if wanted.grouping is Grouping.YEAR else None
        with self._store.read() as connection:
            states = _states(wanted)
            without_crime = wanted.grouping is Grouping.CRIME
            return register_rows.page(connection, after, limit, states, by_year, without_crime)

    def _indexed(self, wanted: RegisterFilter, asked: str, limit: int) -> tuple[CaseRow, ...]:
        self._indexing.catch_up_within(_AT_ONCE)
        found: list[CaseRow] = []
        shelf = shelf_of(FindKind.CASE)
        with self._store.read() as connection:
            while len(found) < limit:
                numbers = find_index.numbers(connection, Table.BEGINNINGS, asked, shelf, _PORTION)
                entries = find_index.entries_by_number(connection, numbers)
                keys = [RowKey(one.scope, one.row_id) for one in entries.values()]
                found += [row for row in register_rows.rows_of(connection, keys) if _fits(row, wanted)]
                if len(numbers) < _PORTION:
                    break
                shelf = NumberRange(numbers[-1] + 1, shelf.last)
        found.sort(key=lambda row: (row.position.date, row.position.id), reverse=True)
        return tuple(found[:limit])


def _expression(wanted: RegisterFilter) -> str | None:
    """What the index is asked for; None where its answer is not needed."""
    parts = [find_index.beginning(word) for word in latin_words(wanted.text)]
    mark = {Grouping.COUNTRY: marks.country, Grouping.COUNTERPART: marks.agency, Grouping.CRIME: marks.crime}
    if wanted.grouping in mark and wanted.group:
        parts.append(find_index.word(mark[wanted.grouping](wanted.group)))
    return find_index.all_of(parts) if parts else None


def _states(wanted: RegisterFilter) -> tuple[CaseState, ...]:
    if wanted.grouping is not Grouping.STATE:
        return wanted.states
    chosen = next((state for state in CaseState if state.value == wanted.group), CaseState.OPEN)
    return (chosen,)


def _fits(row: CaseRow, wanted: RegisterFilter) -> bool:
    if _states(wanted) and row.state not in _states(wanted):
        return False
    if wanted.grouping is Grouping.YEAR:
        return row.position.date[:4] == wanted.group
    return wanted.grouping is not Grouping.CRIME or bool(wanted.group) or not row.crime_type
