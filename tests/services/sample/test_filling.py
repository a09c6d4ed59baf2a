from __future__ import annotations

from liaison.services.journal import JournalService
from liaison.services.meetings import MeetingService
from liaison.services.sample.filling import fill
from liaison.store.opening import store_in_memory


def test_the_sample_holds_the_stories_and_its_journal_is_sound() -> None:
    store = store_in_memory()
    fill(store)
    meetings = MeetingService(store)
    rows = meetings.page()
    assert rows[0].title == "Working meeting with ICE, US Department of Homeland Security"
    assert meetings.count() == len(rows) == 3
    assert rows[0].counterparts == (
        "Investigative Committee of the Republic of Belarus",
        "ICE, attaché office Frankfurt am Main",
    )
    assert rows[0].open_follow_ups == 2
    session = next(row for row in rows if row.title.startswith("19th"))
    whole = meetings.meeting(session.key)
    assert whole is not None
    assert (whole.ordinal, len(whole.delegations)) == (19, 12)
    assert "controlled delivery" in whole.note.text
    assert JournalService(store).check().sound
    store.close()
