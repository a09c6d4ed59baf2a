"""A chain from supplier to final distributor: legs with what leads from one to the next, branches and joins among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from liaison.base.translations import marked, tr
from liaison.domain.cases.case import Kept
from liaison.domain.cases.quantities import Quantity, Unit
from liaison.domain.dates import PartialDate
from liaison.domain.statements import InformationGrade, SourceGrade


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
class Spot:
    """Where a leg stands in the drawing: how many steps from the beginning, and in which lane, both from 0."""

    column: int
    lane: int


@dataclass(frozen=True, slots=True)
class ChainProblem:
    """What cannot be so, or is missing; the leg it is about, by identity."""

    leg_id: str
    sentence: str


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
        columns = _columns(self)
        taken: set[tuple[int, int]] = set()
        found: dict[str, Spot] = {}
        for leg in sorted(self.legs, key=lambda one: columns[one.key.id]):
            column = columns[leg.key.id]
            wanted = min((found[one].lane for one in self.before(leg.key.id) if one in found), default=0)
            lane = next(lane for lane in _outward(wanted) if (column, lane) not in taken)
            taken.add((column, lane))
            found[leg.key.id] = Spot(column, lane)
        return found

    def circle(self) -> tuple[str, ...]:
        """Legs that lead round to themselves; empty where none do."""
        waiting = {leg.key.id: len(set(self.before(leg.key.id))) for leg in self.legs}
        free = [one for one, count in waiting.items() if not count]
        while free:
            one = free.pop()
            del waiting[one]
            for other in set(self.after(one)):
                if other in waiting:
                    waiting[other] -= 1
                    if not waiting[other]:
                        free.append(other)
        return tuple(waiting)

    def leads_to(self, start: str, goal: str) -> bool:
        """Whether one comes from a leg to another, or they are the same."""
        seen, waiting = {start}, [start]
        while waiting:
            fresh = [one for one in self.after(waiting.pop()) if one not in seen]
            seen.update(fresh)
            waiting += fresh
        return goal in seen


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


def _problems(chain: Chain, known: frozenset[str], name: Mapping[str, str]) -> Iterator[ChainProblem]:
    circle = chain.circle()
    if circle:
        yield ChainProblem(
            circle[0], tr("The chain runs in a circle: {legs}.", legs=" → ".join(name[one] for one in circle))
        )
    for leg in chain.legs:
        facts, own = leg.facts, name[leg.key.id]
        if known and facts.country_iso2 and facts.country_iso2 not in known:
            yield ChainProblem(
                leg.key.id,
                tr(
                    "{leg}: the country “{code}” is not in the reference pack any more.",
                    leg=own,
                    code=facts.country_iso2,
                ),
            )
        if _is_before(facts.until, facts.since):
            yield ChainProblem(leg.key.id, tr("{leg} ends before it begins.", leg=own))
        for other in chain.before(leg.key.id):
            earlier = chain.by_id[other].facts
            if _is_before(facts.until or facts.since, earlier.since):
                yield ChainProblem(
                    leg.key.id, tr("{leg} is dated before {before}, which leads to it.", leg=own, before=name[other])
                )
        if len(chain.legs) > 1 and not chain.before(leg.key.id) and not chain.after(leg.key.id):
            yield ChainProblem(leg.key.id, tr("{leg} is joined to no other leg.", leg=own))


def _is_before(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether a date is certainly before another."""
    if one is None or other is None or one.latest is None or other.earliest is None:
        return False
    return one.latest < other.earliest


def _columns(chain: Chain) -> dict[str, int]:
    """How many steps at most lead to each leg; a circle is cut at the leg of it that was written first."""
    waiting = {leg.key.id: set(chain.before(leg.key.id)) - {leg.key.id} for leg in chain.legs}
    found: dict[str, int] = {}
    while waiting:
        free = [one for one, before in waiting.items() if not before & waiting.keys()] or [next(iter(waiting))]
        for one in free:
            found[one] = max((found[other] + 1 for other in waiting.pop(one) if other in found), default=0)
    return found


def _outward(lane: int) -> Iterator[int]:
    yield lane
    step = 1
    while True:
        yield lane + step
        if lane >= step:
            yield lane - step
        step += 1
