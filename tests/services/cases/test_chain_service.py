"""Working on a chain over a real store: legs put in, taken out, joined and cut, and what cannot be so."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.services.cases.casework import Casework, countries

from liaison.domain.cases.case_errors import ChainRunsInCircle
from liaison.domain.cases.chains import Chain, LegFacts, LegRole
from liaison.domain.cases.register import Grouping
from liaison.domain.rows import RowKey
from liaison.services.cases.chains import DrawnLeg, leg_name


def legs(work: Casework, case: RowKey) -> dict[str, RowKey]:
    """The legs of a case by their countries."""
    return {leg.facts.country_iso2: leg.key for leg in work.chains.chain(case).legs}


def steps(chain: Chain) -> set[tuple[str, str]]:
    """Which country leads to which."""
    where = {leg.key.id: leg.facts.country_iso2 for leg in chain.legs}
    return {(where[step.facts.from_leg_id], where[step.facts.to_leg_id]) for step in chain.steps}


def test_the_first_leg_begins_a_chain_and_the_next_ones_follow(casework: Casework) -> None:
    key = casework.new()
    for country in ("AF", "TJ", "KZ"):
        casework.chains.add(key, LegFacts(country))
    chain = casework.chains.chain(key)
    assert countries(chain) == ["AF", "TJ", "KZ"]
    assert steps(chain) == {("AF", "TJ"), ("TJ", "KZ")}


def test_a_leg_behind_another_stands_between_it_and_all_it_led_to(casework: Casework) -> None:
    key = casework.new("A case", "AF", "TJ", "KZ")
    casework.chains.add(key, LegFacts("UZ"), legs(casework, key)["TJ"], branch=True)
    casework.chains.add(key, LegFacts("KG"), legs(casework, key)["TJ"])
    assert steps(casework.chains.chain(key)) == {("AF", "TJ"), ("TJ", "KG"), ("KG", "KZ"), ("KG", "UZ")}


def test_a_branch_stands_beside(casework: Casework) -> None:
    key = casework.new("A case", "AF", "TJ", "KZ")
    casework.chains.add(key, LegFacts("UZ"), legs(casework, key)["TJ"], branch=True)
    chain = casework.chains.chain(key)
    assert steps(chain) == {("AF", "TJ"), ("TJ", "KZ"), ("TJ", "UZ")}
    assert sorted((spot.column, spot.lane) for spot in chain.spots().values()) == [(0, 0), (1, 0), (2, 0), (2, 1)]


def test_a_leg_before_another_stands_between_it_and_the_only_one_that_led_there(casework: Casework) -> None:
    key = casework.new("A case", "AF", "KZ")
    casework.chains.add_before(key, LegFacts("TJ"), legs(casework, key)["KZ"])
    casework.chains.add_before(key, LegFacts("PK"), legs(casework, key)["AF"])
    assert steps(casework.chains.chain(key)) == {("PK", "AF"), ("AF", "TJ"), ("TJ", "KZ")}
    casework.chains.join(key, legs(casework, key)["PK"], legs(casework, key)["KZ"])
    casework.chains.add_before(key, LegFacts("IR"), legs(casework, key)["KZ"])
    assert ("IR", "KZ") in steps(casework.chains.chain(key))
    assert {("TJ", "KZ"), ("PK", "KZ")} <= steps(casework.chains.chain(key)), "of two, nobody can say which"


def test_taking_a_leg_out_bridges_it_and_undo_puts_it_back(casework: Casework) -> None:
    key = casework.new("A case", "AF", "TJ", "KZ")
    there = legs(casework, key)
    casework.chains.add(key, LegFacts("UZ"), there["TJ"], branch=True)
    casework.chains.join(key, there["AF"], there["KZ"])
    before = casework.chains.chain(key)
    casework.chains.remove(key, there["TJ"])
    chain = casework.chains.chain(key)
    assert steps(chain) == {("AF", "KZ"), ("AF", "UZ")}
    assert len(chain.steps) == 2, "what was joined already is not joined again"
    casework.undo()
    assert casework.chains.chain(key) == before


def test_the_ends_of_a_chain_are_taken_out_without_a_bridge(casework: Casework) -> None:
    key = casework.new("A case", "AF", "TJ", "KZ")
    there = legs(casework, key)
    casework.chains.remove(key, there["AF"])
    casework.chains.remove(key, there["KZ"])
    chain = casework.chains.chain(key)
    assert (countries(chain), chain.steps) == (["TJ"], ())


def test_a_leg_behind_those_that_were_taken_out_is_the_last(casework: Casework) -> None:
    key = casework.new("A case", "AF", "TJ", "KZ")
    there = legs(casework, key)
    casework.chains.remove(key, there["AF"])
    casework.chains.remove(key, there["TJ"])
    casework.chains.append(key, [DrawnLeg(LegFacts("RU"), (1,)), DrawnLeg(LegFacts("BY"))])
    chain = casework.chains.chain(key)
    assert [leg.facts.country_iso2 for leg in chain.legs] == ["KZ", "RU", "BY"]
    assert steps(chain) == {("RU", "BY")}


def test_a_circle_is_refused_and_nothing_is_changed(casework: Casework) -> None:
    key = casework.new("A case", "AF", "TJ", "KZ")
    there = legs(casework, key)
    before = casework.contents()
    for one, other in (("KZ", "AF"), ("TJ", "AF"), ("TJ", "TJ")):
        with pytest.raises(ChainRunsInCircle, match=one):
            casework.chains.join(key, there[one], there[other])
    assert casework.contents() == before


def test_joining_twice_is_joining_once(casework: Casework) -> None:
    key = casework.new("A case", "AF", "TJ")
    there = legs(casework, key)
    casework.chains.join(key, there["AF"], there["TJ"])
    assert len(casework.chains.chain(key).steps) == 1
    casework.chains.cut(key, there["AF"], there["TJ"])
    assert casework.chains.chain(key).steps == ()


def test_a_circle_out_of_a_file_is_told_and_can_be_worked_on(casework: Casework) -> None:
    key = casework.new()
    casework.chains.append(
        key, [DrawnLeg(LegFacts("AF"), (1,)), DrawnLeg(LegFacts("TJ"), (0, 2)), DrawnLeg(LegFacts("KZ"))]
    )
    chain = casework.chains.chain(key)
    assert countries(chain) == ["AF", "TJ", "KZ"]
    (problem,) = casework.chains.problems(chain)
    assert "KZ" not in problem.sentence and problem.leg_id in chain.circle()
    casework.chains.remove(key, legs(casework, key)["TJ"])
    assert steps(casework.chains.chain(key)) == {("AF", "KZ")}, "no leg leads to itself"


def test_legs_that_two_officers_joined_in_both_directions_are_shown(casework: Casework) -> None:
    key = casework.new("A case", "AF", "TJ")
    there = legs(casework, key)
    with casework.store.change("test") as change:
        back = {"case_id": key.id, "from_leg_id": there["TJ"].id, "to_leg_id": there["AF"].id}
        lost = {"case_id": key.id, "from_leg_id": there["TJ"].id, "to_leg_id": "nobody"}
        for step in (back, lost):
            change.insert("case_step", step, scope="own")
    chain = casework.chains.chain(key)
    assert (countries(chain), len(chain.steps)) == (["AF", "TJ"], 2)
    assert casework.chains.problems(chain)


def test_a_country_that_is_not_in_the_pack_any_more_is_a_named_problem(shared: Casework) -> None:
    chain = shared.chains.chain(shared.new("A case", "AF", "SU"))
    (problem,) = shared.chains.problems(chain)
    assert "SU" in problem.sentence and problem.leg_id == chain.legs[1].key.id
    assert shared.whole(shared.cases.called(shared.rows()["A case"].key.id) or RowKey("", "")).chain == chain
    names = {group.key: group.name for group in shared.cases.groups(Grouping.COUNTRY)}
    assert (names["AF"], names["SU"]) == ("Afghanistan", "SU")
    shared.undo()


def test_without_a_pack_no_country_is_wrong(casework: Casework) -> None:
    assert casework.chains.problems(casework.chains.chain(casework.new("A case", "AF", "SU"))) == ()


def test_a_leg_is_called_by_what_is_known_of_it() -> None:
    assert leg_name(LegFacts(place="Brest", role=LegRole.STORAGE), "Belarus") == "Brest, Belarus · Storage"
    assert leg_name(LegFacts(), "Belarus") == "Belarus"
    assert leg_name(LegFacts(), "") == "?"


ACTIONS = some.lists(
    some.tuples(
        some.sampled_from(("add", "branch", "before", "remove", "join", "cut")),
        some.integers(0, 9),
        some.integers(0, 9),
    ),
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions=ACTIONS)
def test_whatever_is_done_a_chain_has_no_circle_and_no_lost_step(
    shared: Casework, actions: list[tuple[str, int, int]]
) -> None:
    key = shared.new("A case", "AF", "TJ", "KZ")
    for action, one, other in actions:
        there = [leg.key for leg in shared.chains.chain(key).legs]
        if not there:
            break
        first, second = there[one % len(there)], there[other % len(there)]
        if action in ("add", "branch"):
            shared.chains.add(key, LegFacts("LT"), first, branch=action == "branch")
        elif action == "before":
            shared.chains.add_before(key, LegFacts("LV"), first)
        elif action == "remove":
            shared.chains.remove(key, first)
        elif action == "cut":
            shared.chains.cut(key, first, second)
        elif not shared.chains.chain(key).leads_to(second.id, first.id):
            shared.chains.join(key, first, second)
    chain = shared.chains.chain(key)
    pairs = [(step.facts.from_leg_id, step.facts.to_leg_id) for step in chain.steps]
    assert chain.circle() == ()
    assert len(set(pairs)) == len(pairs)
    rows = shared.store.outside_transaction(
        "SELECT count(*) FROM case_step WHERE case_id = ? AND deleted = 0", (key.id,)
    )
    assert rows[0][0] == len(pairs), "a step to a leg that is gone is gone with it"
    shared.cases.delete(key)
