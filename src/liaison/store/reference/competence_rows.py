"""What agencies are competent for: their own words and those of the agencies below them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from liaison.domain.directory import Competence
from liaison.domain.provenance import Origin, Strength
from liaison.domain.references import AgencyReference
from liaison.store.reference.asking import as_list, ask
from liaison.store.reference.directory_rows import AgencyRow, agencies, parts_of
from liaison.store.reference.origins import Mark, Origins

_COMPETENCES = """
SELECT NULL, agency_id, crime_type, wording, source_id, as_of, basis, file, line
FROM ref_competence WHERE agency_id IN (SELECT value FROM json_each(:wanted))
UNION ALL
SELECT id, agency_id, crime_type, wording, NULL, NULL, NULL, NULL, NULL
FROM competence WHERE deleted = 0 AND agency_id IN (SELECT value FROM json_each(:wanted))
"""


def reference(row: AgencyRow) -> AgencyReference:
    """The agency as an answer names it."""
    return AgencyReference(row.id, row.name_en or row.native_name or row.id, row.short_name)


def competences_of(connection: Connection, identities: Iterable[str]) -> dict[str, tuple[Competence, ...]]:
    """Competences by agency: its own words STATED, those of every agency below it DERIVED."""
    wanted = agencies(connection, identities)
    below = _descendants(connection, wanted)
    everyone = {**wanted, **{row.id: row for rows in below.values() for row in rows}}
    stated = _stated(connection, everyone)
    found = {}
    for identity in wanted:
        own = stated.get(identity, ())
        parts = [one for row in below[identity] for one in stated.get(row.id, ())]
        found[identity] = (*own, *(_derived(one) for one in parts))
    return found


def _descendants(connection: Connection, tops: Mapping[str, AgencyRow]) -> dict[str, list[AgencyRow]]:
    below: dict[str, list[AgencyRow]] = {identity: [] for identity in tops}
    owners: dict[str, set[str]] = {identity: {identity} for identity in tops}
    level = set(tops)
    while level:
        nearer: set[str] = set()
        for row in parts_of(connection, level):
            inherited = owners[row.parent_agency_id] - owners.get(row.id, set())
            if not inherited:
                continue  # already known, or a circle of parents
            owners.setdefault(row.id, set()).update(inherited)
            for owner in inherited - {row.id}:
                below[owner].append(row)
            nearer.add(row.id)
        level = nearer
    return below


def _stated(connection: Connection, everyone: Mapping[str, AgencyRow]) -> dict[str, list[Competence]]:
    """One competence a wording and source, with all its codes."""
    rows = [(*row[:4], Mark(*row[4:9])) for row in ask(connection, _COMPETENCES, wanted=as_list(everyone))]
    origins = Origins(connection, "competence", ((own_id or "", mark) for own_id, _, _, _, mark in rows))
    merged: dict[tuple[str, str, str], Competence] = {}
    for own_id, agency, crime_type, wording, mark in rows:
        key = (own_id or "", agency, f"{wording}|{mark.source_id}")
        before = merged[key].crime_types if key in merged else ()
        merged[key] = Competence(
            reference(everyone[agency]),
            wording or "",
            (*before, crime_type) if crime_type else before,
            Strength.STATED,
            origins.provenance(own_id or "", mark),
            Origin.OWN if own_id is not None else Origin.PACK,
            own_id or "",
        )
    found: dict[str, list[Competence]] = {}
    for competence in merged.values():
        found.setdefault(competence.agency.id, []).append(competence)
    return found


def _derived(one: Competence) -> Competence:
    return replace(one, strength=Strength.DERIVED)
