"""What the finder asks, on the store's thread."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.services.finding.attachment_texts import AttachmentTexts
from liaison.services.finding.indexing import FindIndexing
from liaison.services.finding.saved_searches import SavedSearchService
from liaison.services.finding.service import FindService


@dataclass(frozen=True, slots=True)
class FindServices:
    """One of each for an open store, because the index remembers what it has met."""

    find: FindService
    indexing: FindIndexing
    saved: SavedSearchService
    attachment_texts: AttachmentTexts
