"""Records that were made from the lines of a note, in and out of their tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select

from liaison.domain.note_records import KeptRecord
from liaison.domain.rows import RowKey
from liaison.store.reference.asking import as_list, ask
from liaison.store.schema.catalogue import JOURNALLED
from liaison.store.schema.meetings import note, topic

TEXTS = {"agenda_item": "title", "follow_up": "text", "statement": "original", "outcome": "text"}
"""The column by which a record is known again, by table."""

_COLUMNS = {
    "agenda_item": ("planned_minutes", "position", "state"),
    "follow_up": ("owner_name", "due", "state", "done_on", "direction", "owner_person_id", "counterpart_agency_id"),
    "statement": ("speaker_name", "speaker_person_id", "capacity", "agenda_item_id"),
    "outcome": ("kind", "agenda_item_id"),
}
"""What follows from the text besides, by table; other columns are a person's."""

_COUNTRIES = """
SELECT id, country_iso2 FROM ref_agency WHERE id IN (SELECT value FROM json_each(:agencies))
UNION SELECT id, country_iso2 FROM agency WHERE deleted = 0 AND id IN (SELECT value FROM json_each(:agencies))
"""
_MANY = 500


OF_MEETING, OF_CASE = "meeting_id", "case_id"


@dataclass(frozen=True, slots=True)
class NoteOwner:
    """What a note belongs to.

    Attributes:
        column: by which its records name it: `OF_MEETING` or `OF_CASE`.
    """

    column: str
    key: RowKey


class NoteText(NamedTuple):
    """A live note: the identity of its meeting or of its case, the other being empty, and what it says."""

    meeting: str
    text: str
    case: str = ""


def kept_records(connection: Connection, table: str, key: RowKey, owner: NoteOwner) -> list[KeptRecord]:
    """The live records of one note, by line."""
    columns = JOURNALLED[table].c
    question = _records(table, key, owner).where(columns.deleted == 0)
    return [_kept(table, row) for row in connection.execute(question.order_by(columns.line, columns.id))]


def buried_records(
    connection: Connection, table: str, key: RowKey, owner: NoteOwner, texts: Collection[str]
) -> list[KeptRecord]:
    """Records that were deleted with lines of these texts, the latest made last: a line that comes back is that record again."""
    columns = JOURNALLED[table].c
    question = _records(table, key, owner).where(columns.deleted == 1)
    if len(texts) <= _MANY:
        question = question.where(columns[TEXTS[table]].in_(texts))
    return [_kept(table, row) for row in connection.execute(question.order_by(columns.id))]


def note_of(connection: Connection, key: RowKey) -> NoteText | None:
    """A note; None when it was deleted."""
    question = select(note.c.meeting_id, note.c.body, note.c.case_id).where(
        note.c.scope == key.scope, note.c.id == key.id, note.c.deleted == 0
    )
    row = connection.execute(question).one_or_none()
    return None if row is None else NoteText(row[0] or "", row[1] or "", row[2] or "")


def other_texts(connection: Connection, key: RowKey, meeting: str) -> list[str]:
    """The other notes of a meeting; most have one note only."""
    question = select(note.c.body).where(
        note.c.meeting_id == meeting, note.c.scope == key.scope, note.c.deleted == 0, note.c.id != key.id
    )
    return [body or "" for (body,) in connection.execute(question)]


def topics_of(connection: Connection, scope: str, meeting: str) -> dict[str, str]:
    """The topics of a meeting: identity of the row by code."""
    question = select(topic.c.crime_type, topic.c.id).where(
        topic.c.target_id == meeting,
        topic.c.target_table == "meeting",
        topic.c.scope == scope,
        topic.c.deleted == 0,
    )
    return {code or "": identity for code, identity in connection.execute(question)}


def countries_of(connection: Connection, agencies: Iterable[str]) -> dict[str, str]:
    """The country of each agency, by its key; the officer's own agencies and those of the pack."""
    wanted = as_list(agencies)
    return {identity: iso2 for identity, iso2 in ask(connection, _COUNTRIES, agencies=wanted) if iso2}


def _records(table: str, key: RowKey, owner: NoteOwner) -> Select[Any]:
    columns = JOURNALLED[table].c
    wanted = (columns.id, columns.line, columns[TEXTS[table]], *(columns[name] for name in _COLUMNS[table]))
    return select(*wanted).where(
        columns[owner.column] == owner.key.id, columns.scope == key.scope, columns.note_id == key.id
    )


def _kept(table: str, row: Sequence[Any]) -> KeptRecord:
    identity, line, text, *values = row
    names = ("line", *_COLUMNS[table])
    held = dict(zip(names, (line, *values), strict=True))
    return KeptRecord(str(identity), -1 if line is None else line, str(text or ""), held)
