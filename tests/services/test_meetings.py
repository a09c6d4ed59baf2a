from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Capacity, ListPosition, MeetingHeader, MeetingKind, NewDelegation, NewParticipant
from liaison.services.journal import JournalService
from liaison.services.meetings import MeetingService
from liaison.store.engine import Store
from liaison.store.journal.change import NoSuchRow

HEADER = MeetingHeader("Working meeting", MeetingKind.WORKING_MEETING, PartialDate.parse("2019-08-02"), city="Minsk")
GUESTS = NewDelegation("ICE", Capacity.GUEST, "us-ice", participants=(NewParticipant("G. Balsamo", is_head=True),))


def test_a_meeting_is_there_after_the_store_was_opened_again(reopen: Callable[[], Store]) -> None:
    first = MeetingService(reopen())
    key = first.create(HEADER, (GUESTS,)).key
    made = first.meeting(key)
    assert made is not None
    assert first.save_note(made.note.key, "## Agenda\nПривет")
    found = MeetingService(reopen()).meeting(key)
    assert found is not None
    assert found.header == HEADER
    assert found.note.text == "## Agenda\nПривет"
    assert [side.name for side in found.delegations] == ["ICE"]
    assert [(person.name, person.is_head) for person in found.delegations[0].participants] == [("G. Balsamo", True)]


def test_saving_the_same_text_again_writes_nothing(store: Store) -> None:
    meetings = MeetingService(store)
    made = meetings.meeting(meetings.create(HEADER).key)
    assert made is not None
    assert meetings.save_note(made.note.key, "text")
    before = store.author.tail
    assert not meetings.save_note(made.note.key, "text")
    assert store.author.tail == before


def test_a_note_that_is_not_there_is_ours_to_know(store: Store) -> None:
    meetings = MeetingService(store)
    key = meetings.create(HEADER).key
    with pytest.raises(NoSuchRow):
        meetings.save_note(key, "a meeting is no note")
    assert JournalService(store).check().sound


def test_pages_follow_each_other_and_undated_meetings_come_last(store: Store) -> None:
    meetings = MeetingService(store)
    dates = [None, "2019", "2019-08-02", "2019-08", "../2018", "2020-01-01"] * 7
    random.Random(1).shuffle(dates)
    for number, date in enumerate(dates):
        meetings.create(MeetingHeader(f"meeting {number}", date=PartialDate.parse(date) if date else None))
    whole = meetings.page(limit=1000)
    assert len(whole) == meetings.count() == len(dates)
    assert [row.position for row in whole] == sorted((row.position for row in whole), reverse=True)
    assert all(row.date is None for row in whole[-7:])
    pages, after = [], None
    while page := meetings.page(after, limit=5):
        pages.append(page)
        after = page[-1].position
    assert tuple(row for page in pages for row in page) == whole
    starts = [*meetings.page_starts(step=5)][-1]
    assert starts == tuple(whole[number].position for number in range(4, len(whole), 5))


def test_deleting_and_undoing_keep_the_count(store: Store) -> None:
    meetings, journal = MeetingService(store), JournalService(store)
    key = meetings.create(HEADER, (GUESTS,)).key
    meetings.delete(key)
    assert (meetings.count(), meetings.meeting(key)) == (0, None)
    undone = journal.undo_last()
    assert undone is not None
    assert undone.label == "meeting.delete"
    assert meetings.count() == 1
    assert journal.undo_last() is not None
    assert meetings.count() == 0
    assert journal.undo_last() is None


@pytest.mark.parametrize("text", ["МИНСК", "ice minsk", "working", "2019-08"])
def test_a_meeting_is_found_by_title_place_side_and_date(store: Store, text: str) -> None:
    meetings = MeetingService(store)
    meetings.create(MeetingHeader("Something else"))
    header = MeetingHeader(
        "Working meeting", date=PartialDate.parse("2019-08-02"), city="Minsk", place="Минск, центральный аппарат"
    )
    key = meetings.create(header, (GUESTS,)).key
    assert [row.key for row in [*meetings.find(text)][-1]] == [key]


def test_sides_and_people_are_edited_and_removed(store: Store) -> None:
    meetings = MeetingService(store)
    meeting = meetings.create(HEADER).key
    side = meetings.add_delegation(meeting, GUESTS).key
    second = meetings.add_delegation(meeting, NewDelegation("Hosts", Capacity.HOST)).key
    person = meetings.add_participant(meeting, side, NewParticipant("K. Stifler", "Special Agent")).key
    meetings.edit_delegation(second, NewDelegation("Investigative Committee", Capacity.HOST, "by-sk"))
    meetings.edit_participant(person, NewParticipant("K. Stifler", is_interpreter=True))
    found = meetings.meeting(meeting)
    assert found is not None
    assert [side.name for side in found.delegations] == ["ICE", "Investigative Committee"]
    assert [(seat.name, seat.post, seat.is_interpreter) for seat in found.delegations[0].participants] == [
        ("G. Balsamo", None, False),
        ("K. Stifler", None, True),
    ]
    meetings.remove_participant(person)
    meetings.remove_delegation(second)
    found = meetings.meeting(meeting)
    assert found is not None
    assert [side.name for side in found.delegations] == ["ICE"]
    assert len(found.delegations[0].participants) == 1


def test_a_page_is_sought_in_the_index_and_not_walked_to(store: Store) -> None:
    with store.read() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT id FROM meeting WHERE deleted = 0 AND coalesce(date, '') <= '2019' "
            "AND (coalesce(date, '') < '2019' OR id < 'x') ORDER BY coalesce(date, '') DESC, id DESC LIMIT 10"
        ).all()
    assert "ix_meeting_list (deleted=? AND <expr><?)" in str(plan)
    assert "TEMP B-TREE" not in str(plan)
    assert ListPosition("2019", "b") > ListPosition("2019", "a")
