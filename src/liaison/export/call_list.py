"""The offices of an answer with how they are reached, in the order in which they would be called."""

from __future__ import annotations

from collections.abc import Iterator

from liaison.base.translations import tr, trn
from liaison.domain.coverage import Competent, OfficeAnswer
from liaison.domain.opening import worded_hours
from liaison.export.brief import DENSE_FROM, Asked, about, title_of
from liaison.export.paper import Block, Cell, Column, Paper, Table, Tone, Words
from liaison.export.wording import Naming, beside, footer


def coverage_call_list(asked: Asked, naming: Naming, most: int) -> Paper:
    """Each office once, with the countries it is to be asked about; at most `most` offices a country."""
    answer, dense = asked.answer, len(asked.answer.countries) >= DENSE_FROM
    chosen, left = _chosen(asked, most), 0
    everyone = {one.office.id for country in answer.countries for one in country.offices}
    unlisted = sum(country.totals.offices - len(country.offices) for country in answer.countries)
    left = len(everyone) - len(chosen) + unlisted
    rows = tuple(_row(one, countries, asked, naming) for one, countries in chosen.values())
    blocks: list[Block] = [Table(_columns(), rows)] if rows else []
    if left:
        blocks.append(
            Words(
                trn("and {n} more office, not on this sheet", "and {n} more offices, not on this sheet", left),
                Tone.STRONG,
            )
        )
    blocks += _gaps(asked, naming)
    title = tr("Call list: {question}", question=title_of(asked, naming))
    foot = footer(asked.material.pack, asked.made)
    return Paper(title, about(asked, naming)[:1], tuple(blocks), foot, asked.marking, asked.language, dense)


def _chosen(asked: Asked, most: int) -> dict[str, tuple[OfficeAnswer, list[str]]]:
    chosen: dict[str, tuple[OfficeAnswer, list[str]]] = {}
    for country in asked.answer.countries:
        for one in country.offices[:most]:
            chosen.setdefault(one.office.id, (one, []))[1].append(country.country_iso2)
    return chosen


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("Office"), 32),
        Column(tr("For"), 17),
        Column(tr("Phone"), 14),
        Column(tr("E-mail"), 16),
        Column(tr("Hours"), 11),
        Column(tr("As of"), 10),
    )


def _row(one: OfficeAnswer, countries: list[str], asked: Asked, naming: Naming) -> tuple[Cell, ...]:
    place = asked.material.places.get(one.office.id)
    agency = one.office.agency_short_name or one.office.agency_name
    seat = ", ".join(
        filter(None, (one.office.city, naming.country(one.office.country_iso2) if one.office.country_iso2 else ""))
    )
    competent = one.competent.label if one.competent is Competent.YES else ""
    office = Cell.of(one.office.name, beside(agency, seat), place.address if place else "", tone=Tone.STRONG)
    source = place.provenance if place else one.fact.provenance
    return (
        office,
        Cell.of(", ".join(map(naming.country, countries)), competent),
        _known(place.phone if place else ""),
        _known(place.email if place else ""),
        _known(worded_hours(place.hours) if place else "", place.time_zone if place else ""),
        Cell.of("", naming.day_and_age(source).replace("\u00a0", " ")),
    )


def _known(text: str, below: str = "") -> Cell:
    return Cell.of(text, below) if text else Cell.of("", tr("not known"))


def _gaps(asked: Asked, naming: Naming) -> Iterator[Block]:
    for iso2 in asked.answer.gaps:
        yield Words(
            tr("NOBODY KNOWN for {country}: not known here, not “nobody”.", country=naming.country(iso2)), Tone.LOUD
        )
