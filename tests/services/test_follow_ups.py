from __future__ import annotations

from dataclasses import replace
from datetime import date

from liaison.domain.meetings import Direction, MeetingHeader, NewDelegation
from liaison.domain.rows import RowKey
from liaison.services.counterparts import open_with
from liaison.services.follow_ups import FollowUpService
from liaison.services.meetings import MeetingService
from liaison.services.sample.filling import fill
from liaison.store.engine import Store


def test_open_promises_of_both_sides_come_by_date_and_go_with_their_meeting(store: Store) -> None:
    fill(store)
    service = FollowUpService(store)
    theirs, ours = service.open_promises()
    assert (theirs.direction, theirs.due and theirs.due.text) == (Direction.THEIRS, "2019-08-16")
    assert (ours.direction, ours.due and ours.due.text) == (Direction.OURS, "2019-09-01")
    assert theirs.is_overdue(date(2019, 8, 17))
    assert not theirs.is_overdue(date(2019, 8, 16))
    MeetingService(store).delete(theirs.made_in)
    assert service.open_promises() == ()


def promise(store: Store, meeting: RowKey, text: str, counterpart: str | None = None) -> None:
    with store.change("note.records") as change:
        values = {"meeting_id": meeting.id, "text": text, "state": "open", "counterpart_agency_id": counterpart}
        change.insert("follow_up", values, scope=meeting.scope)


def texts(store: Store, meeting: RowKey) -> list[str]:
    return [one.text for one in open_with(store, meeting)]


def test_open_with_a_counterpart_by_agency_office_body_country_or_name(store: Store) -> None:
    meetings = MeetingService(store)
    ours = NewDelegation("We", is_own=True)
    counterparts = (
        NewDelegation("ICE", agency_id="us-ice"),
        NewDelegation("The attaché office", office_id="us-fbi-minsk"),
        NewDelegation("The committee", body_id="cis-chleu"),
        NewDelegation("Latvia", country_iso2="LV"),
        NewDelegation("The experts"),
    )
    for side in counterparts:
        promise(store, meetings.create(MeetingHeader("Before"), (ours, side)).key, side.name)
    for side in counterparts:
        renamed = replace(side, name="Another name") if side.name != "The experts" else side
        assert texts(store, meetings.create(MeetingHeader("Next"), (ours, renamed)).key) == [side.name]
    assert texts(store, meetings.create(MeetingHeader("Ourselves"), (ours,)).key) == []


def test_of_a_meeting_of_many_sides_only_what_is_between_us_and_these(store: Store) -> None:
    meetings = MeetingService(store)
    ours, ice, fbi = (NewDelegation(name, agency_id=name) for name in ("by-sk", "us-ice", "us-fbi"))
    ours = replace(ours, is_own=True)
    both = meetings.create(MeetingHeader("Both"), (ours, ice, fbi)).key
    promise(store, both, "to ICE", "us-ice")
    promise(store, both, "to FBI", "us-fbi")
    promise(store, both, "to nobody in particular")
    assert texts(store, meetings.create(MeetingHeader("Next"), (ours, ice)).key) == [
        "to ICE",
        "to nobody in particular",
    ]


def test_without_knowing_our_side_two_of_the_same_met_before(store: Store) -> None:
    meetings = MeetingService(store)
    a, b, c = (NewDelegation(name, agency_id=name) for name in ("by-sk", "us-ice", "us-fbi"))
    promise(store, meetings.create(MeetingHeader("Before"), (a, b)).key, "between a and b")
    assert texts(store, meetings.create(MeetingHeader("Next"), (a, b)).key) == ["between a and b"]
    assert texts(store, meetings.create(MeetingHeader("Other"), (a, c)).key) == []
