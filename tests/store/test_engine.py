"""The open store's doors when the world does not play along."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from liaison.domain.meetings import MeetingHeader
from liaison.domain.vault_errors import DiskFull
from liaison.services.journal import JournalService
from liaison.services.meetings import MeetingService
from liaison.store.engine import Store


def test_a_full_disk_is_told_as_such_and_what_was_saved_stays(reopen: Callable[[], Store]) -> None:
    store = reopen()
    meetings = MeetingService(store)
    made = meetings.meeting(meetings.create(MeetingHeader("kept")).key)
    assert made is not None
    meetings.save_note(made.note.key, "kept")
    (pages,) = store.outside_transaction("PRAGMA page_count")[0]
    # SQLite then answers as it does when the disk is full
    store.outside_transaction(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        meetings.save_note(made.note.key, "lost " * 100_000)
    store.outside_transaction("PRAGMA max_page_count = 1073741823")
    assert meetings.save_note(made.note.key, "kept, and more")
    assert JournalService(store).check().sound
    again = MeetingService(reopen()).meeting(made.key)
    assert again is not None
    assert again.note.text == "kept, and more"


def test_threads_take_turns(store: Store) -> None:
    meetings = MeetingService(store)
    meetings.create(MeetingHeader("Minsk"))

    def work(number: int) -> list[int]:
        meetings.create(MeetingHeader(f"Baku {number}"))
        counts = []
        for _ in range(50):
            with store.read() as connection:
                rows = connection.exec_driver_sql("SELECT id FROM meeting")
                counts.append(len(rows.fetchall()))
        return counts

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(work, range(4)))
    assert all(counts == sorted(counts) for counts in answers)
    assert meetings.count() == 5
    assert JournalService(store).check().sound


def test_a_door_inside_another_is_refused(store: Store) -> None:
    with store.read(), pytest.raises(RuntimeError, match="already"), store.change("meeting.create"):
        pass
    with store.change("meeting.create") as change:
        change.insert("meeting", {"title": "kept"}, scope="own")
        with pytest.raises(RuntimeError, match="already"), store.read():
            pass
    assert MeetingService(store).count() == 1
