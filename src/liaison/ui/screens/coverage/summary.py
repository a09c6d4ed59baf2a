"""What an answer comes to, in three short statements, and as a plain text to hand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liaison.base.translations import tr, trn
from liaison.domain.coverage import CountryAnswer, CoverageAnswer, CoverageFact
from liaison.domain.provenance import Strength
from liaison.ui.screens.coverage.lines import Mark, role_words
from liaison.ui.widgets.reference.names import Names

OLD = 10
"""Years from which an answer is pointed out as old."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A short statement about the answer as a whole."""

    text: str
    mark: Mark = Mark.NONE


def statements(answer: CoverageAnswer, names: Names) -> tuple[Statement, ...]:
    """How many offices, how old the oldest fact is, where nobody is known."""
    offices = [one for country in answer.countries for one in country.offices]
    if answer.is_whole:
        found = [Statement(trn("{n} office", "{n} offices", len({one.office.id for one in offices})))]
    else:
        total = sum(country.totals.offices for country in answer.countries)
        found = [Statement(trn("{n} office over all countries", "{n} offices over all countries", total))]
    if offices:
        found.append(_oldest([one.fact for one in offices], names, is_whole=answer.is_whole))
    if len(answer.countries) > 1 or not offices:
        found.append(_gaps(answer))
    without = len(answer.without_competent)
    if without:
        text = trn(
            "{n} country without a competent office known", "{n} countries without a competent office known", without
        )
        found.append(Statement(text, Mark.NOT_KNOWN))
    return tuple(found)


def _oldest(facts: Sequence[CoverageFact], names: Names, *, is_whole: bool = True) -> Statement:
    oldest = min((fact.provenance for fact in facts), key=lambda provenance: provenance.sort_key)
    age = oldest.age_in_years(names.today)
    old = age is None or age >= OLD
    dated = names.day_and_age(oldest)
    text = tr("oldest fact: {dated}", dated=dated) if is_whole else tr("oldest fact listed: {dated}", dated=dated)
    return Statement(text, Mark.NOT_KNOWN if old else Mark.NONE)


def _gaps(answer: CoverageAnswer) -> Statement:
    gaps = len(answer.gaps)
    if gaps and answer.only:
        text = trn(
            "{n} country that none of {agencies} covers",
            "{n} countries that none of {agencies} covers",
            gaps,
            agencies=answer.only,
        )
        return Statement(text, Mark.GAP)
    if gaps:
        return Statement(trn("{n} country without an office", "{n} countries without an office", gaps), Mark.GAP)
    return Statement(tr("no country without an office"), Mark.YES)


def statements_of_office(facts: Sequence[CoverageFact], names: Names) -> tuple[Statement, ...]:
    """How many countries, how old the oldest fact is, how many are only derived."""
    found = [Statement(trn("{n} country", "{n} countries", len({fact.country_iso2 for fact in facts})))]
    if facts:
        found.append(_oldest(facts, names))
    derived = sum(fact.strength is Strength.DERIVED for fact in facts)
    if derived:
        found.append(Statement(trn("{n} only derived", "{n} only derived", derived), Mark.NOT_KNOWN))
    return tuple(found)


def call_list(answer: CoverageAnswer, names: Names) -> str:
    """The answer as plain text: each office with its reason, source and age."""
    asked = names.crime(answer.crime_type) if answer.crime_type else tr("any crime")
    title = tr("Who covers, for {crime}, as of {date}", crime=asked, date=answer.at)
    if answer.only:
        title = f"{title}: {tr('only {agencies}', agencies=answer.only)}"
    parts = [title] + ["\n".join(_country(country, answer, names)) for country in answer.countries]
    # what keeps a line on the screen together only puzzles other programs
    return "\n\n".join(parts).replace("\u00a0", " ") + "\n"


def _country(country: CountryAnswer, answer: CoverageAnswer, names: Names) -> Iterator[str]:
    name = names.country(country.country_iso2)
    yield name
    if not country.offices:
        yield "  " + country.gap_sentence(name)
        yield "  " + tr("This means: not known here, not “nobody”.")
    for one in country.offices:
        facts = [one.office.agency_name, role_words(one.fact), one.standing.label]
        facts += [one.competent.label] if answer.crime_type else []
        source = one.fact.provenance
        yield f"  {one.rank}. {one.office.name}"
        yield f"     {' · '.join(facts)}"
        yield f"     {names.dated(source)} · {source.source_title}"
        yield f"     {source.url}"
    more = country.totals.offices - len(country.offices)
    if more:
        yield "  " + trn("… and {n} more office", "… and {n} more offices", more)
