"""What a note's lines say becomes records, and stays linked to the lines: agenda, promises, statements, outcomes, topics, wishes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from liaison.domain.dates import PartialDate
from liaison.domain.note_records import (
    DONE,
    NOT_DISCUSSED,
    KeptRecord,
    Value,
    WrittenRecord,
    matching,
    written_agenda,
    written_follow_ups,
    written_outcomes,
    written_statements,
)
from liaison.domain.note_structure import NoteReader, NoteStructure, structure_of
from liaison.domain.rows import ChangeSet, RowKey
from liaison.domain.sides import Sides
from liaison.services.note_topics import NoteTopics
from liaison.services.note_wishes import NoteWishes
from liaison.store import note_marks, note_record_rows
from liaison.store.engine import Store
from liaison.store.final_minutes import is_final_note
from liaison.store.journal.change import Change
from liaison.store.journal.undo import DERIVED
from liaison.store.note_record_rows import OF_CASE, OF_MEETING, NoteOwner
from liaison.store.side_rows import promiser_values, sides_of, sides_of_case

LONG = 200_000
"""Characters; whether a longer note is in step is looked at when the program starts again."""

Columns = Callable[[WrittenRecord, KeptRecord | None], dict[str, Value]]
"""What the columns of a record are to hold, by its line and what was kept of it."""


class NoteRecordService:
    """Keeps records in step with the notes they stand in; every method runs on the store's thread.

    Args:
        store: the open store.
        today: the day on which a promise is marked as done.
    """

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today
        self._reader = NoteReader()
        self._topics, self._wishes = NoteTopics(store), NoteWishes(store)

    def keep(self, note: RowKey, structure: NoteStructure) -> ChangeSet:
        """Make the records of a note what its lines say; those that are gone from the text are marked as deleted.

        Final minutes keep theirs.
        """
        with self._store.change(DERIVED) as change:
            found = note_record_rows.note_of(change.connection, note)
            # the records of final minutes may say more than their text: what was checked off since
            if found is not None and not is_final_note(change.connection, note):
                if found.case:
                    self._keep_of_case(change, note, RowKey(note.scope, found.case), structure)
                else:
                    self._keep_all(change, note, RowKey(note.scope, found.meeting), structure)
            # what was read may be a keystroke behind what is saved; a long note is not read again just to know
            if found is None or (len(found.text) <= LONG and self._reader.read(found.text) == structure):
                note_marks.kept(change.connection, note)
        return change.changes

    def catch_up(self) -> Iterator[int]:
        """Do it for the notes a killed process may have left behind, in slices: the number of notes looked at so far."""
        with self._store.read() as connection:
            behind, end = note_marks.behind(connection), note_marks.end(connection)
        for done, key in enumerate(behind, 1):
            with self._store.read() as connection:
                found = note_record_rows.note_of(connection, key)
            if found is not None:
                self.keep(key, structure_of(found.text))
            yield done
        if behind:
            with self._store.maintain() as connection:
                note_marks.all_kept(connection, end)

    def _keep_all(self, change: Change, note: RowKey, meeting: RowKey, structure: NoteStructure) -> None:
        owner = NoteOwner(OF_MEETING, meeting)
        items = self._keep(change, "agenda_item", note, owner, written_agenda(structure), _agenda_columns)
        under = _Under(items)
        names_somebody = bool(structure.follow_ups or structure.statements or structure.outcomes)
        sides = sides_of(change.connection, meeting) if names_somebody else Sides(())
        self._keep(change, "follow_up", note, owner, written_follow_ups(structure), self._promise_columns(sides))
        self._keep(change, "statement", note, owner, written_statements(structure), _statement_columns(sides, under))
        self._keep(
            change,
            "outcome",
            note,
            owner,
            written_outcomes(structure),
            lambda line, _: {**dict(line.values), "agenda_item_id": under.item(line.line)},
        )
        self._topics.keep(change, note, meeting, structure)
        self._wishes.keep(change, note, meeting, structure, sides)

    def _keep_of_case(self, change: Change, note: RowKey, case: RowKey, structure: NoteStructure) -> None:
        """What is to be done; the rest of what a note may say belongs to a meeting."""
        sides = sides_of_case(change.connection, case) if structure.follow_ups else Sides(())
        columns = self._promise_columns(sides)
        self._keep(change, "follow_up", note, NoteOwner(OF_CASE, case), written_follow_ups(structure), columns)

    def _keep(
        self,
        change: Change,
        table: str,
        note: RowKey,
        owner: NoteOwner,
        written: Sequence[WrittenRecord],
        columns: Columns,
    ) -> list[tuple[int, str]]:
        """Keep one table; the line and the identity of each of its records."""
        text = note_record_rows.TEXTS[table]
        kept = note_record_rows.kept_records(change.connection, table, note, owner)
        found = matching(kept, written)
        there = [(line.line, old.id) for old, line in found.same]
        for old, line in found.same:
            wanted = {"line": line.line, **columns(line, old)}
            changed = {name: value for name, value in wanted.items() if old.values.get(name) != value}
            if line.text != old.text:
                changed[text] = line.text
            if changed:
                change.update(table, (note.scope, old.id), changed)
        buried = self._buried(change, table, note, owner, found.added)
        for line in found.added:
            back = buried.pop(line.text, None)
            wanted = {"line": line.line, text: line.text, **columns(line, back)}
            if back is not None:
                change.update(table, (note.scope, back.id), {**wanted, "deleted": 0})
                there.append((line.line, back.id))
            else:
                values = {owner.column: owner.key.id, "note_id": note.id, **wanted}
                there.append((line.line, change.insert(table, values, scope=note.scope)))
        for old in found.gone:
            change.delete(table, (note.scope, old.id))
        return sorted(there)

    def _buried(
        self, change: Change, table: str, note: RowKey, owner: NoteOwner, added: Sequence[WrittenRecord]
    ) -> dict[str, KeptRecord]:
        texts = {line.text for line in added if line.text}
        if not texts:
            return {}
        found = note_record_rows.buried_records(change.connection, table, note, owner, texts)
        return {old.text: old for old in found if old.text in texts}

    def _promise_columns(self, sides: Sides) -> Columns:
        def columns(line: WrittenRecord, old: KeptRecord | None) -> dict[str, Value]:
            values: dict[str, Value] = dict(line.values)
            values |= promiser_values(sides.promiser(str(values["owner_name"] or "")))
            if values["state"] != DONE:
                values["done_on"] = None
            elif old is None or old.values.get("state") != DONE:
                values["done_on"] = PartialDate.of(self._today())
            return values

        return columns


class _Under:
    """Under which agenda item a line stands."""

    def __init__(self, items: Sequence[tuple[int, str]]) -> None:
        self._lines = [line for line, _ in items]
        self._ids = [identity for _, identity in items]

    def item(self, line: int) -> str | None:
        """The identity of the item; None above the first."""
        place = bisect_right(self._lines, line)
        return self._ids[place - 1] if place else None


def _agenda_columns(line: WrittenRecord, old: KeptRecord | None) -> dict[str, Value]:
    values: dict[str, Value] = dict(line.values)
    if old is not None and old.values.get("state") == NOT_DISCUSSED:
        # a person said so: what is written under it may be the reason
        values.pop("state")
    return values


def _statement_columns(sides: Sides, under: _Under) -> Columns:
    def columns(line: WrittenRecord, old: KeptRecord | None) -> dict[str, Value]:
        values: dict[str, Value] = {**dict(line.values), "agenda_item_id": under.item(line.line)}
        speaker = values["speaker_name"]
        said = old.values if old is not None and old.values.get("speaker_name") == speaker else {}
        meant = sides.who(str(speaker)) if speaker else None
        if meant is None:
            return values if said else {**values, "speaker_person_id": None, "capacity": None}
        side, person = meant
        # what a person said of the speaker stands; the table tells the rest
        values["speaker_person_id"] = said.get("speaker_person_id") or (person.person_id if person else None)
        values["capacity"] = said.get("capacity") or (side.capacity.value if side.capacity else None)
        return values

    return columns
