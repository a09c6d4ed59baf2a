"""Who may be seated with a delegation, out of posts, earlier meetings and the directory; and the order of those who sit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, select

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import NewDelegation
from liaison.domain.people import Post
from liaison.domain.rows import RowKey
from liaison.domain.seating import Candidate, Standing, standing_on
from liaison.store.journal.change import Change
from liaison.store.people_rows import all_people, posts_of_agency, posts_of_office
from liaison.store.reference.asking import ask, partial_date
from liaison.store.reference.body_rows import agency_of_body
from liaison.store.reference.directory_rows import agencies, offices, offices_of
from liaison.store.schema.catalogue import JOURNALLED

LATEST = 200
"""Delegations looked back at for those who sat there before."""

WALKED = 4_000
"""Delegations of any side looked through where no index leads to those wanted: by country or by name."""

_AGENCIES_WITH_POSTS = """
SELECT DISTINCT agency_id FROM post WHERE deleted = 0 AND agency_id IS NOT NULL
"""
# the newest meetings were made last, and their identities say so
_SAT = """
SELECT participant.person_id, participant.name, participant.post, meeting.date
FROM (
    SELECT scope, id, meeting_id FROM {delegations}
    WHERE deleted = 0 AND {column} = :value AND meeting_id != :besides ORDER BY meeting_id DESC LIMIT :latest
) AS side
JOIN participant ON participant.meeting_id = side.meeting_id AND participant.scope = side.scope
  AND participant.delegation_id = side.id AND participant.deleted = 0
JOIN meeting ON meeting.id = side.meeting_id AND meeting.scope = side.scope AND meeting.deleted = 0
ORDER BY meeting.date DESC, meeting.id DESC
"""
_NEWEST = "(SELECT * FROM delegation ORDER BY meeting_id DESC LIMIT :walked)"
_SERIES_BODY = """
SELECT meeting_series.body_id FROM meeting
JOIN meeting_series ON meeting_series.id = meeting.series_id AND meeting_series.scope = meeting.scope
WHERE meeting.scope = :scope AND meeting.id = :id AND meeting_series.deleted = 0
"""


def candidates(connection: Connection, side: NewDelegation, day: PartialDate | date, besides: str) -> list[Candidate]:
    """Everybody who held a post of the side at any time, and who sat for it before in another meeting than `besides`."""
    found = [
        Candidate(
            held.person_name,
            standing_on(day, held.held_from, held.held_to),
            held.person_id,
            post.title,
            post.office_name or post.agency_name,
            held.held_from,
            held.held_to,
        )
        for post in _posts(connection, side, date.today())
        for held in post.holders
        if held.person_name
    ]
    return found + _sat(connection, side, besides)


def everybody(connection: Connection) -> list[Candidate]:
    """The people of the directory, with a post they hold."""
    return [Candidate(one.name, Standing.KNOWN, one.id, one.post) for one in all_people(connection)]


def series_body(connection: Connection, meeting: RowKey) -> str:
    """The agency that is the body of the meeting's series; empty when there is none."""
    found = ask(connection, _SERIES_BODY, scope=meeting.scope, id=meeting.id)
    body = found[0][0] if found else None
    return (agency_of_body(connection, body) or body) if body else ""


def agency_of_office(connection: Connection, office: str) -> str | None:
    """The agency an office belongs to."""
    row = offices(connection, (office,)).get(office)
    return row.agency_id or None if row else None


def reorder(change: Change, table: str, parent: tuple[str, RowKey], key: RowKey, by: int) -> None:
    """Move a row among the live ones of its parent by so many places; nothing happens at either end."""
    columns = JOURNALLED[table].c
    column, of = parent
    question = select(columns.id, columns.position).where(
        columns[column] == of.id, columns.scope == of.scope, columns.deleted == 0
    )
    present = change.connection.execute(question.order_by(columns.position, columns.id)).all()
    order = [row[0] for row in present]
    if key.id not in order:
        return
    at = order.index(key.id)
    order.insert(min(max(at + by, 0), len(order) - 1), order.pop(at))
    for position, identity in enumerate(order):
        change.update(table, (of.scope, identity), {"position": position})


def _posts(connection: Connection, side: NewDelegation, today: date) -> Iterable[Post]:
    agency = side.agency_id or (agency_of_body(connection, side.body_id) if side.body_id else "")
    if side.office_id:
        yield from posts_of_office(connection, side.office_id, today)
    if agency:
        its_offices = () if side.office_id else (row.id for row in offices_of(connection, agency))
        yield from posts_of_agency(connection, agency, its_offices, today)
    if agency or side.office_id or not side.country_iso2:
        return
    with_posts = [row[0] for row in ask(connection, _AGENCIES_WITH_POSTS)]
    for row in agencies(connection, with_posts).values():
        if row.country_iso2 == side.country_iso2:
            yield from posts_of_agency(connection, row.id, (), today)


def _sat(connection: Connection, side: NewDelegation, besides: str) -> list[Candidate]:
    known = {
        "agency_id": side.agency_id,
        "office_id": side.office_id,
        "body_id": side.body_id,
        "country_iso2": side.country_iso2,
        "name": side.name,
    }
    column = next((column for column, value in known.items() if value), "name")
    delegations = "delegation" if column in ("agency_id", "office_id") else _NEWEST
    statement = _SAT.format(delegations=delegations, column=column)
    rows = ask(connection, statement, value=known[column], besides=besides, latest=LATEST, walked=WALKED)
    return [
        Candidate(name or "", Standing.SAT, person, post or "", met_on=partial_date(met))
        for person, name, post, met in rows
        if name
    ]
