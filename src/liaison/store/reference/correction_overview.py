"""Every correction beside what the installed pack says now, those included whose fact has vanished."""

from __future__ import annotations

from sqlalchemy import Connection

from liaison.domain.corrections import AGENCY, COVERAGE, OFFICE, vanished
from liaison.domain.provenance import AppliedCorrection, Origin
from liaison.store.reference.coverage_rows import facts_of_offices
from liaison.store.reference.directory_rows import agencies, offices
from liaison.store.reference.overlay import corrections


def all_corrections(connection: Connection) -> tuple[AppliedCorrection, ...]:
    """All corrections, the newest first."""
    given = corrections(connection)
    keys = {table: {one.key for one in given if one.table == table} for table in (AGENCY, OFFICE, COVERAGE)}
    found = [one for row in agencies(connection, keys[AGENCY]).values() for one in row.corrections]
    found += [one for row in offices(connection, keys[OFFICE]).values() for one in row.corrections]
    covering = {key.partition("|")[0] for key in keys[COVERAGE]}
    facts = facts_of_offices(connection, covering) if covering else []
    found += [one for fact in facts if fact.origin is Origin.PACK for one in fact.corrections]
    present = {one.correction.identity for one in found}
    found += vanished(one for one in given if one.identity not in present)
    return tuple(sorted(found, key=lambda one: one.correction.identity, reverse=True))
