"""A controlled delivery: what every state on the route has agreed to, who supervises, what is handed over where, and what came of it.

Nothing in it is ever assumed: what nobody wrote down is not agreed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that has to be agreed.

    Attributes:
        country_iso2: of the state it is about; empty for the delivery as a whole.
        is_agreed: only where it is written down.
        is_refused: a state said no.
    """

    country_iso2: str
    sentence: str
    is_agreed: bool
    is_refused: bool = False


def checklist(delivery: Delivery, route: Sequence[str]) -> tuple[Check, ...]:
    """Everything that has to be agreed before anything moves, with what is.

    Args:
        route: countries the consignment passes, ISO codes in order; the first lets it leave, the last lets it enter.
    """
    return (*_of_whole(delivery, route), *_of_states(delivery, route), *_of_hand_overs(delivery, route))


def _of_whole(delivery: Delivery, route: Sequence[str]) -> Iterator[Check]:
    facts = delivery.facts
    yield Check("", tr("The route has at least two states"), len(route) > 1)
    yield Check("", tr("What is delivered"), bool(facts.goods))
    yield Check("", tr("Which agency leads"), bool(facts.lead_agency_id or facts.lead_name))
    yield Check("", tr("Whether the goods are replaced"), facts.substitution is not None)
    yield Check("", tr("When it is stopped and seized at once"), bool(facts.stop_conditions))
    yield Check("", tr("The day it begins"), facts.begins_on is not None)


def _of_states(delivery: Delivery, route: Sequence[str]) -> Iterator[Check]:
    said = {one.facts.country_iso2: one.facts for one in delivery.consents}
    for at, country in enumerate(route):
        state = said.get(country, StateConsent(country))
        for movement, consent in movements(state, is_first=at == 0, is_last=at == len(route) - 1):
            yield Check(country, movement, consent is not None and consent.settles, consent is Consent.REFUSED)
        guaranteed = state.supervision
        yield Check(
            country, tr("Supervision without a break"), guaranteed is Consent.GIVEN, guaranteed is Consent.REFUSED
        )
        yield Check(country, tr("Authority that consents"), bool(state.authority_id or state.authority_name))
        yield Check(country, tr("Contact on duty"), bool(state.contact_name and state.contact_phone))


def movements(state: StateConsent, *, is_first: bool, is_last: bool) -> Iterator[tuple[str, Consent | None]]:
    """The movements a state on the route has to consent to, with what it said."""
    if not is_first:
        yield tr("Entry"), state.entry
    if not is_first and not is_last:
        yield tr("Transit"), state.transit
    if not is_last:
        yield tr("Exit"), state.leaving


def _of_hand_overs(delivery: Delivery, route: Sequence[str]) -> Iterator[Check]:
    agreed = {
        (one.facts.from_iso2, one.facts.to_iso2)
        for one in delivery.hand_overs
        if one.facts.place and one.facts.happens_on is not None and one.facts.at and one.facts.time_zone
    }
    for here, there in pairwise(route):
        sentence = tr("Hand-over to {country}: place, day, hour and zone", country=there)
        yield Check(here, sentence, (here, there) in agreed)
