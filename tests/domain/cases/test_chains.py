"""Chains: the order and the places of legs, circles, and what cannot be so."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from liaison.domain.cases.case import Kept
from liaison.domain.cases.chains import Chain, LegFacts, LegRole, StepFacts, chain_of_countries, problems_of
from liaison.domain.cases.quantities import Quantity, Unit
from liaison.domain.dates import PartialDate
from liaison.domain.rows import RowKey


def chain(legs: Iterable[LegFacts], steps: Iterable[tuple[int, int]] = ()) -> Chain:
    """Legs called 0, 1, 2 and so on."""
    return Chain(
        tuple(Kept(RowKey("own", str(number)), facts) for number, facts in enumerate(legs)),
        tuple(
            Kept(RowKey("own", f"s{number}"), StepFacts(str(one), str(other)))
            for number, (one, other) in enumerate(steps)
        ),
    )


def row(*countries: str) -> Chain:
    return chain(map(LegFacts, countries), [(at, at + 1) for at in range(len(countries) - 1)])


def problems(found: Chain, known: Iterable[str] = ()) -> list[tuple[str, str]]:
    names = {leg.key.id: f"leg {leg.key.id}" for leg in found.legs}
    return [(one.leg_id, one.sentence) for one in problems_of(found, known, names)]


@some.composite
def chains(draw: some.DrawFn) -> Chain:
    """Of up to nine legs with any steps between them, twice the same one and to themselves too."""
    count = draw(some.integers(1, 9))
    number = some.integers(0, count - 1)
    return chain([LegFacts()] * count, draw(some.lists(some.tuples(number, number), max_size=16)))


@some.composite
def forward_chains(draw: some.DrawFn) -> Chain:
    """Without circles, their legs written in any order."""
    count = draw(some.integers(1, 9))
    order = draw(some.permutations(range(count)))
    pairs = draw(some.lists(some.tuples(some.integers(0, count - 1), some.integers(0, count - 1)), max_size=16))
    return chain([LegFacts()] * count, [(order[min(pair)], order[max(pair)]) for pair in pairs if pair[0] != pair[1]])


def reached(found: Chain, start: str) -> set[str]:
    """All one comes to by a step and more, as plainly as it can be written."""
    pairs = {(step.facts.from_leg_id, step.facts.to_leg_id) for step in found.steps}
    known = {other for one, other in pairs if one == start}
    while more := {other for one, other in pairs if one in known} - known:
        known |= more
    return known


@given(forward_chains())
def test_every_leg_stands_behind_all_that_lead_to_it(found: Chain) -> None:
    place = {leg.key.id: at for at, leg in enumerate(found.in_order())}
    spots = found.spots()
    assert len(place) == len(found.legs)
    for step in found.steps:
        assert place[step.facts.from_leg_id] < place[step.facts.to_leg_id]
        assert spots[step.facts.from_leg_id].column < spots[step.facts.to_leg_id].column


@given(chains())
def test_no_two_legs_stand_on_one_spot_and_none_is_left_out(found: Chain) -> None:
    spots = found.spots()
    assert len(set(spots.values())) == len(spots) == len(found.legs)
    assert sorted(leg.key.id for leg in found.in_order()) == sorted(spots)


@given(chains())
def test_a_leg_behind_a_circle_stands_behind_it(found: Chain) -> None:
    spots = found.spots()
    for step in found.steps:
        one, other = step.facts.from_leg_id, step.facts.to_leg_id
        if one not in reached(found, other):
            assert spots[one].column < spots[other].column


@given(chains())
def test_there_is_a_circle_exactly_when_a_leg_leads_to_itself(found: Chain) -> None:
    circle = found.circle()
    assert bool(circle) == any(leg.key.id in reached(found, leg.key.id) for leg in found.legs)
    pairs = {(step.facts.from_leg_id, step.facts.to_leg_id) for step in found.steps}
    assert all((one, other) in pairs for one, other in zip(circle, circle[1:] + circle[:1], strict=True))


@given(chains())
def test_leading_to_is_coming_there_by_steps(found: Chain) -> None:
    for one in found.by_id:
        for other in found.by_id:
            assert found.leads_to(one, other) == (one == other or other in reached(found, one))


def test_a_branch_takes_a_lane_of_its_own_and_a_join_comes_back() -> None:
    found = chain([LegFacts()] * 4, [(0, 1), (0, 2), (1, 3), (2, 3)])
    assert {leg: (spot.column, spot.lane) for leg, spot in found.spots().items()} == {
        "0": (0, 0),
        "1": (1, 0),
        "2": (1, 1),
        "3": (2, 0),
    }


def test_countries_stand_in_the_order_of_the_chain_and_once() -> None:
    found = chain(
        [LegFacts("DE"), LegFacts("AF"), LegFacts(), LegFacts("KZ"), LegFacts("AF")], [(1, 3), (3, 4), (4, 0)]
    )
    assert found.countries() == ("AF", "KZ", "DE")
    assert Chain((), ()).countries() == ()


def test_a_route_begins_with_the_supplier_and_ends_with_the_distributor() -> None:
    assert [(leg.country_iso2, leg.role, leg.position) for leg in chain_of_countries(("AF", "TJ", "DE"))] == [
        ("AF", LegRole.SUPPLIER, 0),
        ("TJ", LegRole.TRANSIT, 1),
        ("DE", LegRole.FINAL_DISTRIBUTOR, 2),
    ]
    assert [leg.role for leg in chain_of_countries(("DE",))] == [LegRole.FINAL_DISTRIBUTOR]
    assert chain_of_countries(()) == []


def test_an_amount_without_a_unit_is_no_quantity() -> None:
    assert LegFacts(amount=Decimal(4)).quantity is None
    forty = Quantity(Decimal(40), Unit.KILOGRAM)
    assert LegFacts().with_quantity(forty).quantity == forty
    assert LegFacts().with_quantity(forty).with_quantity(None) == LegFacts()


def test_a_chain_in_which_all_is_well_has_no_problems() -> None:
    assert problems(row("AF", "TJ", "DE"), ("AF", "TJ", "DE")) == []
    assert problems(chain([LegFacts("AF")])) == []


def test_a_country_that_is_not_in_the_pack_any_more_is_named() -> None:
    assert problems(row("AF", "SU"), ("AF",)) == [
        ("1", "leg 1: the country “SU” is not in the reference pack any more.")
    ]
    assert problems(row("AF", "SU")) == [], "without a pack nothing is known to be wrong"


def test_a_circle_is_told_by_its_own_legs_only() -> None:
    found = chain([LegFacts()] * 4, [(0, 1), (1, 2), (2, 1), (2, 3)])
    ((leg, sentence),) = problems(found)
    assert (leg, sentence) == ("1", "The chain runs in a circle: leg 1 → leg 2 → leg 1.")


def test_a_leg_that_is_joined_to_none_is_told() -> None:
    assert problems(chain([LegFacts()] * 3, [(0, 1)])) == [("2", "leg 2 is joined to no other leg.")]


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        ("2019-05", "2019-04", True),
        ("2019-05", "2019-05", False),
        ("2019", "2019-04", False),
        ("2019-05/..", "2019-04-30", True),
        ("../2019-05", "2018", False),
        ("2019-05", "", False),
    ],
)
def test_only_what_certainly_runs_backwards_is_told(since: str, until: str, told: bool) -> None:
    facts = LegFacts(since=PartialDate.parse(since), until=PartialDate.parse(until) if until else None)
    assert bool(problems(chain([facts]))) == told
    before = chain([LegFacts(since=PartialDate.parse(since)), LegFacts(until=facts.until)], [(0, 1)])
    assert bool(problems(before)) == told
