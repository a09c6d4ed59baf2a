"""Which meetings came before one: sessions of its series, and meetings of the same sides."""

from __future__ import annotations

from sqlalchemy import Connection

from liaison.domain.carry_over import meet_again
from liaison.domain.rows import RowKey
from liaison.domain.series import Session, in_order
from liaison.store import agenda_rows, series_rows

LOOKED_AT = 6
"""Earlier meetings of either sort, the newest."""

LOOKED_THROUGH = 400
"""Meetings of one side looked through for those with the same sides."""


def earlier_meetings(connection: Connection, meeting: RowKey) -> tuple[Session, ...]:
    """The meetings that may have left something for this one, the newest first."""
    own = series_rows.session_of(connection, meeting)
    place = series_rows.place_of(connection, meeting)
    if own is None or place is None:
        return ()
    found: dict[RowKey, Session] = {}
    if place["series_id"]:
        sessions = in_order(series_rows.sessions_of(connection, RowKey(meeting.scope, place["series_id"])))
        keys = [one.key for one in sessions]
        before = sessions[: keys.index(meeting)] if meeting in keys else sessions
        found |= {one.key: one for one in before[-LOOKED_AT:]}
    for one in _with_same_sides(connection, meeting, own):
        found.setdefault(one.key, one)
    return tuple(reversed(in_order(found.values())))


def _with_same_sides(connection: Connection, meeting: RowKey, own: Session) -> tuple[Session, ...]:
    sides = agenda_rows.sides_of(connection, meeting.scope, [meeting.id]).get(meeting.id, [])
    if not sides:
        return ()
    candidates = agenda_rows.meetings_with(connection, meeting, sides, LOOKED_THROUGH)
    others = agenda_rows.sides_of(connection, meeting.scope, candidates)
    again = [one for one in candidates if meet_again(sides, others.get(one, ()))]
    sessions = agenda_rows.sessions_named(connection, meeting.scope, again)
    not_later = [one for one in sessions if one.date is None or own.date is None or one.date <= own.date]
    return in_order(not_later)[-LOOKED_AT:]
