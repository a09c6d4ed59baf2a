"""Dealings with several agencies at once, for a brief: meetings, promises kept and open, requests."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection

from liaison.domain.briefing import KeptCase, KeptRequest
from liaison.domain.follow_ups import Promise
from liaison.domain.rows import RowKey
from liaison.store.follow_up_rows import promises_of
from liaison.store.reference.asking import as_list, ask, partial_date
from liaison.store.schema.cases import WAITS

# a brief for a meeting tells of the others; what lies after it is told too, for minutes are often prepared late
_MEETINGS = """
SELECT DISTINCT meeting.scope, meeting.id, meeting.date
FROM json_each(:agencies) AS one
CROSS JOIN delegation ON delegation.agency_id = one.value AND delegation.deleted = 0
CROSS JOIN meeting ON meeting.scope = delegation.scope AND meeting.id = delegation.meeting_id AND meeting.deleted = 0
WHERE meeting.id <> :besides ORDER BY coalesce(meeting.date, '') DESC, meeting.id DESC LIMIT :limit
"""
_IN_COUNTRY = """
SELECT scope, id, date FROM meeting WHERE deleted = 0 AND id <> :besides AND country_iso2 = :country
ORDER BY coalesce(date, '') DESC, id DESC LIMIT :limit
"""
_PROMISES = """
SELECT follow_up.scope, follow_up.id, follow_up.text, follow_up.direction, follow_up.owner_name, follow_up.due,
       follow_up.note_id, follow_up.line, meeting.id, meeting.title, meeting.date
FROM follow_up JOIN meeting ON meeting.id = follow_up.meeting_id AND meeting.scope = follow_up.scope
WHERE follow_up.deleted = 0 AND meeting.deleted = 0 AND follow_up.meeting_id IN (SELECT value FROM json_each(:meetings))
  AND follow_up.state = :state AND (:since = '' OR substr(follow_up.done_on, 1, 10) >= :since)
ORDER BY follow_up.due IS NULL, follow_up.due, follow_up.id
"""
_REQUESTS = """
SELECT scope, id, subject, reference, requesting_iso2, requested_iso2, state, sent_on, due, answered_on FROM request
WHERE deleted = 0 AND (
  requesting_agency_id IN (SELECT value FROM json_each(:agencies))
  OR requested_agency_id IN (SELECT value FROM json_each(:agencies))
  OR (requesting_iso2 = :home AND requested_iso2 IN (SELECT value FROM json_each(:countries)))
  OR (requested_iso2 = :home AND requesting_iso2 IN (SELECT value FROM json_each(:countries))))
ORDER BY answered_on IS NOT NULL, due IS NULL, due, sent_on DESC, id LIMIT :limit
"""

_CASES = f"""
SELECT scope, id, reference, title, opened_on, tlp,
  (SELECT group_concat(number, char(31)) FROM case_number WHERE case_id = case_file.id AND deleted = 0),
  (SELECT count(*) FROM request WHERE case_id = case_file.id AND deleted = 0
    AND {WAITS})
FROM case_file WHERE deleted = 0 AND coalesce(state, '') <> 'closed' AND id IN (
  SELECT case_id FROM case_side WHERE deleted = 0 AND (agency_id IN (SELECT value FROM json_each(:agencies))
    OR country_iso2 IN (SELECT value FROM json_each(:countries)))
  UNION SELECT case_id FROM case_leg WHERE deleted = 0 AND (agency_id IN (SELECT value FROM json_each(:agencies))
    OR country_iso2 IN (SELECT value FROM json_each(:countries))))
ORDER BY coalesce(opened_on, '') DESC, id DESC LIMIT :limit
"""  # noqa: S608  # a constant


def meetings_with(
    connection: Connection, agencies: Collection[str], besides: str, limit: int
) -> list[tuple[RowKey, date | None]]:
    """The newest meetings but one at which one of these agencies sat, with the day they began; None when not known."""
    rows = ask(connection, _MEETINGS, agencies=as_list(agencies), besides=besides, limit=limit)
    return [_dated(row) for row in rows]


def meetings_in(connection: Connection, country: str, besides: str, limit: int) -> list[tuple[RowKey, date | None]]:
    """The newest meetings held in a country (ISO alpha-2)."""
    return [_dated(row) for row in ask(connection, _IN_COUNTRY, country=country, besides=besides, limit=limit)]


def promises(
    connection: Connection, meetings: Iterable[str], state: str, since: date | None = None
) -> tuple[Promise, ...]:
    """Promises made in these meetings, in one state; those kept on a day or later where `since` is given."""
    given = since.isoformat() if since else ""
    rows = ask(connection, _PROMISES, meetings=as_list(meetings), state=state, since=given)
    return promises_of(rows)


def requests(
    connection: Connection, agencies: Iterable[str], home: str, countries: Iterable[str], limit: int
) -> tuple[KeptRequest, ...]:
    """Requests to or from these agencies, or between the own country and one of these; open ones first."""
    values = {"agencies": as_list(agencies), "home": home, "countries": as_list(countries), "limit": limit}
    return tuple(
        KeptRequest(
            RowKey(row[0], row[1]),
            row[2] or "",
            row[3] or "",
            row[4] or "",
            row[5] or "",
            row[6] or "",
            partial_date(row[7]),
            partial_date(row[8]),
            partial_date(row[9]),
        )
        for row in ask(connection, _REQUESTS, **values)
    )


def cases(
    connection: Connection, agencies: Iterable[str], countries: Iterable[str], limit: int
) -> tuple[tuple[KeptCase, ...], tuple[str, ...]]:
    """Open cases in which one of these agencies or countries is involved or has a leg, and their markings as kept."""
    rows = ask(connection, _CASES, agencies=as_list(agencies), countries=as_list(countries), limit=limit)
    found = tuple(
        KeptCase(
            RowKey(scope, identity),
            " · ".join(part for part in (reference, title) if part),
            tuple(numbers.split("\x1f")) if numbers else (),
            waiting,
            partial_date(opened),
        )
        for scope, identity, reference, title, opened, _, numbers, waiting in rows
    )
    return found, tuple(row[5] for row in rows if row[5])


def _dated(row: Any) -> tuple[RowKey, date | None]:
    day = partial_date(row[2])
    return RowKey(row[0], row[1]), (day.earliest or day.latest) if day else None
