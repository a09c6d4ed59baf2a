"""Follow-ups out of their table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, func, select

from liaison.domain.follow_ups import Promise
from liaison.domain.meetings import Direction
from liaison.domain.rows import RowKey
from liaison.store.reference.asking import as_list, ask, partial_date
from liaison.store.schema.cases import case_file
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


@dataclass(frozen=True, slots=True)
class Counterparts:
    """The sides with whom something may be open: by agency, by office where the agency is not known, by body, by country."""

    agencies: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(map(len, (self.agencies, self.offices, self.bodies, self.countries, self.names)))


# agencies and offices lead from their index to meetings; the others have none and are looked for where something is open
_BY_INDEX = """
SELECT scope, meeting_id, '{column} ' || {column} AS side, agency_id FROM delegation
WHERE deleted = 0 AND {column} IN (SELECT value FROM json_each(:{column})) AND meeting_id != :besides
"""
_WHERE_OPEN = """
SELECT side.scope, side.meeting_id, '{column} ' || side.{column} AS side, side.agency_id
FROM follow_up AS one CROSS JOIN delegation AS side ON side.meeting_id = one.meeting_id AND side.scope = one.scope
WHERE one.deleted = 0 AND one.state = 'open' AND side.deleted = 0 AND side.meeting_id != :besides
  AND side.{column} IN (SELECT value FROM json_each(:{column}))
"""
# of a meeting of many sides only what is between us and these; joined in this order, or SQLite begins with everything that is open
_SHARED = """
WITH met AS ({met}),
shared AS (SELECT scope, meeting_id FROM met GROUP BY scope, meeting_id HAVING count(DISTINCT side) >= :least)
SELECT follow_up.scope, follow_up.id, follow_up.text, follow_up.direction, follow_up.owner_name, follow_up.due,
       follow_up.note_id, follow_up.line, meeting.id, meeting.title, meeting.date
FROM shared
CROSS JOIN follow_up ON follow_up.meeting_id = shared.meeting_id AND follow_up.deleted = 0 AND follow_up.state = 'open'
              AND follow_up.scope = shared.scope
CROSS JOIN meeting ON meeting.scope = shared.scope AND meeting.id = shared.meeting_id AND meeting.deleted = 0
WHERE follow_up.counterpart_agency_id IS NULL OR EXISTS (
    SELECT 1 FROM met WHERE met.scope = shared.scope AND met.meeting_id = shared.meeting_id
    AND met.agency_id = follow_up.counterpart_agency_id)
ORDER BY follow_up.due IS NULL, follow_up.due, follow_up.id LIMIT :limit
"""

_OF_SERIES = """
SELECT follow_up.scope, follow_up.id, follow_up.text, follow_up.direction, follow_up.owner_name, follow_up.due,
       follow_up.note_id, follow_up.line, other.id, other.title, other.date
FROM meeting AS this
JOIN meeting AS other ON other.series_id = this.series_id AND other.deleted = 0 AND other.scope = this.scope AND other.id != this.id
JOIN follow_up ON follow_up.meeting_id = other.id AND follow_up.deleted = 0 AND follow_up.state = 'open'
              AND follow_up.scope = other.scope
WHERE this.scope = :scope AND this.id = :meeting
ORDER BY follow_up.due IS NULL, follow_up.due, follow_up.id LIMIT :limit
"""


_IN_CASES = """
SELECT follow_up.scope, follow_up.id, follow_up.text, follow_up.direction, follow_up.owner_name, follow_up.due,
       follow_up.note_id, follow_up.line, case_file.id, coalesce(case_file.title, case_file.reference), NULL
FROM json_each(:agencies) AS one
CROSS JOIN follow_up ON follow_up.counterpart_agency_id = one.value AND follow_up.deleted = 0 AND follow_up.state = 'open'
CROSS JOIN case_file ON case_file.scope = follow_up.scope AND case_file.id = follow_up.case_id AND case_file.deleted = 0
ORDER BY follow_up.due IS NULL, follow_up.due, follow_up.id LIMIT :limit
"""


def open_with(connection: Connection, sides: Counterparts, least: int, besides: str, limit: int) -> tuple[Promise, ...]:
    """The open follow-ups of live meetings other than `besides` in which at least so many of the sides took part."""
    wanted = {
        "agency_id": (sides.agencies, _BY_INDEX),
        "office_id": (sides.offices, _BY_INDEX),
        "body_id": (sides.bodies, _WHERE_OPEN),
        "country_iso2": (sides.countries, _WHERE_OPEN),
        "name": (sides.names, _WHERE_OPEN),
    }
    there = {column: (keys, statement) for column, (keys, statement) in wanted.items() if keys}
    if not there:
        return ()
    met = "UNION".join(statement.format(column=column) for column, (_, statement) in there.items())
    keys = {column: as_list(keys) for column, (keys, _) in there.items()}
    rows = ask(connection, _SHARED.format(met=met), least=least, besides=besides, limit=limit, **keys)
    return promises_of(rows)


def open_in_series(connection: Connection, key: RowKey, limit: int) -> tuple[Promise, ...]:
    """The open follow-ups of the other live meetings of the series a meeting belongs to; none where it belongs to none."""
    return promises_of(ask(connection, _OF_SERIES, meeting=key.id, scope=key.scope, limit=limit))


def open_in_cases(connection: Connection, agencies: frozenset[str], limit: int) -> tuple[Promise, ...]:
    """The open follow-ups in the notes of live cases that are between us and one of these agencies."""
    if not agencies:
        return ()
    rows = ask(connection, _IN_CASES, agencies=as_list(agencies), limit=limit)
    return tuple(replace(promise, is_of_case=True) for promise in promises_of(rows))


def promises_of(rows: Iterable[Any]) -> tuple[Promise, ...]:
    """Promises from rows of their scope, key, text, direction, owner, day due, note and line, and their meeting's key, title and date."""
    return tuple(
        Promise(
            key=RowKey(row[0], row[1]),
            text=row[2] or "",
            direction=Direction(row[3]) if row[3] else None,
            owner_name=row[4] or "",
            due=partial_date(row[5]),
            made_in=RowKey(row[0], row[8]),
            made_in_title=row[9] or "",
            line=row[7] if row[6] else None,
            met_on=partial_date(row[10]),
        )
        for row in rows
    )


def open_promises(connection: Connection, limit: int) -> tuple[Promise, ...]:
    """The open follow-ups of live meetings and cases, the earliest due first, those without a date last."""
    of_meeting = (meeting.c.scope == follow_up.c.scope) & (meeting.c.id == follow_up.c.meeting_id)
    of_case = (case_file.c.scope == follow_up.c.scope) & (case_file.c.id == follow_up.c.case_id)
    is_there = func.coalesce(meeting.c.deleted, case_file.c.deleted) == 0
    question = (
        select(follow_up, meeting.c.title, meeting.c.date, case_file.c.title.label("case_title"), case_file.c.reference)
        .select_from(follow_up.outerjoin(meeting, of_meeting).outerjoin(case_file, of_case))
        .where(follow_up.c.deleted == 0, follow_up.c.state == OPEN, is_there)
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
            made_in=RowKey(row["scope"], row["case_id"] or row["meeting_id"]),
            made_in_title=row["case_title"] or row["reference"] or row["title"] or "",
            line=row["line"] if row["note_id"] else None,
            met_on=row["date"],
            is_of_case=row["case_id"] is not None,
        )
        for row in connection.execute(question).mappings()
    )
