"""What is known of each country on a chain: whom to call, on what basis, which requests wait there; and what is not known."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.services.cases.casework import TODAY, Casework, countries, step

from liaison.domain.cases.requests import RequestFacts, StepKind
from liaison.domain.legal_bases import Verdict
from liaison.domain.rows import RowKey
from liaison.services.coverage import CoverageService
from liaison.services.sample.filling import fill
from liaison.store import own_office
from liaison.store.own_office import Chosen

DRUGS = "drug-trafficking"


@pytest.fixture(scope="module")
def sample(shared: Casework) -> Casework:
    """The pack and the stories, told by an officer of the Investigative Committee of Belarus."""
    fill(shared.store)
    return shared


@pytest.fixture
def abroad(sample: Casework) -> Iterator[Casework]:
    """The same before anybody said which office is their own."""
    with sample.store.maintain() as connection:
        own_office.choose(connection, Chosen())
    yield sample
    with sample.store.maintain() as connection:
        own_office.choose(connection, Chosen("by-sk"))


def sample_case(work: Casework) -> RowKey:
    return work.rows()["Northern route, sample"].key


def test_every_country_of_the_sample_is_answered_in_the_order_of_its_chain(sample: Casework) -> None:
    case = sample.whole(sample_case(sample))
    answer = sample.answers.answer(case.key, case.chain.countries(), DRUGS)
    assert list(answer.by_country) == ["AF", "TJ", "KZ", "RU", "BY", "PL", "DE"] == countries(case.chain)
    assert (answer.home, answer.at, answer.crime_type, answer.gaps) == ("BY", TODAY, DRUGS, ())


def test_whom_to_call_is_what_the_directory_says_of_that_day(sample: Casework) -> None:
    answer = sample.answers.answer(sample_case(sample), ("DE", "KZ"), DRUGS)
    plain = CoverageService(sample.store, lambda: TODAY).who_covers(("DE", "KZ"), DRUGS).countries
    for country in plain:
        first = answer.of(country.country_iso2).first
        assert first is not None
        assert (first.office.id, first.standing) == (country.offices[0].office.id, country.offices[0].standing)


def test_the_basis_is_that_between_the_own_country_and_each_other(sample: Casework) -> None:
    answer = sample.answers.answer(sample_case(sample), ("BY", "DE"), DRUGS)
    assert (answer.of("DE").verdict, answer.of("DE").basis_name) == (Verdict.YES, "UN Drugs Convention 1988")
    assert (answer.of("BY").basis, answer.of("BY").verdict, answer.of("BY").basis_name) == (None, None, "")


def test_only_requests_of_the_case_that_wait_there_are_told(sample: Casework) -> None:
    case = sample_case(sample)
    other = sample.new("Another", "DE")
    asked = RequestFacts(requesting_iso2="BY", requested_iso2="DE", subject="Of another case")
    sample.requests.add_step(sample.requests.create(other, asked).key, step(StepKind.SENT, "2019-08-05"))
    sample.requests.create(case, RequestFacts(requested_iso2="DE", subject="A draft"))
    answer = sample.answers.answer(case, ("DE", "PL"), DRUGS)
    assert [one.subject for one in answer.of("DE").requests] == ["Consent to a controlled delivery"]
    assert answer.of("PL").requests == ()


def test_who_has_not_said_where_they_are_from_gets_everything_but_a_basis(abroad: Casework) -> None:
    answer = abroad.answers.answer(sample_case(abroad), ("DE", "BY"), DRUGS)
    assert (answer.home, answer.of("DE").basis, answer.of("DE").verdict) == ("", None, None)
    assert answer.of("BY").first is not None


@pytest.mark.parametrize("gone", ["SU", "XX", "?", "no country"])
def test_a_country_that_is_not_in_the_pack_is_a_gap_and_no_crash(sample: Casework, gone: str) -> None:
    answer = sample.answers.answer(sample_case(sample), ("DE", gone), DRUGS)
    there = answer.of(gone)
    assert answer.gaps == (gone,)
    assert (there.first, there.contact, there.requests, there.basis_name) == (None, None, (), "")
    assert there.verdict is not Verdict.YES
    assert answer.of("DE").first is not None


def test_a_crime_that_is_not_in_the_pack_is_no_crash(sample: Casework) -> None:
    answer = sample.answers.answer(sample_case(sample), ("DE",), "piracy-in-space")
    assert not answer.of("DE").is_gap and answer.of("DE").is_without_competent


def test_a_leg_without_a_country_and_one_that_was_not_asked_about(sample: Casework) -> None:
    answer = sample.answers.answer(sample_case(sample), (), DRUGS)
    assert (answer.by_country, answer.gaps) == ({}, ())
    for code in ("", "DE"):
        there = answer.of(code)
        assert (there.is_gap, there.is_without_competent, there.first, there.verdict) == (True, False, None, None)


def test_without_a_pack_nothing_is_known(casework: Casework) -> None:
    key = casework.new("A case", "AF", "DE")
    answer = casework.answers.answer(key, ("AF", "DE"), "")
    assert answer.gaps == ("AF", "DE")
    assert answer.home == ""
