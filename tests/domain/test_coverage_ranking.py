"""The order of an answer, and the reason for it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from liaison.domain.competence import Judgement
from liaison.domain.coverage import (
    CompetenceReason,
    Competent,
    CountryAnswer,
    CoverageFact,
    Criterion,
    OfficeKind,
    OfficeReference,
    Role,
    Standing,
)
from liaison.domain.coverage_ranking import Question, answer_for_country
from liaison.domain.crime_types import CrimeType, CrimeTypes
from liaison.domain.dates import PartialDate
from liaison.domain.provenance import Basis, Origin, Provenance, Strength

VOCABULARY = CrimeTypes((CrimeType("drugs", "", "Drugs", "Наркотики"), CrimeType("arms", "", "Arms", "Оружие")))
DAY = date(2019, 8, 2)
DRUGS = Question("drugs", DAY)
NOT_KNOWN = Judgement(Competent.NOT_KNOWN, ())


def source(as_of: str) -> Provenance:
    return Provenance("t", "p", "u", PartialDate.parse(as_of), Basis.PAGE_DATE)


def yes(strength: Strength = Strength.STATED) -> Judgement:
    return Judgement(Competent.YES, (CompetenceReason("w", "drugs", "A", strength, source("2010")),))


def fact(
    office: str, role: Role = Role.PRIMARY, as_of: str = "2015-01-01", valid_to: str = "", crime: str = ""
) -> CoverageFact:
    end = PartialDate.parse(valid_to) if valid_to else None
    held = PartialDate.parse(as_of)
    return CoverageFact(office, office, "BY", role, crime, held, None, end, False, source(as_of), Origin.PACK)


def ask(
    facts: list[CoverageFact], judged: dict[str, Judgement] | None = None, question: Question = DRUGS
) -> CountryAnswer:
    offices = {
        one.office_id: OfficeReference(one.office_id, one.office_id, OfficeKind.LIAISON, "", "", one.office_id, "", "")
        for one in facts
    }
    known = judged or {}
    return answer_for_country("BY", facts, offices, lambda agency: known.get(agency, NOT_KNOWN), VOCABULARY, question)


def order(answer: CountryAnswer) -> list[str]:
    return [office.office.id for office in answer.offices]


def test_the_competent_come_before_the_main_country_and_that_before_the_newer() -> None:
    facts = [
        fact("newest", Role.SECONDARY, "2019-01-01"),
        fact("main", Role.PRIMARY, "2012-01-01"),
        fact("competent", Role.UNSPECIFIED, "2001-01-01"),
        fact("older", Role.SECONDARY, "2018-01-01"),
    ]
    answer = ask(facts, {"competent": yes()})
    assert order(answer) == ["competent", "main", "newest", "older"]
    assert [office.rank for office in answer.offices] == [1, 2, 3, 4]
    assert [office.ahead_of_next_by for office in answer.offices] == [
        Criterion.COMPETENCE,
        Criterion.ROLE,
        Criterion.AGE,
        None,
    ]


def test_stated_competence_comes_before_derived() -> None:
    answer = ask([fact("derived"), fact("stated")], {"derived": yes(Strength.DERIVED), "stated": yes()})
    assert order(answer) == ["stated", "derived"]


def test_what_may_have_ended_comes_last_and_what_ended_is_history() -> None:
    facts = [
        fact("perhaps", valid_to="2016/2020"),
        fact("ended", valid_to="2016"),
        fact("later", as_of="2020-01-01"),
        fact("holds", Role.UNSPECIFIED),
    ]
    answer = ask(facts, {"perhaps": yes()})
    assert order(answer) == ["holds", "perhaps"]
    assert [office.office.id for office in answer.history] == ["ended"]
    assert [office.office.id for office in answer.stated_later] == ["later"]
    assert answer.offices[0].ahead_of_next_by is Criterion.STANDING


def test_one_office_answers_once_with_its_best_fact_and_keeps_the_others() -> None:
    old = fact("office", Role.PRIMARY, "2010-01-01", valid_to="2012")
    new = fact("office", Role.SECONDARY, "2013-01-01")
    (answer,) = ask([old, new]).offices
    assert (answer.fact, answer.others) == (new, (old,))


def test_statements_before_and_after_the_day_are_better_than_the_older_alone() -> None:
    facts = [fact("office", as_of="2010-07-08", valid_to="2010-07-08/2025-01-21"), fact("office", as_of="2025-01-22")]
    (answer,) = ask(facts).offices
    assert answer.standing is Standing.STATED_AROUND


def test_coverage_for_another_crime_stands_behind_and_for_this_crime_makes_competent() -> None:
    answer = ask([fact("arms only", crime="arms"), fact("any"), fact("drugs", Role.UNSPECIFIED, crime="drugs")])
    assert order(answer) == ["drugs", "any", "arms only"]
    assert answer.offices[0].competent is Competent.YES
    assert answer.offices[2].competent is Competent.NOT_KNOWN


def test_without_a_crime_nobody_is_competent_or_not() -> None:
    answer = ask([fact("a"), fact("b")], question=Question("", DAY))
    assert {office.competent for office in answer.offices} == {Competent.NOT_KNOWN}
    assert answer.offices[0].ahead_of_next_by is Criterion.NAME


dates = st.dates(date(2000, 1, 1), date(2026, 1, 1)).map(str)


@st.composite
def facts(draw: st.DrawFn) -> CoverageFact:
    held = draw(dates)
    end = draw(st.sampled_from(["", held, f"{held}/2026-01-01", f"{held}/.."]))
    office = draw(st.sampled_from("abcd"))
    return fact(office, draw(st.sampled_from(list(Role))), held, end, draw(st.sampled_from(["", "arms", "drugs"])))


@given(st.lists(facts(), max_size=12), st.dates(date(1999, 1, 1), date(2027, 1, 1)), st.sampled_from(["", "drugs"]))
@settings(deadline=None)
def test_an_answer_holds_every_office_once_and_no_fact_outside_its_validity(
    given_facts: list[CoverageFact], day: date, crime: str
) -> None:
    answer = ask(given_facts, {"a": yes()}, Question(crime, day))
    everywhere = [one.office.id for part in (answer.offices, answer.history, answer.stated_later) for one in part]
    assert sorted(everywhere) == sorted({one.office_id for one in given_facts})
    for one in answer.offices:
        assert one.fact.standing(day).covers
        assert one.standing.covers
    assert [one.rank for one in answer.offices] == list(range(1, len(answer.offices) + 1))
    assert all(one.ahead_of_next_by is not None for one, _ in pairwise(answer.offices))
    assert ask(list(reversed(given_facts)), {"a": yes()}, Question(crime, day)) == answer
