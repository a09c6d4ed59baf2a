"""What can be named in a note, out of its tables: by the number of its row for gathering, and as values for showing."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from liaison.domain.corrections import OFFICE
from liaison.domain.name_finding import NamedEntry, NamedKind
from liaison.domain.rows import RowKey
from liaison.store.reference.asking import as_list, ask, partial_date, plain
from liaison.store.reference.directory_rows import agencies, offices, offices_of
from liaison.store.reference.name_rows import names_to_search
from liaison.store.reference.overlay import Overlay
from liaison.store.reference.question_rows import named_agencies

Key = tuple[str, str]
"""Scope and identity."""

Keys = Collection[Key]


class NamedRow(NamedTuple):
    """A row of a table that the officer writes.

    Attributes:
        number: of the row in its table, rising as rows are added.
        names: it goes by, the first one shown.
        besides: further words it is found by.
    """

    number: int
    names: tuple[str, ...]
    besides: tuple[str, ...] = ()


class NamedPlace(NamedTuple):
    """An agency or an office, by all its names."""

    kind: NamedKind
    id: str
    names: tuple[str, ...]
    besides: tuple[str, ...] = ()


PERSON, SEAT, SPEAKER, MEETING, CASE = "person", "participant", "statement", "meeting", "case_file"
"""Tables whose rows have names."""

# the plus keeps the question away from indexes of other columns: rows are read in the order of their numbers
_GATHERED = {
    PERSON: """
SELECT rowid, display_name, coalesce(given_name, '') || ' ' || coalesce(family_name, ''), NULL FROM person
WHERE +deleted = 0 AND {condition} ORDER BY rowid DESC LIMIT :limit
""",
    SEAT: """
SELECT rowid, name, NULL, NULL FROM participant
WHERE +deleted = 0 AND person_id IS NULL AND {condition} ORDER BY rowid DESC LIMIT :limit
""",
    SPEAKER: """
SELECT rowid, speaker_name, NULL, NULL FROM statement
WHERE +deleted = 0 AND speaker_person_id IS NULL AND speaker_name IS NOT NULL AND {condition} ORDER BY rowid DESC LIMIT :limit
""",
    MEETING: """
SELECT meeting.rowid, title, substr(date, instr(date, ' ') + 1),
       coalesce(city, '') || ' ' || coalesce(meeting_series.name, '') || ' ' || coalesce(ordinal, '')
FROM meeting LEFT JOIN meeting_series ON meeting_series.scope = meeting.scope AND meeting_series.id = series_id
WHERE +meeting.deleted = 0 AND {condition} ORDER BY meeting.rowid DESC LIMIT :limit
""",
    CASE: """
SELECT rowid, title, (SELECT group_concat(number, ' ') FROM case_number WHERE case_id = case_file.id AND deleted = 0), NULL
FROM case_file WHERE +deleted = 0 AND {condition} ORDER BY rowid DESC LIMIT :limit
""",
}
_BELOW = "{table}.rowid < :below"
_OF_KEYS = """
({table}.scope, {table}.id) IN (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:wanted))
"""
_LAST = "SELECT coalesce(max(arrival), 0) FROM journal"
_CHANGED = """
SELECT DISTINCT table_name, scope, row_id FROM journal WHERE arrival > :after
AND table_name IN (SELECT value FROM json_each(:tables))
"""
_LED_TO = {
    "meeting_series": """
SELECT meeting.scope, meeting.id FROM meeting_series
JOIN meeting ON meeting.scope = meeting_series.scope AND meeting.series_id = meeting_series.id WHERE {condition}
""",
    "case_number": "SELECT scope, case_id FROM case_number WHERE {condition}",
}
_PLACES = {
    "agency": "SELECT id FROM agency WHERE {condition}",
    "office": "SELECT id FROM office WHERE {condition}",
    "name": "SELECT target_id FROM name WHERE {condition}",
    "correction": "SELECT target_key FROM correction WHERE {condition}",
}
_OFFICES = """
SELECT * FROM (
    SELECT id, coalesce(name, ''), coalesce(agency_id, ''), coalesce(city, '') FROM ref_office WHERE id > :after
    UNION ALL
    SELECT id, coalesce(name, ''), coalesce(agency_id, ''), coalesce(city, '') FROM office WHERE deleted = 0 AND id > :after
) ORDER BY 1 LIMIT :limit
"""
_NUMBERS = "SELECT rowid FROM {table} WHERE {condition}"

_PEOPLE = """
SELECT person.rowid, person.scope, person.id, person.display_name, max(post.title), max(coalesce(post.office_id, '')),
       max(coalesce(post.agency_id, ''))
FROM person
LEFT JOIN post_holder ON post_holder.person_id = person.id AND post_holder.deleted = 0 AND post_holder.held_to IS NULL
LEFT JOIN post ON post.id = post_holder.post_id AND post.deleted = 0
WHERE person.deleted = 0 AND person.rowid IN (SELECT value FROM json_each(:wanted)) GROUP BY person.rowid
"""
_SEATS = """
SELECT participant.rowid, participant.scope, participant.meeting_id, participant.name, participant.post, delegation.name,
       meeting.date
FROM participant
JOIN meeting ON meeting.scope = participant.scope AND meeting.id = participant.meeting_id AND meeting.deleted = 0
LEFT JOIN delegation ON delegation.scope = participant.scope AND delegation.id = participant.delegation_id
WHERE participant.deleted = 0 AND participant.rowid IN (SELECT value FROM json_each(:wanted))
"""
_SPEAKERS = """
SELECT statement.rowid, statement.scope, statement.meeting_id, statement.speaker_name, meeting.title, meeting.date
FROM statement
JOIN meeting ON meeting.scope = statement.scope AND meeting.id = statement.meeting_id AND meeting.deleted = 0
WHERE statement.deleted = 0 AND statement.rowid IN (SELECT value FROM json_each(:wanted))
"""
_MEETINGS = """
SELECT rowid, scope, id, title, date, city,
       (SELECT group_concat(name, ', ') FROM delegation WHERE meeting_id = meeting.id AND deleted = 0)
FROM meeting WHERE deleted = 0 AND rowid IN (SELECT value FROM json_each(:wanted))
"""
_CASES = """
SELECT rowid, scope, id, title,
       (SELECT group_concat(number, ', ') FROM case_number WHERE case_id = case_file.id AND deleted = 0)
FROM case_file WHERE deleted = 0 AND rowid IN (SELECT value FROM json_each(:wanted))
"""
# of the meetings of two of the same sides, or of the only one there is, those made last are looked at; of these the newest
_LATELY = """
SELECT meeting.scope, meeting.id FROM (
    SELECT scope, meeting_id FROM delegation
    WHERE deleted = 0 AND agency_id IN (SELECT value FROM json_each(:agencies)) AND meeting_id != :besides
    GROUP BY scope, meeting_id HAVING count(DISTINCT agency_id) >= :least
    ORDER BY meeting_id DESC LIMIT 200
) AS shared JOIN meeting ON meeting.scope = shared.scope AND meeting.id = shared.meeting_id AND meeting.deleted = 0
ORDER BY coalesce(meeting.date, '') DESC, meeting.id DESC LIMIT :limit
"""


def gathered(connection: Connection, table: str, below: int, limit: int) -> list[NamedRow]:
    """Up to `limit` live rows of a table whose number is below a number, the newest first."""
    statement = _GATHERED[table].format(condition=_BELOW.format(table=table))
    return [_named_row(table, *row) for row in plain(connection, statement, below=below, limit=limit)]


def gathered_of(connection: Connection, table: str, keys: Keys) -> list[NamedRow]:
    """The live rows of these keys."""
    return [_named_row(table, *row) for row in _of_keys(connection, _GATHERED[table], table, keys, limit=-1)]


def numbers_of(connection: Connection, table: str, keys: Keys) -> list[int]:
    """The numbers of these rows, live or not."""
    return [row[0] for row in _of_keys(connection, _NUMBERS, table, keys)]


def last_arrival(connection: Connection) -> int:
    """The newest operation of the journal."""
    return int(ask(connection, _LAST)[0][0])


def changed_since(connection: Connection, arrival: int, tables: Collection[str]) -> dict[str, set[Key]]:
    """The rows of these tables that were changed after an operation, by table."""
    found: dict[str, set[Key]] = {}
    for table, scope, identity in plain(connection, _CHANGED, after=arrival, tables=as_list(tables)):
        found.setdefault(table, set()).add((scope, identity))
    return found


def led_to(connection: Connection, table: str, keys: Keys) -> set[Key]:
    """The meetings of these series, or the cases of these references."""
    return {(row[0], row[1]) for row in _of_keys(connection, _LED_TO[table], table, keys) if row[1]}


def places_touched(connection: Connection, table: str, keys: Keys) -> set[str]:
    """The agencies and offices that rows of the directory are, or are about."""
    return {row[0] for row in _of_keys(connection, _PLACES[table], table, keys) if row[0]}


def all_agencies(connection: Connection) -> list[NamedPlace]:
    """Every agency, by corrected and further names."""
    return [
        NamedPlace(NamedKind.AGENCY, one.id, (one.name, one.native_name, one.short_name, *one.further_names))
        for one in named_agencies(connection)
    ]


def some_offices(connection: Connection, after: str, limit: int, agency_names: Mapping[str, str]) -> list[NamedPlace]:
    """Up to `limit` offices whose key follows `after`, by corrected names and the names of their agencies."""
    found = ask(connection, _OFFICES, after=after, limit=limit)
    corrected = offices(connection, {row[0] for row in found}.intersection(Overlay.read(connection, OFFICE).keys))
    places = []
    for identity, name, agency, city in found:
        row = corrected.get(identity)
        if row is not None:
            name, agency, city = row.name, row.agency_id, row.city
        places.append(NamedPlace(NamedKind.OFFICE, identity, (name,), (city, agency_names.get(agency, ""))))
    return places


def places_of(connection: Connection, identities: Collection[str]) -> list[NamedPlace]:
    """These agencies and offices, and the offices of these agencies, which are found by their agency's name, too."""
    wanted = agencies(connection, identities)
    their_offices = offices(connection, identities)
    for identity in wanted:
        their_offices |= {row.id: row for row in offices_of(connection, identity)}
    named = agencies(connection, {row.agency_id for row in their_offices.values() if row.agency_id})
    further = names_to_search(connection) if wanted else {}
    found = [
        NamedPlace(NamedKind.AGENCY, row.id, (row.name_en, row.native_name, row.short_name, *further.get(row.id, ())))
        for row in wanted.values()
    ]
    for row in their_offices.values():
        agency = named.get(row.agency_id)
        shown = (agency.short_name or agency.name_en) if agency else ""
        found.append(NamedPlace(NamedKind.OFFICE, row.id, (row.name,), (row.city, shown)))
    return found


def person_entries(connection: Connection, numbers: Iterable[int]) -> dict[int, NamedEntry]:
    """People by the numbers of their rows, each with a post that is held."""
    rows = ask(connection, _PEOPLE, wanted=_numbers(numbers))
    their_offices = offices(connection, {row[5] for row in rows if row[5]})
    their_agencies = agencies(connection, {row[6] for row in rows if row[6]})
    entries = {}
    for number, scope, identity, name, post, office, agency in rows:
        served = their_offices[office].name if office in their_offices else ""
        if not served and agency in their_agencies:
            served = their_agencies[agency].short_name or their_agencies[agency].name_en
        entries[number] = NamedEntry(NamedKind.PERSON, RowKey(scope, identity), name or "", _joined((post, served)))
    return entries


def seat_entries(connection: Connection, numbers: Iterable[int]) -> dict[int, NamedEntry]:
    """People who sat at meetings by the numbers of their seats, each with the side and the day."""
    return {
        number: NamedEntry(
            NamedKind.SEAT, RowKey(scope, meeting), name or "", _joined((post, side)), partial_date(stored)
        )
        for number, scope, meeting, name, post, side, stored in ask(connection, _SEATS, wanted=_numbers(numbers))
    }


def speaker_entries(connection: Connection, numbers: Iterable[int]) -> dict[int, NamedEntry]:
    """People whose words are on record by the numbers of their statements, each with the meeting."""
    return {
        number: NamedEntry(NamedKind.SPEAKER, RowKey(scope, meeting), name or "", title or "", partial_date(stored))
        for number, scope, meeting, name, title, stored in ask(connection, _SPEAKERS, wanted=_numbers(numbers))
    }


def meeting_entries(connection: Connection, numbers: Iterable[int]) -> dict[int, NamedEntry]:
    """Meetings by the numbers of their rows, each with its place and sides."""
    return {
        number: NamedEntry(
            NamedKind.MEETING, RowKey(scope, identity), title or "", _joined((city, sides)), partial_date(stored)
        )
        for number, scope, identity, title, stored, city, sides in ask(connection, _MEETINGS, wanted=_numbers(numbers))
    }


def case_entries(connection: Connection, numbers: Iterable[int]) -> dict[int, NamedEntry]:
    """Cases by the numbers of their rows, each with its references."""
    return {
        number: NamedEntry(NamedKind.CASE, RowKey(scope, identity), title or "", references or "")
        for number, scope, identity, title, references in ask(connection, _CASES, wanted=_numbers(numbers))
    }


def place_entries(connection: Connection, keys: Collection[tuple[NamedKind, str]]) -> dict[str, NamedEntry]:
    """Agencies and offices by their keys, each with what it belongs to; those that are gone are left out."""
    found = {}
    their_offices = offices(connection, {identity for kind, identity in keys if kind is NamedKind.OFFICE})
    wanted = {identity for kind, identity in keys if kind is NamedKind.AGENCY}
    named = agencies(connection, wanted | {row.agency_id for row in their_offices.values() if row.agency_id})
    above = agencies(connection, {row.parent_agency_id for row in named.values() if row.parent_agency_id})
    for identity, office in their_offices.items():
        agency = named.get(office.agency_id)
        context = (agency.short_name or agency.name_en) if agency else ""
        found[identity] = NamedEntry(NamedKind.OFFICE, RowKey("", identity), office.name or office.city, context)
    for identity in wanted & named.keys():
        row = named[identity]
        parent = above.get(row.parent_agency_id)
        name = row.name_en or row.native_name or row.short_name
        context = (parent.short_name or parent.name_en) if parent else ""
        short = row.short_name if row.short_name != name else ""
        found[identity] = NamedEntry(NamedKind.AGENCY, RowKey("", identity), name, _joined((short, context)))
    return found


def meetings_lately(connection: Connection, sides: Collection[str], besides: str, limit: int) -> Sequence[RowKey]:
    """The newest other meetings with two of these agencies, or with the only one there is."""
    least = min(2, len(set(sides)))
    rows = ask(connection, _LATELY, agencies=as_list(sides), besides=besides, least=least, limit=limit)
    return [RowKey(scope, identity) for scope, identity in rows] if least else []


def _named_row(table: str, number: int, name: str | None, other: str | None, besides: str | None) -> NamedRow:
    first, second = name or "", other or ""
    if table == MEETING:
        # as a note refers to it
        return NamedRow(number, (f"{first} {second}",), (besides or "",))
    if table == PERSON and second.strip():
        given, _, family = second.partition(" ")
        return NamedRow(number, (first, second, f"{family} {given}"))
    return NamedRow(number, (first, second) if second else (first,))


def _numbers(numbers: Iterable[int]) -> str:
    return f"[{','.join(map(str, numbers))}]"


def _of_keys(connection: Connection, statement: str, table: str, keys: Keys, **values: object) -> list[Any]:
    asked = statement.format(table=table, condition=_OF_KEYS.format(table=table))
    return plain(connection, asked, wanted=json.dumps(sorted(keys)), **values)


def _joined(parts: Iterable[str | None]) -> str:
    return " · ".join(part for part in parts if part)
