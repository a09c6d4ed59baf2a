"""Follow-ups out of their table."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from liaison.domain.follow_ups import Promise
from liaison.domain.meetings import Direction
from liaison.domain.rows import RowKey
from liaison.store.reference.asking import as_list, ask, partial_date
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


_SHARED = """
WITH shared AS (
    SELECT scope, meeting_id FROM delegation
    WHERE deleted = 0 AND agency_id IN (SELECT value FROM json_each(:agencies)) AND meeting_id != :besides
    GROUP BY scope, meeting_id HAVING count(DISTINCT agency_id) >= :least
)
SELECT follow_up.scope, follow_up.id, follow_up.text, follow_up.direction, follow_up.owner_name, follow_up.due,
       follow_up.note_id, follow_up.line, meeting.id, meeting.title, meeting.date
FROM shared
JOIN follow_up ON follow_up.meeting_id = shared.meeting_id AND follow_up.deleted = 0 AND follow_up.state = 'open'
              AND follow_up.scope = shared.scope
JOIN meeting ON meeting.scope = shared.scope AND meeting.id = shared.meeting_id AND meeting.deleted = 0
ORDER BY follow_up.due IS NULL, follow_up.due, follow_up.id LIMIT :limit
"""


def open_between(
    connection: Connection, agencies: Collection[str], least: int, besides: str, limit: int
) -> tuple[Promise, ...]:
    """The open follow-ups of live meetings other than `besides` in which at least so many of the agencies took part."""
    return tuple(
        Promise(
            key=RowKey(row[0], row[1]),
            text=row[2] or "",
            direction=Direction(row[3]) if row[3] else None,
            owner_name=row[4] or "",
            due=partial_date(row[5]),
            meeting=RowKey(row[0], row[8]),
            meeting_title=row[9] or "",
            line=row[7] if row[6] else None,
            met_on=partial_date(row[10]),
        )
        for row in ask(connection, _SHARED, agencies=as_list(agencies), least=least, besides=besides, limit=limit)
    )


def open_promises(connection: Connection, limit: int) -> tuple[Promise, ...]:
    """The open follow-ups of live meetings, the earliest due first, those without a date last."""
    of_meeting = (meeting.c.scope == follow_up.c.scope) & (meeting.c.id == follow_up.c.meeting_id)
    question = (
        select(follow_up, meeting.c.title, meeting.c.date)
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
            met_on=row["date"],
        )
        for row in connection.execute(question).mappings()
    )
