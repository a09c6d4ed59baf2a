"""Everything known about one agency or one office."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from liaison.domain.coverage import CoverageFact, Role, Standing
from liaison.domain.directory import AgencyDetail, Name, NameKind, OfficeDetail, OfficeNode
from liaison.domain.pack_errors import NotInDirectoryError
from liaison.domain.provenance import Provenance
from liaison.domain.references import AgencyReference
from liaison.store.people_rows import posts_of_agency, posts_of_office
from liaison.store.reference.body_rows import members_of
from liaison.store.reference.competence_rows import competences_of, reference
from liaison.store.reference.coverage_rows import country_counts, facts_of_offices
from liaison.store.reference.directory_rows import (
    AgencyRow,
    OfficeRow,
    agencies,
    offices,
    offices_of,
    parts_of,
)
from liaison.store.reference.function_rows import functions_of
from liaison.store.reference.name_rows import further_names
from liaison.store.reference.origins import Mark, Origins

_ROLES = {role: place for place, role in enumerate(Role)}


def agency_detail(connection: Connection, identity: str, today: date, members_on: date | None = None) -> AgencyDetail:
    """Everything about one agency, its members those of the day `members_on`. Raises NotInDirectoryError."""
    row = agencies(connection, (identity,)).get(identity)
    if row is None:
        raise NotInDirectoryError(identity)
    named = reference(row)
    members = members_of(connection, identity, members_on or today)
    its_offices = _office_nodes(connection, identity)
    return AgencyDetail(
        identity,
        named.name,
        named.short_name,
        names_of(connection, row),
        row.kind,
        row.country_iso2,
        row.website,
        chain_of(connection, row.parent_agency_id),
        tuple(sorted(map(reference, parts_of(connection, (identity,))), key=lambda part: part.name.casefold())),
        its_offices,
        competences_of(connection, (identity,))[identity],
        members.then,
        _provenance(connection, "agency", identity, row.mark),
        row.origin,
        row.corrections,
        row.native_name,
        row.phone,
        row.email,
        members.otherwise,
        functions_of(connection, named, today),
        posts_of_agency(connection, identity, (office.id for office in its_offices), today),
    )


def office_detail(connection: Connection, identity: str, today: date) -> OfficeDetail:
    """Everything about one office but whether it is open. Raises NotInDirectoryError."""
    row = offices(connection, (identity,)).get(identity)
    if row is None:
        raise NotInDirectoryError(identity)
    agency = agencies(connection, (row.agency_id,)).get(row.agency_id)
    facts = facts_of_offices(connection, (identity,))
    return OfficeDetail(
        identity,
        row.name,
        row.kind,
        row.city,
        row.country_iso2,
        reference(agency) if agency else AgencyReference(row.agency_id, row.agency_id, ""),
        names_of(connection, agency) if agency else (),
        chain_of(connection, row.agency_id),
        _current(facts, today),
        _ended(facts, today),
        competences_of(connection, (row.agency_id,)).get(row.agency_id, ()),
        _provenance(connection, "office", identity, row.mark),
        row.origin,
        row.corrections,
        row.address,
        row.opening_hours,
        row.time_zone,
        row.phone,
        row.email,
        posts=posts_of_office(connection, identity, today),
        agency_provenance=_provenance(connection, "agency", agency.id, agency.mark) if agency else None,
    )


def chain_of(connection: Connection, identity: str) -> tuple[AgencyReference, ...]:
    """The agency and those above it, the topmost first; a circle of parents ends where it closes."""
    chain: list[AgencyReference] = []
    passed: set[str] = set()
    while identity and identity not in passed:
        passed.add(identity)
        row = agencies(connection, (identity,)).get(identity)
        if row is None:
            break
        chain.insert(0, reference(row))
        identity = row.parent_agency_id
    return tuple(chain)


def names_of(connection: Connection, row: AgencyRow) -> tuple[Name, ...]:
    """All names in all scripts, the English one first; a bar in the short name stands between two scripts."""
    given = [
        (row.name_en, NameKind.ENGLISH),
        (row.native_name, NameKind.NATIVE),
        *((part.strip(), NameKind.SHORT) for part in row.short_name.split(" / ")),
    ]
    own = dict.fromkeys(Name(text, kind) for text, kind in given if text)
    return (*own, *further_names(connection, (row.id,)))


def _office_nodes(connection: Connection, agency: str) -> tuple[OfficeNode, ...]:
    rows = offices_of(connection, agency)
    counts = country_counts(connection, (row.id for row in rows))
    nodes = [office_node(row, counts.get(row.id, 0)) for row in rows]
    return tuple(sorted(nodes, key=lambda node: (node.name.casefold(), node.id)))


def office_node(row: OfficeRow, covers: int) -> OfficeNode:
    """An office for the tree or a list."""
    corrected = any(one.state.decides for one in row.corrections)
    return OfficeNode(row.id, row.name, row.kind, row.city, row.country_iso2, covers, row.origin, corrected)


def _current(facts: list[CoverageFact], today: date) -> tuple[CoverageFact, ...]:
    current = [fact for fact in facts if fact.standing(today) is not Standing.ENDED]
    return tuple(sorted(current, key=lambda fact: (_ROLES[fact.role], fact.country_iso2, fact.key)))


def _ended(facts: list[CoverageFact], today: date) -> tuple[CoverageFact, ...]:
    ended = [fact for fact in facts if fact.standing(today) is Standing.ENDED]
    ended.sort(key=lambda fact: fact.country_iso2)
    return tuple(sorted(ended, key=lambda fact: fact.valid_to.sort_key if fact.valid_to else "", reverse=True))


def _provenance(connection: Connection, table: str, identity: str, mark: Mark) -> Provenance:
    return Origins(connection, table, ((identity, mark),)).provenance(identity, mark)
