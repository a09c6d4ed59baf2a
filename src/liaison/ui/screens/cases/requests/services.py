"""What the page of requests works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from liaison.domain.cases.request_draft import RequestDraft
from liaison.services.cases.cases import CaseService
from liaison.services.cases.completeness import CompletenessService
from liaison.services.cases.request_drafts import RequestDraftService
from liaison.services.cases.requests import RequestService
from liaison.services.directory import DirectoryService
from liaison.services.journal import JournalService
from liaison.services.legal_bases import LegalBasisService
from liaison.services.meetings import MeetingService
from liaison.services.own_office import OwnOfficeService


@dataclass(frozen=True, slots=True)
class RequestPageServices:
    """The services; all of them run on the store's thread.

    Attributes:
        cases: tells for which crime a case's requests need a basis.
        own: tells who asks when the own side does.
        as_word, as_pdf: write a draft; what they take is imported when one is written.
    """

    requests: RequestService
    cases: CaseService
    bases: LegalBasisService
    directory: DirectoryService
    own: OwnOfficeService
    meetings: MeetingService
    journal: JournalService
    drafts: RequestDraftService
    completeness: CompletenessService
    as_word: Callable[[RequestDraft], bytes]
    as_pdf: Callable[[RequestDraft], bytes]
