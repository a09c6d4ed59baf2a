"""What agencies are competent for: their own words and those of the agencies below them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from liaison.domain.competence import has_ended, related, speaks_by
from liaison.domain.corrections import AGENCY
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.directory import Competence
from liaison.domain.provenance import Origin, Strength
from liaison.domain.references import AgencyReference
from liaison.store.reference.asking import as_list, ask, partial_date, plain
from liaison.store.reference.directory_rows import AgencyRow, agencies, parts_of
from liaison.store.reference.origins import Mark, Origins
from liaison.store.reference.overlay import Overlay

_COMPETENCES = """
SELECT NULL, agency_id, crime_type, wording, source_id, as_of, basis, file, line, NULL, NULL
FROM ref_competence WHERE agency_id IN (SELECT value FROM json_each(:wanted))
  AND (:crimes = '' OR crime_type IN (SELECT value FROM json_each(:crimes)))
UNION ALL
SELECT id, agency_id, crime_type, wording, NULL, NULL, NULL, NULL, NULL, valid_from, valid_to
FROM competence WHERE deleted = 0 AND agency_id IN (SELECT value FROM json_each(:wanted))
  AND (:crimes = '' OR crime_type IN (SELECT value FROM json_each(:crimes)))
"""
_OF_CRIMES = """
SELECT agency_id, max(crime_type = :crime), as_of, NULL, NULL FROM ref_competence
WHERE crime_type IN (SELECT value FROM json_each(:crimes)) GROUP BY agency_id, as_of
UNION ALL
SELECT agency_id, crime_type = :crime, (
    SELECT coalesce(citation.as_of, source.as_of) FROM citation
    LEFT JOIN source ON source.id = citation.source_id AND source.deleted = 0
    WHERE citation.deleted = 0 AND citation.target_table = 'competence' AND citation.target_id = competence.id
    ORDER BY citation.id DESC LIMIT 1), valid_from, valid_to
FROM competence WHERE deleted = 0 AND crime_type IN (SELECT value FROM json_each(:crimes))
"""
_PARENTS = """
SELECT id, parent_agency_id FROM ref_agency WHERE id IN (SELECT value FROM json_each(:wanted))
UNION ALL
SELECT id, parent_agency_id FROM agency WHERE deleted = 0 AND id IN (SELECT value FROM json_each(:wanted))
"""


def reference(row: AgencyRow) -> AgencyReference:
    """The agency as an answer names it."""
    return AgencyReference(row.id, row.name_en or row.native_name or row.id, row.short_name, row.native_name)


def competences_of(
    connection: Connection, identities: Iterable[str], crimes: Iterable[str] | None = None
) -> dict[str, tuple[Competence, ...]]:
    """Competences by agency: its own words STATED, those of every agency below it DERIVED.

    Args:
        crimes: only what was mapped to these codes, and of its codes only these; None for all.
    """
    return competences_of_agencies(connection, agencies(connection, identities), crimes)


def competences_of_agencies(
    connection: Connection, wanted: Mapping[str, AgencyRow], crimes: Iterable[str] | None = None
) -> dict[str, tuple[Competence, ...]]:
    """The same for agencies that were read already."""
    below = _descendants(connection, wanted)
    everyone = {**wanted, **{row.id: row for rows in below.values() for row in rows}}
    stated = _stated(connection, everyone, crimes)
    found = {}
    for identity in wanted:
        own = stated.get(identity, ())
        parts = [one for row in below[identity] for one in stated.get(row.id, ())]
        found[identity] = (*own, *(_derived(one) for one in parts))
    return found


def agencies_known_competent(
    connection: Connection, crime: str, vocabulary: CrimeTypes, day: date
) -> dict[str, Strength]:
    """Every agency that `judge` would call competent for `crime` on `day`, and whether its best reason is STATED or DERIVED."""
    codes = {crime}.union(*related(vocabulary, crime))
    found: dict[str, Strength] = {}
    for agency, is_same, as_of, since, until in plain(connection, _OF_CRIMES, crimes=as_list(codes), crime=crime):
        if since is not None and not speaks_by(partial_date(since), day):
            continue
        if until is not None and has_ended(partial_date(until), day):
            continue
        if agency and speaks_by(partial_date(as_of), day):
            stated = is_same or found.get(agency) is Strength.STATED
            found[agency] = Strength.STATED if stated else Strength.DERIVED
    # a part's competence is derived for the agencies above it
    corrected = Overlay.read(connection, AGENCY)
    level = parents = _parents(connection, found, corrected)
    found = {agency: strength for agency, strength in found.items() if agency in parents}
    while above := {parent for parent in level.values() if parent and parent not in found}:
        level = _parents(connection, above, corrected)
        found |= dict.fromkeys(level, Strength.DERIVED)
        if not level:
            break
    return found


def _parents(connection: Connection, identities: Iterable[str], corrected: Overlay) -> dict[str, str]:
    """The parent of each of these agencies; those that are not there are left out."""
    found = {agency: parent or "" for agency, parent in plain(connection, _PARENTS, wanted=as_list(identities))}
    moved = [agency for agency in corrected.keys if agency in found]
    found |= {row.id: row.parent_agency_id for row in agencies(connection, moved).values()}
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


def _stated(
    connection: Connection, everyone: Mapping[str, AgencyRow], crimes: Iterable[str] | None
) -> dict[str, list[Competence]]:
    """One competence a wording and source, with all its codes."""
    codes = "" if crimes is None else as_list(crimes)
    asked = ask(connection, _COMPETENCES, wanted=as_list(everyone), crimes=codes)
    rows = [(*row[:4], Mark(*row[4:9]), partial_date(row[9]), partial_date(row[10])) for row in asked]
    origins = Origins(connection, "competence", ((row[0] or "", row[4]) for row in rows))
    merged: dict[tuple[str, str, str], Competence] = {}
    for own_id, agency, crime_type, wording, mark, since, until in rows:
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
            since,
            until,
        )
    found: dict[str, list[Competence]] = {}
    for competence in merged.values():
        found.setdefault(competence.agency.id, []).append(competence)
    return found


def _derived(one: Competence) -> Competence:
    return replace(one, strength=Strength.DERIVED)
