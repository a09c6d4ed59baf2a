"""A controlled delivery: what every state on the route has agreed to, who supervises, what is handed over where, and what came of it.

Nothing in it is ever assumed: what nobody wrote down is not agreed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from liaison.base.translations import marked, tr
from liaison.domain.cases.case import Kept
from liaison.domain.cases.quantities import Unit
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Tlp
from liaison.domain.rows import RowKey


class Consent(StrEnum):
    """What a state said to one movement; None is that nothing is written down."""

    NOT_NEEDED = "not_needed"
    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"

    @property
    def settles(self) -> bool:
        """True when nothing more is to be asked."""
        return self in (Consent.GIVEN, Consent.NOT_NEEDED)

    @property
    def label(self) -> str:
        """The answer in the language in use."""
        return tr(_CONSENTS[self])


_CONSENTS = {
    Consent.NOT_NEEDED: marked("Not needed"),
    Consent.ASKED: marked("Asked, no answer"),
    Consent.GIVEN: marked("Given"),
    Consent.REFUSED: marked("Refused"),
}


class Substitution(StrEnum):
    """What of the goods is replaced; None is not agreed."""

    NONE = "none"
    PART = "part"
    WHOLE = "whole"

    @property
    def label(self) -> str:
        """In the language in use."""
        return tr(_SUBSTITUTIONS[self])


_SUBSTITUTIONS = {
    Substitution.NONE: marked("Nothing is replaced"),
    Substitution.PART: marked("A part is replaced"),
    Substitution.WHOLE: marked("All is replaced"),
}


class DeliveryState(StrEnum):
    """How far a delivery has come."""

    PLANNED = "planned"
    AGREED = "agreed"
    UNDER_WAY = "under_way"
    COMPLETED = "completed"
    STOPPED = "stopped"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """True when nothing moves any more."""
        return self in (DeliveryState.COMPLETED, DeliveryState.STOPPED, DeliveryState.CANCELLED)

    @property
    def label(self) -> str:
        """The state in the language in use."""
        return tr(_DELIVERY_STATES[self])


_DELIVERY_STATES = {
    DeliveryState.PLANNED: marked("Planned"),
    DeliveryState.AGREED: marked("Agreed by all"),
    DeliveryState.UNDER_WAY: marked("Under way"),
    DeliveryState.COMPLETED: marked("Completed"),
    DeliveryState.STOPPED: marked("Stopped"),
    DeliveryState.CANCELLED: marked("Cancelled"),
}


@dataclass(frozen=True, slots=True)
class DeliveryFacts:
    """A controlled delivery; empty and None are not known, and not agreed.

    Attributes:
        begins_on: the day the consignment is to move.
        stop_conditions: when it is to be seized at once, in words.
        result: what came of it, in words; what was seized are records of their own.
    """

    goods: str = ""
    amount: Decimal | None = None
    unit: Unit | None = None
    substitution: Substitution | None = None
    substituted_by: str = ""
    lead_agency_id: str = ""
    lead_name: str = ""
    stop_conditions: str = ""
    begins_on: PartialDate | None = None
    state: DeliveryState = DeliveryState.PLANNED
    result: str = ""
    ended_on: PartialDate | None = None
    tlp: Tlp | None = None
    handling_code: str = ""
    conditions_of_use: str = ""
    originator: str = ""


@dataclass(frozen=True, slots=True)
class StateConsent:
    """What one state on the route said.

    Attributes:
        entry, transit, leaving: None where nothing is written down.
        supervision: the guarantee that it is watched without a break.
        contact_name, contact_phone: whom to call while it moves, day and night.
        contact_hours: opening hours after OpenStreetMap; empty when not known.
        contact_zone: IANA name.
    """

    country_iso2: str
    entry: Consent | None = None
    transit: Consent | None = None
    leaving: Consent | None = None
    authority_id: str = ""
    authority_name: str = ""
    reference: str = ""
    given_on: PartialDate | None = None
    supervision: Consent | None = None
    conditions: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    contact_hours: str = ""
    contact_zone: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class HandOver:
    """Where one state's officers give the consignment to the next's.

    Attributes:
        at: `HH:MM` in `time_zone`, an IANA name.
    """

    place: str
    from_iso2: str = ""
    to_iso2: str = ""
    happens_on: PartialDate | None = None
    at: str = ""
    time_zone: str = ""
    remark: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Seizure:
    """Goods or money that were taken, at the end of a delivery or without one.

    Attributes:
        delivery_id: of the controlled delivery it ended; empty without one.
        arrested: how many persons; None when not known.
    """

    goods: str
    delivery_id: str = ""
    amount: Decimal | None = None
    unit: Unit | None = None
    country_iso2: str = ""
    place: str = ""
    seized_on: PartialDate | None = None
    arrested: int | None = None
    source: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A controlled delivery that is kept, with all that belongs to it, in order."""

    key: RowKey
    case: RowKey
    facts: DeliveryFacts
    consents: tuple[Kept[StateConsent], ...] = ()
    hand_overs: tuple[Kept[HandOver], ...] = ()
    seizures: tuple[Kept[Seizure], ...] = ()


class Matter(StrEnum):
    """What has to be agreed."""

    ROUTE = "route"
    GOODS = "goods"
    LEAD = "lead"
    SUBSTITUTION = "substitution"
    STOPPING = "stopping"
    BEGINNING = "beginning"
    ENTRY = "entry"
    TRANSIT = "transit"
    EXIT = "exit"
    SUPERVISION = "supervision"
    AUTHORITY = "authority"
    CONTACT = "contact"
    HAND_OVER = "hand_over"

    @property
    def label(self) -> str:
        """In the language in use."""
        return tr(_MATTERS[self])


_MATTERS = {
    Matter.ROUTE: marked("The route has at least two states"),
    Matter.GOODS: marked("What is delivered"),
    Matter.LEAD: marked("Which agency leads"),
    Matter.SUBSTITUTION: marked("Whether the goods are replaced"),
    Matter.STOPPING: marked("When it is stopped and seized at once"),
    Matter.BEGINNING: marked("The day it begins"),
    Matter.ENTRY: marked("Entry"),
    Matter.TRANSIT: marked("Transit"),
    Matter.EXIT: marked("Exit"),
    Matter.SUPERVISION: marked("Supervision without a break"),
    Matter.AUTHORITY: marked("Authority that consents"),
    Matter.CONTACT: marked("Contact on duty"),
    Matter.HAND_OVER: marked("Hand-over"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that has to be agreed.

    Attributes:
        matter: what it is.
        country_iso2: of the state it is about; empty for the delivery as a whole.
        is_agreed: only where it is written down.
        is_refused: a state said no.
        to_iso2: the state that takes over, of a hand-over.
    """

    matter: Matter
    country_iso2: str
    sentence: str
    is_agreed: bool
    is_refused: bool = False
    to_iso2: str = ""


def checklist(delivery: Delivery, route: Sequence[str], country: Callable[[str], str] = str) -> tuple[Check, ...]:
    """Everything that has to be agreed before anything moves, with what is.

    Args:
        route: countries the consignment passes, ISO codes in order; the first lets it leave, the last lets it enter.
        country: the name of a country in sentences; its code where none is given.
    """
    return (*_of_whole(delivery, route), *_of_states(delivery, route), *_of_hand_overs(delivery, route, country))


def _of_whole(delivery: Delivery, route: Sequence[str]) -> Iterator[Check]:
    facts = delivery.facts
    written = {
        Matter.ROUTE: len(route) > 1,
        Matter.GOODS: bool(facts.goods),
        Matter.LEAD: bool(facts.lead_agency_id or facts.lead_name),
        Matter.SUBSTITUTION: facts.substitution is not None,
        Matter.STOPPING: bool(facts.stop_conditions),
        Matter.BEGINNING: facts.begins_on is not None,
    }
    for matter, is_written in written.items():
        yield _check(matter, "", is_written)


def _of_states(delivery: Delivery, route: Sequence[str]) -> Iterator[Check]:
    for at, country in enumerate(route):
        lines = [one.facts for one in delivery.consents if one.facts.country_iso2 == country]
        state = _said(country, lines)
        for matter, consent in movements(state, is_first=at == 0, is_last=at == len(route) - 1):
            yield _check(matter, country, consent is not None and consent.settles, consent is Consent.REFUSED)
        guaranteed = state.supervision
        yield _check(Matter.SUPERVISION, country, guaranteed is Consent.GIVEN, guaranteed is Consent.REFUSED)
        yield _check(Matter.AUTHORITY, country, any(line.authority_id or line.authority_name for line in lines))
        yield _check(Matter.CONTACT, country, any(line.contact_name and line.contact_phone for line in lines))


def _check(matter: Matter, country: str, agreed: bool, refused: bool = False) -> Check:
    return Check(matter, country, matter.label, agreed, refused)


def _said(country: str, lines: Sequence[StateConsent]) -> StateConsent:
    """What a state said in all lines there are of it, for two officers may have written one each; a refusal counts before everything."""

    def strongest(answers: Sequence[Consent | None]) -> Consent | None:
        return next((one for one in _STRONGEST if one in answers), None)

    return StateConsent(
        country,
        strongest([line.entry for line in lines]),
        strongest([line.transit for line in lines]),
        strongest([line.leaving for line in lines]),
        supervision=strongest([line.supervision for line in lines]),
    )


_STRONGEST = (Consent.REFUSED, Consent.GIVEN, Consent.NOT_NEEDED, Consent.ASKED)


def movements(state: StateConsent, *, is_first: bool, is_last: bool) -> Iterator[tuple[Matter, Consent | None]]:
    """The movements a state on the route has to consent to, with what it said."""
    if not is_first:
        yield Matter.ENTRY, state.entry
    if not is_first and not is_last:
        yield Matter.TRANSIT, state.transit
    if not is_last:
        yield Matter.EXIT, state.leaving


def is_agreed(hand_over: HandOver) -> bool:
    """True when everybody knows where and when to be: place, day, hour and whose hour it is."""
    return bool(hand_over.place and hand_over.happens_on is not None and hand_over.at and hand_over.time_zone)


def _of_hand_overs(delivery: Delivery, route: Sequence[str], country: Callable[[str], str]) -> Iterator[Check]:
    agreed = {(one.facts.from_iso2, one.facts.to_iso2) for one in delivery.hand_overs if is_agreed(one.facts)}
    for here, there in pairwise(route):
        sentence = tr("Hand-over to {country}: place, day, hour and zone", country=country(there))
        yield Check(Matter.HAND_OVER, here, sentence, (here, there) in agreed, to_iso2=there)
