"""One note, written in two windows that know different texts of it."""

from __future__ import annotations

from liaison.domain.meetings import MeetingHeader
from liaison.domain.rows import RowKey
from liaison.services.journal import JournalService
from liaison.services.meetings import MeetingService
from liaison.store.engine import Store


def begun(service: MeetingService, text: str) -> tuple[RowKey, RowKey]:
    key = service.create(MeetingHeader("Minsk")).key
    meeting = service.meeting(key)
    assert meeting is not None
    service.save_note(meeting.note.key, text)
    return key, meeting.note.key


def text_of(service: MeetingService, key: RowKey) -> str:
    meeting = service.meeting(key)
    assert meeting is not None
    return meeting.note.text


def test_what_was_saved_meanwhile_stays_beside(store: Store) -> None:
    service = MeetingService(store)
    key, note = begun(service, "middle")
    assert service.save_note(note, "middle end", "middle")
    # the other window still shows what was before
    assert service.save_note(note, "start middle", "middle")
    assert text_of(service, key) == "start middle end"
    # and saves again before it was told
    assert service.save_note(note, "start, middle", "start middle")
    assert text_of(service, key) == "start, middle end"
    assert not service.save_note(note, "start, middle", "start, middle")


def test_each_save_is_one_change_that_can_be_taken_back(store: Store) -> None:
    service = MeetingService(store)
    key, note = begun(service, "middle")
    service.save_note(note, "middle end", "middle")
    service.save_note(note, "start middle", "middle")
    JournalService(store).undo_last()
    assert text_of(service, key) == "middle end"


def test_without_a_base_the_text_is_what_was_given(store: Store) -> None:
    service = MeetingService(store)
    key, note = begun(service, "one")
    service.save_note(note, "two")
    service.save_note(note, "three")
    assert text_of(service, key) == "three"
