"""What the notes of a case ask."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.services.attachments import AttachmentService
from liaison.services.cases.case_notes import CaseNoteService
from liaison.services.name_lookup import NameLookupService


@dataclass(frozen=True, slots=True)
class CaseNoteServices:
    """Their methods run on the store's thread.

    Attributes:
        attachments: files kept with cases.
        names: whom and what a note can name.
    """

    notes: CaseNoteService
    attachments: AttachmentService
    names: NameLookupService
