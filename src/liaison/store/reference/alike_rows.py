"""Entries that may be the same as one being typed, so that nothing is added twice by mistake."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection

from liaison.domain.countries import folded
from liaison.domain.entries import EntryKind
from liaison.store.people_rows import all_people
from liaison.store.reference.asking import ask
from liaison.store.reference.coverage_rows import facts_of_offices
from liaison.store.reference.directory_rows import all_agencies, offices_of
from liaison.store.reference.name_rows import names_to_search

Given = Mapping[str, str]
Found = list[tuple[str, str]]
_SAME_PERSON = "SELECT id FROM person WHERE deleted = 0 AND id = :given"
_CALLED = """
SELECT id, name FROM ref_office WHERE substr(name, 1, 1) IN (:lower, :upper)
UNION ALL
SELECT id, name FROM office WHERE deleted = 0 AND substr(name, 1, 1) IN (:lower, :upper)
"""


def alike(connection: Connection, kind: EntryKind, given: Given, but: str = "") -> tuple[str, ...]:
    """What to call the entries that may be the same, at most five; `but` is the id of one left out."""
    find = _FINDERS.get(kind)
    found = find(connection, given) if find else []
    return tuple(dict.fromkeys(name for identity, name in found if identity != but))[:5]


def same_person(connection: Connection, given: str) -> str:
    """The person of this id, or the only one of this name whatever its case and accents; empty when there is none."""
    by_id: list[tuple[str]] = ask(connection, _SAME_PERSON, given=given)
    if by_id:
        return by_id[0][0]
    named = [one.id for one in all_people(connection) if folded(one.name) == folded(given)]
    return named[0] if len(named) == 1 else ""


def _agencies(connection: Connection, given: Given) -> Found:
    wanted = _folded(given, "name_en", "native_name", "short_name")
    further = names_to_search(connection)
    found = []
    for row in all_agencies(connection):
        short = row.short_name.split(" / ")
        names = {folded(name) for name in (row.name_en, row.native_name, *short, *further.get(row.id, ())) if name}
        if names & wanted:
            found.append((row.id, row.name_en or row.native_name))
    return found


def _offices(connection: Connection, given: Given) -> Found:
    wanted, city = _folded(given, "name"), folded(given.get("city", ""))
    found = [(row.id, row.name) for row in _called(connection, given.get("name", "")) if folded(row.name) in wanted]
    agency = given.get("agency_id", "")
    beside = offices_of(connection, agency) if agency and city else []
    return found + [(row.id, row.name) for row in beside if _same_city(folded(row.city), city)]


def _called(connection: Connection, name: str) -> list[Any]:
    """The offices whose name begins with the same letter: folding fifty thousand names would be felt at each pause."""
    first = name.strip()[:1]
    return ask(connection, _CALLED, lower=first.lower(), upper=first.upper()) if first else []


def _same_city(one: str, other: str) -> bool:
    """True also for "Frankfurt" and "Frankfurt am Main"."""
    return bool(one and other) and (f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} "))


def _people(connection: Connection, given: Given) -> Found:
    wanted = _folded(given, "display_name")
    return [
        (one.id, f"{one.name}, {one.post}" if one.post else one.name)
        for one in all_people(connection)
        if folded(one.name) in wanted
    ]


def _coverage(connection: Connection, given: Given) -> Found:
    facts = facts_of_offices(connection, (given.get("office_id", ""),))
    same = (fact for fact in facts if fact.country_iso2 == given.get("country_iso2") and fact.valid_to is None)
    return [(fact.key, fact.role.label) for fact in same if fact.crime_type == given.get("crime_type", "")]


_FINDERS: dict[EntryKind, Callable[[Connection, Given], Found]] = {
    EntryKind.AGENCY: _agencies,
    EntryKind.OFFICE: _offices,
    EntryKind.PERSON: _people,
    EntryKind.COVERAGE: _coverage,
}


def _folded(given: Given, *fields: str) -> set[str]:
    return {folded(given.get(field, "")) for field in fields} - {""}
