"""An answer as a matrix: offices × countries, marked by how well each is answered for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from liaison.base.translations import tr, trn
from liaison.domain.coverage import (
    Competent,
    CountryAnswer,
    CoverageAnswer,
    CoverageFact,
    OfficeAnswer,
    OfficeReference,
    Standing,
)
from liaison.domain.directory import OfficeDetail
from liaison.domain.provenance import Provenance, Strength
from liaison.ui.screens.coverage.lines import role_words
from liaison.ui.screens.coverage.shading import is_certain
from liaison.ui.screens.coverage.summary import OLD
from liaison.ui.widgets.matrix import (
    Column,
    ColumnNote,
    Mark,
    MarkKind,
    MatrixContent,
    NoteKind,
    Row,
    RowGroup,
)
from liaison.ui.widgets.matrix.legend import Meaning
from liaison.ui.widgets.reference.names import BESIDE, Names


def matrix_of_answer(answer: CoverageAnswer, names: Names, is_route: bool) -> MatrixContent:
    """The offices by agency; the countries by region, those of a route in its order."""
    countries = answer.countries
    is_grouped = not is_route and len(countries) > 1
    if is_grouped:
        countries = tuple(sorted(countries, key=lambda one: region(one.country_iso2, names)))
    columns = tuple(_column(one, region(one.country_iso2, names) if is_grouped else "", names) for one in countries)
    found: dict[str, dict[str, OfficeAnswer]] = {}
    offices: dict[str, OfficeReference] = {}
    for country in countries:
        for one in (*country.offices, *country.history, *country.stated_later):
            offices[one.office.id] = one.office
            found.setdefault(one.office.id, {})[country.country_iso2] = one
    marks = partial(_marks, found, {}, bool(answer.crime_type), names)
    title = tr("Offices and the countries they cover, on {date}", date=answer.at)
    return MatrixContent(title, columns, groups_of(offices.values()), marks, tr("not known to cover it"))


def matrix_of_office(office: OfficeDetail, facts: Sequence[CoverageFact], day: date, names: Names) -> MatrixContent:
    """One row: an office and the countries it covers on `day`, by region."""
    by_country = {fact.country_iso2: fact for fact in reversed(facts)}
    ordered = sorted(by_country, key=lambda iso2: (region(iso2, names), names.country(iso2).casefold()))
    columns = tuple(Column(iso2, iso2, names.country(iso2), region(iso2, names)) for iso2 in ordered)
    marks = {iso2: _mark_of_fact(fact, day, names) for iso2, fact in by_country.items()}
    group = RowGroup(office.agency.id, office.agency.name, (Row(office.id, office.name),))
    title = tr("Countries of one office, on {date}", date=day)
    return MatrixContent(title, columns, (group,), lambda _: marks, tr("not known to cover it"))


def groups_of(offices: Iterable[OfficeReference]) -> tuple[RowGroup, ...]:
    """Rows below their agencies, both by the alphabet."""
    agencies: dict[str, list[OfficeReference]] = {}
    for office in offices:
        agencies.setdefault(office.agency_id, []).append(office)
    ordered = sorted(agencies.values(), key=lambda own: (own[0].agency_name.casefold(), own[0].agency_id))
    return tuple(
        RowGroup(
            own[0].agency_id,
            own[0].agency_name,
            tuple(
                Row(office.id, office.name, office.city)
                for office in sorted(own, key=lambda office: (office.name.casefold(), office.id))
            ),
        )
        for own in ordered
    )


def legend_of_answer_matrix(answer: CoverageAnswer, names: Names) -> tuple[Meaning, ...]:
    """What the marks of an answer's matrix mean; only those that are used."""
    crime_asked = bool(answer.crime_type)
    every = [one for country in answer.countries for one in (*country.offices, *country.history, *country.stated_later)]
    used: set[MarkKind | NoteKind | None] = {_kind(one, crime_asked) for one in every}
    used |= {note.kind for country in answer.countries if (note := _note(country)) is not None}
    used |= {None for one in every if is_old(one.fact.provenance, names)}
    return tuple(one for one in legend_of_matrix(crime_asked) if one[0] in used)


def legend_of_matrix(crime_asked: bool) -> tuple[Meaning, ...]:
    """What the marks mean."""
    strong = tr("covered; competence stated or derived") if crime_asked else tr("covered, as a source states")
    return (
        (MarkKind.FULL, strong),
        (MarkKind.PART, tr("covered, competence not known")),
        (MarkKind.SLIGHT, tr("only derived, or perhaps not on that date")),
        (MarkKind.ENDED, tr("ended before")),
        (MarkKind.NOT_KNOWN, tr("stated only later")),
        (NoteKind.GAP, tr("nobody known")),
        (NoteKind.OVERLAP, tr("overlap")),
        (None, trn("older than {n} year", "older than {n} years", OLD)),
    )


def is_old(provenance: Provenance, names: Names) -> bool:
    """True when the source spoke long ago, or nobody knows when."""
    age = provenance.age_in_years(names.today)
    return age is None or age >= OLD


def region(iso2: str, names: Names) -> str:
    """The name of a country's subregion; empty for a code that is no country."""
    country = names.countries.get(iso2)
    return country.region_name(names.language) if country is not None else ""


def _column(country: CountryAnswer, group: str, names: Names) -> Column:
    iso2 = country.country_iso2
    return Column(iso2, iso2, names.country(iso2), group, _note(country))


def _note(country: CountryAnswer) -> ColumnNote | None:
    """A gap where nobody is known, an overlap where one agency has several offices, or several competent agencies have one."""
    if country.is_gap:
        return ColumnNote(NoteKind.GAP, country.gap_label)
    if not country.overlaps:
        return None
    crowded, competent = country.totals.crowded, country.totals.competent_agencies
    parts = []
    if crowded:
        parts.append(
            trn("{n} agency covers it by several offices", "{n} agencies cover it by several offices", crowded)
        )
    if competent > 1:
        parts.append(trn("{n} competent agency", "{n} competent agencies", competent))
    return ColumnNote(NoteKind.OVERLAP, "; ".join(parts))


def _marks(
    found: Mapping[str, Mapping[str, OfficeAnswer]],
    made: dict[str, Mapping[str, Mark]],
    crime_asked: bool,
    names: Names,
    office: str,
) -> Mapping[str, Mark]:
    """The marks of a row, made when it is first seen."""
    if office not in made:
        made[office] = {iso2: _mark(one, crime_asked, names) for iso2, one in found.get(office, {}).items()}
    return made[office]


def _mark(one: OfficeAnswer, crime_asked: bool, names: Names) -> Mark:
    words = [role_words(one.fact), one.standing.label]
    words += [one.competent.label] if crime_asked and one.standing.covers else []
    words.append(names.dated(one.fact.provenance))
    return Mark(_kind(one, crime_asked), BESIDE.join(words), is_old=is_old(one.fact.provenance, names))


def _mark_of_fact(fact: CoverageFact, day: date, names: Names) -> Mark:
    standing = fact.standing(day)
    is_plain = fact.strength is Strength.STATED and is_certain(standing)
    words = BESIDE.join((role_words(fact), standing.label, names.dated(fact.provenance)))
    return Mark(MarkKind.FULL if is_plain else MarkKind.SLIGHT, words, is_old=is_old(fact.provenance, names))


def _kind(one: OfficeAnswer, crime_asked: bool) -> MarkKind:
    if one.standing is Standing.ENDED:
        return MarkKind.ENDED
    if one.standing is Standing.STATED_LATER:
        return MarkKind.NOT_KNOWN
    if one.strength is Strength.DERIVED or not is_certain(one.standing):
        return MarkKind.SLIGHT
    return MarkKind.PART if crime_asked and one.competent is not Competent.YES else MarkKind.FULL
