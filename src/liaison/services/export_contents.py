"""The directory as an export sees it: every record with its values in force, its source and its age."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from liaison.base.translations import language
from liaison.domain.countries import Countries
from liaison.domain.coverage import CoverageFact, OfficeKind
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.directory import AgencyKind
from liaison.domain.exporting import ExportPart
from liaison.domain.provenance import Origin, Provenance
from liaison.store import export_rows, import_rows
from liaison.store.export_rows import CompetenceLine, PersonLine
from liaison.store.import_rows import KnownRecord
from liaison.store.reference.coverage_rows import facts_of_offices
from liaison.store.reference.reading import Reader


@dataclass(frozen=True, slots=True)
class Entry:
    """An agency or an office; `is_own` when the officer added it."""

    id: str
    is_own: bool
    values: Mapping[str, object]
    kind_label: str

    def text(self, key: str) -> str:
        """A value; empty when not known."""
        return str(self.values.get(key) or "")


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that can leave.

    Attributes:
        provenance: of agencies, offices, people, posts and holders, by identity; of competences by place in their tuple.
    """

    agencies: tuple[Entry, ...]
    offices: tuple[Entry, ...]
    coverage: tuple[CoverageFact, ...]
    competences: tuple[CompetenceLine, ...]
    people: tuple[PersonLine, ...]
    provenance: Mapping[str, Provenance]
    competence_provenance: tuple[Provenance, ...]
    by_office: Mapping[str, tuple[CoverageFact, ...]]
    every_agency: Mapping[str, Entry]
    every_office: Mapping[str, Entry]
    countries: Countries
    crimes: CrimeTypes

    def count(self, part: ExportPart) -> int:
        """Records of a part."""
        if part is ExportPart.PEOPLE:
            return len({line.person_id for line in self.people if line.person_id})
        return len(
            {
                ExportPart.AGENCIES: self.agencies,
                ExportPart.OFFICES: self.offices,
                ExportPart.COVERAGE: self.coverage,
                ExportPart.COMPETENCES: self.competences,
            }[part]
        )

    def narrowed(self, parts: frozenset[ExportPart], people: frozenset[str]) -> Contents:
        """Only these parts, and only these people; posts nobody holds go with people."""
        kept = (
            tuple(line for line in self.people if not line.person_id or line.person_id in people)
            if ExportPart.PEOPLE in parts
            else ()
        )
        competences = ExportPart.COMPETENCES in parts
        return replace(
            self,
            agencies=self.agencies if ExportPart.AGENCIES in parts else (),
            offices=self.offices if ExportPart.OFFICES in parts else (),
            coverage=self.coverage if ExportPart.COVERAGE in parts else (),
            by_office=self.by_office if ExportPart.COVERAGE in parts else {},
            competences=self.competences if competences else (),
            competence_provenance=self.competence_provenance if competences else (),
            people=kept,
        )

    def country(self, iso2: str) -> str:
        """A country's name in the language in use; empty when not known."""
        return self.countries.name(iso2, language()) if iso2 else ""

    def agency_value(self, identity: str, key: str) -> str:
        """A value of an agency; empty when not known."""
        entry = self.every_agency.get(identity)
        return entry.text(key) if entry else ""

    def agency_name(self, identity: str) -> str:
        """An agency's name; empty when not known."""
        return self.agency_value(identity, "name_en") or self.agency_value(identity, "native_name")

    def office_value(self, identity: str, key: str) -> str:
        """A value of an office; empty when not known."""
        entry = self.every_office.get(identity)
        return entry.text(key) if entry else ""

    def covered_by(self, office: str) -> tuple[CoverageFact, ...]:
        """What an office covers and has not ended."""
        return self.by_office.get(office, ())


def contents_of(
    reader: Reader, countries: Countries, crimes: CrimeTypes, *, only_own: bool, with_people: bool
) -> Contents:
    """Everything, or what the officer added alone."""
    with reader.read() as connection:
        agencies = {one.id: _entry(one, AgencyKind) for one in import_rows.known_agencies(connection)}
        offices = {one.id: _entry(one, OfficeKind) for one in import_rows.known_offices(connection)}
        competences = tuple(one for one in export_rows.competence_lines(connection) if one.id or not only_own)
        people = tuple(export_rows.person_lines(connection)) if with_people else ()
        coverage = tuple(
            fact for fact in facts_of_offices(connection, offices) if fact.origin is Origin.OWN or not only_own
        )
        provenance = export_rows.provenance_of(connection, people)
        of_competences = export_rows.provenance_of_competences(connection, competences)
    by_office: dict[str, list[CoverageFact]] = {}
    for fact in coverage:
        if fact.valid_to is None:
            by_office.setdefault(fact.office_id, []).append(fact)
    return Contents(
        tuple(_sorted(agencies, only_own)),
        tuple(_sorted(offices, only_own)),
        coverage,
        competences,
        people,
        provenance,
        of_competences,
        {office: tuple(facts) for office, facts in by_office.items()},
        agencies,
        offices,
        countries,
        crimes,
    )


def _entry(known: KnownRecord, kinds: type[AgencyKind] | type[OfficeKind]) -> Entry:
    try:
        label = kinds(str(known.values.get("kind") or "not_known")).label
    except ValueError:
        label = ""
    return Entry(known.id, bool(known.scope), known.values, label)


def _sorted(entries: Mapping[str, Entry], only_own: bool) -> list[Entry]:
    kept = [one for one in entries.values() if one.is_own or not only_own]
    return sorted(kept, key=lambda one: (one.text("country_iso2"), one.text("name_en") or one.text("name"), one.id))
