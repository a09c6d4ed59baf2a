"""The topics a note names become topics of its meeting, where they are in the vocabulary of crime types."""

from __future__ import annotations

from collections.abc import Iterable

from liaison.domain.crime_types import CrimeTypes
from liaison.domain.note_structure import NoteStructure, structure_of
from liaison.domain.rows import RowKey
from liaison.domain.topics import codes_of
from liaison.store import note_record_rows
from liaison.store.engine import Store
from liaison.store.journal.change import Change
from liaison.store.reference import vocabularies


class NoteTopics:
    """Keeps the topics of meetings in step with their notes; runs on the store's thread.

    Args:
        store: the open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: tuple[tuple[int, ...], CrimeTypes] | None = None

    def keep(self, change: Change, note: RowKey, meeting: RowKey, structure: NoteStructure) -> None:
        """Make the meeting's topics those its notes name; without a vocabulary nothing is known of them, and nothing changed."""
        kept = note_record_rows.topics_of(change.connection, meeting.scope, meeting.id)
        if not kept and not structure.topics:
            return
        vocabulary = self._vocabulary(change)
        if not len(vocabulary):
            return
        structures = (structure, *map(structure_of, note_record_rows.other_texts(change.connection, note, meeting.id)))
        wanted = codes_of((topic.name for one in structures for topic in one.topics), vocabulary)
        for code in wanted:
            if code not in kept:
                values = {"target_table": "meeting", "target_id": meeting.id, "crime_type": code}
                change.insert("topic", values, scope=meeting.scope)
        self._remove(change, meeting, (identity for code, identity in kept.items() if code not in wanted))

    def _remove(self, change: Change, meeting: RowKey, topics: Iterable[str]) -> None:
        for identity in topics:
            change.delete("topic", (meeting.scope, identity))

    def _vocabulary(self, change: Change) -> CrimeTypes:
        generation = self._store.generation()
        if self._kept is None or self._kept[0] != generation:
            self._kept = generation, vocabularies.crime_types(change.connection)
        return self._kept[1]
