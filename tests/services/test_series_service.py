"""Series over a real store: ordinals, what the last session proposes, neighbours, sub-sessions."""

from __future__ import annotations

import pytest

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Capacity, MeetingHeader, MeetingKind, NewDelegation, NewParticipant, Tlp
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey
from liaison.domain.series import SeriesChoice, SeriesFacts
from liaison.services.journal import JournalService
from liaison.services.meeting_people import MeetingPeopleService
from liaison.services.meetings import MeetingService
from liaison.services.note_records import NoteRecordService
from liaison.services.series import SeriesService
from liaison.store.engine import Store

COMMITTEE = SeriesFacts("Committee of Heads", "cis-chleu", "Oleg Gubaydulin", None, "KZ")
SIDES = (
    NewDelegation("Customs of Azerbaijan", Capacity.HOST, "az-gtk", participants=(NewParticipant("A", is_head=True),)),
    NewDelegation("Customs of Latvia", Capacity.OBSERVER, country_iso2="LV"),
)


@pytest.fixture
def meetings(store: Store) -> MeetingService:
    return MeetingService(store)


@pytest.fixture
def series(store: Store) -> SeriesService:
    return SeriesService(store)


def header(title: str, date: str | None) -> MeetingHeader:
    return MeetingHeader(title, MeetingKind.COMMITTEE_SESSION, PartialDate.parse(date) if date else None)


def session(meetings: MeetingService, series: SeriesService, ordinal: int | None, date: str | None) -> RowKey:
    """One more session of the first series, or of a new one."""
    key = meetings.create(header(f"session {ordinal}", date), SIDES).key
    there = series.all()
    choice = SeriesChoice(there[0].key if there else None, COMMITTEE, ordinal, "Oleg Gubaydulin")
    series.put(key, choice)
    return key


def test_the_next_session_is_proposed_and_nothing_is_taken_silently(
    meetings: MeetingService, series: SeriesService
) -> None:
    session(meetings, series, 18, "2018-05")
    last = session(meetings, series, 19, "2019-05")
    new = meetings.create(header("", "2019-11-20")).key
    proposal = series.proposal(series.all()[0].key, new)
    assert (proposal.ordinal, proposal.country_iso2, proposal.chair_name) == (20, "KZ", "Oleg Gubaydulin")
    assert proposal.last is not None
    assert proposal.last.key == last
    assert [(side.name, side.capacity, side.participants) for side in proposal.delegations] == [
        ("Customs of Azerbaijan", Capacity.HOST, ()),
        ("Customs of Latvia", Capacity.OBSERVER, ()),
    ]
    before = meetings.meeting(new)
    assert before is not None
    assert (before.delegations, before.ordinal, before.header.country_iso2) == ((), None, None)


def test_what_was_decided_is_one_change_and_can_be_taken_back(
    store: Store, meetings: MeetingService, series: SeriesService
) -> None:
    session(meetings, series, 19, "2019-05")
    new = meetings.create(header("", "2019-11-20")).key
    kept = series.all()[0]
    proposal = series.proposal(kept.key, new)
    series.put(new, SeriesChoice(kept.key, COMMITTEE, 20, "Somebody", None, "KZ", proposal.delegations[:1]))
    meeting = meetings.meeting(new)
    assert meeting is not None
    assert (meeting.series_name, meeting.ordinal, meeting.header.country_iso2) == ("Committee of Heads", 20, "KZ")
    assert [side.name for side in meeting.delegations] == ["Customs of Azerbaijan"]
    assert series.proposal(kept.key, new).delegations[0].name == "Customs of Latvia"
    JournalService(store).undo_last()
    meeting = meetings.meeting(new)
    assert meeting is not None
    assert (meeting.series_name, meeting.delegations) == (None, ())
    assert JournalService(store).check().sound


def test_an_ordinal_that_is_taken_is_told_and_kept_twice(meetings: MeetingService, series: SeriesService) -> None:
    first = session(meetings, series, 19, "2019-05")
    second = session(meetings, series, 19, "2019-06")
    proposal = series.proposal(series.all()[0].key, second)
    user = proposal.user_of(19)
    assert user is not None
    assert user.key == first
    assert series.all()[0].sessions == 2
    assert series.place(second).ordinal == 19


def test_the_meetings_before_and_after(meetings: MeetingService, series: SeriesService) -> None:
    nineteenth = session(meetings, series, 19, "2019-05")
    undated = session(meetings, series, 20, None)
    last = session(meetings, series, 21, "2020-05")
    first = session(meetings, series, 18, "2018-05")
    place = series.place(nineteenth)
    assert place.previous is not None
    assert place.following is not None
    assert (place.previous.key, place.following.key) == (first, undated)
    place = series.place(undated)
    assert place.following is not None
    assert place.following.key == last
    assert series.place(first).previous is None


def test_a_sub_session_takes_place_and_day_from_its_session(meetings: MeetingService, series: SeriesService) -> None:
    whole = session(meetings, series, 19, "2019-05-22")
    meetings.edit(whole, MeetingHeader("19th", date=PartialDate.parse("2019-05-22"), city="Baku", marking=Tlp.AMBER))
    part = series.add_part(whole, "Working groups").key
    made = meetings.meeting(part)
    assert made is not None
    assert (made.header.city, made.header.kind, made.header.marking) == ("Baku", MeetingKind.WORKING_GROUP, Tlp.AMBER)
    assert [one.key for one in series.place(whole).parts] == [part]
    place = series.place(part)
    assert place.parent is not None
    assert place.parent.key == whole
    # it is no session of its own
    assert series.all()[0].sessions == 1
    assert series.proposal(series.all()[0].key, None).ordinal == 20
    series.set_parent(part, None)
    assert series.place(whole).parts == ()


def test_a_session_near_in_time_may_be_the_whole(meetings: MeetingService, series: SeriesService) -> None:
    whole = session(meetings, series, 19, "2019-05")
    far = meetings.create(header("far", "2018-01-01")).key
    groups = meetings.create(header("groups", "2019-05-21")).key
    offered = {one.key for one in series.possible_parents(groups)}
    assert whole in offered
    assert far not in offered
    assert groups not in offered
    series.set_parent(groups, whole)
    assert series.possible_parents(whole) == ()


def test_a_meeting_leaves_its_series(meetings: MeetingService, series: SeriesService) -> None:
    key = session(meetings, series, 19, "2019-05")
    series.put(key, SeriesChoice())
    place = series.place(key)
    assert (place.series, place.ordinal) == (None, None)
    assert series.all()[0].sessions == 0


def test_what_is_open_in_a_series_is_open_for_its_next_session(
    store: Store, meetings: MeetingService, series: SeriesService
) -> None:
    people, records = MeetingPeopleService(store), NoteRecordService(store)
    first = session(meetings, series, 18, "2018-05")
    part = series.add_part(first, "Working group").key
    for key, text in ((first, "- [ ] Send the draft @A due:2019-01-01"), (part, "- [ ] Collect figures @B")):
        meeting = meetings.meeting(key)
        assert meeting is not None
        meetings.save_note(meeting.note.key, text)
        records.keep(meeting.note.key, structure_of(text))
    new = meetings.create(MeetingHeader("20th")).key
    assert people.open_promises(new) == ()
    series.put(new, SeriesChoice(series.all()[0].key, COMMITTEE, 20))
    assert [promise.text for promise in people.open_promises(new)] == ["Send the draft", "Collect figures"]
    # the same sides too: each promise once
    again = session(meetings, series, 21, "2020-05")
    assert [promise.text for promise in people.open_promises(again)] == ["Send the draft", "Collect figures"]
