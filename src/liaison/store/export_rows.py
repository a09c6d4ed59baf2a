"""What an export reads besides agencies and offices: competences, people in posts, and the marks of meetings they took part in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection

from liaison.domain.dates import PartialDate
from liaison.domain.provenance import Provenance
from liaison.store.reference.asking import ask, partial_date
from liaison.store.reference.directory_rows import all_agencies, all_offices
from liaison.store.reference.origins import Mark, Origins


class CompetenceLine(NamedTuple):
    """A competence as stated; `id` is empty for the pack's."""

    id: str
    agency_id: str
    wording: str
    crime_type: str
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    mark: Mark


class PersonLine(NamedTuple):
    """A person in a post, or without one; or a post without a person. Texts are empty when not known."""

    person_id: str
    display_name: str
    family_name: str
    given_name: str
    languages: str
    email: str
    phone: str
    remark: str
    post_id: str
    title: str
    agency_id: str
    office_id: str
    holder_id: str
    held_from: PartialDate | None
    held_to: PartialDate | None


_COMPETENCES = """
SELECT '', agency_id, wording, crime_type, NULL, NULL, source_id, as_of, basis, file, line FROM ref_competence
UNION ALL
SELECT id, agency_id, wording, crime_type, valid_from, valid_to, NULL, NULL, NULL, NULL, NULL
FROM competence WHERE deleted = 0
"""
_PERSON = "p.id, p.display_name, p.family_name, p.given_name, p.languages, p.email, p.phone, p.remark"
_POST = "t.id, t.title, t.agency_id, t.office_id"
_NOBODY = ", ".join(["''"] * 8)
_PEOPLE = f"""
SELECT {_PERSON}, {_POST}, h.id, h.held_from, h.held_to
FROM person p LEFT JOIN post_holder h ON h.person_id = p.id AND h.deleted = 0
LEFT JOIN post t ON t.id = h.post_id AND t.deleted = 0
WHERE p.deleted = 0
UNION ALL
SELECT {_NOBODY}, {_POST}, '', NULL, NULL
FROM post t WHERE t.deleted = 0 AND NOT EXISTS (SELECT 1 FROM post_holder h WHERE h.post_id = t.id AND h.deleted = 0)
"""  # noqa: S608  # literals of this module
_MARKED = """
SELECT participant.person_id, meeting.tlp FROM participant
JOIN meeting ON meeting.id = participant.meeting_id AND meeting.deleted = 0
WHERE participant.deleted = 0 AND participant.person_id IS NOT NULL AND meeting.tlp IS NOT NULL
"""
_OWN = Mark(None, None, None, None, None)
_STRICTEST = ("RED", "AMBER+STRICT", "AMBER", "GREEN", "CLEAR")


def competence_lines(connection: Connection) -> list[CompetenceLine]:
    """All competences."""
    return [
        CompetenceLine(
            row[0],
            row[1] or "",
            row[2] or "",
            row[3] or "",
            partial_date(row[4]),
            partial_date(row[5]),
            Mark(*row[6:11]),
        )
        for row in ask(connection, _COMPETENCES)
    ]


def person_lines(connection: Connection) -> list[PersonLine]:
    """All people with their posts, and posts nobody holds."""
    return [
        PersonLine._make([*(text or "" for text in row[:13]), partial_date(row[13]), partial_date(row[14])])
        for row in ask(connection, _PEOPLE)
    ]


def marks_of_people(connection: Connection) -> dict[str, str]:
    """The strictest mark (TLP) of the meetings each person took part in, by person."""
    found: dict[str, str] = {}
    for person, tlp in ask(connection, _MARKED):
        mark = str(tlp).upper().removeprefix("TLP:")
        known = found.get(person)
        if mark and (known is None or _strictness(mark) < _strictness(known)):
            found[person] = mark
    return found


def provenance_of(connection: Connection, people: Iterable[PersonLine]) -> dict[str, Provenance]:
    """Source and age of all agencies and offices, and of these people, their posts and their holding them, by identity."""
    people = tuple(people)
    found: dict[str, Provenance] = {}
    marks = {
        "agency": [(row.id, row.mark) for row in all_agencies(connection)],
        "office": [(row.id, row.mark) for row in all_offices(connection)],
        "person": [(line.person_id, _OWN) for line in people if line.person_id],
        "post": [(line.post_id, _OWN) for line in people if line.post_id],
        "post_holder": [(line.holder_id, _OWN) for line in people if line.holder_id],
    }
    for table, given in marks.items():
        origins = Origins(connection, table, given)
        found |= {identity: origins.provenance(identity, mark) for identity, mark in given}
    return found


def provenance_of_competences(connection: Connection, lines: Iterable[CompetenceLine]) -> tuple[Provenance, ...]:
    """Source and age of each of these competences."""
    lines = tuple(lines)
    origins = Origins(connection, "competence", ((line.id, line.mark) for line in lines))
    return tuple(origins.provenance(line.id, line.mark) for line in lines)


def _strictness(mark: str) -> int:
    # a mark this program does not know is taken for the strictest
    return _STRICTEST.index(mark) if mark in _STRICTEST else -1
