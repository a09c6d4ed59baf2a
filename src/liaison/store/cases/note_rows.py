"""The note of a case out of its table."""

from __future__ import annotations

from sqlalchemy import Connection, select

from liaison.domain.rows import RowKey
from liaison.store.schema.cases import case_file
from liaison.store.schema.meetings import note


def is_there(connection: Connection, case: RowKey) -> bool:
    """Whether the case is not deleted."""
    question = select(case_file.c.id).where(
        case_file.c.scope == case.scope, case_file.c.id == case.id, case_file.c.deleted == 0
    )
    return connection.execute(question).first() is not None


def note_of_case(connection: Connection, case: RowKey) -> tuple[RowKey, str] | None:
    """The note of a case and what it says; None before anything was written.

    Of two that two officers began, the one begun first.
    """
    question = select(note.c.id, note.c.body).where(
        note.c.case_id == case.id, note.c.scope == case.scope, note.c.deleted == 0
    )
    first = min(((row[0], row[1]) for row in connection.execute(question)), default=None)
    return None if first is None else (RowKey(case.scope, first[0]), first[1] or "")
