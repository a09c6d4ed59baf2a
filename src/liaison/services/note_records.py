"""What a note's lines say becomes records, and stays linked to the lines: promises and statements."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from liaison.domain.dates import PartialDate
from liaison.domain.note_records import (
    DONE,
    KeptRecord,
    WrittenRecord,
    matching,
    written_follow_ups,
    written_statements,
)
from liaison.domain.note_structure import NoteStructure, structure_of
from liaison.domain.rows import ChangeSet, RowKey
from liaison.store import note_record_rows
from liaison.store.engine import Store
from liaison.store.journal.change import Change
from liaison.store.journal.operations import Scalar
from liaison.store.journal.undo import DERIVED

LATEST = 400
"""Operations of the journal looked through for notes whose records a killed process may have left behind."""


class NoteRecordService:
    """Keeps records in step with the notes they stand in; every method runs on the store's thread.

    Args:
        store: the open store.
        today: the day on which a promise is marked as done.
    """

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today

    def keep(self, note: RowKey, structure: NoteStructure) -> ChangeSet:
        """Make the records of a note what its lines say; those that are gone from the text are marked as deleted."""
        with self._store.change(DERIVED) as change:
            found = note_record_rows.note_of(change.connection, note)
            if found is not None:
                meeting = found[0]
                self._keep(change, "follow_up", note, meeting, written_follow_ups(structure))
                self._keep(change, "statement", note, meeting, written_statements(structure))
        return ChangeSet(change.label, frozenset(change.touched))

    def catch_up(self) -> Iterator[int]:
        """Do it for the notes written last, in slices: the number of notes looked at so far."""
        with self._store.read() as connection:
            latest = note_record_rows.latest_notes(connection, LATEST)
        for done, key in enumerate(latest, 1):
            with self._store.read() as connection:
                found = note_record_rows.note_of(connection, key)
            if found is not None:
                self.keep(key, structure_of(found[1]))
            yield done

    def _keep(self, change: Change, table: str, note: RowKey, meeting: str, written: Sequence[WrittenRecord]) -> None:
        kept = note_record_rows.kept_records(change.connection, table, note, meeting)
        found = matching(kept, written)
        for old, line in found.same:
            change.update(table, (note.scope, old.id), self._columns(table, line, old))
        for line in found.added:
            values = {"meeting_id": meeting, "note_id": note.id, **self._columns(table, line, None)}
            change.insert(table, values, scope=note.scope)
        for old in found.gone:
            change.delete(table, (note.scope, old.id))

    def _columns(self, table: str, line: WrittenRecord, old: KeptRecord | None) -> dict[str, Scalar]:
        values: dict[str, Scalar] = {"line": line.line, note_record_rows.TEXTS[table]: line.text, **dict(line.values)}
        if table == "follow_up" and values["state"] != DONE:
            values["done_on"] = None
        elif table == "follow_up" and (old is None or not old.is_done):
            values["done_on"] = PartialDate.of(self._today())
        return values
