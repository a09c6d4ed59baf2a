"""The last meeting and the open promises beside an answer."""

from __future__ import annotations

from datetime import date

import pytest

from liaison.domain.contacts import LastContact, OpenPromises
from liaison.domain.coverage import CoverageAnswer
from liaison.domain.dates import PartialDate
from liaison.services.coverage import CoverageService
from liaison.services.packs import PackService
from liaison.store.engine import Store
from liaison.store.reference.in_memory import BuiltInReference

DAY = date(2019, 9, 1)
NOTHING = OpenPromises(0, None)


@pytest.fixture
def coverage(store: Store) -> CoverageService:
    PackService(store).install_built_in()
    return CoverageService(store, lambda: DAY)


def answer(coverage: CoverageService) -> CoverageAnswer:
    return coverage.who_covers(["BY"], "drug-smuggling", DAY)


def contact(coverage: CoverageService, office: str) -> LastContact:
    contacts = coverage.contacts(answer(coverage))
    assert contacts is not None
    return contacts[office]


def meet(store: Store, title: str, day: str, agency: str, office: str | None = None) -> str:
    """Record a meeting with a side; its identity."""
    with store.change("meeting.create") as change:
        date_of = PartialDate.parse(day) if day else None
        meeting = change.insert("meeting", {"title": title, "date": date_of, "kind": "working_meeting"}, scope="own")
        side = {"meeting_id": meeting, "agency_id": agency, "office_id": office, "name": agency}
        change.insert("delegation", side, scope="own")
    return meeting


def promise(store: Store, meeting: str, agency: str | None, text: str, due: str, **more: str) -> None:
    """Record an open follow-up."""
    with store.change("follow_up.create") as change:
        due_on = PartialDate.parse(due) if due else None
        values = {"meeting_id": meeting, "counterpart_agency_id": agency, "text": text, "due": due_on, "state": "open"}
        change.insert("follow_up", {**values, **more}, scope="own")


def test_an_office_nobody_met_has_an_empty_contact(coverage: CoverageService) -> None:
    contacts = coverage.contacts(answer(coverage))
    assert contacts is not None
    assert set(contacts) == {"us-ice-frankfurt", "be-police-moscow"}
    assert contacts["us-ice-frankfurt"] == LastContact(None, NOTHING, NOTHING, NOTHING)


def test_the_offices_own_meeting_comes_before_a_newer_one_of_its_agency(
    store: Store, coverage: CoverageService
) -> None:
    meet(store, "Minsk", "2019-08-02", "us-ice", "us-ice-frankfurt")
    meet(store, "Washington", "2019-08-20", "us-ice")
    found = contact(coverage, "us-ice-frankfurt").meeting
    assert found is not None
    assert (found.title, str(found.date), found.with_office) == ("Minsk", "2019-08-02", True)


def test_else_the_agencys_newest_counts_but_none_after_the_day(store: Store, coverage: CoverageService) -> None:
    for title, day in (("undated", ""), ("older", "2017"), ("newer", "2019-02-03"), ("to come", "2019-12-01")):
        meet(store, title, day, "us-ice")
    found = contact(coverage, "us-ice-frankfurt").meeting
    assert found is not None
    assert (found.title, found.with_office) == ("newer", False)


def test_promises_of_both_sides_are_counted_with_the_most_pressing_one(store: Store, coverage: CoverageService) -> None:
    meeting = meet(store, "Minsk", "2019-08-02", "us-ice", "us-ice-frankfurt")
    promise(store, meeting, "us-ice", "later", "2019-10", direction="ours")
    promise(store, meeting, "us-ice", "soon", "2019-08-16", direction="ours")
    promise(store, meeting, "us-ice", "some day", "", direction="ours")
    promise(store, meeting, "us-ice", "contact points", "", direction="theirs")
    promise(store, meeting, "us-ice", "done", "2019-01-01", direction="theirs", state="done")
    promise(store, meeting, "us-ice", "whose", "")
    found = contact(coverage, "us-ice-frankfurt")
    assert (found.ours.count, found.theirs.count, found.undirected.count, found.open_count) == (3, 1, 1, 5)
    assert found.ours.pressing is not None
    assert (found.ours.pressing.text, found.ours.pressing.made_in_title) == ("soon", "Minsk")
    assert found.theirs.pressing is not None
    assert found.theirs.pressing.text == "contact points"


def test_a_promise_that_names_nobody_is_of_those_who_sat_there(store: Store, coverage: CoverageService) -> None:
    meeting = meet(store, "Minsk", "2019-08-02", "us-ice", "us-ice-frankfurt")
    promise(store, meeting, None, "send the list", "2019-08-16", direction="theirs")
    promise(store, meeting, "us-fbi", "of another side", "2019-08-17", direction="theirs")
    found = contact(coverage, "us-ice-frankfurt").theirs
    assert found.count == 1
    assert found.pressing is not None
    assert found.pressing.text == "send the list"


def test_what_was_deleted_is_no_contact(store: Store, coverage: CoverageService) -> None:
    meeting = meet(store, "Minsk", "2019-08-02", "us-ice", "us-ice-frankfurt")
    promise(store, meeting, "us-ice", "soon", "2019-08-16", direction="ours")
    with store.change("meeting.delete") as change:
        change.delete("meeting", ("own", meeting))
    assert contact(coverage, "us-ice-frankfurt") == LastContact(None, NOTHING, NOTHING, NOTHING)


def test_without_a_store_contacts_are_not_known() -> None:
    built_in = BuiltInReference()
    coverage = CoverageService(built_in, lambda: DAY)
    assert coverage.contacts(answer(coverage)) is None
    built_in.close()
