"""Reading all that one answer needs, in as few questions as possible."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from liaison.domain.coverage import CoverageFact, OfficeReference
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.directory import Competence
from liaison.store.reference import vocabularies
from liaison.store.reference.competence_rows import competences_of
from liaison.store.reference.coverage_rows import facts_of_countries
from liaison.store.reference.directory_rows import AgencyRow, OfficeRow, agencies, offices


@dataclass(frozen=True, slots=True)
class CoverageMaterial:
    """What is known about some countries.

    Attributes:
        facts: all statements, ended ones too, by country.
        offices: those the facts speak of, by id.
        competences: of their agencies, by agency; empty when no crime was asked.
    """

    facts: dict[str, list[CoverageFact]]
    offices: dict[str, OfficeReference]
    competences: dict[str, tuple[Competence, ...]]
    vocabulary: CrimeTypes


def coverage_material(connection: Connection, countries: Iterable[str], with_competences: bool) -> CoverageMaterial:
    """All that is needed to say who covers these countries (ISO alpha-2)."""
    facts = facts_of_countries(connection, countries)
    found = offices(connection, {fact.office_id for fact in facts})
    owners = agencies(connection, {office.agency_id for office in found.values()})
    by_country: dict[str, list[CoverageFact]] = {}
    for fact in facts:
        by_country.setdefault(fact.country_iso2, []).append(fact)
    return CoverageMaterial(
        by_country,
        {identity: _reference(office, owners.get(office.agency_id)) for identity, office in found.items()},
        competences_of(connection, owners) if with_competences else {},
        vocabularies.crime_types(connection) if with_competences else CrimeTypes(()),
    )


def _reference(office: OfficeRow, agency: AgencyRow | None) -> OfficeReference:
    return OfficeReference(
        office.id,
        office.name,
        office.kind,
        office.city,
        office.country_iso2,
        office.agency_id,
        agency.name_en or agency.native_name if agency else "",
        agency.short_name if agency else "",
    )
