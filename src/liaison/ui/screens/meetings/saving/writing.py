"""One meeting being written, on the store's side: it comes into being with the first thing worth keeping."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Protocol

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Delegation, Meeting, MeetingHeader
from liaison.domain.note_structure import NoteStructure
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.meetings import Made, MeetingService

SeatChange = Callable[[RowKey, PartialDate | None], Made]
"""Changes who sits at the meeting of this key and date; the row it is about, and what it touched. Runs on the store's thread."""

NOTHING = ChangeSet("meeting.edit", frozenset())


class RecordKeeper(Protocol):
    """Keeps what a note says as records; the service that does takes along what reading wishes and sides needs."""

    def keep(self, note: RowKey, structure: NoteStructure) -> ChangeSet:
        """Make the records of a note what its lines say."""


@dataclass(frozen=True, slots=True)
class People:
    """The sides of the meeting after a change, the row it was about, and what it touched."""

    delegations: tuple[Delegation, ...]
    about: RowKey
    changes: ChangeSet


class MeetingWriter:
    """Every method runs on the store's thread, in the order the window handed them in.

    Args:
        service: what an officer does with meetings.
        records: keeps what the note says as records.
        meeting: the one to go on with; None for a new one.
        header: the facts a new one begins with.

    Attributes:
        header: the newest facts. The window sets it; a new meeting that first gets a note is made with it.
    """

    def __init__(
        self,
        service: MeetingService,
        records: RecordKeeper,
        header: MeetingHeader,
        meeting: Meeting | None = None,
    ) -> None:
        self._service, self._records = service, records
        self._key = meeting.key if meeting else None
        self._note = meeting.note.key if meeting else None
        self.header = header
        self._seen_header = meeting.header if meeting else header
        self._seen_text = meeting.note.text if meeting else ""

    def saw(self, meeting: Meeting) -> None:
        """The window shows what the meeting became elsewhere; while nothing is on its way to the store."""
        self.header = self._seen_header = meeting.header
        self._seen_text = meeting.note.text

    @property
    def key(self) -> RowKey | None:
        """The meeting's, None until it was made."""
        return self._key

    @property
    def note(self) -> RowKey | None:
        """The note's, None until it was made."""
        return self._note

    def keep_header(self) -> ChangeSet:
        """Save the newest facts; those that were left alone here stay what another window made them."""
        header = self.header
        if self._key is None:
            return self._make()
        present = self._service.meeting(self._key)
        changes = self._service.edit(self._key, _with_changes(present, self._seen_header, header))
        self._seen_header = header
        return changes

    def keep_note(self, text: str) -> ChangeSet:
        """Save the note; what another window wrote into it meanwhile stays beside it."""
        made = NOTHING if self._key is not None else self._make()
        self._service.save_note(_there(self._note), text, self._seen_text)
        self._seen_text = text
        return ChangeSet("note.write", made.touched | {"note"})

    def keep_records(self, structure: NoteStructure) -> ChangeSet:
        """Make what the note says records; a meeting nothing of which was kept yet has none."""
        return self._records.keep(self._note, structure) if self._note is not None else NOTHING

    def seat(self, change: SeatChange) -> People:
        """Change who sits there; a meeting nothing of which was kept yet comes into being with it."""
        key = self._meeting()
        made = change(key, self.header.date)
        meeting = self._service.meeting(key)
        return People(meeting.delegations if meeting else (), made.key, made.changes)

    def _meeting(self) -> RowKey:
        if self._key is None:
            self._make()
        return _there(self._key)

    def _make(self) -> ChangeSet:
        made = self._service.create(self.header)
        meeting = self._service.meeting(made.key)
        if meeting is None:
            raise LookupError(made.key.id)
        self._key, self._note = made.key, meeting.note.key
        return made.changes


def _with_changes(present: Meeting | None, seen: MeetingHeader, written: MeetingHeader) -> MeetingHeader:
    if present is None or present.header == seen:
        return written
    names = (field.name for field in fields(MeetingHeader))
    changed = {name: getattr(written, name) for name in names if getattr(written, name) != getattr(seen, name)}
    return replace(present.header, **changed)


def _there(key: RowKey | None) -> RowKey:
    if key is None:
        raise LookupError("the meeting was not made")
    return key
