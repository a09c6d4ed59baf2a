"""Treaty wishes that stand in a note: as the note last said them, and what hands other than the note's changed since."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from liaison.domain.dates import PartialDate
from liaison.domain.note_records import Value
from liaison.domain.rows import RowKey
from liaison.store.journal.operations import decode
from liaison.store.journal.undo import DERIVED
from liaison.store.reference.asking import as_list, ask
from liaison.store.schema.directory import treaty_wish
from liaison.store.schema.meetings import meeting

_JOURNAL = """
SELECT row_id, field, label, value FROM journal
WHERE table_name = 'treaty_wish' AND scope = :scope AND row_id IN (SELECT value FROM json_each(:rows)) ORDER BY arrival
"""


@dataclass(frozen=True, slots=True)
class KeptWish:
    """A wish made from a line.

    Attributes:
        line: where it stands; -1 when its line is gone.
        text, kind: as the note last said them, whatever was made of them in the list of wishes.
        by_hand: fields a person changed; the note changes them no more.
        values: what its columns hold.
    """

    id: str
    line: int
    text: str
    kind: str
    is_deleted: bool
    by_hand: frozenset[str]
    values: dict[str, Value]


def kept_wishes(connection: Connection, key: RowKey, meeting_id: str) -> list[KeptWish]:
    """The wishes made from a note, those withdrawn among them, by line."""
    question = select(treaty_wish).where(
        treaty_wish.c.meeting_id == meeting_id, treaty_wish.c.scope == key.scope, treaty_wish.c.note_id == key.id
    )
    rows = [dict(row) for row in connection.execute(question.order_by(treaty_wish.c.line, treaty_wish.c.id)).mappings()]
    said: dict[str, dict[str, str]] = {}
    by_hand: dict[str, set[str]] = {}
    if rows:
        wanted = as_list(row["id"] for row in rows)
        for identity, name, label, value in ask(connection, _JOURNAL, scope=key.scope, rows=wanted):
            if label == DERIVED:
                said.setdefault(identity, {})[name] = str(decode(value) or "")
                by_hand.setdefault(identity, set()).discard(name)
            else:
                by_hand.setdefault(identity, set()).add(name)
    return [
        KeptWish(
            row["id"],
            -1 if row["line"] is None else row["line"],
            said.get(row["id"], {}).get("text", row["text"] or ""),
            said.get(row["id"], {}).get("kind", row["kind"] or ""),
            bool(row["deleted"]),
            frozenset(by_hand.get(row["id"], ())),
            row,
        )
        for row in rows
    ]


def date_of(connection: Connection, scope: str, meeting_id: str) -> PartialDate | None:
    """The day of a meeting; None when not known."""
    question = select(meeting.c.date).where(meeting.c.scope == scope, meeting.c.id == meeting_id)
    return connection.execute(question).scalar_one_or_none()
