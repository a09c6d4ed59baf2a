"""What is found of cases, and of what stands in their notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from liaison.store.find_document import WANTED, Document, joined, level_of, parts, told, wanted
from liaison.store.find_index import FindKey, Source
from liaison.store.reference.asking import partial_date, plain

# the plus keeps the questions away from indexes of other columns
_OF_CASE = "WHERE case_id = case_file.id AND scope = case_file.scope AND +deleted = 0"
_CASES = f"""
SELECT scope, id, title, summary, crime_type, state, tlp, reference, opened_on,
  (SELECT group_concat(number, char(31)) FROM case_number {_OF_CASE}),
  (SELECT group_concat(coalesce(goods, '') || ' ' || coalesce(place, '') || ' ' || coalesce(agency_name, '') || ' '
    || coalesce(remark, ''), char(31)) FROM case_leg {_OF_CASE}),
  (SELECT group_concat(country_iso2, char(31)) FROM (
    SELECT country_iso2 FROM case_leg {_OF_CASE}
    UNION SELECT country_iso2 FROM case_number {_OF_CASE}
    UNION SELECT country_iso2 FROM case_side {_OF_CASE})),
  (SELECT group_concat(coalesce(subject, '') || ' ' || coalesce(reference, '') || ' ' || coalesce(their_reference, ''), char(31))
   FROM request {_OF_CASE}),
  (SELECT group_concat(agency_id, char(31)) FROM (
    SELECT agency_id FROM case_number {_OF_CASE} UNION SELECT agency_id FROM case_side {_OF_CASE}
    UNION SELECT agency_id FROM case_leg {_OF_CASE})),
  (SELECT group_concat(coalesce(name, '') || ' ' || coalesce(identifier, '') || ' ' || coalesce(remark, ''), char(31))
   FROM case_interest {_OF_CASE}),
  (SELECT group_concat(coalesce(text, '') || ' ' || coalesce(place, ''), char(31)) FROM case_happening {_OF_CASE}),
  (SELECT group_concat(coalesce(name, '') || ' ' || coalesce(remark, ''), char(31)) FROM case_side {_OF_CASE}),
  (SELECT group_concat(topic.crime_type, char(31)) FROM topic
   WHERE target_table = 'case_file' AND target_id = case_file.id AND topic.deleted = 0),
  (SELECT group_concat(body, char(31)) FROM note {_OF_CASE} AND body <> '')
FROM case_file WHERE +deleted = 0 AND (scope, id) IN {WANTED}
"""  # noqa: S608
_FOLLOW_UPS = f"""
SELECT follow_up.scope, follow_up.id, case_file.id, case_file.title, case_file.reference, case_file.tlp, case_file.opened_on,
  case_file.deleted
FROM follow_up JOIN case_file ON case_file.scope = follow_up.scope AND case_file.id = follow_up.case_id
WHERE (follow_up.scope, follow_up.id) IN {WANTED}
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class _Case:
    id: str
    name: str
    level: int
    opened_on: str | None
    is_deleted: bool


def cases(connection: Connection, keys: Sequence[FindKey]) -> list[Document]:
    """Cases by title, references, goods, requests and what is written of them."""
    found = []
    for row in plain(connection, _CASES, wanted=wanted(keys)):
        scope, identity, title, summary, crime, state, tlp, reference, opened, *lists = row
        numbers, legs, countries, requests, agencies, interests, happenings, sides, crimes, notes = map(parts, lists)
        found.append(
            Document(
                FindKey(Source.CASE, identity, scope),
                title or "",
                partial_date(opened),
                (*told(summary), *legs, *requests, *interests, *happenings, *sides, *notes),
                agencies=frozenset(agencies),
                countries=frozenset(countries),
                crimes=frozenset((*told(crime), *crimes)),
                level=level_of(tlp),
                is_open=state != "closed",
                further_names=(*told(reference), *numbers),
                body=len(notes),
                context=joined(reference, ", ".join(numbers), ", ".join(countries)),
                case=identity,
            )
        )
    return found


def cases_of_follow_ups(connection: Connection, keys: Sequence[FindKey]) -> Mapping[FindKey, _Case]:
    """The cases in whose notes follow-ups stand; those of meetings are left out."""
    return {
        FindKey(Source.FOLLOW_UP, identity, scope): _Case(
            case, title or reference or "", level_of(tlp), opened, bool(gone)
        )
        for scope, identity, case, title, reference, tlp, opened, gone in plain(
            connection, _FOLLOW_UPS, wanted=wanted(keys)
        )
    }


def in_its_case(found: Document, cases: Mapping[FindKey, _Case]) -> Document | None:
    """A follow-up with what its case tells of it; as it is where it stands in none, and None where the case is gone."""
    case = cases.get(found.key)
    if case is None:
        return found
    if case.is_deleted:
        return None
    when = partial_date(case.opened_on)
    return replace(found, case=case.id, context=case.name, level=max(found.level, case.level), when=when)
