"""The list of what has to be agreed before a controlled delivery moves: nothing is ever assumed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from liaison.domain.cases.case import Kept
from liaison.domain.cases.deliveries import (
    Check,
    Consent,
    Delivery,
    DeliveryFacts,
    HandOver,
    Matter,
    StateConsent,
    Substitution,
    checklist,
)
from liaison.domain.dates import PartialDate
from liaison.domain.rows import RowKey

KEY = RowKey("own", "d")
ROUTE = ("BY", "PL", "DE")
DAY = PartialDate.parse("2019-09-03")
WHOLE = DeliveryFacts(
    "opiates", substitution=Substitution.NONE, lead_name="SK", stop_conditions="Loss of sight", begins_on=DAY
)
AGREED = StateConsent(
    "BY",
    *(Consent.GIVEN,) * 3,
    authority_name="Prosecutor",
    supervision=Consent.GIVEN,
    contact_name="Duty officer",
    contact_phone="+1",
)
ANSWERS = some.none() | some.sampled_from(Consent)
TEXTS = some.sampled_from(("", "known"))
CONSENTS = some.builds(
    StateConsent,
    some.sampled_from(ROUTE),
    ANSWERS,
    ANSWERS,
    ANSWERS,
    authority_name=TEXTS,
    supervision=ANSWERS,
    contact_name=TEXTS,
    contact_phone=TEXTS,
)
HAND_OVERS = some.builds(
    HandOver,
    TEXTS,
    some.sampled_from(ROUTE),
    some.sampled_from(ROUTE),
    happens_on=some.none() | some.just(DAY),
    at=some.sampled_from(("", "06:40")),
    time_zone=some.sampled_from(("", "Europe/Minsk")),
)


def delivery(facts: DeliveryFacts = WHOLE, consents: Any = (), hand_overs: Any = ()) -> Delivery:
    return Delivery(
        KEY, KEY, facts, tuple(Kept(KEY, one) for one in consents), tuple(Kept(KEY, one) for one in hand_overs)
    )


def agreed(checks: tuple[Check, ...]) -> set[tuple[Matter, str, str]]:
    return {(one.matter, one.country_iso2, one.to_iso2) for one in checks if one.is_agreed}


def test_of_a_delivery_of_which_nothing_is_written_nothing_is_agreed() -> None:
    assert agreed(checklist(delivery(DeliveryFacts()), ())) == set()
    told = checklist(delivery(DeliveryFacts()), ROUTE)
    assert agreed(told) == {(Matter.ROUTE, "", "")}
    assert not any(one.is_refused for one in told)


def test_all_is_agreed_when_every_state_wrote_everything() -> None:
    states = [replace(AGREED, country_iso2=country) for country in ROUTE]
    hand_overs = [
        HandOver("Border", one, other, DAY, "06:40", "Europe/Minsk") for one, other in (("BY", "PL"), ("PL", "DE"))
    ]
    assert all(one.is_agreed for one in checklist(delivery(consents=states, hand_overs=hand_overs), ROUTE))


def test_the_first_state_lets_it_leave_the_last_lets_it_enter_and_the_others_let_it_through() -> None:
    movements = {Matter.ENTRY, Matter.TRANSIT, Matter.EXIT}
    told = [(one.country_iso2, one.matter) for one in checklist(delivery(), ROUTE) if one.matter in movements]
    assert told == [
        ("BY", Matter.EXIT),
        ("PL", Matter.ENTRY),
        ("PL", Matter.TRANSIT),
        ("PL", Matter.EXIT),
        ("DE", Matter.ENTRY),
    ]


@pytest.mark.parametrize("field", ["goods", "substitution", "lead_name", "stop_conditions", "begins_on"])
def test_what_is_not_written_of_the_whole_is_not_agreed(field: str) -> None:
    empty: dict[str, Any] = {one.name: one.default for one in fields(DeliveryFacts) if one.name == field}
    before, without = checklist(delivery(), ROUTE), checklist(delivery(replace(WHOLE, **empty)), ROUTE)
    assert len(agreed(before) - agreed(without)) == 1


@pytest.mark.parametrize("field", ["place", "happens_on", "at", "time_zone"])
def test_a_hand_over_without_its_place_day_hour_or_zone_is_not_agreed(field: str) -> None:
    whole = HandOver("Brest", "BY", "PL", DAY, "06:40", "Europe/Minsk")
    assert (Matter.HAND_OVER, "BY", "PL") in agreed(checklist(delivery(hand_overs=[whole]), ROUTE))
    nothing: dict[str, Any] = {field: None if field == "happens_on" else ""}
    partly = replace(whole, **nothing)
    assert (Matter.HAND_OVER, "BY", "PL") not in agreed(checklist(delivery(hand_overs=[partly]), ROUTE))


def test_a_refusal_counts_before_another_officers_line_of_the_same_state() -> None:
    lines = [AGREED, replace(AGREED, leaving=Consent.REFUSED)]
    for some_lines in (lines, lines[::-1]):
        (exit_of,) = [
            one
            for one in checklist(delivery(consents=some_lines), ROUTE)
            if one.matter is Matter.EXIT and one.country_iso2 == "BY"
        ]
        assert (exit_of.is_agreed, exit_of.is_refused) == (False, True)


def test_a_name_in_one_line_and_a_number_in_another_are_no_contact() -> None:
    lines = [StateConsent("BY", contact_name="Duty officer"), StateConsent("BY", contact_phone="+1")]
    assert (Matter.CONTACT, "BY", "") not in agreed(checklist(delivery(consents=lines), ROUTE))


@given(some.lists(CONSENTS, max_size=5), some.lists(HAND_OVERS, max_size=3))
def test_nothing_is_agreed_that_nobody_wrote(consents: list[StateConsent], hand_overs: list[HandOver]) -> None:
    said: dict[Matter, Callable[[StateConsent], object]] = {
        Matter.ENTRY: lambda one: one.entry in (Consent.GIVEN, Consent.NOT_NEEDED),
        Matter.TRANSIT: lambda one: one.transit in (Consent.GIVEN, Consent.NOT_NEEDED),
        Matter.EXIT: lambda one: one.leaving in (Consent.GIVEN, Consent.NOT_NEEDED),
        Matter.SUPERVISION: lambda one: one.supervision is Consent.GIVEN,
        Matter.AUTHORITY: lambda one: one.authority_name,
        Matter.CONTACT: lambda one: one.contact_name and one.contact_phone,
    }
    checks = checklist(delivery(DeliveryFacts(), consents, hand_overs), ROUTE)
    for matter, country, to in agreed(checks) - {(Matter.ROUTE, "", "")}:
        if matter is Matter.HAND_OVER:
            assert any((one.from_iso2, one.to_iso2) == (country, to) and one.at for one in hand_overs)
        else:
            assert any(said[matter](one) for one in consents if one.country_iso2 == country), matter


@given(some.lists(CONSENTS, max_size=4), CONSENTS, some.integers(0, 4))
def test_a_consent_more_only_ever_makes_more_agreed(
    consents: list[StateConsent], more: StateConsent, place: int
) -> None:
    answers = ("entry", "transit", "leaving", "supervision")
    unsaid: dict[str, Any] = {name: None for name in answers if getattr(more, name) is Consent.REFUSED}
    more = replace(more, **unsaid)
    before = agreed(checklist(delivery(consents=consents), ROUTE))
    after = agreed(checklist(delivery(consents=[*consents[:place], more, *consents[place:]]), ROUTE))
    assert before <= after
