"""Where two journals part, and the rows that were touched on either side of that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from liaison.store.engine import Store
from liaison.store.journal_ends import ends

WINDOW = 20_000
"""Operations looked through in one slice, some 30 ms."""

TouchedRow = tuple[str, str, str]
"""Table, scope, identity."""


@dataclass(frozen=True, slots=True)
class Parting:
    """One origin's chain in two journals.

    Attributes:
        common: number of the last operation both have; 0 when they have none in common.
        there, here: number of the last operation of each.
    """

    origin: str
    common: int
    there: int
    here: int


def partings(there: Connection, here: Connection) -> tuple[Parting, ...]:
    """Where the two journals part, for every origin in either."""
    ends_there, ends_here = ends(there), ends(here)
    found = []
    for origin in sorted(ends_there.keys() | ends_here.keys()):
        last_there = ends_there[origin].seq if origin in ends_there else 0
        last_here = ends_here[origin].seq if origin in ends_here else 0
        common = _last_common(there, here, origin, min(last_there, last_here))
        found.append(Parting(origin, common, last_there, last_here))
    return tuple(found)


def touched_after(store: Store, origin: str, first: int, last: int) -> Iterator[set[TouchedRow]]:
    """The rows that operations of `origin` after number `first` touched, in slices."""
    while first < last:
        with store.read() as connection:
            rows = connection.exec_driver_sql(
                "SELECT DISTINCT table_name, scope, row_id FROM journal WHERE origin = ? AND seq > ? AND seq <= ?",
                (origin, first, first + WINDOW),
            )
            yield {(table, scope, row_id) for table, scope, row_id in rows}
        first += WINDOW


def _last_common(there: Connection, here: Connection, origin: str, highest: int) -> int:
    # each hash binds everything before it, so equal hashes mean equal beginnings
    low, high = 0, highest
    while low < high:
        middle = (low + high + 1) // 2
        if _hash(there, origin, middle) == _hash(here, origin, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _hash(connection: Connection, origin: str, seq: int) -> bytes:
    question = "SELECT hash FROM journal WHERE origin = ? AND seq = ?"
    return bytes(connection.exec_driver_sql(question, (origin, seq)).scalar_one())
