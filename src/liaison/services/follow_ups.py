"""What is still to be done, by either side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from liaison.domain.dates import PartialDate
from liaison.domain.follow_up_boxes import with_boxes
from liaison.domain.follow_ups import Promise
from liaison.domain.note_records import DONE, OPEN
from liaison.domain.rows import ChangeSet, RowKey
from liaison.store import follow_up_rows, note_record_rows
from liaison.store.engine import Store
from liaison.store.final_minutes import is_final_note
from liaison.store.journal.change import Change
from liaison.store.journal.operations import Scalar


class FollowUpService:
    """What an officer asks about promises; every method runs on the store's thread.

    Args:
        store: the open store.
        today: the day on which one is checked off.
    """

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def open_promises(self, limit: int = 50) -> tuple[Promise, ...]:
        """Open promises of both sides, the earliest due first, those without a date last."""
        with self._store.read() as connection:
            return follow_up_rows.open_promises(connection, limit)

    def set_done(self, key: RowKey, is_done: bool) -> ChangeSet:
        """Check a promise off, or open it again; the line of the note it stands in is changed with it, in one change."""
        with self._store.change("follow_up.done") as change:
            values: dict[str, Scalar] = {"state": OPEN, "done_on": None}
            if is_done:
                values = {"state": DONE, "done_on": PartialDate.of(self._today())}
            change.update("follow_up", (key.scope, key.id), values)
            self._mark_line(change, key, is_done)
        return change.changes

    def _mark_line(self, change: Change, key: RowKey, is_done: bool) -> None:
        place = follow_up_rows.place_in_note(change.connection, key)
        found = note_record_rows.note_of(change.connection, place.note) if place else None
        if place is None or found is None:
            return
        # the text of final minutes stays what it is: only the record knows, until they are opened again
        if is_final_note(change.connection, place.note):
            return
        marked = with_boxes(found.text, ((place.line, place.text, is_done),))
        change.write_text("note", (place.note.scope, place.note.id), "body", marked)
