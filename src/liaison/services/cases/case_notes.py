"""What is written of a case while one works at it: saved as one types, and every earlier text of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from liaison.domain.cases.case_errors import CaseGone
from liaison.domain.minutes_history import Moment
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.note_records import NoteRecordService
from liaison.services.text_history import moments_in_slices
from liaison.store.cases import note_rows
from liaison.store.engine import Store
from liaison.store.journal.text_history import Cell, text_at


@dataclass(frozen=True, slots=True)
class CaseNote:
    """What is written of a case.

    Attributes:
        key: of the note; None before anything was written.
    """

    case: RowKey
    key: RowKey | None
    text: str


class CaseNoteService:
    """What an officer does with the note of a case; every method runs on the store's thread.

    Args:
        store: the open store.
        records: keeps what notes promise as records.
    """

    def __init__(self, store: Store, records: NoteRecordService) -> None:
        self._store, self._records = store, records

    def note(self, case: RowKey) -> CaseNote | None:
        """What is written of a case; None when the case is gone."""
        with self._store.read() as connection:
            if not note_rows.is_there(connection, case):
                return None
            found = note_rows.note_of_case(connection, case)
        return CaseNote(case, *found) if found else CaseNote(case, None, "")

    def save(self, case: RowKey, text: str, base: str) -> ChangeSet:
        """Save what was written; when it returns, it is on the disk.

        Args:
            base: the text it was made from; what another officer saved meanwhile stays beside it.

        What is written of a case that was deleted meanwhile is kept all the same, and comes back with it.
        """
        note = self._note_to_write(case)
        with self._store.change("note.write") as change:
            change.write_text("note", (note.scope, note.id), "body", text, base)
        return change.changes

    def _note_to_write(self, case: RowKey) -> RowKey:
        with self._store.read() as connection:
            found = note_rows.note_of_case(connection, case)
        if found is not None:
            return found[0]
        with self._store.change("note.create") as change:
            identity = change.insert("note", {"case_id": case.id, "body": ""}, scope=case.scope)
        return RowKey(case.scope, identity)

    def keep_records(self, case: RowKey) -> ChangeSet:
        """Make what the note promises records, as it is saved now."""
        with self._store.read() as connection:
            found = note_rows.note_of_case(connection, case)
        return self._records.keep(found[0], structure_of(found[1])) if found else ChangeSet("note.write", frozenset())

    def history(self, case: RowKey, *, every_save: bool = False) -> Iterator[tuple[Moment, ...]]:
        """The moments of the note, the first first: a long job in slices that gives what was found so far. Raises CaseGone."""
        yield from moments_in_slices(self._store, self._cell(case), every_save=every_save)

    def text(self, case: RowKey, moment: Moment) -> str:
        """The text of a moment. Raises CaseGone."""
        cell = self._cell(case)
        with self._store.read() as connection:
            return text_at(connection, cell, moment.position)

    def restore(self, case: RowKey, text: str) -> ChangeSet:
        """Bring an earlier text back, as a change like any other. Raises CaseGone."""
        cell = self._cell(case)
        with self._store.change("minutes.restore") as change:
            change.write_text("note", (cell[0], cell[2]), "body", text)
        records = self.keep_records(case)
        return ChangeSet(change.label, frozenset(change.touched | records.touched))

    def _cell(self, case: RowKey) -> Cell:
        with self._store.read() as connection:
            found = note_rows.note_of_case(connection, case) if note_rows.is_there(connection, case) else None
        if found is None:
            raise CaseGone
        return case.scope, "note", found[0].id, "body"
