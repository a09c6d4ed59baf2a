"""Follow-ups out of their table."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from liaison.domain.follow_ups import Promise
from liaison.domain.meetings import Direction
from liaison.domain.rows import RowKey
from liaison.store.schema.meetings import follow_up, meeting

OPEN = "open"


@dataclass(frozen=True, slots=True)
class PlaceInNote:
    """Where a promise stands: the note, the line counted from 0, and what that line says."""

    note: RowKey
    line: int
    text: str


def place_in_note(connection: Connection, key: RowKey) -> PlaceInNote | None:
    """Where a promise stands; None when it stands in no note."""
    question = select(follow_up.c.note_id, follow_up.c.line, follow_up.c.text)
    row = connection.execute(question.where(follow_up.c.scope == key.scope, follow_up.c.id == key.id)).one_or_none()
    if row is None or row[0] is None:
        return None
    return PlaceInNote(RowKey(key.scope, row[0]), row[1] or 0, row[2] or "")


def open_promises(connection: Connection, limit: int) -> tuple[Promise, ...]:
    """The open follow-ups of live meetings, the earliest due first, those without a date last."""
    of_meeting = (meeting.c.scope == follow_up.c.scope) & (meeting.c.id == follow_up.c.meeting_id)
    question = (
        select(follow_up, meeting.c.title)
        .select_from(follow_up.join(meeting, of_meeting))
        .where(follow_up.c.deleted == 0, follow_up.c.state == OPEN, meeting.c.deleted == 0)
        .order_by(follow_up.c.due.is_(None), follow_up.c.due, follow_up.c.id)
        .limit(limit)
    )
    return tuple(
        Promise(
            key=RowKey(row["scope"], row["id"]),
            text=row["text"] or "",
            direction=Direction(row["direction"]) if row["direction"] else None,
            owner_name=row["owner_name"] or "",
            due=row["due"],
            meeting=RowKey(row["scope"], row["meeting_id"]),
            meeting_title=row["title"] or "",
            line=row["line"] if row["note_id"] else None,
        )
        for row in connection.execute(question).mappings()
    )
