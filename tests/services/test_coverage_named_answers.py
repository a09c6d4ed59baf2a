"""The answers the two stories ask for, on the shipped pack: what it says, and what it does not know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from liaison.domain.coverage import Competent, Criterion
from liaison.domain.coverage_difference import ChangeKind
from liaison.domain.provenance import Strength
from liaison.services.coverage import CoverageService
from liaison.store.reference.in_memory import BuiltInReference

TODAY = date(2026, 11, 22)
STORY_A = date(2019, 8, 2)
CHAIN = ("AF", "TJ", "KZ", "RU", "BY", "PL", "DE")
FRANKFURT = "us-ice-frankfurt"


@pytest.fixture(scope="module")
def coverage() -> Iterator[CoverageService]:
    """Questions of the shipped pack."""
    reference = BuiltInReference()
    yield CoverageService(reference, lambda: TODAY)
    reference.close()


def test_story_a_frankfurt_answers_for_each_of_its_ten_states(coverage: CoverageService) -> None:
    states = ("DE", "AZ", "AM", "BY", "GE", "PL", "DK", "NO", "SE", "FI")
    answer = coverage.who_covers(states, "drug-smuggling", STORY_A)
    for country in answer.countries:
        (one,) = [office for office in country.offices if office.office.id == FRANKFURT]
        assert (one.competent, one.competence[0].strength) == (Competent.YES, Strength.STATED)
        assert str(one.fact.provenance.as_of) == "2019-08-02"
    assert answer.gaps == ()
    assert answer.without_competent == ()


def test_story_a_the_first_office_tells_what_it_was_compared_by_and_what_put_it_first(
    coverage: CoverageService,
) -> None:
    (belarus,) = coverage.who_covers(["BY"], "drug-smuggling", STORY_A).countries
    first, second = belarus.offices
    assert (first.office.id, second.office.id) == (FRANKFURT, "be-police-moscow")
    assert first.ahead_of_next_by is Criterion.COMPETENCE
    told = {one.criterion: one.value for one in first.compared_by}
    assert (told[Criterion.COMPETENCE], told[Criterion.AGE]) == ("Competent", "as of 2019-08-02")
    assert [one.criterion for one in first.compared_by] == list(Criterion)
    assert {one.criterion: one.value for one in second.compared_by}[Criterion.COMPETENCE] == "Competence not known"


def test_story_c_each_leg_of_the_chain_is_covered_by_an_office_competent_for_drugs(coverage: CoverageService) -> None:
    answer = coverage.who_covers(CHAIN, "drug-trafficking")
    assert [country.country_iso2 for country in answer.countries] == list(CHAIN)
    first = {country.country_iso2: country.offices[0] for country in answer.countries}
    assert {country: one.office.id for country, one in first.items()} == {
        "AF": "us-dea-southwest-asia",
        "TJ": "caricc-almaty",
        "KZ": "caricc-almaty",
        "RU": "caricc-almaty",
        "BY": FRANKFURT,
        "PL": "wco-rilo-ece",
        "DE": FRANKFURT,
    }
    assert {one.competent for one in first.values()} == {Competent.YES}
    assert answer.gaps == ()
    assert answer.without_competent == ()
    assert answer.is_whole


def test_story_c_for_precursors_and_cybercrime_legs_are_left_where_nobody_competent_is_known(
    coverage: CoverageService,
) -> None:
    assert coverage.who_covers(CHAIN, "precursors").without_competent == ("BY", "DE")
    answer = coverage.who_covers(CHAIN, "cybercrime")
    assert answer.gaps == ()
    assert answer.without_competent == ("TJ", "KZ", "RU", "BY", "DE")
    assert answer.overlaps == ("TJ", "KZ")


def test_a_country_nobody_is_known_to_cover_is_a_gap(coverage: CoverageService) -> None:
    answer = coverage.who_covers(["BV", "BY"])
    assert answer.gaps == ("BV",)
    assert "BV" not in coverage.overview().countries


def test_what_ended_leads_to_what_took_its_place(coverage: CoverageService) -> None:
    (georgia,) = coverage.who_covers(["GE"], at=date(2006, 1, 1)).countries
    ended = {one.office.id: one for one in georgia.history}
    succession = ended["us-fbi-ukraine"].superseded_by
    assert succession is not None
    assert (succession.office.id, succession.strength) == ("us-fbi-tbilisi", Strength.DERIVED)
    assert succession.fact.provenance.url == ended["us-fbi-ukraine"].fact.provenance.url


def test_georgia_between_2004_and_2006(coverage: CoverageService) -> None:
    found = coverage.difference(["GE"], "", date(2006, 1, 1), date(2004, 6, 1))
    assert (found.earlier, found.later) == (date(2004, 6, 1), date(2006, 1, 1))
    kinds = {change.office.id: change.kind for change in found.countries[0].changes}
    assert kinds["us-fbi-ukraine"] is ChangeKind.ENDED
    assert kinds["us-fbi-turkey"] is ChangeKind.ENDED
    assert kinds["us-fbi-tbilisi"] is ChangeKind.FIRST_STATED
    assert all(change.decisive.fact.provenance.url for change in found.countries[0].changes)
