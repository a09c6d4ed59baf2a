"""Facts nobody checked for long: which are due, what a check does to them, and what was asked of whom."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.base.ids import id_before, new_id
from liaison.domain.dates import PartialDate
from liaison.domain.freshness import DueQuestion, FactKind, FactName, Outcome, is_due
from liaison.services.corrections import CorrectionService, NewCorrection
from liaison.services.freshness import Checked, FreshnessService
from liaison.services.packs import PackService
from liaison.store.engine import OWN, Store

TODAY = date(2026, 11, 22)
FRANKFURT = FactName(FactKind.OFFICE, "us-ice-frankfurt")
COVERS_BELARUS = FactName(FactKind.COVERAGE, "us-ice-frankfurt|BY")


@pytest.fixture
def freshness(store: Store) -> FreshnessService:
    PackService(store, lambda: TODAY).install_built_in()
    return FreshnessService(store, lambda: TODAY)


def names(freshness: FreshnessService, question: DueQuestion) -> set[FactName]:
    return {fact.name for fact in freshness.due(question, 10_000).facts}


def test_the_oldest_come_first_and_all_are_counted(freshness: FreshnessService) -> None:
    due = freshness.due(DueQuestion(), 20)
    assert len(due.facts) == 20
    assert due.total == freshness.count() > 500
    ages = [fact.provenance.sort_key for fact in due.facts]
    assert ages == sorted(ages)
    assert len(names(freshness, DueQuestion())) == due.total


@pytest.mark.parametrize("years", [0, 2, 9, 16])
def test_no_fact_is_listed_that_is_younger(freshness: FreshnessService, years: int) -> None:
    facts = freshness.due(DueQuestion(years), 10_000).facts
    ages = [fact.provenance.age_in_years(TODAY) for fact in facts]
    assert all(age is None or age >= years for age in ages)
    assert freshness.count(years) == len(facts)


def test_a_fact_says_whom_it_is_about_what_is_held_and_from_where(freshness: FreshnessService) -> None:
    question = DueQuestion(countries=frozenset({"BY"}), kind=FactKind.COVERAGE)
    fact = next(one for one in freshness.due(question).facts if one.name == COVERS_BELARUS)
    assert fact.subject == "ICE Attaché office Frankfurt am Main"
    assert fact.statement == "covers Belarus"
    assert (fact.office_id, fact.agency_id, fact.country_iso2) == ("us-ice-frankfurt", "us-ice", "BY")
    assert fact.provenance.source_title
    assert fact.last is None


def test_facts_are_found_by_country_and_by_agency(freshness: FreshnessService) -> None:
    assert {fact.country_iso2 for fact in freshness.due_called("беларусь").facts} == {"BY"}
    by_agency = freshness.due_called("immigration customs")
    assert by_agency.facts
    assert {fact.agency_id for fact in by_agency.facts} == {"us-ice"}
    assert freshness.due_called("nothing is called so").total == 0


def test_what_was_confirmed_counts_from_the_check(freshness: FreshnessService) -> None:
    before = freshness.count()
    freshness.record(Checked((FRANKFURT, COVERS_BELARUS), Outcome.CONFIRMED, "G. Balsamo", "by telephone"))
    assert freshness.count() == before - 2
    assert not {FRANKFURT, COVERS_BELARUS} & names(freshness, DueQuestion())
    check = freshness.checks_of([FRANKFURT])[FRANKFURT][0]
    assert check.worded == "Confirmed on 2026-11-22 by G. Balsamo"
    assert check.remark == "by telephone"


@pytest.mark.parametrize("outcome", [Outcome.CHANGED, Outcome.NO_ANSWER])
def test_what_changed_or_was_not_answered_stays_due_and_says_so(freshness: FreshnessService, outcome: Outcome) -> None:
    freshness.record(Checked((FRANKFURT,), outcome, "the duty officer"))
    question = DueQuestion(agencies=frozenset({"us-ice"}), kind=FactKind.OFFICE)
    fact = next(one for one in freshness.due(question).facts if one.name == FRANKFURT)
    assert fact.last is not None
    assert fact.last.outcome is outcome
    assert "the duty officer" in fact.last.worded


def test_a_check_grows_old_too(store: Store, freshness: FreshnessService) -> None:
    freshness.record(Checked((FRANKFURT,), Outcome.CONFIRMED, "somebody"))
    later = FreshnessService(store, lambda: TODAY + timedelta(days=800))
    assert FRANKFURT in names(later, DueQuestion())


def test_a_letter_is_answered_once(freshness: FreshnessService) -> None:
    freshness.asked((FRANKFURT, FRANKFURT), "ICE Frankfurt")
    (asked,) = freshness.checks_of([FRANKFURT])[FRANKFURT]
    assert asked.worded == "Asked on 2026-11-22, answer awaited: ICE Frankfurt"
    assert FRANKFURT in names(freshness, DueQuestion())
    freshness.record(Checked((FRANKFURT,), Outcome.CONFIRMED, "ICE Frankfurt"))
    (answered,) = freshness.checks_of([FRANKFURT])[FRANKFURT]
    assert answered.key == asked.key
    assert answered.outcome is Outcome.CONFIRMED
    assert answered.asked_on == PartialDate.of(TODAY)


def test_a_correction_counts_from_its_own_date(store: Store, freshness: FreshnessService) -> None:
    def correct(as_of: str) -> None:
        given = NewCorrection("office", FRANKFURT.key, "city", "Bonn", "", "a letter", as_of=PartialDate.parse(as_of))
        CorrectionService(store).correct(given)

    correct("2019")
    assert FRANKFURT in names(freshness, DueQuestion())
    correct("2026-06")
    assert FRANKFURT not in names(freshness, DueQuestion())


def test_own_facts_count_from_their_source_else_from_the_day_they_were_entered(
    store: Store, freshness: FreshnessService
) -> None:
    with store.change("office.create") as change:
        cited = change.insert("office", {"agency_id": "us-fbi", "name": "Old"}, scope=OWN)
        bare = change.insert("office", {"agency_id": "us-fbi", "name": "New"}, scope=OWN)
        source = change.insert("source", {"title": "A letter", "as_of": PartialDate.parse("2011")}, scope=OWN)
        citation = {"target_table": "office", "target_id": cited, "source_id": source}
        change.insert("citation", citation, scope=OWN)
    found = names(freshness, DueQuestion(kind=FactKind.OFFICE))
    assert FactName(FactKind.OFFICE, cited) in found
    assert FactName(FactKind.OFFICE, bare) not in found
    later = FreshnessService(store, lambda: date.today() + timedelta(days=1000))
    assert FactName(FactKind.OFFICE, bare) in names(later, DueQuestion(kind=FactKind.OFFICE))


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 9), st.integers(0, 5000))
def test_due_is_what_has_that_many_full_years(today: date, years: int, days: int) -> None:
    day = today - timedelta(days=days)
    full = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
    # between 28 February and 1 March a leap day's anniversary has no day of its own
    if (day.month, day.day) != (2, 29) and (today.month, today.day) != (2, 29):
        assert is_due(PartialDate.of(day), today, years) == (full >= years)


def test_identities_made_today_sort_between_the_days() -> None:
    today = date.today()
    assert id_before(today - timedelta(days=1)) < new_id() < id_before(today + timedelta(days=2))
