"""Records that were made from the lines of a note, in and out of their tables."""

from __future__ import annotations

from sqlalchemy import Connection, literal, select

from liaison.domain.note_records import DONE, KeptRecord
from liaison.domain.rows import RowKey
from liaison.store.schema.catalogue import JOURNALLED
from liaison.store.schema.meetings import note

TEXTS = {"follow_up": "text", "statement": "original"}
"""The column by which a record is known again, by table."""

_LATEST_NOTES = (
    "SELECT scope, row_id FROM journal WHERE table_name = 'note' AND field = 'body' ORDER BY arrival DESC LIMIT ?"
)


def kept_records(connection: Connection, table: str, key: RowKey, meeting: str) -> list[KeptRecord]:
    """The live records of one note, by line."""
    columns = JOURNALLED[table].c
    state = columns.state if "state" in columns else literal("")
    question = select(columns.id, columns.line, columns[TEXTS[table]], state).where(
        columns.meeting_id == meeting, columns.scope == key.scope, columns.deleted == 0, columns.note_id == key.id
    )
    rows = connection.execute(question.order_by(columns.line, columns.id))
    return [
        KeptRecord(identity, -1 if line is None else line, text or "", state == DONE)
        for identity, line, text, state in rows
    ]


def note_of(connection: Connection, key: RowKey) -> tuple[str, str] | None:
    """The meeting and the text of a note; None when it was deleted."""
    question = select(note.c.meeting_id, note.c.body).where(
        note.c.scope == key.scope, note.c.id == key.id, note.c.deleted == 0
    )
    row = connection.execute(question).one_or_none()
    return None if row is None else (row[0] or "", row[1] or "")


def latest_notes(connection: Connection, operations: int) -> tuple[RowKey, ...]:
    """The notes written last, the newest first: those the last so many operations of the journal speak of."""
    rows = connection.exec_driver_sql(_LATEST_NOTES, (operations,))
    return tuple(dict.fromkeys(RowKey(scope, identity) for scope, identity in rows))
