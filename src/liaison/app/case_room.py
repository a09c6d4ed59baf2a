"""Builds the room of cases; imported when it is first opened, with all that only it needs."""

from __future__ import annotations

from collections.abc import Callable

from liaison.app.desk import Desk
from liaison.app.writing_services import WritingServices
from liaison.domain.cases.chain_paper import ChainPaper
from liaison.domain.cases.request_draft import RequestDraft
from liaison.export.drawn_page import DrawnPage
from liaison.services.cases.cases import CaseService
from liaison.services.cases.chain_answers import ChainAnswerService
from liaison.services.cases.chain_files import ChainFileService
from liaison.services.cases.chain_papers import ChainPaperService
from liaison.services.cases.chains import ChainService
from liaison.services.cases.completeness import CompletenessService
from liaison.services.cases.deliveries import DeliveryService
from liaison.services.cases.likenesses import LikenessService
from liaison.services.cases.operation_figures import OperationFigureService
from liaison.services.cases.register import CaseRegister
from liaison.services.cases.request_drafts import RequestDraftService
from liaison.services.cases.requests import RequestService
from liaison.services.coverage import CoverageService
from liaison.services.finding.indexing import FindIndexing
from liaison.services.legal_bases import LegalBasisService
from liaison.services.own_office import OwnOfficeService
from liaison.store.engine import Store
from liaison.ui.doors import Doors
from liaison.ui.notice import Notice
from liaison.ui.screens.cases.deliveries.services import DeliveryPageServices
from liaison.ui.screens.cases.notes.notes_tab import NotesBasics, NotesTab
from liaison.ui.screens.cases.requests.services import RequestPageServices
from liaison.ui.screens.cases.screen import CasesScreen
from liaison.ui.screens.cases.services import CaseServices
from liaison.ui.theme.theme import Theme


def cases_screen(
    desk: Desk, doors: Doors, theme: Theme, notice: Notice, writing: Callable[[], WritingServices]
) -> CasesScreen:
    """The screen over an open desk; what it asks of other rooms is connected by whoever asks for it.

    Args:
        writing: asked for when notes are first turned to.
    """
    store, directory = desk.store, desk.directory
    indexing = FindIndexing(store)
    cases, papers = CaseService(store), ChainPaperService(store)
    requests = RequestPageServices(
        RequestService(store),
        cases,
        LegalBasisService(store),
        directory,
        OwnOfficeService(store, directory),
        desk.meetings,
        desk.journal,
        RequestDraftService(store),
        CompletenessService(store),
        _word,
        _pdf,
    )
    services = CaseServices(
        cases,
        CaseRegister(store, indexing),
        ChainService(store),
        ChainAnswerService(store),
        CoverageService(store),
        directory,
        desk.meetings,
        desk.journal,
        LikenessService(store, indexing).likenesses,
        ChainFileService(store),
        lambda case: _page(papers.paper(case.key)),
        requests,
        DeliveryPageServices(DeliveryService(store), cases, directory, desk.journal),
        OperationFigureService(store),
        lambda basics: _notes(store, writing(), basics),
    )
    return CasesScreen(services, doors, theme, notice)


def _notes(store: Store, writing: WritingServices, basics: NotesBasics) -> NotesTab:
    from liaison.services.cases.case_notes import CaseNoteService  # the editor, as the pages of meetings
    from liaison.ui.screens.cases.notes.notes_page import NotesPage
    from liaison.ui.screens.cases.notes.services import CaseNoteServices

    notes = CaseNoteService(store, writing.records)
    return NotesPage(CaseNoteServices(notes, writing.attachments.for_records_of("case_file"), writing.names), basics)


def _page(paper: ChainPaper) -> DrawnPage:
    from liaison.export.chain_paper import (
        page_of,  # what writes files is seldom needed, and takes longer to import than the room
    )

    return page_of(paper)


def _word(draft: RequestDraft) -> bytes:
    from liaison.export.request_draft_docx import docx_of  # the same

    return docx_of(draft)


def _pdf(draft: RequestDraft) -> bytes:
    from liaison.export.request_draft_pdf import pdf_of  # the same

    return pdf_of(draft)
