"""Offices for the tree, read in columns and in portions, so that fifty thousand of them keep nobody waiting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection

from liaison.domain.corrections import COVERAGE, OFFICE
from liaison.domain.office_lines import OfficeLines
from liaison.store.reference.asking import as_list, ask
from liaison.store.reference.coverage_rows import facts_of_offices
from liaison.store.reference.directory_rows import offices
from liaison.store.reference.overlay import Overlay

_LINES = """
SELECT id, coalesce(agency_id, ''), coalesce(name, ''), coalesce(city, ''), coalesce(country_iso2, ''),
       (SELECT count(DISTINCT country_iso2) FROM ref_coverage WHERE office_id = ref_office.id AND valid_to IS NULL)
FROM ref_office WHERE id > :after ORDER BY id LIMIT :limit
"""
_OWN_LINES = """
SELECT id, coalesce(agency_id, ''), coalesce(name, ''), coalesce(city, ''), coalesce(country_iso2, ''), 0
FROM office WHERE deleted = 0 ORDER BY id
"""
_COUNTS = """
SELECT agency_id, count(*) FROM ref_office GROUP BY agency_id
UNION ALL
SELECT agency_id, count(*) FROM office WHERE deleted = 0 GROUP BY agency_id
"""
Row = tuple[str, str, str, str, str, int]
_NAMES = """
SELECT id, coalesce(agency_id, ''), coalesce(name, ''), coalesce(city, '') FROM ref_office
UNION ALL
SELECT id, coalesce(agency_id, ''), coalesce(name, ''), coalesce(city, '') FROM office WHERE deleted = 0
"""
_OF_PACK = "SELECT id, coalesce(agency_id, '') FROM ref_office WHERE id IN (SELECT value FROM json_each(:wanted))"
_COVERED_BY_OFFICER = "SELECT DISTINCT office_id FROM coverage WHERE deleted = 0"


def office_counts(connection: Connection) -> dict[str, int]:
    """How many offices each agency has, by its id."""
    counts: Counter[str] = Counter()
    for agency, count in ask(connection, _COUNTS):
        counts[agency or ""] += count
    for before, now in _moved(connection):
        counts[before] -= 1
        counts[now] += 1
    return dict(counts)


def office_names(connection: Connection) -> list[tuple[str, str, str, str]]:
    """Id, agency, name and city of every office."""
    rows: list[tuple[str, str, str, str]] = ask(connection, _NAMES)
    corrected = offices(connection, Overlay.read(connection, OFFICE).keys)
    if not corrected:
        return rows
    kept = [row for row in rows if row[0] not in corrected]
    return kept + [(row.id, row.agency_id, row.name, row.city) for row in corrected.values()]


def office_lines(connection: Connection, after: str, limit: int) -> OfficeLines:
    """Up to `limit` of the pack's offices whose id follows `after`, with the corrections laid over them."""
    return _lines(connection, ask(connection, _LINES, after=after, limit=limit), frozenset())


def own_office_lines(connection: Connection) -> OfficeLines:
    """The officer's own offices."""
    rows = ask(connection, _OWN_LINES)
    return _lines(connection, rows, frozenset(row[0] for row in rows))


def _lines(connection: Connection, rows: list[Row], own: frozenset[str]) -> OfficeLines:
    known = {row[0] for row in rows}
    corrected = known.intersection(Overlay.read(connection, OFFICE).keys) - own
    counted = known.intersection(_touched(connection))
    if corrected or counted:
        by_id: dict[str, Row] = {row[0]: row for row in rows}
        for identity, office in (offices(connection, corrected) if corrected else {}).items():
            if any(one.state.decides for one in office.corrections):
                own |= {identity}
            covers = by_id[identity][5]
            by_id[identity] = (identity, office.agency_id, office.name, office.city, office.country_iso2, covers)
        for identity, count in _covers(connection, counted).items():
            by_id[identity] = (*by_id[identity][:5], count)
        rows = list(by_id.values())
    columns = zip(*rows, strict=True) if rows else ((),) * 6
    ids, agencies, names, cities, countries, covers_column = columns
    return OfficeLines(ids, agencies, names, cities, countries, covers_column, own)


def _touched(connection: Connection) -> set[str]:
    """Offices whose coverage the officer added to or corrected; the others are counted by the index."""
    added = {row[0] for row in ask(connection, _COVERED_BY_OFFICER) if row[0]}
    return added | {key.partition("|")[0] for key in Overlay.read(connection, COVERAGE).keys}


def _covers(connection: Connection, identities: set[str]) -> dict[str, int]:
    covered: dict[str, set[str]] = {identity: set() for identity in identities}
    for fact in facts_of_offices(connection, identities) if identities else ():
        if fact.valid_to is None:
            covered[fact.office_id].add(fact.country_iso2)
    return {identity: len(countries) for identity, countries in covered.items()}


def _moved(connection: Connection) -> Iterator[tuple[str, str]]:
    """The pack's agency and the corrected one, of offices that an officer gave to another agency."""
    from_pack = dict(ask(connection, _OF_PACK, wanted=as_list(Overlay.read(connection, OFFICE).keys)))
    for identity, office in offices(connection, from_pack).items() if from_pack else ():
        if office.agency_id != from_pack[identity]:
            yield from_pack[identity], office.agency_id
