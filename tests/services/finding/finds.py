"""An officer's store with Find, as the program puts it together: what the tests of this folder ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liaison.domain.dates import PartialDate
from liaison.domain.find_kinds import FindKind
from liaison.domain.finding import FindQuestion, Found, Hit
from liaison.domain.meetings import MeetingHeader, NewDelegation, Tlp
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey
from liaison.services.finding.indexing import FindIndexing
from liaison.services.finding.service import FindService
from liaison.services.meetings import MeetingService
from liaison.services.note_records import NoteRecordService
from liaison.store.engine import OWN, Store

TODAY = date(2019, 9, 1)


@dataclass
class Finds:
    """A store, and what is found in it."""

    store: Store

    def __post_init__(self) -> None:
        self.indexing = FindIndexing(self.store)
        self.service = FindService(self.store, self.indexing, lambda: TODAY)
        self.meetings = MeetingService(self.store)

    def ask(self, text: str, **more: object) -> Found:
        """The last answer to a question."""
        *_, found = self.service.find_in_steps(FindQuestion(text, **more))  # type: ignore[arg-type]
        return found

    def hits(self, text: str, kind: FindKind | None = None, **more: object) -> list[Hit]:
        """The sure hits, of one kind or of all."""
        return [hit for group in self.ask(text, **more).groups for hit in group.hits if kind in (None, group.kind)]

    def names(self, text: str, kind: FindKind | None = None, **more: object) -> list[str]:
        """What they are called."""
        return [hit.name for hit in self.hits(text, kind, **more)]

    def meeting(
        self,
        title: str = "A meeting",
        note: str = "",
        when: str = "2019-08-02",
        sides: Sequence[NewDelegation] = (),
        marking: Tlp | None = None,
        city: str = "",
    ) -> RowKey:
        """Keep a meeting with a note, and what the note's lines say."""
        header = MeetingHeader(title, date=PartialDate.parse(when) if when else None, city=city)
        key = self.meetings.create(header, tuple(sides)).key
        if marking is not None:
            with self.store.change("test") as change:
                change.update("meeting", (key.scope, key.id), {"tlp": marking.value})
        if note:
            self.write(key, note)
        return key

    def write(self, key: RowKey, note: str) -> None:
        """Save a meeting's note as the page does: the text, and a moment later its records."""
        made = self.meetings.meeting(key)
        assert made is not None
        self.meetings.save_note(made.note.key, note)
        NoteRecordService(self.store).keep(made.note.key, structure_of(note))

    def person(self, name: str, **values: object) -> str:
        """Keep a person."""
        with self.store.change("test") as change:
            return change.insert("person", {"display_name": name, **values}, scope=OWN)  # type: ignore[dict-item]
