"""Controlled deliveries over a real store: planned from a chain, agreed state by state, ended by seizures."""

from __future__ import annotations

from decimal import Decimal

from tests.services.cases.casework import Casework, day

from liaison.domain.cases.chains import LegFacts
from liaison.domain.cases.deliveries import (
    Consent,
    Delivery,
    DeliveryFacts,
    DeliveryState,
    HandOver,
    Seizure,
    StateConsent,
    Substitution,
)
from liaison.domain.cases.quantities import Unit
from liaison.domain.meetings import Tlp
from liaison.domain.rows import RowKey
from liaison.services.cases.deliveries import checks_of, route_of

WHOLE = DeliveryFacts(
    "opiates",
    Decimal("40.5"),
    Unit.KILOGRAM,
    Substitution.PART,
    "Customs laboratory",
    "by-sk",
    "",
    "Loss of sight",
    day("2019-09-03"),
    DeliveryState.UNDER_WAY,
    "Seized in Poland.",
    day("2019-09-10"),
    Tlp.RED,
    "1.1",
    "Only here",
    "BKA",
)


def planned(work: Casework, *countries: str) -> Delivery:
    case = work.new("A case", *countries)
    key = work.deliveries.plan(case, DeliveryFacts("opiates")).key
    (delivery,) = work.deliveries.of_case(case)
    assert delivery.key == key
    return delivery


def test_a_plan_has_a_line_for_every_state_on_the_chain_and_nothing_agreed(casework: Casework) -> None:
    delivery = planned(casework, "AF", "BY", "PL", "BY", "DE")
    assert route_of(delivery) == ("AF", "BY", "PL", "DE")
    assert [one.facts for one in delivery.consents] == [
        StateConsent(country, position=at) for at, country in enumerate(route_of(delivery))
    ]
    checks = checks_of(delivery)
    assert {one.country_iso2 for one in checks} == {"", "AF", "BY", "PL", "DE"}
    assert not any(one.is_agreed for one in checks if one.country_iso2)


def test_legs_added_later_do_not_change_what_was_planned(casework: Casework) -> None:
    delivery = planned(casework, "BY", "PL")
    casework.chains.add(delivery.case, LegFacts("DE"))
    assert casework.deliveries.of_case(delivery.case) == (delivery,)


def test_a_case_without_a_chain_can_be_planned(casework: Casework) -> None:
    delivery = planned(casework)
    assert (delivery.consents, route_of(delivery)) == ((), ())
    assert [one.is_agreed for one in checks_of(delivery)] == [False, True, False, False, False, False]


def test_a_delivery_is_kept_as_it_was_written(casework: Casework) -> None:
    delivery = planned(casework, "BY", "PL")
    casework.deliveries.edit(delivery.key, WHOLE)
    consent = StateConsent(
        "BY",
        Consent.NOT_NEEDED,
        Consent.ASKED,
        Consent.GIVEN,
        "by-sk",
        "Prosecutor",
        "12/19",
        day("2019-08"),
        Consent.GIVEN,
        "In sight only",
        "Duty officer",
        "+375",
        "24/7",
        "Europe/Minsk",
    )
    casework.cases.edit_part(delivery.consents[0].key, consent)
    hand_overs = [
        HandOver("Brest", "BY", "PL", day("2019-09-04"), "06:40", "Europe/Minsk", "at the lorry", at) for at in (1, 0)
    ]
    for one in hand_overs:
        casework.cases.add(delivery.key, one)
    (found,) = casework.deliveries.of_case(delivery.case)
    assert (found.facts, found.consents[0].facts) == (WHOLE, consent)
    assert [one.facts for one in found.hand_overs] == hand_overs[::-1]


def test_what_was_seized_belongs_to_its_delivery_and_to_the_case(casework: Casework) -> None:
    delivery = planned(casework, "BY", "PL")
    ended = Seizure(
        "opiates", delivery.key.id, Decimal(12), Unit.KILOGRAM, "PL", "Terespol", day("2019-09-10"), 2, "KGP", "x"
    )
    for one in (ended, Seizure("cash")):
        casework.cases.add(delivery.case, one)
    (found,) = casework.deliveries.of_case(delivery.case)
    assert [one.facts for one in found.seizures] == [ended]
    assert [one.facts.goods for one in casework.deliveries.seizures_of(delivery.case)] == ["opiates", "cash"]


def test_deliveries_stand_in_the_order_they_were_written_and_a_deleted_one_is_gone(casework: Casework) -> None:
    delivery = planned(casework, "BY", "PL")
    casework.deliveries.plan(delivery.case, DeliveryFacts("cash"))
    assert [one.facts.goods for one in casework.deliveries.of_case(delivery.case)] == ["opiates", "cash"]
    casework.deliveries.delete(delivery.key)
    assert [one.facts.goods for one in casework.deliveries.of_case(delivery.case)] == ["cash"]
    assert casework.deliveries.of_case(RowKey("own", "nobody")) == ()
