"""The last meeting with an office or its agency, and the open promises of both sides, for many offices at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection

from liaison.domain.contacts import LastContact, LastMeeting, OpenPromises
from liaison.domain.follow_ups import Promise
from liaison.domain.meetings import Direction
from liaison.domain.rows import RowKey
from liaison.store.reference.asking import as_list, ask, partial_date

# the newest meeting of each: SQLite gives the other columns of the row with the maximum
_MEETINGS = """
SELECT delegation.{column}, max(coalesce(meeting.date, '')), meeting.scope, meeting.id, meeting.title, meeting.date
FROM json_each(:wanted) AS one
CROSS JOIN delegation ON delegation.{column} = one.value AND delegation.deleted = 0
CROSS JOIN meeting ON meeting.scope = delegation.scope AND meeting.id = delegation.meeting_id AND meeting.deleted = 0
WHERE meeting.date IS NULL OR substr(meeting.date, 1, 10) <= :day
GROUP BY delegation.{column}
"""
# those that name the agency, and those of meetings where it sat that name nobody; of each direction the one due first, undated ones last
_PROMISES = """
WITH promised (agency, scope, id) AS (
    SELECT one.value, follow_up.scope, follow_up.id FROM json_each(:wanted) AS one
    CROSS JOIN follow_up ON follow_up.counterpart_agency_id = one.value AND follow_up.deleted = 0 AND follow_up.state = 'open'
    UNION
    SELECT delegation.agency_id, follow_up.scope, follow_up.id FROM follow_up
    CROSS JOIN delegation ON delegation.meeting_id = follow_up.meeting_id AND delegation.scope = follow_up.scope
        AND delegation.deleted = 0 AND delegation.agency_id IN (SELECT value FROM json_each(:wanted))
    WHERE follow_up.counterpart_agency_id IS NULL AND follow_up.deleted = 0 AND follow_up.state = 'open'
)
SELECT promised.agency, follow_up.direction, count(*),
       min((follow_up.due IS NULL) || coalesce(follow_up.due, '') || follow_up.id),
       follow_up.scope, follow_up.id, follow_up.text, follow_up.owner_name, follow_up.due, meeting.id, meeting.title,
       case_file.id, coalesce(case_file.title, case_file.reference)
FROM promised
CROSS JOIN follow_up ON follow_up.scope = promised.scope AND follow_up.id = promised.id
LEFT JOIN meeting ON meeting.scope = follow_up.scope AND meeting.id = follow_up.meeting_id
LEFT JOIN case_file ON case_file.scope = follow_up.scope AND case_file.id = follow_up.case_id
WHERE coalesce(meeting.deleted, case_file.deleted) = 0
GROUP BY promised.agency, follow_up.direction
"""
_NOTHING = OpenPromises(0, None)
_DIRECTIONS: tuple[Direction | None, ...] = (Direction.OURS, Direction.THEIRS, None)


def keeps_contacts(connection: Connection) -> bool:
    """False for the built-in pack in memory, which has no tables for meetings."""
    return bool(ask(connection, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'delegation'"))


def contacts_of(connection: Connection, agencies: Mapping[str, str], day: date) -> dict[str, LastContact]:
    """What is recorded of dealings with offices: every office is there, with nothing in it where nothing is recorded.

    Args:
        agencies: the agency of each office, by office.
        day: meetings after it are left out; promises are those that are open now.
    """
    of_offices = _meetings(connection, "office_id", agencies, day)
    of_agencies = _meetings(connection, "agency_id", agencies.values(), day)
    promises = _promises(connection, agencies.values())
    found = {}
    for office, agency in agencies.items():
        by_direction = [promises.get((agency, direction), _NOTHING) for direction in _DIRECTIONS]
        found[office] = LastContact(of_offices.get(office) or of_agencies.get(agency), *by_direction)
    return found


def _meetings(connection: Connection, column: str, wanted: Iterable[str], day: date) -> dict[str, LastMeeting]:
    rows = ask(connection, _MEETINGS.format(column=column), wanted=as_list(wanted), day=day.isoformat())
    with_office = column == "office_id"
    return {
        whom: LastMeeting(RowKey(scope, identity), title or "", partial_date(day), with_office)
        for whom, _, scope, identity, title, day in rows
    }


def _promises(connection: Connection, agencies: Iterable[str]) -> dict[tuple[str, Direction | None], OpenPromises]:
    found = {}
    for row in ask(connection, _PROMISES, wanted=as_list(agencies)):
        agency, direction, count, _, scope, identity, text, owner, due, meeting, title, case, case_title = row
        whose = Direction(direction) if direction else None
        promise = Promise(
            RowKey(scope, identity),
            text or "",
            whose,
            owner or "",
            partial_date(due),
            RowKey(scope, case or meeting),
            case_title or title or "",
            is_of_case=case is not None,
        )
        found[agency, whose] = OpenPromises(count, promise)
    return found
