"""Every kind of change to a case can be taken back, and leaves everything as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from tests.services.cases.casework import Casework, step

from liaison.domain.cases.case import CaseFacts, CaseSide, CaseState, FileNumber, Happening, Interest, InterestKind
from liaison.domain.cases.chains import LegFacts
from liaison.domain.cases.deliveries import Consent, DeliveryFacts, HandOver, StateConsent
from liaison.domain.cases.register import Grouping
from liaison.domain.cases.requests import Ground, RequestFacts, StepKind
from liaison.domain.meetings import Direction, MeetingHeader
from liaison.domain.rows import RowKey
from liaison.services.cases.chains import DrawnLeg
from liaison.services.meetings import MeetingService


@dataclass
class World:
    """A case with something of everything."""

    work: Casework
    case: RowKey
    side: RowKey
    request: RowKey
    delivery: RowKey
    meeting: RowKey
    link: RowKey

    @property
    def legs(self) -> list[RowKey]:
        """In their order."""
        return [leg.key for leg in self.work.chains.chain(self.case).in_order()]

    @property
    def steps(self) -> list[RowKey]:
        """Of the request."""
        found = self.work.requests.request(self.request)
        assert found is not None
        return [one.key for one in found.steps]

    @property
    def consent(self) -> RowKey:
        """The first state's line."""
        return self.work.deliveries.of_case(self.case)[0].consents[0].key

    def seen(self) -> list[Any]:
        """All an officer sees of cases."""
        work = self.work
        return [
            work.cases.case(self.case),
            work.requests.list(),
            work.requests.request(self.request),
            work.requests.waiting_by_country(),
            work.deliveries.of_case(self.case),
            work.rows(),
            work.found("lorry"),
            [work.cases.groups(grouping) for grouping in Grouping],
        ]


@pytest.fixture
def world(casework: Casework) -> World:
    """A case with a chain of four, a side, a number, a request that was sent and reminded of, a delivery and a meeting."""
    case = casework.new("Lorry", "AF", "TJ", "RU", "BY", reference="C-2019-0001", opened="2019-04", crime_type="fraud")
    side = casework.cases.add(case, CaseSide("DE")).key
    casework.cases.add(case, FileNumber("12/19", "DE"))
    request = casework.requests.create(case, RequestFacts(requesting_iso2="BY", requested_iso2="DE")).key
    casework.requests.add_step(request, step(StepKind.SENT, "2019-05-02"))
    casework.requests.add_step(request, step(StepKind.REMINDED, "2019-06-02"))
    delivery = casework.deliveries.plan(case, DeliveryFacts("opiates")).key
    meeting = MeetingService(casework.store).create(MeetingHeader("Talks")).key
    link = casework.cases.tie_meeting(case, meeting).key
    return World(casework, case, side, request, delivery, meeting, link)


CHANGES: dict[str, Callable[[World], object]] = {
    "another case": lambda on: on.work.new("Another", "KZ", "DE", reference="C-2019-0002"),
    "its facts": lambda on: on.work.cases.edit(on.case, CaseFacts("Renamed", state=CaseState.CLOSED), ("corruption",)),
    "the case": lambda on: on.work.cases.delete(on.case),
    "a number": lambda on: on.work.cases.add(on.case, FileNumber("13/19", "PL")),
    "an interest": lambda on: on.work.cases.add(on.case, Interest(InterestKind.PERSON, "Somebody")),
    "a happening": lambda on: on.work.cases.add(on.case, Happening("Seen")),
    "a side": lambda on: on.work.cases.edit_part(on.side, CaseSide("KZ", remark="other")),
    "a side away": lambda on: on.work.cases.remove_part(on.side, CaseSide),
    "a meeting": lambda on: on.work.cases.tie_meeting(on.case, on.meeting, 4, "words"),
    "a meeting away": lambda on: on.work.cases.untie(on.link),
    "a leg at the end": lambda on: on.work.chains.add(on.case, LegFacts("LT")),
    "a leg between": lambda on: on.work.chains.add(on.case, LegFacts("KZ"), on.legs[1]),
    "a branch": lambda on: on.work.chains.add(on.case, LegFacts("KZ"), on.legs[1], branch=True),
    "a leg before": lambda on: on.work.chains.add_before(on.case, LegFacts("PK"), on.legs[0]),
    "a leg's facts": lambda on: on.work.chains.edit(on.legs[1], LegFacts("UZ", "Termez")),
    "a leg in the middle away": lambda on: on.work.chains.remove(on.case, on.legs[1]),
    "the first leg away": lambda on: on.work.chains.remove(on.case, on.legs[0]),
    "a join": lambda on: on.work.chains.join(on.case, on.legs[0], on.legs[3]),
    "a cut": lambda on: on.work.chains.cut(on.case, on.legs[1], on.legs[2]),
    "legs from a file": lambda on: on.work.chains.append(
        on.case, [DrawnLeg(LegFacts("GE"), (1,)), DrawnLeg(LegFacts("TR"))]
    ),
    "another request": lambda on: on.work.requests.create(on.case, RequestFacts(direction=Direction.THEIRS)),
    "a request's facts": lambda on: on.work.requests.edit(
        on.request, RequestFacts(subject="Another", requested_iso2="PL")
    ),
    "a request away": lambda on: on.work.requests.delete(on.request),
    "a step": lambda on: on.work.requests.add_step(on.request, step(StepKind.REFUSED, "2019-08", ground=Ground.OTHER)),
    "a step's facts": lambda on: on.work.requests.edit_step(on.request, on.steps[0], step(StepKind.SENT, "2019-05-05")),
    "a step away": lambda on: on.work.requests.remove_step(on.request, on.steps[0]),
    "another delivery": lambda on: on.work.deliveries.plan(on.case, DeliveryFacts("cash")),
    "a delivery's facts": lambda on: on.work.deliveries.edit(on.delivery, DeliveryFacts("heroin", lead_name="SK")),
    "a delivery away": lambda on: on.work.deliveries.delete(on.delivery),
    "a consent": lambda on: on.work.cases.edit_part(on.consent, StateConsent("AF", leaving=Consent.GIVEN)),
    "a hand-over": lambda on: on.work.cases.add(on.delivery, HandOver("Brest", "BY", "PL")),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_it_can_be_taken_back(world: World, change: Callable[[World], object]) -> None:
    before = world.seen()
    change(world)
    assert world.seen() != before, "nothing was changed that could be taken back"
    world.work.undo()
    assert world.seen() == before


def test_a_deleted_case_takes_everything_along_and_brings_it_back(world: World) -> None:
    work = world.work
    chain, requests = work.chains.chain(world.case), work.requests.list()
    assert (len(chain.legs), len(requests)) == (4, 1)
    work.cases.delete(world.case)
    assert work.cases.case(world.case) is None
    assert (work.requests.list(), work.requests.waiting_by_country(), work.found(), work.found("lorry")) == (
        (),
        {},
        [],
        [],
    )
    assert all(work.cases.groups(grouping) == () for grouping in Grouping)
    work.undo()
    assert (work.chains.chain(world.case), work.requests.list()) == (chain, requests)
    assert work.found("lorry") == ["Lorry"]


def test_several_changes_are_taken_back_one_after_the_other(world: World) -> None:
    states = [world.seen()]
    for change in list(CHANGES.values())[10:16]:
        change(world)
        states.append(world.seen())
    for state in reversed(states[:-1]):
        world.work.undo()
        assert world.seen() == state


def test_a_leg_keeps_its_place_when_its_facts_are_changed(world: World) -> None:
    leg = world.work.chains.chain(world.case).legs[2]
    world.work.chains.edit(leg.key, replace(leg.facts, goods="opium", position=99))
    assert world.work.chains.chain(world.case).legs[2].facts == replace(leg.facts, goods="opium")
