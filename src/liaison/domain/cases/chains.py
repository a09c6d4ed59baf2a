"""A chain from supplier to final distributor: legs with what leads from one to the next, branches and joins among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from liaison.base.translations import marked, tr
from liaison.domain.cases.case import Kept
from liaison.domain.cases.chain_order import Joined, Spot, circle_of, reached_from, spots_of
from liaison.domain.cases.quantities import Quantity, Unit
from liaison.domain.dates import PartialDate
from liaison.domain.statements import InformationGrade, SourceGrade

_SHOWN = 10
"""Legs of a circle that are named."""


class LegRole(StrEnum):
    """What happens at a leg of a chain."""

    SUPPLIER = "supplier"
    ORGANISER = "organiser"
    COURIER = "courier"
    TRANSIT = "transit"
    STORAGE = "storage"
    FINAL_DISTRIBUTOR = "final_distributor"

    @property
    def label(self) -> str:
        """The role in the language in use."""
        return tr(_ROLES[self])


_ROLES = {
    LegRole.SUPPLIER: marked("Supplier"),
    LegRole.ORGANISER: marked("Organiser"),
    LegRole.COURIER: marked("Courier"),
    LegRole.TRANSIT: marked("Transit"),
    LegRole.STORAGE: marked("Storage"),
    LegRole.FINAL_DISTRIBUTOR: marked("Final distributor"),
}


class Way(StrEnum):
    """How goods or money come to a leg."""

    ROAD = "road"
    AIR = "air"
    SEA = "sea"
    RAIL = "rail"
    MAIL = "mail"
    BANK = "bank"
    CASH_COURIER = "cash_courier"
    ONLINE = "online"

    @property
    def label(self) -> str:
        """The way in the language in use."""
        return tr(_WAYS[self])


_WAYS = {
    Way.ROAD: marked("by road"),
    Way.AIR: marked("by air"),
    Way.SEA: marked("by sea"),
    Way.RAIL: marked("by rail"),
    Way.MAIL: marked("international mail"),
    Way.BANK: marked("through a bank"),
    Way.CASH_COURIER: marked("cash courier"),
    Way.ONLINE: marked("online"),
}


class LegState(StrEnum):
    """How sure a leg is; None is not stated."""

    KNOWN = "known"
    SUSPECTED = "suspected"
    DISMANTLED = "dismantled"

    @property
    def label(self) -> str:
        """The state in the language in use."""
        return tr(_STATES[self])


_STATES = {
    LegState.KNOWN: marked("Known"),
    LegState.SUSPECTED: marked("Suspected"),
    LegState.DISMANTLED: marked("Dismantled"),
}


@dataclass(frozen=True, slots=True)
class LegFacts:
    """One leg; empty and None are not known.

    Attributes:
        way: how it comes here from the leg before.
        amount, unit: both or neither.
        agency_id, agency_name: who holds the leg; the name where the directory does not know it.
        since, until: when the leg is known to have been in use.
    """

    country_iso2: str = ""
    place: str = ""
    role: LegRole | None = None
    way: Way | None = None
    goods: str = ""
    amount: Decimal | None = None
    unit: Unit | None = None
    state: LegState | None = None
    agency_id: str = ""
    agency_name: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    source: str = ""
    source_grade: SourceGrade | None = None
    information_grade: InformationGrade | None = None
    remark: str = ""
    position: int = 0

    @property
    def quantity(self) -> Quantity | None:
        """How much; None when not known."""
        return Quantity(self.amount, self.unit) if self.amount is not None and self.unit is not None else None

    def with_quantity(self, quantity: Quantity | None) -> LegFacts:
        """The same with another amount."""
        return replace(self, amount=quantity.amount if quantity else None, unit=quantity.unit if quantity else None)


@dataclass(frozen=True, slots=True)
class StepFacts:
    """That one leg leads to another, both by their identities."""

    from_leg_id: str
    to_leg_id: str


Leg = Kept[LegFacts]
Step = Kept[StepFacts]


@dataclass(frozen=True, slots=True)
class ChainProblem:
    """What cannot be so, or is missing.

    Attributes:
        leg_id: the leg it is about, by identity.
        field: of `LegFacts`; empty when it is about what leads to the leg, or from it.
    """

    leg_id: str
    sentence: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Chain:
    """All legs of a case, in the order they were written, with their steps.

    Attributes:
        steps: those whose both ends are among the legs.
    """

    legs: tuple[Leg, ...]
    steps: tuple[Step, ...]

    @property
    def by_id(self) -> Mapping[str, Leg]:
        """The legs by identity."""
        return {leg.key.id: leg for leg in self.legs}

    def after(self, leg_id: str) -> tuple[str, ...]:
        """The legs a leg leads to."""
        return tuple(step.facts.to_leg_id for step in self.steps if step.facts.from_leg_id == leg_id)

    def before(self, leg_id: str) -> tuple[str, ...]:
        """The legs that lead to a leg."""
        return tuple(step.facts.from_leg_id for step in self.steps if step.facts.to_leg_id == leg_id)

    def in_order(self) -> tuple[Leg, ...]:
        """Every leg behind all that lead to it; legs of a circle in the order they were written."""
        spots = self.spots()
        return tuple(sorted(self.legs, key=lambda leg: (spots[leg.key.id].column, spots[leg.key.id].lane)))

    def countries(self) -> tuple[str, ...]:
        """The countries along the chain, each once."""
        return tuple(dict.fromkeys(leg.facts.country_iso2 for leg in self.in_order() if leg.facts.country_iso2))

    def spots(self) -> dict[str, Spot]:
        """Where each leg is drawn: behind everything that leads to it, in the lane of the leg before it where that is free."""
        return spots_of(self._joined)

    def circle(self) -> tuple[str, ...]:
        """The legs of a circle in the order they lead round; empty where none do."""
        return circle_of(self._joined)

    def leads_to(self, start: str, goal: str) -> bool:
        """Whether one comes from a leg to another, or they are the same."""
        return goal in reached_from(start, self._joined.after)

    @property
    def _joined(self) -> Joined:
        return Joined.of(
            [leg.key.id for leg in self.legs], [(step.facts.from_leg_id, step.facts.to_leg_id) for step in self.steps]
        )


def chain_of_countries(countries: Sequence[str]) -> list[LegFacts]:
    """Legs for a route: the first supplies, the last distributes, and what is between is passed."""
    last = len(countries) - 1
    return [
        LegFacts(
            country,
            role=LegRole.SUPPLIER if at == 0 and last else LegRole.FINAL_DISTRIBUTOR if at == last else LegRole.TRANSIT,
            position=at,
        )
        for at, country in enumerate(countries)
    ]


def problems_of(chain: Chain, known: Iterable[str], name: Mapping[str, str]) -> tuple[ChainProblem, ...]:
    """What cannot be so: a circle, a country that is not known, dates that run backwards, and legs that lead nowhere.

    Args:
        known: ISO codes of the countries there are; empty when no pack tells.
        name: what each leg is called in a sentence, by identity.
    """
    return tuple(_problems(chain, frozenset(known), name))


def contradictions_of(chain: Chain, name: Mapping[str, str]) -> Iterator[ChainProblem]:
    """What cannot be so whatever the reference pack says: a circle, and dates that run backwards.

    Args:
        name: what each leg is called in a sentence, by identity.
    """
    circle = chain.circle()
    if circle:
        yield ChainProblem(
            circle[0], tr("The chain runs in a circle: {legs}.", legs=_told([name[one] for one in circle]))
        )
    before = chain._joined.before
    facts = {leg.key.id: leg.facts for leg in chain.legs}
    for leg_id, own in facts.items():
        if _is_before(own.until, own.since):
            yield ChainProblem(leg_id, tr("{leg} ends before it begins.", leg=name[leg_id]), "until")
        for other in before[leg_id]:
            if _is_before(own.until or own.since, facts[other].since):
                sentence = tr(
                    "{leg} is dated before {before}, which leads to it.", leg=name[leg_id], before=name[other]
                )
                yield ChainProblem(leg_id, sentence, "until" if own.until else "since")


def _problems(chain: Chain, known: frozenset[str], name: Mapping[str, str]) -> Iterator[ChainProblem]:
    yield from contradictions_of(chain, name)
    joined = chain._joined
    for leg in chain.legs:
        code, own = leg.facts.country_iso2, leg.key.id
        if known and code and code not in known:
            sentence = tr(
                "{leg}: the country “{code}” is not in the reference pack any more.", leg=name[own], code=code
            )
            yield ChainProblem(own, sentence, "country_iso2")
        if len(chain.legs) > 1 and not joined.before[own] and not joined.after[own]:
            yield ChainProblem(own, tr("{leg} is joined to no other leg.", leg=name[own]))


def _told(circle: Sequence[str]) -> str:
    """The legs of a circle and the first again; of a long one the beginning and the end."""
    shown = [*circle, circle[0]]
    return " → ".join(shown if len(shown) <= _SHOWN else [*shown[: _SHOWN - 2], "…", *shown[-2:]])


def _is_before(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether a date is certainly before another."""
    if one is None or other is None or one.latest is None or other.earliest is None:
        return False
    return one.latest < other.earliest
