"""The directory as tables whose headings the import knows again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from liaison.base.translations import language, tr
from liaison.domain.countries import Countries
from liaison.domain.coverage import CoverageAnswer, OfficeAnswer
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.exporting import Cell, ExportPart, ExportTable
from liaison.domain.importing_fields import Field
from liaison.domain.provenance import Provenance
from liaison.services.export_contents import Contents, Entry
from liaison.store.export_rows import PersonLine

_SOURCE = (Field.SOURCE, Field.PUBLISHER, Field.SOURCE_URL, Field.AS_OF, Field.BASIS)
_AGENCY_KEY = (Field.AGENCY, Field.AGENCY_COUNTRY)
_OFFICE_KEY = (*_AGENCY_KEY, Field.OFFICE, Field.CITY, Field.COUNTRY)


def tables_of(contents: Contents, today: date) -> tuple[ExportTable, ...]:
    """A table for each part that holds anything; when nothing does, an empty one of agencies."""
    made = (
        _agencies(contents, today),
        _offices(contents, today),
        _coverage(contents, today),
        _competences(contents, today),
        _people(contents, today),
    )
    return tuple(table for table in made if table.rows) or made[:1]


def _table(part: ExportPart, fields: Iterable[Field], rows: Iterable[tuple[Cell, ...]]) -> ExportTable:
    headings = (*(one.label for one in (*fields, *_SOURCE)), tr("Age in years"))
    return ExportTable(part.label, headings, tuple(rows))


def _source(said: Provenance | None, today: date) -> tuple[Cell, ...]:
    if said is None:
        return (None,) * (len(_SOURCE) + 1)
    return said.source_title, said.publisher, said.url, said.as_of, said.basis.value, said.age_in_years(today)


def _agencies(contents: Contents, today: date) -> ExportTable:
    fields = (
        *_AGENCY_KEY,
        Field.AGENCY_NATIVE,
        Field.AGENCY_SHORT,
        Field.AGENCY_KIND,
        Field.PARENT_AGENCY,
        Field.AGENCY_WEBSITE,
        Field.AGENCY_PHONE,
        Field.AGENCY_EMAIL,
    )
    return _table(
        ExportPart.AGENCIES,
        fields,
        (
            (
                *_agency_key(contents, one.id),
                one.text("native_name"),
                one.text("short_name"),
                one.kind_label,
                contents.agency_name(one.text("parent_agency_id")),
                one.text("website"),
                one.text("phone"),
                one.text("email"),
                *_source(contents.provenance.get(one.id), today),
            )
            for one in contents.agencies
        ),
    )


def _offices(contents: Contents, today: date) -> ExportTable:
    fields = (
        *_OFFICE_KEY,
        Field.OFFICE_KIND,
        Field.ADDRESS,
        Field.OPENING_HOURS,
        Field.TIME_ZONE,
        Field.OFFICE_PHONE,
        Field.OFFICE_EMAIL,
    )
    return _table(
        ExportPart.OFFICES,
        fields,
        (
            (
                *_office_key(contents, one),
                one.kind_label,
                one.text("address"),
                one.text("opening_hours"),
                one.text("time_zone"),
                one.text("phone"),
                one.text("email"),
                *_source(contents.provenance.get(one.id), today),
            )
            for one in contents.offices
        ),
    )


def _coverage(contents: Contents, today: date) -> ExportTable:
    fields = (
        *_OFFICE_KEY,
        Field.COVERS,
        Field.COVERAGE_ROLE,
        Field.COVERAGE_CRIME,
        Field.COVERS_FROM,
        Field.COVERS_TO,
    )
    return _table(
        ExportPart.COVERAGE,
        fields,
        (
            (
                *_office_key(contents, contents.every_office[fact.office_id]),
                contents.country(fact.country_iso2),
                fact.role.label,
                contents.crimes.name(fact.crime_type, language()) if fact.crime_type else "",
                fact.valid_from,
                fact.valid_to,
                *_source(fact.provenance, today),
            )
            for fact in contents.coverage
        ),
    )


def _competences(contents: Contents, today: date) -> ExportTable:
    fields = (
        *_AGENCY_KEY,
        Field.COMPETENCE,
        Field.COMPETENCE_CRIME,
        Field.COMPETENCE_FROM,
        Field.COMPETENCE_TO,
    )
    return _table(
        ExportPart.COMPETENCES,
        fields,
        (
            (
                *_agency_key(contents, line.agency_id),
                line.wording,
                line.crime_type,
                line.valid_from,
                line.valid_to,
                *_source(said, today),
            )
            for line, said in zip(contents.competences, contents.competence_provenance, strict=True)
        ),
    )


def _people(contents: Contents, today: date) -> ExportTable:
    fields = (
        *_OFFICE_KEY,
        Field.PERSON,
        Field.FAMILY_NAME,
        Field.GIVEN_NAME,
        Field.POST,
        Field.PERSON_PHONE,
        Field.PERSON_EMAIL,
        Field.LANGUAGES,
        Field.HELD_FROM,
        Field.HELD_TO,
        Field.REMARK,
    )
    return _table(ExportPart.PEOPLE, fields, (_person(contents, line, today) for line in contents.people))


def _person(contents: Contents, line: PersonLine, today: date) -> tuple[Cell, ...]:
    office = contents.every_office.get(line.office_id)
    key = _office_key(contents, office) if office else (*_agency_key(contents, line.agency_id), "", "", "")
    said = next(
        (one for one in map(contents.provenance.get, (line.holder_id, line.person_id, line.post_id)) if one), None
    )
    return (
        *key,
        line.display_name,
        line.family_name,
        line.given_name,
        line.title,
        line.phone,
        line.email,
        line.languages,
        line.held_from,
        line.held_to,
        line.remark,
        *_source(said, today),
    )


def _agency_key(contents: Contents, identity: str) -> tuple[Cell, ...]:
    return contents.agency_name(identity), contents.country(contents.agency_value(identity, "country_iso2"))


def _office_key(contents: Contents, office: Entry) -> tuple[Cell, ...]:
    seat = contents.country(office.text("country_iso2"))
    return (*_agency_key(contents, office.text("agency_id")), office.text("name"), office.text("city"), seat)


def answer_table(
    answer: CoverageAnswer, question: str, countries: Countries, crimes: CrimeTypes, today: date
) -> ExportTable:
    """The answer as rows: every leg, also one that nobody is known to cover."""
    headings = (
        tr("Question"),
        tr("As of"),
        tr("Leg"),
        tr("Country"),
        tr("Place"),
        tr("Agency"),
        tr("Office"),
        tr("City"),
        tr("Role"),
        tr("On that date"),
        tr("Crime"),
        tr("Competence"),
        tr("In the source's words"),
        tr("Source"),
        tr("Publisher"),
        tr("Address of the source"),
        tr("Source as of"),
        tr("Age in years"),
    )
    rows: list[tuple[Cell, ...]] = []
    crime = crimes.name(answer.crime_type, language()) if answer.crime_type else ""
    for leg, found in enumerate(answer.countries, start=1):
        start: tuple[Cell, ...] = (question, answer.at.isoformat(), leg, countries.name(found.country_iso2, language()))
        rows += [(*start, *_answer(one, crime, today)) for one in found.offices]
        if not found.offices:
            rows.append((*start, None, tr("nobody is known to cover it"), *(None,) * 12))
    return ExportTable(tr("Who covers"), headings, tuple(rows))


def _answer(one: OfficeAnswer, crime: str, today: date) -> tuple[Cell, ...]:
    said = one.fact.provenance
    return (
        one.rank,
        one.office.agency_name,
        one.office.name,
        one.office.city,
        one.fact.role.label,
        one.standing.label,
        crime,
        one.competent.label if crime else "",
        "; ".join(reason.wording for reason in one.competence),
        said.source_title,
        said.publisher,
        said.url,
        said.as_of,
        said.age_in_years(today),
    )
