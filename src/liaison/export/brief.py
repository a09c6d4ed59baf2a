"""The answer to "who covers" on one sheet: for each country its offices in their order, with competence, source and age; gaps loud."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from liaison.base.translations import tr, trn
from liaison.domain.contacts import LastContact
from liaison.domain.coverage import Competent, CountryAnswer, CoverageAnswer, OfficeAnswer, Role, Standing
from liaison.domain.papers import CoverageMaterial
from liaison.domain.provenance import Strength
from liaison.export.paper import Block, Cell, Column, Heading, Paper, Table, Tone, Words
from liaison.export.wording import Naming, beside, footer, shortened

DENSE_FROM = 3
"""Countries from which on the type is smaller."""

_WORDING, _TITLE, _NAME = 29, 36, 60
"""Letters that fit one line of a dense paper."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is put on paper.

    Attributes:
        is_route: the countries are passed in their order.
        further: what else the question named, in words (agencies, an office); may be empty.
        language: of the words, ISO 639-1.
        made: the moment at which it is made, local time.
        marking: how the paper may be handled; empty for none.
    """

    answer: CoverageAnswer
    material: CoverageMaterial
    is_route: bool
    language: str
    made: datetime
    further: str = ""
    marking: str = ""


def coverage_brief(asked: Asked, naming: Naming, most: int) -> Paper:
    """The brief with at most `most` offices a country; what is left out is counted."""
    answer = asked.answer
    blocks = [
        block
        for place, country in enumerate(answer.countries, 1)
        for block in _country(country, place, asked, naming, most)
    ]
    return Paper(
        title_of(asked, naming),
        about(asked, naming),
        (*blocks, *_legend(bool(answer.crime_type))),
        footer(asked.material.pack, asked.made),
        asked.marking,
        asked.language,
        dense=len(answer.countries) >= DENSE_FROM,
    )


def title_of(asked: Asked, naming: Naming) -> str:
    """What was asked: the countries."""
    names = [naming.country(country.country_iso2) for country in asked.answer.countries]
    if asked.is_route:
        return tr("Who covers the route {countries}", countries=" → ".join(names))
    return tr("Who covers {countries}", countries=", ".join(names))


def about(asked: Asked, naming: Naming) -> tuple[str, ...]:
    """What was asked: crime, date, and what else; then the gaps."""
    answer = asked.answer
    crime = tr("for {crime}", crime=naming.crime(answer.crime_type)) if answer.crime_type else tr("for any crime")
    first = beside(crime, tr("on {date}", date=answer.at), asked.further)
    gaps = ", ".join(naming.country(iso2) for iso2 in answer.gaps)
    if not gaps:
        return (first,)
    if answer.only:
        return first, tr("None of {agencies} is known for: {countries}", agencies=answer.only, countries=gaps)
    return first, tr("Nobody is known for: {countries}", countries=gaps)


def _country(country: CountryAnswer, place: int, asked: Asked, naming: Naming, most: int) -> Iterator[Block]:
    name = naming.country(country.country_iso2)
    totals, crime = country.totals, bool(asked.answer.crime_type)
    offices = trn("{n} office", "{n} offices", totals.offices) if totals.offices else country.gap_label
    competent = _competent_count(totals.competent) if crime and totals.offices else ""
    yield Heading(f"{place}  {name}" if asked.is_route else name, beside(offices, competent))
    if country.is_gap:
        yield Words(_gap(country, name), Tone.LOUD)
        return
    if crime and country.is_without_competent:
        yield Words(tr("Of no office here is it known that it is competent for the crime."), Tone.LOUD)
    yield Table(_columns(crime, place == 1), tuple(_row(one, asked, naming) for one in country.offices[:most]))
    left = totals.offices - min(most, len(country.offices))
    if left:
        yield Words(
            trn("and {n} more office, not on this sheet", "and {n} more offices, not on this sheet", left), Tone.STRONG
        )


def _gap(country: CountryAnswer, name: str) -> str:
    if country.only:
        return country.gap_sentence(name)
    return tr(
        "NOBODY KNOWN. No office in the reference data covers {country}: not known here, not “nobody”.", country=name
    )


def _competent_count(count: int) -> str:
    return (
        trn("{n} known to be competent", "{n} known to be competent", count)
        if count
        else tr("none known to be competent")
    )


def _columns(crime: bool, is_first: bool) -> tuple[Column, ...]:
    """The headings stand above the first table of a route; what follows looks the same."""
    given: tuple[tuple[str, int], ...]
    given = (("", 3), (tr("Office"), 36), (tr("Competence"), 21), (tr("Covers"), 13), (tr("Source and its age"), 27))
    if not crime:
        given = (("", 3), (tr("Office"), 44), (tr("Covers"), 22), (tr("Source and its age"), 31))
    return tuple(Column(heading if is_first else "", share) for heading, share in given)


def _row(one: OfficeAnswer, asked: Asked, naming: Naming) -> tuple[Cell, ...]:
    agency = one.office.agency_short_name or one.office.agency_name
    seat = ", ".join(
        filter(None, (one.office.city, naming.country(one.office.country_iso2) if one.office.country_iso2 else ""))
    )
    contact = asked.material.contacts.get(one.office.id)
    office = Cell.of(
        shortened(one.office.name, _NAME),
        beside(agency, seat),
        _dealings(contact) if contact else "",
        tone=Tone.STRONG,
    )
    standing = "" if one.standing is Standing.HELD else one.standing.label
    covers = Cell.of(
        one.fact.role.label, standing, tone=Tone.QUIET if one.fact.role is Role.UNSPECIFIED else Tone.PLAIN
    )
    source = one.fact.provenance
    from_where = Cell.of("", naming.dated(source).replace("\u00a0", " "), shortened(source.source_title, _TITLE))
    competence = (_competence(one),) if asked.answer.crime_type else ()
    return (Cell.of(f"{one.rank}."), office, *competence, covers, from_where)


def _competence(one: OfficeAnswer) -> Cell:
    if one.is_other_crime:
        return Cell.of("", tr("Stated for another crime only"))
    wording = shortened(one.competence[0].wording, _WORDING) if one.competence else ""
    if one.competent is not Competent.YES:
        return Cell.of("", one.competent.label)
    derived = one.competence[0].strength is Strength.DERIVED
    return Cell.of(
        tr("Competent, derived") if derived else one.competent.label,
        f"“{wording}”",
        tone=Tone.PLAIN if derived else Tone.STRONG,
    )


def _dealings(contact: LastContact) -> str:
    """The last meeting and how many promises are open; of an office never met nothing is said, which takes no line."""
    met = contact.meeting
    when = tr("last met {date}", date=met.date or tr("on an unknown day")) if met else ""
    promises = trn("{n} open promise", "{n} open promises", contact.open_count) if contact.open_count else ""
    return beside(when, promises)


def _legend(crime: bool) -> Iterator[Block]:
    covers = tr(
        "Main country, also covered: the source says so. Derived, not stated: it follows from the office's place or is only implied. "
        "Not before: the source has no date of its own."
    )
    competence = tr(
        "Competent, derived: from a broader or narrower wording, or that of a part of the agency. "
        "Competence not known: no source says it; that is not “not competent”."
    )
    yield Words(covers + (" " + competence if crime else ""), Tone.QUIET)
