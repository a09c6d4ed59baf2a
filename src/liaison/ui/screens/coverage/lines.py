"""An answer as the lines of a list: countries, below them their offices, and what is not known said in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from liaison.base.translations import marked, tr, trn
from liaison.domain.countries import folded
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
from liaison.ui.widgets.reference.names import BESIDE, Names


class Kind(Enum):
    """What a line is."""

    COUNTRY = "country"
    OFFICE = "office"
    HEADING = "heading"
    GAP = "gap"


class Mark(Enum):
    """How the badge at the end of a line is meant, told by its words and repeated by its colour."""

    NONE = "none"
    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list.

    Attributes:
        title: first and largest.
        details: further lines of text below it.
        badge: a short statement at the end; empty for none.
        country: ISO code the line is about; empty for none.
        office: id of the office it is about; empty for none.
        answer: the office's answer, for the explanation.
        fact: what an office covers, when the question was about an office.
        below: lines below it.
    """

    kind: Kind
    title: str
    details: tuple[str, ...] = ()
    badge: str = ""
    mark: Mark = Mark.NONE
    country: str = ""
    office: str = ""
    answer: OfficeAnswer | None = None
    fact: CoverageFact | None = None
    below: tuple[Line, ...] = ()

    @property
    def spoken(self) -> str:
        """The whole line for a screen reader."""
        return ". ".join(filter(None, (self.title, self.badge, *self.details)))


_OTHER_TIMES = (
    (Standing.ENDED, marked("Covered before")),
    (Standing.STATED_LATER, marked("Stated only later")),
)
_MARKS = {Competent.YES: Mark.YES, Competent.NO: Mark.NO, Competent.NOT_KNOWN: Mark.NOT_KNOWN}


def lines_of_answer(answer: CoverageAnswer, names: Names, numbered: bool = False) -> tuple[Line, ...]:
    """One line for each country asked about, in the order asked."""
    return tuple(
        _country_line(country, bool(answer.crime_type), f"{place}  " if numbered else "", names)
        for place, country in enumerate(answer.countries, 1)
    )


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
    return (Line(Kind.COUNTRY, office.name, badge=count, office=office.id, below=tuple(below)),)


def _by_role_and_name(facts: Iterable[CoverageFact], names: Names) -> list[CoverageFact]:
    roles = list(Role)
    return sorted(facts, key=lambda fact: (roles.index(fact.role), names.country(fact.country_iso2).casefold()))


def narrowed(lines: Iterable[Line], text: str) -> tuple[Line, ...]:
    """The lines in which every word of `text` begins a word, each below its country; a country found keeps all its lines."""
    words = [f" {word}" for word in folded(text).split()]
    if not words:
        return tuple(lines)
    kept = []
    for line in lines:
        below = tuple(one for one in line.below if _says(one, words))
        if _says(line, words):
            kept.append(line)
        elif below:
            kept.append(replace(line, below=below))
    return tuple(kept)


def _says(line: Line, words: Iterable[str]) -> bool:
    agency = f"{line.answer.office.agency_name} {line.answer.office.agency_short_name}" if line.answer else ""
    haystack = f" {folded(f'{line.title} {agency}')}"
    return all(word in haystack for word in words)


def role_words(fact: CoverageFact) -> str:
    """The role, and for a stated one that it is stated; derived facts are never called stated."""
    return fact.role.label if fact.role is Role.UNSPECIFIED else tr("{role}, stated", role=fact.role.label)


def _country_line(country: CountryAnswer, crime_asked: bool, number: str, names: Names) -> Line:
    name = names.country(country.country_iso2)
    below = [_office_line(one, country.country_iso2, crime_asked, names) for one in country.offices]
    if not below:
        below = [_gap_line(country.country_iso2, name)]
    below += _others(tr(_OTHER_TIMES[0][1]), country.history, country.country_iso2, names)
    below += _others(tr(_OTHER_TIMES[1][1]), country.stated_later, country.country_iso2, names)
    count = len(country.offices)
    badge = trn("{n} office", "{n} offices", count) if count else tr("nobody known")
    mark = Mark.NONE if count else Mark.GAP
    return Line(
        Kind.COUNTRY, f"{number}{name}", badge=badge, mark=mark, country=country.country_iso2, below=tuple(below)
    )


def _gap_line(iso2: str, name: str) -> Line:
    title = tr("No office in the reference pack covers {country}.", country=name)
    return Line(Kind.GAP, title, (tr("This means: not known here, not “nobody”."),), country=iso2)


def _others(heading: str, offices: Iterable[OfficeAnswer], iso2: str, names: Names) -> list[Line]:
    lines = [_office_line(one, iso2, False, names, ranked=False) for one in offices]
    return [Line(Kind.HEADING, heading, country=iso2), *lines] if lines else []


def _office_line(one: OfficeAnswer, iso2: str, crime_asked: bool, names: Names, ranked: bool = True) -> Line:
    number = f"{one.rank}.  " if ranked else ""
    return Line(
        Kind.OFFICE,
        f"{number}{one.office.name}",
        _details(one.fact, one.standing, names),
        _competence(one) if crime_asked else "",
        _MARKS[one.competent] if crime_asked else Mark.NONE,
        country=iso2,
        office=one.office.id,
        answer=one,
    )


def _competence(one: OfficeAnswer) -> str:
    """The answer, and that it is derived where no source says it of this agency and this crime."""
    derived = one.competent is Competent.YES and one.competence[0].strength is Strength.DERIVED
    return tr("Competent, derived") if derived else one.competent.label


def _details(fact: CoverageFact, standing: Standing, names: Names) -> tuple[str, ...]:
    first = [role_words(fact), names.dated(fact.provenance)]
    if standing is not Standing.HELD:
        first.append(standing.label)
    source = fact.provenance.source_title
    return BESIDE.join(first), source


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
