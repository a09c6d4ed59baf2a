"""What the screen of cases works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from liaison.domain.cases.register import Likeness
from liaison.domain.rows import RowKey
from liaison.export.drawn_page import DrawnPage
from liaison.services.cases.cases import Case, CaseService
from liaison.services.cases.chain_answers import ChainAnswerService
from liaison.services.cases.chain_files import ChainFileService
from liaison.services.cases.chains import ChainService
from liaison.services.cases.operation_figures import OperationFigureService
from liaison.services.cases.register import CaseRegister
from liaison.services.coverage import CoverageService
from liaison.services.directory import DirectoryService
from liaison.services.journal import JournalService
from liaison.services.meetings import MeetingService
from liaison.ui.screens.cases.deliveries.services import DeliveryPageServices
from liaison.ui.screens.cases.notes.notes_tab import NotesBasics, NotesTab
from liaison.ui.screens.cases.requests.services import RequestPageServices


@dataclass(frozen=True, slots=True)
class CaseServices:
    """The services; all of them run on the store's thread.

    Attributes:
        names: gives countries and crime types.
        paper: the chain of a case on one page.
        make_notes: what it takes is imported when it is first called.
    """

    cases: CaseService
    register: CaseRegister
    chains: ChainService
    answers: ChainAnswerService
    names: CoverageService
    directory: DirectoryService
    meetings: MeetingService
    journal: JournalService
    likenesses: Callable[[RowKey], tuple[Likeness, ...]]
    files: ChainFileService
    paper: Callable[[Case], DrawnPage]
    requests: RequestPageServices
    deliveries: DeliveryPageServices
    figures: OperationFigureService
    make_notes: Callable[[NotesBasics], NotesTab]
