"""An answer as lines: countries, below them their offices, and what is not known said in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from liaison.base.translations import marked, tr, trn
from liaison.domain.coverage import (
    Competent,
    CountryAnswer,
    CoverageAnswer,
    CoverageFact,
    OfficeAnswer,
    Role,
    Standing,
)
from liaison.domain.directory import OfficeDetail
from liaison.domain.provenance import Strength
from liaison.ui.screens.coverage.lines import Below, Kind, Line, Mark, Part, role_words
from liaison.ui.widgets.reference.names import BESIDE, Names

_OTHER_TIMES = (
    (Standing.ENDED, marked("Covered before")),
    (Standing.STATED_LATER, marked("Stated only later")),
)
_MARKS = {Competent.YES: Mark.YES, Competent.NO: Mark.NO, Competent.NOT_KNOWN: Mark.NOT_KNOWN}


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known beside the answer itself and comes a moment later.

    Attributes:
        contact: last meeting and open promises of an office as a phrase; empty when there are none.
        bases: one line for the way from a country of a route to the next, by both.
    """

    contact: Callable[[str], str] = field(default=lambda _office: "")
    bases: Mapping[tuple[str, str], Line] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Wording:
    """What wording the offices of one country needs."""

    names: Names
    country: str
    crime_asked: bool
    beside: Beside


@dataclass(frozen=True, slots=True)
class _OfficePart:
    """An office of a country, not yet worded."""

    one: OfficeAnswer
    is_ranked: bool
    wording: _Wording

    @property
    def office(self) -> str:
        """Its id."""
        return self.one.office.id

    @property
    def sought(self) -> str:
        """Its name and its agency's names."""
        office = self.one.office
        return f"{office.name} {office.agency_name} {office.agency_short_name}"

    def made(self) -> Line:
        """Its line."""
        one, crime_asked = self.one, self.wording.crime_asked and self.is_ranked
        number = f"{one.rank}.  " if self.is_ranked else ""
        return Line(
            Kind.OFFICE,
            f"{number}{one.office.name}",
            _details(one, self.wording),
            _competence(one) if crime_asked else "",
            _MARKS[one.competent] if crime_asked else Mark.NONE,
            country=self.wording.country,
            office=one.office.id,
            answer=one,
        )


def lines_of_answer(
    answer: CoverageAnswer, names: Names, numbered: bool = False, beside: Beside | None = None
) -> tuple[Line, ...]:
    """One line for each country asked about, in the order asked; on a numbered route the legal bases stand in between."""
    beside = beside or Beside()
    lines: list[Line] = []
    for place, country in enumerate(answer.countries):
        if numbered and place:
            basis = beside.bases.get((answer.countries[place - 1].country_iso2, country.country_iso2))
            lines += [basis] if basis is not None else []
        wording = _Wording(names, country.country_iso2, bool(answer.crime_type), beside)
        lines.append(_country_line(country, f"{place + 1}  " if numbered else "", wording))
    return tuple(lines)


def lines_of_office(office: OfficeDetail, facts: Sequence[CoverageFact], day: date, names: Names) -> tuple[Line, ...]:
    """The office, below it the countries it covers on `day` (`facts`), then what had ended or was stated only later."""
    below = [_fact_line(fact, names) for fact in _by_role_and_name(facts, names)]
    if not below:
        title = tr("The reference pack names no country that this office covers on {date}.", date=day)
        below = [Line(Kind.GAP, title, (tr("This means: not known here, not “none”."),), office=office.id)]
    for standing, heading in _OTHER_TIMES:
        others = [fact for fact in (*office.covers, *office.covered) if fact.standing(day) is standing]
        if others:
            ordered = _by_role_and_name(others, names)
            below += [Line(Kind.HEADING, tr(heading)), *(_fact_line(fact, names) for fact in ordered)]
    count = trn("{n} country", "{n} countries", len({fact.country_iso2 for fact in facts}))
    return (Line(Kind.COUNTRY, office.name, badge=count, office=office.id, below=Below(below)),)


def _by_role_and_name(facts: Iterable[CoverageFact], names: Names) -> list[CoverageFact]:
    roles = list(Role)
    return sorted(facts, key=lambda fact: (roles.index(fact.role), names.country(fact.country_iso2).casefold()))


def _country_line(country: CountryAnswer, number: str, wording: _Wording) -> Line:
    name = wording.names.country(country.country_iso2)
    below: list[Part] = [_OfficePart(one, True, wording) for one in country.offices]
    count = country.totals.offices
    if not below:
        below = [_gap_line(country, name)]
    elif len(below) < count:
        title = trn("Show the only office", "Show all {n} offices", count)
        below.append(Line(Kind.REST, title, country=country.country_iso2))
    for (_, heading), offices in zip(_OTHER_TIMES, (country.history, country.stated_later), strict=True):
        if offices:
            below.append(Line(Kind.HEADING, tr(heading), country=country.country_iso2))
            below += [_OfficePart(one, False, wording) for one in offices]
    badge = trn("{n} office", "{n} offices", count) if count else country.gap_label
    mark = Mark.NONE if count else Mark.GAP
    return Line(
        Kind.COUNTRY, f"{number}{name}", badge=badge, mark=mark, country=country.country_iso2, below=Below(below)
    )


def _gap_line(country: CountryAnswer, name: str) -> Line:
    means = (tr("This means: not known here, not “nobody”."),)
    return Line(Kind.GAP, country.gap_sentence(name), means, country=country.country_iso2)


def _competence(one: OfficeAnswer) -> str:
    """The answer, and that it is derived where no source says it of this agency and this crime."""
    if one.is_other_crime:
        return tr("For another crime")
    derived = one.competent is Competent.YES and one.competence[0].strength is Strength.DERIVED
    return tr("Competent, derived") if derived else one.competent.label


def _details(one: OfficeAnswer, wording: _Wording) -> tuple[str, ...]:
    first = [role_words(one.fact), wording.names.dated(one.fact.provenance)]
    if one.standing is not Standing.HELD:
        first.append(one.standing.label)
    if one.standing is Standing.ENDED and one.fact.ending:
        first.append(one.fact.ending)
    if one.superseded_by is not None and one.superseded_by.office.id != one.office.id:
        first.append(tr("followed by {office}", office=one.superseded_by.office.name))
    contact = wording.beside.contact(one.office.id)
    return BESIDE.join(first), one.fact.provenance.source_title, *((contact,) if contact else ())


def _fact_line(fact: CoverageFact, names: Names) -> Line:
    derived = fact.strength is Strength.DERIVED
    return Line(
        Kind.OFFICE,
        names.country(fact.country_iso2),
        (f"{names.dated(fact.provenance)}{BESIDE}{fact.provenance.source_title}",),
        role_words(fact) if derived else fact.role.label,
        Mark.NOT_KNOWN if derived else Mark.NONE,
        country=fact.country_iso2,
        office=fact.office_id,
        fact=fact,
    )
