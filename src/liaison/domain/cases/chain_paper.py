"""A chain on one page, as a value: a box for each leg with everything that is said of it, in words, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from liaison.base.translations import tr
from liaison.domain.cases.chain_answers import ChainAnswer, LegAnswer
from liaison.domain.cases.chain_order import Spot
from liaison.domain.cases.chains import Chain, LegFacts, LegState
from liaison.domain.cases.requests import RequestRow
from liaison.domain.meetings import Tlp


@dataclass(frozen=True, slots=True)
class LegBox:
    """One leg.

    Attributes:
        number: from 1, in the order of the chain.
        leads_to: numbers of the legs behind it.
        state: told by the line around the box; None is not stated.
        alarm: what is to be seen first (nobody is known, the country is not known); empty when all is well.
        head: country and place.
        lines: one statement each, the weightiest first.
    """

    number: int
    spot: Spot
    leads_to: tuple[int, ...]
    state: LegState | None
    alarm: str
    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChainPaper:
    """The page.

    Attributes:
        name: says nothing of what it is about; for the properties of the file.
        language: ISO 639-1 of its words.
        title: the case's reference and title; `about` is below it: crime, day printed, number of legs.
        legend: what each line around a box means; None is a leg whose state is not stated.
        alarm_legend: what the thick frame means.
        sources: how old is what the boxes tell, one statement each.
    """

    name: str
    language: str
    title: str
    about: str
    marking: Tlp | None
    printed: date
    boxes: tuple[LegBox, ...]
    legend: tuple[tuple[LegState | None, str], ...]
    alarm_legend: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChainNames:
    """What the legs name, in the language in use.

    Attributes:
        countries: by code.
        agencies: by id.
        phones: of offices, by id; the office's own, else that of its agency; empty when not known.
    """

    countries: Mapping[str, str]
    agencies: Mapping[str, str]
    phones: Mapping[str, str]


def boxes_of(chain: Chain, answer: ChainAnswer, names: ChainNames) -> tuple[LegBox, ...]:
    """The boxes, in the order of the chain."""
    ordered, spots = chain.in_order(), chain.spots()
    numbers = {leg.key.id: number for number, leg in enumerate(ordered, 1)}
    return tuple(
        LegBox(
            numbers[leg.key.id],
            spots[leg.key.id],
            tuple(sorted({numbers[other] for other in chain.after(leg.key.id)})),
            leg.facts.state,
            _alarm(leg.facts, answer),
            _head(leg.facts, names),
            tuple(line for line in _lines(leg.facts, answer, names) if line),
        )
        for leg in ordered
    )


def legend() -> tuple[tuple[LegState | None, str], ...]:
    """What each line around a box means."""
    return (*((state, state.label) for state in LegState), (None, tr("State not stated")))


def _head(facts: LegFacts, names: ChainNames) -> str:
    country = names.countries.get(facts.country_iso2, facts.country_iso2)
    return ", ".join(filter(None, (country, facts.place)))


def _alarm(facts: LegFacts, answer: ChainAnswer) -> str:
    if not facts.country_iso2:
        return tr("COUNTRY NOT KNOWN")
    if facts.country_iso2 == answer.home:
        return ""
    return tr("NOBODY KNOWN") if answer.of(facts.country_iso2).is_gap else ""


def _lines(facts: LegFacts, answer: ChainAnswer, names: ChainNames) -> Iterator[str]:
    found = answer.of(facts.country_iso2)
    state = facts.state.label if facts.state else tr("state not stated")
    yield " · ".join(
        filter(None, (facts.role.label if facts.role else "", facts.way.label if facts.way else "", state))
    )
    quantity = facts.quantity.words if facts.quantity else ""
    yield ", ".join(filter(None, (facts.goods, quantity)))
    yield from _to_call(facts, found, answer.home, names)
    if facts.country_iso2:
        yield _basis(facts.country_iso2, found, answer.home)
    yield from (_request(request) for request in found.requests)
    holder = names.agencies.get(facts.agency_id, "") or facts.agency_name
    if holder:
        yield tr("Held by: {agency}", agency=holder)


def _to_call(facts: LegFacts, found: LegAnswer, home: str, names: ChainNames) -> Iterator[str]:
    if facts.country_iso2 == home and home:
        yield tr("Own country")
    elif found.first is not None:
        office = found.first.office
        phone = names.phones.get(office.id, "") or tr("telephone not known")
        yield tr("Call first: {office}, {phone}", office=office.name, phone=phone)
        if found.is_without_competent:
            yield tr("Competence for the crime not known")


def _basis(country: str, found: LegAnswer, home: str) -> str:
    if country == home:
        return ""
    if found.verdict is None:
        return tr("Basis: not asked, the own office is not said")
    name = f", {found.basis_name}" if found.basis_name else ""
    return tr("MLA: {answer}", answer=found.answer_words) + name


def _request(request: RequestRow) -> str:
    due = tr("due {date}", date=request.due) if request.due else request.state.label.lower()
    return tr("Open request: {subject} ({due})", subject=request.subject or request.reference or "?", due=due)
