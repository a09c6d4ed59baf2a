"""Final minutes in a real store: frozen with the names of their day, refused to every writer, opened again, brought back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liaison.domain.dates import PartialDate
from liaison.domain.meeting_templates import MeetingTemplate
from liaison.domain.meetings import (
    Capacity,
    Meeting,
    MeetingHeader,
    MeetingKind,
    MeetingState,
    NewDelegation,
    NewParticipant,
)
from liaison.domain.minutes_errors import MinutesAreFinal, MinutesAreNotFinal, MinutesGone
from liaison.domain.minutes_history import Origin
from liaison.domain.minutes_versions import Agreement, MinutesVersion, Named
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey
from liaison.domain.series import SeriesChoice
from liaison.domain.text_comparison import compare
from liaison.services.follow_ups import FollowUpService
from liaison.services.journal import JournalService
from liaison.services.meeting_people import MeetingPeopleService
from liaison.services.meeting_templates import MeetingTemplateService
from liaison.services.meetings import MeetingService
from liaison.services.minutes_versions import MinutesVersionService
from liaison.services.note_records import NoteRecordService
from liaison.services.series import SeriesService
from liaison.services.text_history import comparison_in_slices
from liaison.store.engine import OWN, Store

NOW = datetime(2019, 8, 3, 17, 5, tzinfo=timezone(timedelta(hours=3)))
TEXT = "## Powers\n- [ ] send the list @G. Balsamo due:2019-08-16\n> Belarus: interest"
SIDES = (
    NewDelegation("Investigative Committee", Capacity.HOST, agency_id="by-ic"),
    NewDelegation("ICE", Capacity.GUEST, participants=(NewParticipant("G. Balsamo", "attaché", is_head=True),)),
)


class Office:
    """What an officer works with in one store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.meetings = MeetingService(store)
        self.records = NoteRecordService(store, lambda: date(2019, 8, 3))
        self.versions = MinutesVersionService(store, self.records, lambda: NOW)
        self.follow_ups = FollowUpService(store, lambda: date(2019, 8, 20))
        self.journal = JournalService(store)

    def meeting(self, key: RowKey) -> Meeting:
        found = self.meetings.meeting(key)
        assert found is not None
        return found

    def write(self, key: RowKey, text: str) -> None:
        note = self.meeting(key).note.key
        self.meetings.save_note(note, text)
        self.records.keep(note, structure_of(text))

    def last(self, key: RowKey) -> MinutesVersion:
        return self.versions.versions(key)[-1]

    def texts(self, key: RowKey) -> list[str]:
        moments = list(self.versions.history(key, every_save=True))[-1]
        return [self.versions.text(key, moment) for moment in moments]


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)


@pytest.fixture
def minutes(office: Office) -> RowKey:
    """A meeting with two sides and a note, hosted by an agency of the officer's own directory."""
    with office.store.change("agency.create") as change:
        change.insert("agency", {"name_en": "Investigative Committee of Belarus"}, scope=OWN, row_id="by-ic")
    header = MeetingHeader("Working meeting", date=PartialDate.parse("2019-08-02"), host_agency_id="by-ic")
    made = office.meetings.create(header, SIDES).key
    office.write(made, TEXT)
    return made


def test_final_minutes_keep_the_names_of_that_day(office: Office, minutes: RowKey) -> None:
    with office.store.change("series") as change:
        series = change.insert("meeting_series", {"name": "Working meetings"}, scope=OWN)
        change.update("meeting", (OWN, minutes.id), {"series_id": series, "ordinal": 3})
    assert office.versions.finalise(minutes).number == 1
    with office.store.change("agency.edit") as change:
        change.update("agency", (OWN, "by-ic"), {"name_en": "Ministry of Investigation"})
        change.update("meeting_series", (OWN, series), {"name": "Renamed"})
        # a person and a side renamed by what does not ask, such as an exchange of another day
        side = office_rows(change.connection, "delegation")[1]
        person = office_rows(change.connection, "participant")[0]
        change.update("delegation", (OWN, side), {"name": "HSI"})
        change.update("participant", (OWN, person), {"name": "Somebody else"})
    version = office.last(minutes)
    assert version.number == 1
    assert version.finalised_at == NOW
    assert version.body == TEXT
    labels = version.labels
    assert labels is not None
    assert labels.name(Named.AGENCY, "by-ic", "en") == "Investigative Committee of Belarus"
    assert (labels.series_name, labels.ordinal) == ("Working meetings", 3)
    assert [side.name for side in labels.delegations] == ["Investigative Committee", "ICE"]
    (head,) = labels.delegations[1].participants
    assert (head.name, head.post, head.is_head) == ("G. Balsamo", "attaché", True)
    assert labels.header.date == PartialDate.parse("2019-08-02")


def office_rows(connection: object, table: str) -> list[str]:
    rows = connection.exec_driver_sql(f"SELECT id FROM {table} ORDER BY id")  # type: ignore[attr-defined]
    return [row[0] for row in rows]


def test_nothing_is_written_into_final_minutes_whoever_asks(office: Office, minutes: RowKey) -> None:
    office.versions.finalise(minutes)
    meeting = office.meeting(minutes)
    assert meeting.state is MeetingState.FINAL
    meetings, side = office.meetings, meeting.delegations[1]
    attempts: list[Callable[[], object]] = [
        lambda: meetings.save_note(meeting.note.key, "another text"),
        lambda: meetings.edit(minutes, MeetingHeader("Another title")),
        lambda: meetings.add_delegation(minutes, NewDelegation("DEA")),
        lambda: meetings.edit_delegation(side.key, NewDelegation("DEA")),
        lambda: meetings.remove_delegation(side.key),
        lambda: meetings.add_participant(minutes, side.key, NewParticipant("K. Stifler")),
        lambda: meetings.edit_participant(side.participants[0].key, NewParticipant("K. Stifler")),
        lambda: meetings.remove_participant(side.participants[0].key),
        lambda: office.versions.restore(minutes, "an earlier text"),
        lambda: MeetingPeopleService(office.store).move_side(minutes, side.key, -1),
        lambda: MeetingPeopleService(office.store).move_person(side.key, side.participants[0].key, 1),
        lambda: SeriesService(office.store).put(minutes, SeriesChoice(ordinal=9)),
        lambda: SeriesService(office.store).set_parent(minutes, None),
        lambda: MeetingTemplateService(office.store).apply(
            MeetingTemplate("Session", MeetingKind.VISIT, "## Opening"), minutes
        ),
        lambda: office.versions.finalise(minutes),
    ]
    for attempt in attempts:
        with pytest.raises(MinutesAreFinal):
            attempt()
    assert office.meeting(minutes) == meeting
    assert office.journal.check().sound
    # what differs in nothing is no attempt
    assert meetings.save_note(meeting.note.key, TEXT) is False
    meetings.edit(minutes, meeting.header)


def test_a_promise_kept_after_the_end_changes_the_record_and_not_the_text(office: Office, minutes: RowKey) -> None:
    office.versions.finalise(minutes)
    (promise,) = office.follow_ups.open_promises()
    office.follow_ups.set_done(promise.key, True)
    note = office.meeting(minutes).note
    assert note.text == TEXT
    office.records.keep(note.key, structure_of(note.text))
    list(office.records.catch_up())
    assert office.follow_ups.open_promises() == ()
    office.versions.reopen(minutes, "one name was wrong")
    # the draft says what became known meanwhile, the version what was said
    draft = office.meeting(minutes)
    assert draft.note.text == TEXT.replace("[ ]", "[x]")
    assert office.last(minutes).body == TEXT
    office.records.keep(draft.note.key, structure_of(draft.note.text))
    assert office.follow_ups.open_promises() == ()


def test_reopening_makes_the_next_version(office: Office, minutes: RowKey) -> None:
    with pytest.raises(MinutesAreNotFinal):
        office.versions.reopen(minutes, "")
    office.versions.finalise(minutes)
    office.versions.reopen(minutes, " one name was wrong ")
    state = office.versions.state(minutes)
    assert state is not None
    assert (state.is_final, state.number) == (False, 2)
    assert state.last is not None
    assert (state.last.reason, state.last.reopened_at) == ("one name was wrong", NOW)
    assert office.meeting(minutes).version == 2
    office.write(minutes, "Second text")
    assert office.versions.finalise(minutes).number == 2
    assert [(one.number, one.body) for one in office.versions.versions(minutes)] == [(1, TEXT), (2, "Second text")]


def test_finalising_and_reopening_are_taken_back_like_any_change(office: Office, minutes: RowKey) -> None:
    office.versions.finalise(minutes)
    office.versions.reopen(minutes, "")
    office.journal.undo_last()
    state = office.versions.state(minutes)
    assert state is not None
    assert (state.is_final, state.number) == (True, 1)
    assert state.last is not None
    assert state.last.reopened_at is None
    office.journal.undo_last()
    state = office.versions.state(minutes)
    assert state is not None
    assert (state.is_final, state.last) == (False, None)
    office.write(minutes, "goes on")
    assert office.versions.finalise(minutes).number == 1
    assert office.journal.check().sound


def test_the_other_sides_agreement_is_kept_with_the_version(office: Office, minutes: RowKey) -> None:
    agreement = Agreement(
        "ICE Frankfurt", PartialDate.parse("2019-08-05"), None, PartialDate.parse("2019-09"), "both", ""
    )
    with pytest.raises(MinutesAreNotFinal):
        office.versions.agree(minutes, agreement)
    office.versions.finalise(minutes)
    office.versions.agree(minutes, agreement)
    assert office.last(minutes).agreement == agreement
    office.versions.agree(minutes, Agreement())
    assert office.last(minutes).agreement == Agreement()


def test_a_meeting_that_is_gone_is_said_to_be(office: Office, minutes: RowKey) -> None:
    office.meetings.delete(minutes)
    for attempt in (
        lambda: office.versions.finalise(minutes),
        lambda: office.versions.restore(minutes, ""),
        lambda: list(office.versions.history(minutes)),
        lambda: office.versions.reopen(minutes, ""),
    ):
        with pytest.raises(MinutesGone):
            attempt()
    assert office.versions.state(minutes) is None


def test_an_earlier_text_comes_back_as_a_new_change_with_its_records(office: Office, minutes: RowKey) -> None:
    office.write(minutes, "nothing left")
    assert office.follow_ups.open_promises() == ()
    office.versions.restore(minutes, TEXT)
    assert office.meeting(minutes).note.text == TEXT
    assert [one.text for one in office.follow_ups.open_promises()] == ["send the list"]
    assert office.texts(minutes) == [TEXT, "nothing left", TEXT]
    office.journal.undo_last()
    assert office.meeting(minutes).note.text == "nothing left"


def test_the_history_names_versions_and_by_what_the_text_changed(office: Office, minutes: RowKey) -> None:
    office.versions.finalise(minutes)
    office.versions.reopen(minutes, "")
    office.write(minutes, TEXT + "\nmore words here")
    office.journal.undo_last()
    office.versions.restore(minutes, "short")
    moments = list(office.versions.history(minutes))[-1]
    assert [(one.origin, one.version) for one in moments] == [
        (Origin.WRITTEN, None),
        (Origin.FINAL, 1),
        (Origin.WRITTEN, None),
        (Origin.UNDONE, None),
        (Origin.RESTORED, None),
    ]
    assert [(one.added, one.removed) for one in moments[2:]] == [(3, 0), (0, 3), (1, len(TEXT.split()))]
    texts = [office.versions.text(minutes, moment) for moment in moments]
    assert texts == [TEXT, TEXT, TEXT + "\nmore words here", TEXT, "short"]


def test_labels_that_cannot_be_read_leave_the_text_readable(office: Office, minutes: RowKey) -> None:
    office.versions.finalise(minutes)
    key = office.last(minutes).key
    for broken in ("{not json", '["a list"]', '{"delegations": []}'):
        with office.store.change("import") as change:
            change.update("minutes_version", (OWN, key.id), {"labels": broken})
        version = office.last(minutes)
        assert version.labels is None
        assert version.body == TEXT


def test_two_texts_are_compared_in_slices(office: Office) -> None:
    *pauses, last = comparison_in_slices("one two\n" * 9, "one three\n" * 9)
    assert last == compare("one two\n" * 9, "one three\n" * 9)
    assert set(pauses) <= {None}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(alphabet="aб\n会 ", max_size=12), min_size=1, max_size=20))
def test_every_text_of_the_history_is_what_was_saved(store: Store, texts: list[str]) -> None:
    office = Office(store)
    made = office.meetings.create(MeetingHeader("x")).key
    note = office.meeting(made).note.key
    different: list[str] = []
    for text in texts:
        if office.meetings.save_note(note, text):
            different.append(text)
    assert office.texts(made) == different
    whole = list(office.versions.history(made))[-1]
    assert sum(one.saves for one in whole) == len(different)
    assert not whole or office.versions.text(made, whole[-1]) == texts[-1]
