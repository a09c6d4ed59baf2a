"""Who covers what: the named answers on the shipped pack, and an officer's own entries beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from liaison.domain.coverage import Competent, Criterion, OfficeAnswer, Role, Standing
from liaison.domain.dates import PartialDate
from liaison.domain.provenance import Basis, Origin, Strength
from liaison.services.coverage import CoverageService
from liaison.services.packs import PackService
from liaison.store.engine import Store
from liaison.store.reference.in_memory import BuiltInReference

TODAY = date(2026, 11, 22)
STORY_A = date(2019, 8, 2)


@pytest.fixture(scope="module")
def built_in() -> Iterator[BuiltInReference]:
    """The shipped pack without a store."""
    reference = BuiltInReference()
    yield reference
    reference.close()


@pytest.fixture
def coverage(built_in: BuiltInReference) -> CoverageService:
    """Questions of the shipped pack."""
    return CoverageService(built_in, lambda: TODAY)


def offices(service: CoverageService, country: str, crime: str = "", at: date | None = None) -> list[OfficeAnswer]:
    (answer,) = service.who_covers([country], crime, at).countries
    return list(answer.offices)


def test_frankfurt_covers_its_ten_countries(coverage: CoverageService) -> None:
    facts = coverage.countries_of("us-ice-frankfurt")
    assert {fact.country_iso2 for fact in facts} == {"DE", "AZ", "AM", "BY", "GE", "PL", "DK", "NO", "SE", "FI"}
    assert (facts[0].country_iso2, facts[0].role) == ("DE", Role.PRIMARY)
    assert {str(fact.provenance.as_of) for fact in facts} == {"2019-08-02"}


def test_frankfurt_is_the_answer_for_belarus_and_drug_smuggling_in_story_a(coverage: CoverageService) -> None:
    crime = coverage.crime_types().find("drug smuggling")
    assert crime is not None
    first, second = offices(coverage, "BY", crime.code, STORY_A)
    assert first.office.id == "us-ice-frankfurt"
    assert (first.competent, first.strength, first.standing) == (Competent.YES, Strength.STATED, Standing.HELD)
    assert first.competence[0].wording == "Drug smuggling"
    assert first.competence[0].provenance.publisher == "Investigative Committee of Belarus"
    assert (first.rank, first.ahead_of_next_by) == (1, Criterion.COMPETENCE)
    assert (second.office.id, second.competent) == ("be-police-moscow", Competent.NOT_KNOWN)


def test_before_2005_georgia_was_covered_from_ukraine_and_turkey(coverage: CoverageService) -> None:
    answer = offices(coverage, "GE", at=date(2004, 6, 1))
    assert {one.office.id for one in answer} == {"us-fbi-ukraine", "us-fbi-turkey"}
    assert {one.standing for one in answer} == {Standing.HELD}
    (country,) = coverage.who_covers(["GE"], at=date(2006, 1, 1)).countries
    assert country.offices[0].office.id == "us-fbi-tbilisi"
    assert {"us-fbi-ukraine", "us-fbi-turkey"} <= {one.office.id for one in country.history}


def test_nothing_is_an_answer_before_any_source_spoke(coverage: CoverageService) -> None:
    (country,) = coverage.who_covers(["BY"], at=date(1995, 1, 1)).countries
    assert country.offices == ()
    assert {one.office.id for one in country.stated_later} >= {"us-ice-frankfurt", "be-police-moscow"}


def test_an_undated_source_is_never_certain_for_a_day_in_its_time(coverage: CoverageService) -> None:
    for country in coverage.who_covers([one.iso2 for one in coverage.countries()], at=date(2018, 6, 1)).countries:
        for one in country.offices:
            if one.fact.provenance.basis is Basis.LOWER_BOUND and not one.fact.looks_back:
                assert one.standing is not Standing.HELD


def test_countries_are_answered_in_the_order_asked_and_once(coverage: CoverageService) -> None:
    answer = coverage.who_covers(["PL", "DE", "PL", "BV"])
    assert [country.country_iso2 for country in answer.countries] == ["PL", "DE", "BV"]
    assert answer.countries[-1].offices == ()
    assert answer.at == TODAY


def test_every_fact_of_every_answer_has_a_source_and_an_age(coverage: CoverageService) -> None:
    for country in coverage.who_covers([one.iso2 for one in coverage.countries()], "drug-trafficking").countries:
        for one in (*country.offices, *country.history, *country.stated_later):
            for provenance in (one.fact.provenance, *(reason.provenance for reason in one.competence)):
                assert provenance.source_title
                assert provenance.url
                assert provenance.age_in_years(TODAY) is not None


def test_no_answer_says_no(coverage: CoverageService) -> None:
    for crime in coverage.crime_types():
        for country in coverage.who_covers(["BY", "KZ", "NG"], crime.code).countries:
            assert all(one.competent is not Competent.NO for one in country.offices)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Belarus", "BY"), ("Беларусь", "BY"), ("by", "BY"), ("BLR", "BY"), ("Россия", "RU"), ("USA", "US")],
)
def test_countries_are_found_as_people_write_them(coverage: CoverageService, typed: str, code: str) -> None:
    found = coverage.countries().find(typed)
    assert found is not None
    assert found.iso2 == code


@pytest.mark.parametrize("typed", ["drugs", "наркотики", "Drug trafficking", "drug-trafficking"])
def test_crimes_are_found_as_people_write_them(coverage: CoverageService, typed: str) -> None:
    found = coverage.crime_types().find(typed)
    assert found is not None
    assert found.code == "drug-trafficking"


def test_there_are_249_countries_with_two_names_each(coverage: CoverageService) -> None:
    countries = coverage.countries()
    assert len(countries) == 249
    assert all(one.name("en") and one.name("ru") and one.region_name("ru") for one in countries)
    assert all(countries.find(one.name(language)) is one for one in countries for language in ("en", "ru"))


def test_an_officers_own_office_and_coverage_stand_beside_the_packs(store: Store) -> None:
    PackService(store).install_built_in()
    with store.change("office.create") as change:
        office = change.insert(
            "office",
            {"agency_id": "us-ice", "name": "ICE Vilnius", "kind": "attache", "country_iso2": "LT"},
            scope="own",
        )
        fact = change.insert(
            "coverage",
            {
                "office_id": office,
                "country_iso2": "BY",
                "role": "primary",
                "valid_from": PartialDate.parse("2020-01-01"),
                "valid_to": PartialDate.parse("2022-12-31"),
            },
            scope="own",
        )
        source = change.insert("source", {"title": "A letter", "as_of": PartialDate.parse("2020-02")}, scope="own")
        change.insert("citation", {"target_table": "coverage", "target_id": fact, "source_id": source}, scope="own")
    coverage = CoverageService(store, lambda: TODAY)
    (own, *others) = offices(coverage, "BY", "drug-smuggling", date(2021, 5, 1))
    assert (own.office.name, own.fact.origin, own.office.agency_short_name) == ("ICE Vilnius", Origin.OWN, "ICE")
    assert (own.fact.provenance.source_title, own.fact.provenance.dated) == ("A letter", "as of 2020-02")
    assert [one.office.id for one in others] == ["us-ice-frankfurt", "be-police-moscow"]
    assert own.office.id not in {one.office.id for one in offices(coverage, "BY", at=date(2023, 1, 1))}


def test_an_entry_without_a_citation_says_that_its_date_is_not_known(store: Store) -> None:
    PackService(store).install_built_in()
    with store.change("coverage.create") as change:
        change.insert("coverage", {"office_id": "us-fbi-hq", "country_iso2": "BV"}, scope="own")
    (answer,) = offices(CoverageService(store, lambda: TODAY), "BV")
    assert (answer.fact.role, answer.fact.provenance.basis) == (Role.UNSPECIFIED, Basis.OFFICER)
    assert answer.fact.provenance.dated == "date not known"
