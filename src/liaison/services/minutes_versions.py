"""Minutes become final and are opened again; every earlier text is read, compared and brought back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from liaison.domain.follow_up_boxes import with_boxes
from liaison.domain.meetings import MeetingState
from liaison.domain.minutes_errors import MinutesAreFinal, MinutesAreNotFinal, MinutesGone
from liaison.domain.minutes_history import Moment
from liaison.domain.minutes_versions import Agreement, Finalised, MinutesState, MinutesVersion
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.note_records import NoteRecordService
from liaison.services.text_history import FrozenText, moments_in_slices
from liaison.store import meeting_rows, minutes_version_rows, note_marks, note_record_rows
from liaison.store.engine import Store
from liaison.store.final_minutes import refuse_final
from liaison.store.journal.change import Change
from liaison.store.journal.operations import Scalar
from liaison.store.journal.text_history import Cell, text_at


class MinutesVersionService:
    """What an officer does with versions of minutes; every method runs on the store's thread.

    Args:
        store: the open store.
        records: keeps what the notes say as records.
        now: the clock, with its zone.
    """

    def __init__(
        self,
        store: Store,
        records: NoteRecordService,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        self._store, self._records, self._now = store, records, now

    def state(self, meeting: RowKey) -> MinutesState | None:
        """How far the minutes are; None when the meeting is not there."""
        with self._store.read() as connection:
            found = minutes_version_rows.state_of(connection, meeting)
            last = minutes_version_rows.last_version(connection, meeting)
        return None if found is None else MinutesState(*found, last)

    def versions(self, meeting: RowKey) -> tuple[MinutesVersion, ...]:
        """Every version that was final, the first first."""
        with self._store.read() as connection:
            return minutes_version_rows.versions_of(connection, meeting)

    def finalise(self, meeting: RowKey) -> Finalised:
        """Freeze the text, and every name and label as shown today. Raises MinutesGone, MinutesAreFinal."""
        self._catch_up(meeting)
        with self._store.change("minutes.finalise") as change:
            found = meeting_rows.meeting_of(change.connection, meeting)
            state = minutes_version_rows.state_of(change.connection, meeting)
            if found is None or state is None:
                raise MinutesGone
            if state[0] is MeetingState.FINAL:
                raise MinutesAreFinal
            labels = minutes_version_rows.frozen_labels(change.connection, found)
            values = minutes_version_rows.version_values(found, state[1], self._now(), labels)
            change.insert("minutes_version", values, scope=meeting.scope)
            change.update("meeting", (meeting.scope, meeting.id), {"state": MeetingState.FINAL.value})
        return Finalised(state[1], change.changes)

    def reopen(self, meeting: RowKey, reason: str) -> ChangeSet:
        """Make the next version a draft; what was checked off meanwhile is checked in its text. Raises as `agree`."""
        with self._store.change("minutes.reopen") as change:
            last = self._last_final(change, meeting)
            opened: dict[str, Scalar] = {
                "reopened_at": self._now().isoformat(timespec="seconds"),
                "reason": reason.strip() or None,
            }
            change.update("minutes_version", (last.key.scope, last.key.id), opened)
            values: dict[str, Scalar] = {"state": MeetingState.DRAFT.value, "version": last.number + 1}
            change.update("meeting", (meeting.scope, meeting.id), values)
            note = minutes_version_rows.note_of_meeting(change.connection, meeting)
            found = note_record_rows.note_of(change.connection, note) if note else None
            if note is not None and found is not None:
                boxes = minutes_version_rows.promises_in_note(change.connection, note)
                change.write_text("note", (note.scope, note.id), "body", with_boxes(found.text, boxes))
        return change.changes

    def promise_at(self, meeting: RowKey, line: int, text: str) -> tuple[RowKey, bool] | None:
        """The promise that a line of the final text says, and whether it is kept by now; None when there is no record of it."""
        with self._store.read() as connection:
            note = minutes_version_rows.note_of_meeting(connection, meeting)
            return minutes_version_rows.promise_at(connection, note, line, text) if note else None

    def agree(self, meeting: RowKey, agreement: Agreement) -> ChangeSet:
        """Keep how far the other side agreed to the final text. Raises MinutesGone, MinutesAreNotFinal."""
        with self._store.change("minutes.agree") as change:
            last = self._last_final(change, meeting)
            values = minutes_version_rows.agreement_values(agreement)
            change.update("minutes_version", (last.key.scope, last.key.id), values)
        return change.changes

    def restore(self, meeting: RowKey, text: str) -> ChangeSet:
        """Bring an earlier text back, as a change like any other. Raises MinutesGone, MinutesAreFinal."""
        with self._store.change("minutes.restore") as change:
            note = minutes_version_rows.note_of_meeting(change.connection, meeting)
            if note is None:
                raise MinutesGone
            refuse_final(change.connection, meeting)
            change.write_text("note", (note.scope, note.id), "body", text)
        records = self._records.keep(note, structure_of(text))
        return ChangeSet(change.label, frozenset(change.touched | records.touched))

    def history(self, meeting: RowKey, *, every_save: bool = False) -> Iterator[tuple[Moment, ...]]:
        """The moments of the note, the first first, and its final versions among them; every save by itself where asked.

        A long job in slices: gives what was found so far, growing. Raises MinutesGone.
        """
        with self._store.read() as connection:
            cell = _cell_of(minutes_version_rows.note_of_meeting(connection, meeting))
            versions = minutes_version_rows.versions_of(connection, meeting)
            arrivals = minutes_version_rows.arrivals(connection, versions)
        frozen = [
            FrozenText(arrivals[version.key.id], version.number, version.finalised_at)
            for version in versions
            if version.key.id in arrivals
        ]
        yield from moments_in_slices(self._store, cell, frozen, every_save=every_save)

    def text(self, meeting: RowKey, moment: Moment) -> str:
        """The text of a moment; of a final version what was frozen. Raises MinutesGone."""
        with self._store.read() as connection:
            if moment.version is not None:
                versions = minutes_version_rows.versions_of(connection, meeting)
                found = next((one.body for one in versions if one.number == moment.version), None)
                if found is not None:
                    return found
            return text_at(
                connection, _cell_of(minutes_version_rows.note_of_meeting(connection, meeting)), moment.position
            )

    def _catch_up(self, meeting: RowKey) -> None:
        """Make what a killed process wrote last into records: those of final minutes follow their text no more."""
        with self._store.read() as connection:
            note = minutes_version_rows.note_of_meeting(connection, meeting)
            found = (
                note_record_rows.note_of(connection, note) if note and note in note_marks.behind(connection) else None
            )
        if note is not None and found is not None:
            self._records.keep(note, structure_of(found.text))

    def _last_final(self, change: Change, meeting: RowKey) -> MinutesVersion:
        state = minutes_version_rows.state_of(change.connection, meeting)
        if state is None:
            raise MinutesGone
        last = minutes_version_rows.last_version(change.connection, meeting)
        if state[0] is not MeetingState.FINAL or last is None:
            raise MinutesAreNotFinal
        return last


def _cell_of(note: RowKey | None) -> Cell:
    if note is None:
        raise MinutesGone
    return note.scope, "note", note.id, "body"
