"""The quick way to an answer, by numbers from an index, gives what weighing every fact one by one gives; on any pack, day and crime."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liaison.domain.coverage import Competent, CoverageAnswer, Standing
from liaison.domain.coverage_difference import ChangeKind, difference_of
from liaison.domain.dates import PartialDate
from liaison.services.coverage import CoverageService
from liaison.services.packs import PackService
from liaison.store.engine import Store
from liaison.store.opening import store_in_memory

COUNTRIES = ("BY", "PL", "DE")
AGENCIES = {"top": "", "part": "top", "other": ""}
OFFICES = {"a": "top", "b": "part", "c": "other", "d": "other", "e": "part"}
CRIMES = ("", "drug-trafficking", "drug-smuggling", "money-laundering")

days = st.dates(date(1999, 1, 1), date(2027, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> str:
    """A date in any of the forms a store holds."""
    first, second = sorted((draw(days), draw(days)))
    month, year = f"{first:%Y-%m}", f"{first:%Y}"
    forms = (
        str(first),
        month,
        year,
        f"{year}~",
        f"../{first}",
        f"{month}/..",
        f"{first}/{second}",
        f"{year}/{second:%Y-%m}",
    )
    return draw(st.sampled_from(forms))


@dataclass(frozen=True)
class Statement:
    """A row of ref_coverage."""

    office: str
    country: str
    role: str
    crime: str
    held_on: str
    valid_from: str
    valid_to: str
    looks_back: bool
    as_of: str


@dataclass(frozen=True)
class Known:
    """A random pack, and what the officer added and corrected."""

    statements: tuple[Statement, ...]
    competences: tuple[tuple[str, str, str], ...]
    own_competences: tuple[tuple[str, str, str, str], ...]
    own: tuple[tuple[str, str, str, str], ...]
    corrected: tuple[tuple[int, str, str], ...]
    moved: tuple[tuple[str, str], ...]


crimes = st.sampled_from(CRIMES)
statements = st.builds(
    Statement,
    st.sampled_from(tuple(OFFICES)),
    st.sampled_from(COUNTRIES),
    st.sampled_from(("primary", "secondary", "unspecified")),
    crimes,
    partial_dates(),
    st.one_of(st.just(""), partial_dates()),
    st.one_of(st.just(""), partial_dates()),
    st.booleans(),
    partial_dates(),
)
corrections = st.one_of(
    st.tuples(st.integers(0, 9), st.just("role"), st.sampled_from(("primary", "unspecified"))),
    st.tuples(st.integers(0, 9), st.just("crime_type"), crimes),
    st.tuples(st.integers(0, 9), st.just("valid_to"), st.one_of(st.just(""), partial_dates())),
)
packs = st.builds(
    Known,
    st.lists(statements, max_size=14).map(tuple),
    st.lists(st.tuples(st.sampled_from(tuple(AGENCIES)), st.sampled_from(CRIMES[1:]), partial_dates()), max_size=4).map(
        tuple
    ),
    st.lists(
        st.tuples(
            st.sampled_from(tuple(AGENCIES)),
            st.sampled_from(CRIMES[1:]),
            st.one_of(st.just(""), partial_dates()),
            st.one_of(st.just(""), partial_dates()),
        ),
        max_size=3,
    ).map(tuple),
    st.lists(
        st.tuples(
            st.sampled_from(tuple(OFFICES)), st.sampled_from(COUNTRIES), crimes, st.one_of(st.just(""), partial_dates())
        ),
        max_size=3,
    ).map(tuple),
    st.lists(corrections, max_size=2).map(tuple),
    st.lists(st.tuples(st.sampled_from(tuple(OFFICES)), st.sampled_from(tuple(AGENCIES))), max_size=1).map(tuple),
)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """A store with the shipped countries, crimes and sources; each example replaces the rest."""
    opened = store_in_memory()
    PackService(opened).install_built_in()
    yield opened
    opened.close()


def stored(text: str) -> str | None:
    return f"{PartialDate.parse(text).sort_key} {text}" if text else None


def fill(store: Store, known: Known) -> None:
    """Replace what is known of agencies, offices and coverage."""
    with store.maintain() as connection:
        run = connection.exec_driver_sql
        run("DELETE FROM ref_source")
        run("INSERT INTO ref_source (id, title, url) VALUES ('s', 'A source', 'https://example.org')")
        for table in (
            "ref_agency",
            "ref_office",
            "ref_coverage",
            "ref_competence",
            "competence",
            "coverage",
            "correction",
        ):
            run(f"DELETE FROM {table}")
        for agency, parent in AGENCIES.items():
            run(
                "INSERT INTO ref_agency (id, name_en, parent_agency_id) VALUES (?, ?, ?)",
                (agency, agency, parent or None),
            )
        for office, agency in OFFICES.items():
            # two offices of one name, which only their identity tells apart
            name = "Same" if office in "cd" else f"Office {office}"
            run(
                "INSERT INTO ref_office (id, agency_id, name, kind) VALUES (?, ?, ?, 'liaison')", (office, agency, name)
            )
        columns = "office_id, country_iso2, role, crime_type, held_on, valid_from, valid_to, looks_back, as_of, basis, source_id, agency_id"
        for one in known.statements:
            dates = [stored(text) for text in (one.held_on, one.valid_from, one.valid_to)]
            # one in two rows lacks the repeated agency, as one written past the installer does
            repeated = OFFICES[one.office] if one.looks_back else None
            values = (
                one.office,
                one.country,
                one.role,
                one.crime or None,
                *dates,
                int(one.looks_back),
                stored(one.as_of),
                "page_date",
                "s",
            )
            run(f"INSERT INTO ref_coverage ({columns}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", (*values, repeated))
        for number, (agency, crime, as_of) in enumerate(known.competences):
            run(
                "INSERT INTO ref_competence (agency_id, crime_type, wording, as_of, source_id) VALUES (?, ?, ?, ?, 's')",
                (agency, crime, f"words {number} on {crime}", stored(as_of)),
            )
        for number, (agency, crime, since, until) in enumerate(known.own_competences):
            run(
                "INSERT INTO competence (scope, id, agency_id, crime_type, wording, valid_from, valid_to) VALUES (?,?,?,?,?,?,?)",
                ("own", f"competence-{number}", agency, crime, "own words", stored(since), stored(until)),
            )
        for number, (office, country, crime, begun) in enumerate(known.own):
            run(
                "INSERT INTO coverage (scope, id, office_id, country_iso2, crime_type, valid_from, role) VALUES (?,?,?,?,?,?,?)",
                ("own", f"own-{number}", office, country, crime, stored(begun), "secondary"),
            )
        for number, (place, field, value) in enumerate(known.corrected):
            if place < len(known.statements):
                correct(run, f"correction-{number}", "coverage", key_of(known.statements[place]), field, value)
        for number, (office, agency) in enumerate(known.moved):
            correct(run, f"moved-{number}", "office", office, "agency_id", agency)


def key_of(one: Statement) -> str:
    held = PartialDate.parse(one.held_on).earliest if one.valid_to else None
    return "|".join((one.office, one.country, one.crime, str(held or ""))).rstrip("|")


def correct(run: object, identity: str, table: str, key: str, field: str, value: str) -> None:
    assert callable(run)
    columns = "scope, id, target_table, target_key, field, value"
    run(
        f"INSERT INTO correction ({columns}) VALUES ('own', ?, ?, ?, ?, ?)", (identity, table, key, field, f'"{value}"')
    )


def listed(answer: CoverageAnswer, first: int) -> CoverageAnswer:
    """Of a whole answer, what the quick one lists."""
    third = first // 3
    countries = tuple(
        replace(one, offices=one.offices[:first], history=one.history[:third], stated_later=one.stated_later[:third])
        for one in answer.countries
    )
    return replace(answer, countries=countries)


@given(packs, days, crimes, st.integers(0, 9))
@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_first_offices_and_the_totals_are_those_of_the_whole_answer(
    store: Store, known: Known, day: date, crime: str, first: int
) -> None:
    fill(store, known)
    service = CoverageService(store)
    whole = service.who_covers(COUNTRIES, crime, day, first=None)
    assert service.who_covers(COUNTRIES, crime, day, first=first) == listed(whole, first)
    for country in whole.countries:
        totals = country.totals
        counted = (totals.offices, totals.history, totals.stated_later)
        assert counted == (len(country.offices), len(country.history), len(country.stated_later))
        assert country.is_gap == (not country.offices)


@given(packs, days, crimes)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_matrix_map_and_list_agree(store: Store, known: Known, day: date, crime: str) -> None:
    fill(store, known)
    service = CoverageService(store)
    answer = service.who_covers(COUNTRIES, crime, day, first=None)
    cells = service.matrix_cells(OFFICES, crime, day)
    seen = {
        (country.country_iso2, one.office.id): (one.standing, one.fact.role, one.competent, one.is_other_crime)
        for country in answer.countries
        for one in (*country.offices, *country.history, *country.stated_later)
    }
    assert {(country, office): cell[:4] for office, row in cells.items() for country, cell in row.items()} == seen
    rows = {office.id for agency in service.matrix(COUNTRIES, crime, day).agencies for office in agency.offices}
    assert rows == {one.office.id for country in answer.countries for one in country.offices}
    overview = service.overview(crime, day).countries
    assert {country: tally.offices for country, tally in overview.items()} == {
        country.country_iso2: len(country.offices) for country in answer.countries if country.offices
    }
    for country in answer.countries:
        sure = [one for one in country.offices if one.standing is Standing.HELD and one.fact.role != "unspecified"]
        if sure:
            assert overview[country.country_iso2].is_stated
        if any(one.competent is Competent.YES and not one.is_other_crime for one in sure) and crime:
            assert overview[country.country_iso2].is_competent


@given(packs, days, crimes)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_answer_holds_a_fact_outside_its_validity(store: Store, known: Known, day: date, crime: str) -> None:
    fill(store, known)
    for country in CoverageService(store).who_covers(COUNTRIES, crime, day).countries:
        for one in country.offices:
            assert one.fact.standing(day).covers
            assert one.fact.valid_to is None or one.fact.valid_to.latest is None or one.fact.valid_to.latest >= day
        assert not any(one.fact.standing(day).covers for one in (*country.history, *country.stated_later))


@given(packs, days, days, crimes)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_difference_of_two_dates_is_that_of_the_two_answers(
    store: Store, known: Known, earlier: date, later: date, crime: str
) -> None:
    fill(store, known)
    service = CoverageService(store)
    found = service.difference(COUNTRIES, crime, earlier, later)
    days_in_order = sorted((earlier, later))
    then, now = (service.who_covers(COUNTRIES, crime, day, first=None) for day in days_in_order)
    assert found == difference_of(then, now)
    assert service.difference(COUNTRIES, crime, later, later).is_empty
    for country, before, after in zip(found.countries, then.countries, now.countries, strict=True):
        covered, covers = ({one.office.id for one in answer.offices} for answer in (before, after))
        by_kind = {kind: {one.office.id for one in country.changes if one.kind is kind} for kind in ChangeKind}
        assert by_kind[ChangeKind.BEGAN] | by_kind[ChangeKind.FIRST_STATED] == covers - covered
        assert by_kind[ChangeKind.ENDED] == covered - covers
        assert by_kind[ChangeKind.ROLE] <= covered & covers


@given(packs, days, st.sampled_from([(), COUNTRIES]), st.integers(1, 6))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_first_rows_of_a_matrix_are_those_of_the_whole(
    store: Store, known: Known, day: date, countries: tuple[str, ...], first: int
) -> None:
    fill(store, known)
    service = CoverageService(store)
    whole = service.matrix(countries, "drug-trafficking", day)
    page = service.matrix(countries, "drug-trafficking", day, first)
    listed = sum(len(agency.offices) for agency in page.agencies)
    assert whole.is_whole
    assert page.agencies == whole.agencies[: len(page.agencies)]
    assert page.office_count == whole.office_count
    assert page.is_whole == (listed == whole.office_count)
    assert listed >= min(first, whole.office_count)
    assert listed - len(page.agencies[-1].offices) < first if page.agencies else not whole.agencies
