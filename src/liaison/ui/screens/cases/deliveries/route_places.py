"""Where states and hand-overs stand along the route."""

from __future__ import annotations

from dataclasses import replace

from liaison.domain.cases.deliveries import Delivery, HandOver, StateConsent
from liaison.services.cases.cases import CaseService
from liaison.services.cases.deliveries import route_of
from liaison.services.meetings import Made


def put_between(cases: CaseService, delivery: Delivery, state: StateConsent, at: int) -> Made:
    """Add a state at a place counted from 0; those behind it make room first, which changes nothing by itself. On the store's thread."""
    for number, one in enumerate(delivery.consents):
        position = number if number < at else number + 1
        if one.facts.position != position:
            cases.edit_part(one.key, replace(one.facts, position=position))
    return cases.add(delivery.key, replace(state, position=at))


def placed(hand_over: HandOver, delivery: Delivery) -> HandOver:
    """A hand-over in the order of the route."""
    route = route_of(delivery)
    at = route.index(hand_over.from_iso2) if hand_over.from_iso2 in route else len(route)
    return replace(hand_over, position=at)
