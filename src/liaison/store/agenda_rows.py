"""Agenda items, and the earlier meetings of the same series or sides, out of their tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from liaison.domain.carry_over import KeptItem, SideKey
from liaison.domain.rows import RowKey
from liaison.domain.series import Session
from liaison.store.reference.asking import as_list, ask, partial_date
from liaison.store.schema.meetings import agenda_item, note

_ITEMS = (
    agenda_item.c.scope,
    agenda_item.c.id,
    agenda_item.c.title,
    agenda_item.c.line,
    agenda_item.c.planned_minutes,
    agenda_item.c.state,
    agenda_item.c.is_recurring,
    agenda_item.c.carried_from_id,
)
# a plus keeps SQLite from an index under which nearly all rows stand together
# identities are ordered by time, so that the newest are at the end of the index
_WITH = """
SELECT meeting_id FROM delegation
WHERE {column} = :key AND deleted = 0 AND scope = :scope AND meeting_id != :besides
ORDER BY meeting_id DESC LIMIT :limit
"""
_NEWEST = """
SELECT id FROM meeting WHERE deleted = 0 AND +scope = :scope AND id != :besides
ORDER BY coalesce(date, '') DESC, id DESC LIMIT :limit
"""
_SIDES = """
SELECT meeting_id, coalesce(agency_id, body_id), office_id, country_iso2, coalesce(name, '') FROM delegation
WHERE meeting_id IN (SELECT value FROM json_each(:meetings)) AND +deleted = 0 AND +scope = :scope
"""
_SESSIONS = """
SELECT scope, id, coalesce(title, ''), ordinal, date FROM meeting
WHERE id IN (SELECT value FROM json_each(:meetings)) AND +deleted = 0 AND scope = :scope
"""


def items_of(connection: Connection, meeting: RowKey) -> tuple[KeptItem, ...]:
    """The live agenda items of a meeting, in their order."""
    question = select(*_ITEMS).where(
        agenda_item.c.meeting_id == meeting.id, agenda_item.c.scope == meeting.scope, agenda_item.c.deleted == 0
    )
    question = question.order_by(agenda_item.c.position, agenda_item.c.line, agenda_item.c.id)
    return tuple(
        KeptItem(RowKey(scope, row_id), title or "", line, minutes, state or "", bool(recurring), carried)
        for scope, row_id, title, line, minutes, state, recurring, carried in connection.execute(question)
    )


def text_of(connection: Connection, meeting: RowKey) -> str:
    """The first note of a meeting; empty when there is none."""
    # without an order: asked for in one, SQLite walks all notes
    question = select(note.c.id, note.c.body).where(
        note.c.meeting_id == meeting.id, note.c.scope == meeting.scope, note.c.deleted + 0 == 0
    )
    first = min(((row[0], row[1]) for row in connection.execute(question)), default=("", ""))
    return first[1] or ""


def sides_of(connection: Connection, scope: str, meetings: Iterable[str]) -> dict[str, list[SideKey]]:
    """The sides of many meetings, by meeting."""
    found: dict[str, list[SideKey]] = {}
    for meeting, *side in ask(connection, _SIDES, meetings=as_list(meetings), scope=scope):
        found.setdefault(meeting, []).append(SideKey(*side))
    return found


def meetings_with(connection: Connection, besides: RowKey, sides: Sequence[SideKey], limit: int) -> set[str]:
    """Meetings where one of the sides sat, among the newest; found by index where the side is an agency or office.

    For a side that is a country, a body or only a name, the newest meetings of all are given, to be looked through.
    """
    found: set[str] = set()
    for side in sides:
        column = "agency_id" if side.agency_id else "office_id" if side.office_id else ""
        if column:
            statement, key = _WITH.format(column=column), side.agency_id or side.office_id
            rows = ask(connection, statement, key=key, scope=besides.scope, besides=besides.id, limit=limit)
            found |= {row[0] for row in rows}
    if not found:
        rows = ask(connection, _NEWEST, scope=besides.scope, besides=besides.id, limit=2 * limit)
        found = {row[0] for row in rows}
    return found


def sessions_named(connection: Connection, scope: str, meetings: Iterable[str]) -> tuple[Session, ...]:
    """Live meetings by what they are called."""
    return tuple(
        Session(RowKey(row[0], row[1]), row[2], row[3], partial_date(row[4]))
        for row in ask(connection, _SESSIONS, meetings=as_list(meetings), scope=scope)
    )
