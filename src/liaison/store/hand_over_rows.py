"""Meetings with an agency or one of its offices, and what was promised in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from liaison.domain.follow_ups import Promise
from liaison.domain.hand_over import Met
from liaison.domain.meetings import Direction, Tlp
from liaison.domain.rows import RowKey
from liaison.store.reference.asking import as_list, ask, partial_date

# an office that was named without its agency is found by its own id
_MEETINGS = """
SELECT DISTINCT meeting.scope, meeting.id, meeting.title, meeting.date, meeting.city, meeting.place, meeting.tlp,
       delegation.id
FROM delegation JOIN meeting ON meeting.id = delegation.meeting_id AND meeting.scope = delegation.scope
WHERE delegation.deleted = 0 AND meeting.deleted = 0 AND {side}
ORDER BY coalesce(meeting.date, '') DESC, meeting.id DESC
"""
_OF_OFFICE = "delegation.agency_id = :agency AND delegation.office_id = :office"
_OF_AGENCY = "delegation.agency_id = :agency"
_MARKINGS = "SELECT DISTINCT tlp FROM meeting WHERE id IN (SELECT value FROM json_each(:meetings))"
_PEOPLE = """
SELECT delegation_id, name, post FROM participant
WHERE deleted = 0 AND delegation_id IN (SELECT value FROM json_each(:sides)) ORDER BY position, id
"""
_ABOUT = """
SELECT id, title, date, city, place, tlp FROM meeting WHERE deleted = 0 AND id IN (SELECT value FROM json_each(:meetings))
"""
_SIDES = """
SELECT id, meeting_id FROM delegation WHERE deleted = 0 AND meeting_id IN (SELECT value FROM json_each(:meetings))
ORDER BY position, id
"""
_PROMISES = """
SELECT follow_up.scope, follow_up.id, follow_up.text, follow_up.direction, follow_up.owner_name, follow_up.due,
       follow_up.meeting_id, meeting.title
FROM follow_up JOIN meeting ON meeting.id = follow_up.meeting_id AND meeting.scope = follow_up.scope
WHERE follow_up.deleted = 0 AND follow_up.state = 'open' AND meeting.deleted = 0
  AND follow_up.meeting_id IN (SELECT value FROM json_each(:meetings))
ORDER BY follow_up.due IS NULL, follow_up.due, follow_up.id
"""


def strictest_marking(connection: Connection, meetings: Iterable[str]) -> Tlp | None:
    """The strictest marking of these meetings; None when none has one."""
    found = {row[0] for row in ask(connection, _MARKINGS, meetings=as_list(meetings))}
    # the vocabulary stands in this order
    return next((one for one in Tlp if one.value in found), None)


def meetings_with(connection: Connection, agency: str, office: str, limit: int) -> tuple[tuple[Met, ...], list[str]]:
    """The newest meetings with an office, or with the agency when `office` is empty; and the ids of all of them."""
    side = _OF_OFFICE if office else _OF_AGENCY
    rows = ask(connection, _MEETINGS.format(side=side), agency=agency, **({"office": office} if office else {}))
    sides: dict[str, list[str]] = {}
    first: dict[str, tuple[str | None, ...]] = {}
    for _scope, identity, title, day, city, place, tlp, delegation in rows:
        sides.setdefault(identity, []).append(delegation)
        first.setdefault(identity, (title, day, city, place, tlp))
    newest = list(first)[:limit]
    people = _people(connection, [one for identity in newest for one in sides[identity]])
    met = tuple(
        _met(first[identity], tuple(name for one in sides[identity] for name in people.get(one, ())))
        for identity in newest
    )
    return met, list(first)


def met_at(connection: Connection, meetings: Iterable[str]) -> dict[str, Met]:
    """What these meetings were, and everybody who sat there, by id."""
    wanted = as_list(meetings)
    sides: dict[str, list[str]] = {}
    for delegation, meeting in ask(connection, _SIDES, meetings=wanted):
        sides.setdefault(meeting, []).append(delegation)
    people = _people(connection, [side for those in sides.values() for side in those])
    return {
        identity: _met(about, tuple(name for side in sides.get(identity, ()) for name in people.get(side, ())))
        for identity, *about in ask(connection, _ABOUT, meetings=wanted)
    }


def promises_of(connection: Connection, meetings: list[str]) -> tuple[Promise, ...]:
    """The open promises made in these meetings, the earliest due first."""
    return tuple(
        Promise(
            RowKey(scope, identity),
            text or "",
            Direction(direction) if direction else None,
            owner or "",
            partial_date(due),
            RowKey(scope, meeting),
            title or "",
        )
        for scope, identity, text, direction, owner, due, meeting, title in ask(
            connection, _PROMISES, meetings=as_list(meetings)
        )
    )


def _met(row: Sequence[str | None], people: tuple[str, ...]) -> Met:
    title, day, city, place, tlp = row
    return Met(
        title or "", partial_date(day), ", ".join(filter(None, (city, place))), Tlp(tlp) if tlp else None, people
    )


def _people(connection: Connection, sides: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for side, name, post in ask(connection, _PEOPLE, sides=as_list(sides)):
        found.setdefault(side, []).append(", ".join(filter(None, (name, post))))
    return found
