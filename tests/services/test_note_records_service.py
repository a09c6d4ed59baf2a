"""Promises and statements of a note as records of a real store: they follow the text, and what is said of them stays."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from liaison.domain.meetings import MeetingHeader, NewDelegation
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey
from liaison.services.follow_ups import FollowUpService
from liaison.services.journal import JournalService
from liaison.services.meeting_people import MeetingPeopleService
from liaison.services.meetings import MeetingService
from liaison.services.note_records import NoteRecordService
from liaison.store.engine import Store
from liaison.store.opening import store_in_memory

TODAY = date(2026, 11, 22)
NOTE = "## Contacts\n- [ ] send the list @Balsamo due:2019-08-16\n> Belarus: interest in treaties\n- [ ] draft a note"


class Desk:
    """A meeting with a note."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.meetings = MeetingService(store)
        self.records = NoteRecordService(store, lambda: TODAY)
        self.follow_ups = FollowUpService(store, lambda: TODAY)
        self.meeting = self.meetings.create(MeetingHeader("Minsk")).key
        meeting = self.meetings.meeting(self.meeting)
        assert meeting is not None
        self.note: RowKey = meeting.note.key

    def write(self, text: str) -> None:
        self.meetings.save_note(self.note, text)
        self.records.keep(self.note, structure_of(text))

    def text(self) -> str:
        meeting = self.meetings.meeting(self.meeting)
        assert meeting is not None
        return meeting.note.text

    def open(self) -> dict[str, str]:
        return {one.text: one.key.id for one in self.follow_ups.open_promises()}


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def test_what_was_promised_in_the_note_is_an_open_promise(desk: Desk) -> None:
    desk.write(NOTE)
    first, second = desk.follow_ups.open_promises()
    assert (first.text, first.owner_name, str(first.due)) == ("send the list", "Balsamo", "2019-08-16")
    assert (second.text, second.made_in_title) == ("draft a note", "Minsk")


def test_editing_around_and_inside_a_line_keeps_its_record(desk: Desk) -> None:
    desk.write(NOTE)
    before = desk.open()
    desk.write("10:04 begun\n\n" + NOTE.replace("send the list", "send the list of contact points"))
    after = desk.open()
    assert after["send the list of contact points"] == before["send the list"]
    assert after["draft a note"] == before["draft a note"]


def test_a_line_that_is_deleted_takes_its_promise_along_and_undo_of_the_text_brings_it_back(desk: Desk) -> None:
    desk.write(NOTE)
    desk.write("## Contacts")
    assert desk.open() == {}
    JournalService(desk.store).undo_last()
    assert desk.text() == NOTE
    for _ in desk.records.catch_up():
        pass
    assert set(desk.open()) == {"send the list", "draft a note"}


def test_checking_off_a_promise_elsewhere_checks_its_line_and_back(desk: Desk) -> None:
    desk.write(NOTE)
    desk.write("a line more\n" + NOTE)
    key = next(one.key for one in desk.follow_ups.open_promises() if one.text == "send the list")
    desk.follow_ups.set_done(key, True)
    assert "- [x] send the list" in desk.text()
    assert set(desk.open()) == {"draft a note"}
    desk.records.keep(desk.note, structure_of(desk.text()))
    assert set(desk.open()) == {"draft a note"}
    desk.follow_ups.set_done(key, False)
    assert desk.text() == "a line more\n" + NOTE


def test_a_promise_is_found_by_what_it_says_when_the_text_ran_ahead_of_the_records(desk: Desk) -> None:
    desk.write(NOTE)
    desk.meetings.save_note(desk.note, "one\ntwo\n" + NOTE)
    key = next(one.key for one in desk.follow_ups.open_promises() if one.text == "draft a note")
    desk.follow_ups.set_done(key, True)
    assert desk.text() == "one\ntwo\n" + NOTE.replace("- [ ] draft", "- [x] draft")


def test_after_a_kill_the_records_catch_up_with_the_notes(desk: Desk) -> None:
    desk.meetings.save_note(desk.note, NOTE)
    assert desk.open() == {}
    assert list(desk.records.catch_up()) == [1]
    assert set(desk.open()) == {"send the list", "draft a note"}


def test_nothing_is_written_when_nothing_changed(desk: Desk) -> None:
    desk.write(NOTE)
    assert desk.records.keep(desk.note, structure_of(NOTE)).touched == frozenset()


LINES = some.lists(
    some.sampled_from(("- [ ] a", "- [x] a", "- [ ] b @X due:2020", "text", "> Y: said", "", "- [ ] c")), max_size=7
)


@given(some.lists(LINES, min_size=1, max_size=4))
@settings(max_examples=30, deadline=None)
def test_whatever_was_written_before_the_open_promises_are_those_of_the_text(versions: list[list[str]]) -> None:
    store = store_in_memory()
    try:
        desk = Desk(store)
        for lines in versions:
            desk.write("\n".join(lines))
        wanted = sorted(one.what for one in structure_of("\n".join(versions[-1])).follow_ups if not one.is_done)
        assert sorted(one.text for one in desk.follow_ups.open_promises()) == wanted
    finally:
        store.close()


def test_the_next_meeting_of_the_same_sides_opens_with_what_is_open(desk: Desk) -> None:
    sides = (NewDelegation("Host", agency_id="by-sk"), NewDelegation("Guest", agency_id="us-ice"))
    for side in sides:
        desk.meetings.add_delegation(desk.meeting, side)
    desk.write(NOTE)
    next_one = desk.meetings.create(MeetingHeader("The next"), sides).key
    people = MeetingPeopleService(desk.store)
    assert [one.text for one in people.open_promises(next_one)] == ["send the list", "draft a note"]
    assert people.open_promises(desk.meeting) == ()
    # our own side alone is no reason
    others = (sides[0], NewDelegation("Another guest", agency_id="us-fbi"))
    assert people.open_promises(desk.meetings.create(MeetingHeader("With others"), others).key) == ()
    assert people.open_promises(desk.meetings.create(MeetingHeader("With nobody")).key) == ()


def test_only_what_is_behind_is_caught_up_with(desk: Desk) -> None:
    desk.meetings.save_note(desk.note, NOTE)
    assert len(list(desk.records.catch_up())) == 1
    assert list(desk.records.catch_up()) == []
    desk.write("- [ ] one")
    assert list(desk.records.catch_up()) == []
    # a note that waits is not forgotten because another was kept
    other = desk.meetings.create(MeetingHeader("Baku")).key
    meeting = desk.meetings.meeting(other)
    assert meeting is not None
    desk.meetings.save_note(meeting.note.key, "- [ ] two")
    desk.write("- [ ] one\n")
    assert len(list(desk.records.catch_up())) == 2
    assert set(desk.open()) == {"one", "two"}
    assert list(desk.records.catch_up()) == []
    # records made of an older text leave the note behind
    desk.meetings.save_note(desk.note, "- [ ] three")
    desk.records.keep(desk.note, structure_of("- [ ] thre"))
    assert len(list(desk.records.catch_up())) == 1
    assert set(desk.open()) == {"three", "two"}
