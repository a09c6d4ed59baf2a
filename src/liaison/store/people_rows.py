"""People, posts and who held which when: the officer's own rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection

from liaison.domain.people import Holding, Person, PersonLine, PersonMeeting, Post, latest_first
from liaison.store.reference.asking import as_list, ask, partial_date
from liaison.store.reference.directory_rows import agencies, offices
from liaison.store.reference.origins import Mark, Origins

_POSTS = """
SELECT id, title, agency_id, office_id FROM post WHERE deleted = 0 AND {condition} ORDER BY title, id
"""
_HOLDINGS = """
SELECT post_holder.id, post_holder.post_id, post.title, post_holder.person_id, person.display_name,
       post_holder.held_from, post_holder.held_to
FROM post_holder
LEFT JOIN post ON post.id = post_holder.post_id AND post.deleted = 0
LEFT JOIN person ON person.id = post_holder.person_id AND person.deleted = 0
WHERE post_holder.deleted = 0 AND post_holder.{column} IN (SELECT value FROM json_each(:wanted))
ORDER BY post_holder.id
"""
_PERSON = """
SELECT id, display_name, family_name, given_name, languages, email, phone, remark FROM person
WHERE deleted = 0 AND id = :person
"""
_PEOPLE = """
SELECT person.id, person.display_name, max(post.title)
FROM person
LEFT JOIN post_holder ON post_holder.person_id = person.id AND post_holder.deleted = 0
  AND post_holder.held_to IS NULL
LEFT JOIN post ON post.id = post_holder.post_id AND post.deleted = 0
WHERE person.deleted = 0 GROUP BY person.scope, person.id ORDER BY person.display_name, person.id
"""
# those of the same name in a delegation of an agency where the person held a post; the agency leads, for names have no index
_MEETINGS = """
SELECT meeting.scope, meeting.id, meeting.title, meeting.date, min(found.by_name)
FROM (
    SELECT meeting_id, 0 AS by_name FROM participant WHERE deleted = 0 AND person_id = :person
    UNION ALL
    SELECT participant.meeting_id, 1 FROM delegation
    JOIN participant ON participant.meeting_id = delegation.meeting_id
      AND participant.delegation_id = delegation.id AND participant.deleted = 0
    WHERE delegation.deleted = 0 AND delegation.agency_id IN (SELECT value FROM json_each(:agencies))
      AND participant.person_id IS NULL AND participant.name = :name
) AS found
JOIN meeting ON meeting.id = found.meeting_id AND meeting.deleted = 0
GROUP BY meeting.scope, meeting.id ORDER BY meeting.date DESC, meeting.id DESC
"""
MEETINGS_SHOWN = 50
_OWN = Mark(None, None, None, None, None)


def posts_of_agency(connection: Connection, agency: str, its_offices: Iterable[str], today: date) -> tuple[Post, ...]:
    """The posts of an agency and of its offices, those of the agency itself first."""
    condition = "(agency_id = :agency OR office_id IN (SELECT value FROM json_each(:offices)))"
    rows = ask(connection, _POSTS.format(condition=condition), agency=agency, offices=as_list(its_offices))
    return tuple(sorted(_posts(connection, rows, today), key=lambda post: (post.office_name.casefold(), post.title)))


def posts_of_office(connection: Connection, office: str, today: date) -> tuple[Post, ...]:
    """The posts of one office."""
    rows = ask(connection, _POSTS.format(condition="office_id = :office"), office=office)
    return tuple(_posts(connection, rows, today))


def person_of(connection: Connection, identity: str, today: date) -> Person | None:
    """Everything about one person; None when there is none of that id."""
    found = ask(connection, _PERSON, person=identity)
    if not found:
        return None
    _, name, family, given, languages, email, phone, remark = (text or "" for text in found[0])
    holdings = _holdings(connection, "person_id", (identity,))
    condition = "id IN (SELECT value FROM json_each(:wanted))"
    rows = ask(connection, _POSTS.format(condition=condition), wanted=as_list(one.post_id for one in holdings))
    posts = tuple(_posts(connection, rows, today))
    served = as_list(post.agency_id for post in posts if post.agency_id)
    meetings = ask(connection, _MEETINGS, person=identity, name=name, agencies=served)
    return Person(
        identity,
        name,
        family,
        given,
        languages,
        email,
        phone,
        remark,
        latest_first(tuple(holdings), today),
        posts,
        tuple(
            PersonMeeting(scope, key, title or "", partial_date(day), bool(by_name))
            for scope, key, title, day, by_name in meetings[:MEETINGS_SHOWN]
        ),
        len(meetings),
        Origins(connection, "person", ((identity, _OWN),)).provenance(identity, _OWN),
    )


def all_people(connection: Connection) -> tuple[PersonLine, ...]:
    """Everybody, by name, with a post they hold."""
    return tuple(PersonLine(identity, name or "", post or "") for identity, name, post in ask(connection, _PEOPLE))


def _posts(connection: Connection, rows: list[Any], today: date) -> list[Post]:
    if not rows:
        return []
    its_offices = offices(connection, {row.office_id for row in rows if row.office_id})
    named = {row.agency_id for row in rows if row.agency_id} | {row.agency_id for row in its_offices.values()}
    its_agencies = agencies(connection, named)
    held: dict[str, list[Holding]] = {}
    for one in _holdings(connection, "post_id", (row.id for row in rows)):
        held.setdefault(one.post_id, []).append(one)
    origins = Origins(connection, "post", ((row.id, _OWN) for row in rows))
    posts = []
    for row in rows:
        office = its_offices.get(row.office_id or "")
        agency = its_agencies.get(row.agency_id or (office.agency_id if office else ""))
        posts.append(
            Post(
                row.id,
                row.title or "",
                agency.id if agency else row.agency_id or "",
                (agency.short_name or agency.name_en or agency.native_name) if agency else "",
                row.office_id or "",
                office.name if office else "",
                latest_first(tuple(held.get(row.id, ())), today),
                origins.provenance(row.id, _OWN),
            )
        )
    return posts


def _holdings(connection: Connection, column: str, wanted: Iterable[str]) -> list[Holding]:
    rows = ask(connection, _HOLDINGS.format(column=column), wanted=as_list(wanted))
    origins = Origins(connection, "post_holder", ((row[0], _OWN) for row in rows))
    return [
        Holding(
            identity,
            post or "",
            title or "",
            person or "",
            name or "",
            partial_date(since),
            partial_date(until),
            origins.provenance(identity, _OWN),
        )
        for identity, post, title, person, name, since, until in rows
    ]
