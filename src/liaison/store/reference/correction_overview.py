"""Every correction beside what the installed pack says now, those included whose fact has vanished."""

from __future__ import annotations

from sqlalchemy import Connection

from liaison.domain.corrections import AGENCY, COVERAGE, MEMBERSHIP, OFFICE, PARTY, vanished
from liaison.domain.instruments import PartyFact
from liaison.domain.provenance import AppliedCorrection, Origin
from liaison.store.reference.coverage_rows import facts_of_offices
from liaison.store.reference.directory_rows import agencies, offices
from liaison.store.reference.legal_rows import parties
from liaison.store.reference.membership_rows import memberships
from liaison.store.reference.overlay import corrections

_TABLES = (AGENCY, OFFICE, COVERAGE, MEMBERSHIP, PARTY)


def all_corrections(connection: Connection) -> tuple[AppliedCorrection, ...]:
    """All corrections, the newest first."""
    given = corrections(connection)
    keys = {table: {one.key for one in given if one.table == table} for table in _TABLES}
    found = [one for row in agencies(connection, keys[AGENCY]).values() for one in row.corrections]
    found += [one for row in offices(connection, keys[OFFICE]).values() for one in row.corrections]
    covering = {key.partition("|")[0] for key in keys[COVERAGE]}
    facts = facts_of_offices(connection, covering) if covering else []
    found += [one for fact in facts if fact.origin is Origin.PACK for one in fact.corrections]
    taking_part = memberships(connection, {key.partition("|")[0] for key in keys[MEMBERSHIP]})
    found += [one for membership in taking_part for one in membership.corrections]
    found += [one for fact in _parties(connection, keys[PARTY]) for one in fact.corrections]
    present = {one.correction.identity for one in found}
    found += vanished(one for one in given if one.identity not in present)
    return tuple(sorted(found, key=lambda one: one.correction.identity, reverse=True))


def _parties(connection: Connection, keys: set[str]) -> list[PartyFact]:
    """Everything said of the countries and instruments that these keys name."""
    named = [key.split("|") for key in keys if "|" in key]
    found = parties(connection, {one[0] for one in named}, {one[1] for one in named})
    return [fact for by_country in found.values() for facts in by_country.values() for fact in facts]
