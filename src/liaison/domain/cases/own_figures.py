"""What the own cases come to: deliveries, seizures, quantities and arrests by year and country.

Amounts are added only of the same goods, and where they measure the same: masses and volumes in whatever unit, counts and money only in
the same unit. What nobody wrote down is counted as not known, and never as nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from liaison.base.translations import tr
from liaison.domain.cases.figure_lines import FigureLine, order
from liaison.domain.cases.operation_figures import FigureKind
from liaison.domain.cases.quantities import Measure, Quantity, Unit
from liaison.domain.countries import folded
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Tlp
from liaison.domain.minutes import strictest, strictness

_CONVERTED = frozenset({Measure.MASS, Measure.VOLUME, Measure.LENGTH})
"""Measures whose units are parts of each other; tablets are no parts of parcels, and euros none of roubles."""


@dataclass(frozen=True, slots=True)
class OwnDelivery:
    """A controlled delivery that moved, with the states on its route and the strictest marking of it and its case."""

    countries: tuple[str, ...]
    period: PartialDate | None
    marking: Tlp | None = None


@dataclass(frozen=True, slots=True)
class OwnSeizure:
    """A seizure of a case; quantity and arrests are None when not known."""

    goods: str = ""
    quantity: Quantity | None = None
    country_iso2: str = ""
    period: PartialDate | None = None
    arrested: int | None = None
    marking: Tlp | None = None


OwnRecord = TypeVar("OwnRecord", OwnDelivery, OwnSeizure)


def may_leave(records: Iterable[OwnRecord], greatest: Tlp | None) -> list[OwnRecord]:
    """The records a recipient of at most this marking may be told of; None for no limit."""
    return [one for one in records if greatest is None or strictness(one.marking) <= strictness(greatest)]


def own_lines(
    deliveries: Sequence[OwnDelivery], seizures: Sequence[OwnSeizure], source: str, *, by_country: bool
) -> tuple[FigureLine, ...]:
    """The lines, in time. By country a delivery stands under each state of its route; otherwise it is there once.

    Args:
        source: where the figures come from, in words.
    """
    made = _Lines(source, by_country)
    found = (
        *made.of_deliveries(deliveries),
        *made.counted(FigureKind.SEIZURES, seizures, lambda _: 1),
        *made.counted(FigureKind.ARRESTS, seizures, lambda one: one.arrested),
        *made.quantities(seizures),
    )
    return tuple(sorted(found, key=order))


def year_of(period: PartialDate | None) -> str:
    """The one year a date lies in; empty where that is not known."""
    if period is None or period.earliest is None or period.latest is None:
        return ""
    return str(period.earliest.year) if period.earliest.year == period.latest.year else ""


@dataclass(frozen=True, slots=True)
class _Lines:
    source: str
    by_country: bool

    def of_deliveries(self, deliveries: Iterable[OwnDelivery]) -> Iterator[FigureLine]:
        grouped: dict[tuple[str, str], list[OwnDelivery]] = {}
        for one in deliveries:
            for country in (one.countries or ("",)) if self.by_country else ("",):
                grouped.setdefault((year_of(one.period), country), []).append(one)
        for (year, country), own in grouped.items():
            line = self._line(FigureKind.CONTROLLED_DELIVERIES, year, country, Decimal(len(own)), own)
            yield replace(line, remark=tr("Counted for each state of its route")) if self.by_country else line

    def counted(
        self, kind: FigureKind, seizures: Iterable[OwnSeizure], number: Callable[[OwnSeizure], int | None]
    ) -> Iterator[FigureLine]:
        grouped: dict[tuple[str, str], list[OwnSeizure]] = {}
        for one in seizures:
            grouped.setdefault((year_of(one.period), self._country(one)), []).append(one)
        for (year, country), own in grouped.items():
            known = [found for one in own if (found := number(one)) is not None]
            amount = Decimal(sum(known)) if known else None
            yield self._line(kind, year, country, amount, own, unknown=len(own) - len(known))

    def quantities(self, seizures: Iterable[OwnSeizure]) -> Iterator[FigureLine]:
        grouped: dict[tuple[str, str, str, str], list[OwnSeizure]] = {}
        for one in seizures:
            place = (
                year_of(one.period),
                self._country(one),
                folded(one.goods),
                added_with(one.quantity.unit if one.quantity else None),
            )
            grouped.setdefault(place, []).append(one)
        for (year, country, _, _), own in grouped.items():
            amounts = [one.quantity for one in own if one.quantity is not None]
            added = _sum(amounts) if amounts else None
            yield self._line(
                FigureKind.QUANTITY,
                year,
                country,
                added.amount if added else None,
                own,
                unit=added.unit if added else None,
                goods=own[0].goods,
                unknown=len(own) - len(amounts),
            )

    def _country(self, one: OwnSeizure) -> str:
        return one.country_iso2 if self.by_country else ""

    def _line(
        self,
        kind: FigureKind,
        year: str,
        country: str,
        amount: Decimal | None,
        own: Sequence[OwnDelivery | OwnSeizure],
        *,
        unit: Unit | None = None,
        goods: str = "",
        unknown: int = 0,
    ) -> FigureLine:
        marking = strictest(one.marking for one in own)
        return FigureLine(
            kind, year, year, country, goods, amount, unit, unknown, True, "", self.source, marking=marking
        )


def added_with(unit: Unit | None) -> str:
    """What may be added to an amount of a unit, and stands on one axis with it; what is not known stands alone."""
    if unit is None:
        return ""
    return unit.measure.value if unit.measure in _CONVERTED else unit.value


def _sum(amounts: Sequence[Quantity]) -> Quantity:
    """In the largest of their units."""
    unit = max((one.unit for one in amounts), key=lambda one: one.factor)
    return Quantity(sum((one.amount * one.unit.factor for one in amounts), Decimal(0)) / unit.factor, unit)
