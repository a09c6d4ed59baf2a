"""Every text a merged field ever had, out of the journal: all updates up to one of them give the text of that moment."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from liaison.store.journal.merged_text import MergedText

Cell = tuple[str, str, str, str]
"""Scope, table, row and field."""

_SAVES = """
SELECT arrival, clock, origin, label, value FROM journal
WHERE row_id = ? AND field = ? AND scope = ? AND table_name = ? AND arrival > ? ORDER BY arrival LIMIT ?
"""
_UP_TO = """
SELECT value FROM journal
WHERE row_id = ? AND field = ? AND scope = ? AND table_name = ? AND arrival <= ? ORDER BY arrival
"""


@dataclass(frozen=True, slots=True)
class Save:
    """One save.

    Attributes:
        arrival: its place in this machine's journal.
        clock: hybrid logical clock.
        origin: which store wrote it.
        update: what it did to the text.
    """

    arrival: int
    clock: int
    origin: str
    label: str
    update: bytes


def saves_after(connection: Connection, cell: Cell, arrival: int, limit: int) -> list[Save]:
    """Up to so many saves of a field, in order, that arrived after a place in the journal."""
    scope, table, row_id, field = cell
    rows = connection.exec_driver_sql(_SAVES, (row_id, field, scope, table, arrival, limit))
    return [Save(place, clock, origin, label, bytes(value)) for place, clock, origin, label, value in rows]


def text_at(connection: Connection, cell: Cell, arrival: int) -> str:
    """The text as it was with everything that had arrived up to a place in the journal."""
    scope, table, row_id, field = cell
    rows = connection.exec_driver_sql(_UP_TO, (row_id, field, scope, table, arrival))
    return str(MergedText(bytes(value) for (value,) in rows))
