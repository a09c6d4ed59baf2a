"""What every place asks in which one writes; imported with the first of them (see `rooms`)."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.services.attachments import AttachmentService
from liaison.services.name_lookup import NameLookupService
from liaison.services.note_records import NoteRecordService
from liaison.store.engine import Store


@dataclass(frozen=True, slots=True)
class WritingServices:
    """One of each for all rooms.

    Attributes:
        names: it remembers all that can be named, and twice would be too much.
        attachments: of meetings; what is on its way by it is known to all that are made from it.
    """

    names: NameLookupService
    records: NoteRecordService
    attachments: AttachmentService


def writing_services(store: Store) -> WritingServices:
    """Over an open store; nothing is read yet."""
    return WritingServices(NameLookupService(store), NoteRecordService(store), AttachmentService(store))
