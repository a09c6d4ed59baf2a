"""The screen of cases over a real encrypted store that holds the built-in pack and the sample's case, with its thread and doors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot

from liaison.app.writing_services import writing_services
from liaison.export.drawn_page import DrawnPage, Letters
from liaison.export.request_draft_docx import docx_of
from liaison.export.request_draft_pdf import pdf_of
from liaison.services.cases.case_notes import CaseNoteService
from liaison.services.cases.cases import CaseService
from liaison.services.cases.chain_answers import ChainAnswerService
from liaison.services.cases.chain_files import ChainFileService
from liaison.services.cases.chains import ChainService
from liaison.services.cases.completeness import CompletenessService
from liaison.services.cases.deliveries import DeliveryService
from liaison.services.cases.operation_figures import OperationFigureService
from liaison.services.cases.register import CaseRegister
from liaison.services.cases.request_drafts import RequestDraftService
from liaison.services.cases.requests import RequestService
from liaison.services.coverage import CoverageService
from liaison.services.directory import DirectoryService
from liaison.services.finding.indexing import FindIndexing
from liaison.services.journal import JournalService
from liaison.services.legal_bases import LegalBasisService
from liaison.services.meetings import MeetingService
from liaison.services.own_office import OwnOfficeService
from liaison.services.packs import PackService
from liaison.services.sample import chain
from liaison.store.engine import Store
from liaison.ui.doors import Doors
from liaison.ui.screens.cases.deliveries.services import DeliveryPageServices
from liaison.ui.screens.cases.notes.notes_page import NotesPage
from liaison.ui.screens.cases.notes.notes_tab import NotesBasics, NotesTab
from liaison.ui.screens.cases.notes.services import CaseNoteServices
from liaison.ui.screens.cases.requests.services import RequestPageServices
from liaison.ui.screens.cases.screen import CasesScreen
from liaison.ui.screens.cases.services import CaseServices
from liaison.ui.theme.theme import Theme

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 41, 7)

Notices = list[tuple[str, Callable[[], None] | None]]


@pytest.fixture
def filled(store: Store) -> Store:
    """The store with the built-in pack and one case."""
    PackService(store, lambda: TODAY).install_built_in()
    with store.change("sample.fill") as change:
        chain.write(change)
    return store


@pytest.fixture
def services(store: Store) -> CaseServices:
    """Everything the screen works with."""
    cases, directory = CaseService(store, lambda: TODAY), DirectoryService(store, lambda: TODAY)
    meetings, journal = MeetingService(store), JournalService(store)
    requests = RequestPageServices(
        RequestService(store, lambda: TODAY),
        cases,
        LegalBasisService(store, lambda: TODAY),
        directory,
        OwnOfficeService(store, directory),
        meetings,
        journal,
        RequestDraftService(store),
        CompletenessService(store),
        docx_of,
        pdf_of,
    )
    return CaseServices(
        cases,
        CaseRegister(store, FindIndexing(store)),
        ChainService(store),
        ChainAnswerService(store, lambda: TODAY),
        CoverageService(store, lambda: TODAY),
        directory,
        meetings,
        journal,
        lambda _: (),
        ChainFileService(store),
        lambda _: DrawnPage((Letters(20, 20, "A chain", "B", 13, 0),), "TLP:AMBER", "A chain", b"%PDF"),
        requests,
        DeliveryPageServices(DeliveryService(store), cases, directory, journal),
        OperationFigureService(store, lambda: TODAY),
        notes_made_over(store),
    )


def notes_made_over(store: Store) -> Callable[[NotesBasics], NotesTab]:
    """Makes the notes with what they ask."""
    writing = writing_services(store)
    services = CaseNoteServices(
        CaseNoteService(store, writing.records), writing.attachments.for_records_of("case_file"), writing.names
    )
    return lambda basics: NotesPage(services, basics, lambda: NOW)


@pytest.fixture
def notices() -> Notices:
    """What was told in passing, with the way to take it back."""
    return []


@pytest.fixture
def show(
    services: CaseServices, doors: Doors, theme: Theme, notices: Notices, qtbot: QtBot
) -> Callable[[], CasesScreen]:
    """Shows the screen over whatever the store holds."""

    def shown() -> CasesScreen:
        made = CasesScreen(services, doors, theme, lambda *told: notices.append(told), lambda: TODAY)
        qtbot.addWidget(made)
        made.resize(1240, 800)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.activated()
        return made

    return shown


@pytest.fixture
def screen(filled: Store, show: Callable[[], CasesScreen], qtbot: QtBot) -> CasesScreen:
    """The screen over the sample's case, read."""
    made = show()
    qtbot.waitUntil(lambda: made.page.case() is not None)
    made.focus_first()
    return made
