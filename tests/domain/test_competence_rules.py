"""Asking rules of competence: laws over random rule tables, and cases a lawyer would try."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as some

from liaison.domain.competence_rules import (
    ANY,
    NOT_KNOWN,
    OTHER,
    Authority,
    Consultation,
    Facet,
    Holding,
    How,
    Outcome,
    Rule,
    consult,
)
from liaison.domain.crime_types import CrimeType, CrimeTypes
from liaison.domain.dates import PartialDate
from liaison.domain.provenance import Basis, Origin, Provenance

DAY = date(2026, 11, 22)
CRIMES = CrimeTypes(
    (
        CrimeType("drugs", "", "Drugs", "Наркотики"),
        CrimeType("drug-smuggling", "drugs", "Drug smuggling", "Контрабанда"),
        CrimeType("fraud", "", "Fraud", "Мошенничество"),
    )
)
SOURCE = Provenance("Code of criminal procedure", "", "", PartialDate.parse("2020"), Basis.PAGE_DATE)


def rule(authority: str, rule_set: str = "by", **limits: str) -> Rule:
    values = {Facet(name): value for name, value in limits.items()}
    return Rule(
        f"{authority}{limits}",
        rule_set,
        "BY",
        values,
        Authority("", authority),
        "",
        "",
        None,
        None,
        "",
        SOURCE,
        Origin.OWN,
    )


def ask(rules: list[Rule], **answers: str) -> Consultation:
    return consult("BY", rules, DAY, {Facet(name): value for name, value in answers.items()}, CRIMES)


def names(found: Consultation) -> list[str]:
    return [one.authority.name for one in found.authorities]


GENERAL = rule("Prosecutor", measure="extradition")
OFFICES = [
    GENERAL,
    rule("Supreme Court", measure="service-of-documents", stage="trial"),
    rule("Investigative Committee", measure="service-of-documents", stage="pre-trial"),
    rule("State Customs", measure="customs-assistance", instrument_id="cis-customs"),
]


def test_only_what_tells_authorities_apart_is_asked() -> None:
    first = ask(OFFICES)
    assert (first.outcome, first.question) == (Outcome.ASKING, Facet.MEASURE)
    assert [option.value for option in first.options] == ["customs-assistance", "extradition", "service-of-documents"]
    second = ask(OFFICES, measure="service-of-documents")
    assert second.question is Facet.STAGE
    assert names(ask(OFFICES, measure="service-of-documents", stage="trial")) == ["Supreme Court"]


def test_an_instrument_is_chosen_by_itself_when_one_is_left() -> None:
    found = ask(OFFICES, measure="customs-assistance")
    assert found.outcome is Outcome.ONE
    chosen = [step for step in found.trace if step.how is How.ALONE]
    assert [(step.facet, step.value) for step in chosen] == [(Facet.INSTRUMENT, "cis-customs")]


def test_the_more_specific_rule_of_a_set_goes_before_and_what_gave_way_is_told() -> None:
    rules = [GENERAL, rule("Prosecutor for drugs", measure="extradition", crime_type="drugs")]
    found = ask(rules, measure="extradition", crime_type="drug-smuggling")
    assert names(found) == ["Prosecutor for drugs"]
    assert found.displaced == (GENERAL,)
    assert names(ask(rules, measure="extradition", crime_type="fraud")) == ["Prosecutor"]


def test_what_an_agency_says_of_itself_gives_way_to_nobody() -> None:
    rules = [
        replace(rule("DEA", crime_type="drugs"), yields=False),
        replace(rule("ICE", crime_type="drug-smuggling"), yields=False),
    ]
    assert names(ask(rules, crime_type="drug-smuggling")) == ["DEA", "ICE"]


def test_a_broad_crime_is_asked_for_more_precisely() -> None:
    rules = [
        rule("DEA", function="executing-authority", crime_type="drugs"),
        rule("Customs", function="executing-authority", crime_type="drug-smuggling"),
    ]
    found = ask(rules, crime_type="drugs")
    assert found.question is Facet.CRIME
    assert [option.value for option in found.options] == ["drug-smuggling"]


def test_not_knowing_leaves_everything_open_and_none_of_these_only_what_does_not_mind() -> None:
    assert names(ask(OFFICES, measure=NOT_KNOWN)) == names(ask(OFFICES))
    rules = [GENERAL, rule("Anybody")]
    assert names(ask(rules, measure=OTHER)) == ["Anybody"]


def test_without_rules_and_without_a_fitting_one_it_is_not_known_and_never_nobody() -> None:
    assert ask([]).outcome is Outcome.NO_RULES
    assert ask([GENERAL], measure="surrender").outcome is Outcome.NONE_FITS


def test_what_has_ended_is_left_out_and_what_was_stated_later_is_uncertain() -> None:
    ended = replace(GENERAL, valid_to=PartialDate.parse("2020-01"))
    assert ended.holding(DAY) is Holding.NOT_THEN
    assert GENERAL.holding(date(2015, 1, 1)) is Holding.UNCERTAIN
    assert ask([ended]).outcome is Outcome.NO_RULES
    before = consult("BY", [GENERAL], date(2015, 1, 1), {}, CRIMES)
    assert [one.is_certain for one in before.authorities] == [False]


VALUES: Mapping[Facet, tuple[str, ...]] = {
    facet: ("drugs", "drug-smuggling", "fraud") if facet is Facet.CRIME else ("a", "b") for facet in Facet
}
DATES = some.sampled_from([None, *map(PartialDate.parse, ("2019", "2026-11-22", "../2020", "2020/2027", "2030"))])


@some.composite
def rules(draw: some.DrawFn) -> Rule:
    values = {facet: draw(some.sampled_from((ANY, *choices))) for facet, choices in VALUES.items()}
    made = rule(draw(some.sampled_from("XYZ")), draw(some.sampled_from(("one", "two"))))
    return replace(
        made,
        key=str(draw(some.integers(0, 10**6))),
        values={facet: value for facet, value in values.items() if value},
        valid_from=draw(DATES),
        valid_to=draw(DATES),
        yields=draw(some.booleans()),
    )


ANSWERS = some.fixed_dictionaries(
    {}, optional={facet: some.sampled_from((*choices, OTHER, NOT_KNOWN)) for facet, choices in VALUES.items()}
)


@given(some.lists(rules(), max_size=8), ANSWERS)
def test_answers_in_any_order_and_rules_in_any_order_say_the_same(table: list[Rule], answers: dict[Facet, str]) -> None:
    found = consult("BY", table, DAY, answers, CRIMES)
    turned = dict(reversed(list(answers.items())))
    again = consult("BY", list(reversed(table)), DAY, turned, CRIMES)
    assert set(names(found)) == set(names(again))
    assert (found.outcome, found.question, found.options) == (again.outcome, again.question, again.options)


@given(some.lists(rules(), max_size=8), ANSWERS)
def test_no_authority_rests_on_a_rule_outside_its_validity_or_against_an_answer(
    table: list[Rule], answers: dict[Facet, str]
) -> None:
    for competent in consult("BY", table, DAY, answers, CRIMES).authorities:
        for one in competent.rules:
            assert one.holding(DAY) is not Holding.NOT_THEN
            for facet, value in answers.items():
                limited = one.value(facet)
                related = {value, *CRIMES.broader(value), *CRIMES.narrower(value)} if facet is Facet.CRIME else {value}
                assert limited == ANY or value == NOT_KNOWN or limited in related


@given(some.lists(rules(), max_size=8))
def test_asking_ends_and_each_question_could_have_told_authorities_apart(table: list[Rule]) -> None:
    answers: dict[Facet, str] = {}
    for _ in range(len(Facet) + 2):
        found = consult("BY", table, DAY, answers, CRIMES)
        if found.question is None:
            break
        outcomes = [
            set(names(consult("BY", table, DAY, {**answers, found.question: option.value}, CRIMES)))
            for option in found.options
        ]
        assert all(outcomes)
        assert any(one != outcomes[0] for one in outcomes) or outcomes[0] != set(names(found))
        answers[found.question] = found.options[-1].value
    else:
        raise AssertionError("asking did not end")


def test_the_order_of_a_lawyers_lines_does_not_matter() -> None:
    seen = {tuple(names(ask(list(lines), measure="service-of-documents"))) for lines in permutations(OFFICES)}
    assert len(seen) == 1
