"""The rooms of the window, in the order of the rail: a screen is added by one folder, one method and one line here.

A screen's modules, and the services only it uses, are imported when its room is first opened: nobody opens all of them every
day, and each takes one to three megabytes and some 50 ms. Elsewhere in `app`, imports of our own inside functions stand for the same
reason, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache, cached_property
from importlib import import_module
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from liaison.app.desk import Desk
from liaison.base.translations import tr
from liaison.domain.brief_questions import BriefQuestion
from liaison.domain.coverage import CoverageAnswer
from liaison.domain.question_pieces import Question
from liaison.domain.rows import ChangeSet, RowKey
from liaison.ui.doors import Doors
from liaison.ui.errors import error_in_words
from liaison.ui.notice import Notice
from liaison.ui.printing.offers import PaperOffer
from liaison.ui.shell.screen import Screen
from liaison.ui.shell.status import StatusLine
from liaison.ui.shell.window import Room
from liaison.ui.theme.theme import Theme
from liaison.ui.writing.writing_screen import WritingScreen

OpenRoom = Callable[[str], Screen]

_SCREENS = {
    "today": "liaison.ui.screens.today.screen",
    "coverage": "liaison.ui.screens.coverage.screen",
    "directory": "liaison.ui.screens.directory.screen",
    "meetings": "liaison.ui.screens.meetings.screen",
    "cases": "liaison.app.case_room",
    "legal-bases": "liaison.ui.screens.legal_bases.screen",
}


def load_room(room: str) -> None:
    """Import the screen of a room that is sure to be opened, ahead of time."""
    if room in _SCREENS:
        import_module(_SCREENS[room])


class Rooms:
    """Builds the screens over an open desk and lets one lead to another: screens do not know each other.

    Args:
        notice: tells something in passing, with a way to take it back.
        status: hears what is saved and what is not.
        open_room: brings a room to the front; without a name tells the screen that is there.
    """

    def __init__(
        self, desk: Desk, doors: Doors, theme: Theme, notice: Notice, status: StatusLine, open_room: OpenRoom
    ) -> None:
        self._desk, self._doors, self._theme = desk, doors, theme
        self._notice, self._status, self._open_room = notice, status, open_room
        self._briefings: dict[QWidget, QObject] = {}

    def all(self) -> tuple[Room, ...]:
        """Every room."""
        return (
            Room("today", tr("Today"), self._today),
            Room("coverage", tr("Coverage"), self._coverage),
            Room("directory", tr("Directory"), self._directory),
            Room("meetings", tr("Meetings"), self._meetings),
            Room("cases", tr("Cases"), self._cases),
            Room("legal-bases", tr("Legal bases"), self._legal_bases),
        )

    def _today(self) -> Screen:
        from liaison.app.requests_today import requests_today  # see the module's text
        from liaison.services.freshness import FreshnessService
        from liaison.ui.screens.today.screen import TodayScreen

        desk = self._desk
        screen = TodayScreen(desk.meetings, desk.follow_ups, desk.packs, self._doors)
        screen.meeting_asked.connect(self.open_meeting)
        screen.said.connect(self._notice)
        screen.watch_freshness(FreshnessService(desk.store))
        screen.watch_requests(lambda: requests_today(desk.store, desk.countries))
        screen.case_asked.connect(self.show_case)
        screen.stale_asked.connect(self._show_stale_facts)
        return screen

    def _coverage(self) -> Screen:
        from liaison.services.coverage import CoverageService  # see the module's text
        from liaison.services.coverage_question import CoverageQuestionService
        from liaison.services.legal_bases import LegalBasisService
        from liaison.ui.screens.coverage.screen import CoverageScreen
        from liaison.ui.screens.coverage.services import CoverageServices

        desk, store = self._desk, self._desk.store
        services = CoverageServices(
            CoverageService(store), CoverageQuestionService(store), desk.directory, LegalBasisService(store)
        )
        screen = CoverageScreen(services, self._doors, self._theme)
        screen.printing = self._papers_of_answer
        screen.office_asked.connect(self.show_office)
        screen.legal_bases_asked.connect(self._ask_legal_bases)
        screen.case_asked.connect(self._keep_route)
        screen.brief_asked.connect(lambda question: self._show_brief(question, screen))
        screen.meeting_asked.connect(self.open_meeting)
        return screen

    def _papers_of_answer(self, answer: CoverageAnswer, question: Question, parent: QWidget) -> tuple[PaperOffer, ...]:
        from liaison.services.coverage import CoverageService  # see the module's text
        from liaison.services.papers import PaperService
        from liaison.ui.screens.coverage.papers import CoveragePapers

        store = self._desk.store
        papers = CoveragePapers(PaperService(store), CoverageService(store), self._doors)
        return papers.offers(answer, question, parent)

    def _directory(self) -> Screen:
        from liaison.services.corrections import CorrectionService  # see the module's text
        from liaison.services.coverage import CoverageService
        from liaison.services.directory_editing import DirectoryEditingService
        from liaison.services.freshness import FreshnessService
        from liaison.services.hand_over import HandOverService
        from liaison.services.people import PeopleService
        from liaison.ui.screens.directory.screen import DirectoryScreen
        from liaison.ui.screens.directory.services import DirectoryServices, Papers

        desk, store = self._desk, self._desk.store
        services = DirectoryServices(
            desk.directory,
            CoverageService(store),
            CorrectionService(store),
            DirectoryEditingService(store),
            PeopleService(store),
            FreshnessService(store),
            HandOverService(store),
        )
        screen = DirectoryScreen(services, self._doors, self._theme)

        def papers() -> Papers:
            from liaison.ui.screens.directory.papers import DirectoryPapers  # see the module's text

            return DirectoryPapers(services, self._doors, screen)

        screen.printing = papers
        screen.coverage_asked.connect(self.ask_country)
        screen.brief_asked.connect(lambda question: self._show_brief(question, screen))
        screen.removed.connect(self._offer_undo)
        return screen

    def _meetings(self) -> Screen:
        from liaison.services.series import SeriesService  # see the module's text
        from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
        from liaison.ui.screens.meetings.screen import MeetingsScreen
        from liaison.ui.screens.meetings.services import PageBasics, ScreenServices

        desk = self._desk
        services = ScreenServices(
            desk.meetings,
            desk.journal,
            desk.follow_ups,
            desk.directory,
            desk.countries,
            SeriesService(desk.store),
        )

        @cache
        def pages() -> Callable[[PageBasics], MeetingPage]:
            # what hangs on a page takes longer to import, and more memory, than the list beside which it is made
            from liaison.app.meeting_services import Pages, meeting_services

            return Pages(meeting_services(desk.store, desk.directory, desk.countries, self._writing)).make

        screen = MeetingsScreen(
            services,
            self._doors,
            self._theme,
            self._notice,
            lambda basics: pages()(basics),
            is_sample=desk.is_sample,
        )
        self._connect_writing(screen)
        return screen

    @cached_property
    def _writing(self) -> Any:
        from liaison.app.writing_services import writing_services  # see the module's text

        return writing_services(self._desk.store)

    def _connect_writing(self, screen: WritingScreen) -> None:
        """Where names in a note lead, and what the status line says of saving."""
        status, is_sample = self._status, self._desk.is_sample
        screen.ways.office_asked.connect(self.show_office)
        screen.ways.agency_asked.connect(self.show_agency)
        screen.ways.person_asked.connect(self.show_person)
        screen.ways.country_asked.connect(self.ask_country)
        screen.ways.case_asked.connect(self.show_case)
        screen.unsaved.connect(status.unsaved)
        screen.saved.connect(lambda: status.saved(datetime.now(), encrypted=not is_sample))
        screen.not_saved.connect(lambda error: status.not_saved(error_in_words(error)))

    def _cases(self) -> Screen:
        from liaison.app.case_room import cases_screen  # see the module's text

        screen = cases_screen(self._desk, self._doors, self._theme, self._notice, lambda: self._writing)
        self._connect_writing(screen)
        screen.meeting_asked.connect(self.open_meeting)
        screen.office_asked.connect(self.show_office)
        screen.bases_asked.connect(lambda a, b: self._ask_legal_bases(a, b, "", None))
        screen.question_asked.connect(self.ask_route)
        return screen

    def show_case(self, key: RowKey, line: int | None = None) -> None:
        """Bring a case to the front, at a line of its note counted from 0."""
        from liaison.ui.screens.cases.screen import CasesScreen  # see the module's text

        screen = self._open_room("cases")
        if isinstance(screen, CasesScreen):
            screen.show_case(key, line)

    def _keep_route(self, countries: tuple[str, ...], crime: str) -> None:
        from liaison.ui.screens.cases.screen import CasesScreen  # see the module's text

        screen = self._open_room("cases")
        if isinstance(screen, CasesScreen):
            screen.keep_route(countries, crime)

    def _legal_bases(self) -> Screen:
        from liaison.services.corrections import CorrectionService  # see the module's text
        from liaison.services.coverage import CoverageService
        from liaison.services.instruments import InstrumentService
        from liaison.services.legal_bases import LegalBasisService
        from liaison.services.treaty_wishes import TreatyWishService
        from liaison.ui.screens.legal_bases.screen import LegalBasesScreen
        from liaison.ui.screens.legal_bases.services import LegalServices

        desk, store = self._desk, self._desk.store
        services = LegalServices(
            LegalBasisService(store),
            InstrumentService(store),
            TreatyWishService(store),
            desk.meetings,
            CoverageService(store),
            desk.journal,
            CorrectionService(store),
        )
        screen = LegalBasesScreen(services, self._doors, self._theme, self._notice)
        screen.meeting_asked.connect(self.open_meeting)
        return screen

    def _ask_legal_bases(self, a: str, b: str, crime: str, at: date | None) -> None:
        from liaison.ui.screens.legal_bases.screen import LegalBasesScreen  # see the module's text

        screen = self._open_room("legal-bases")
        if isinstance(screen, LegalBasesScreen):
            screen.ask(a, b, crime, None, at)

    def _show_brief(self, question: BriefQuestion, over: QWidget) -> None:
        from liaison.services.briefing import BriefingService  # see the module's text
        from liaison.ui.briefing.briefing import Briefing

        found = self._briefings.get(over)
        if not isinstance(found, Briefing):
            found = Briefing(BriefingService(self._desk.store), self._doors, self._theme, self._notice, over)
            self._briefings[over] = found
        found.ask(question)

    def _offer_undo(self, sentence: str, label: str) -> None:
        """Tell what was removed, and take it back while nothing else was changed."""
        journal = self._desk.journal

        def undo() -> ChangeSet | None:
            return journal.undo_last() if journal.last_change() == label else None

        def asked() -> None:
            self._doors.write(undo, lambda _: None, self._doors)

        self._notice(sentence, asked)

    def show_office(self, identity: str) -> None:
        """Bring an office of the directory to the front."""
        from liaison.ui.screens.directory.screen import DirectoryScreen  # see the module's text

        screen = self._open_room("directory")
        if isinstance(screen, DirectoryScreen):
            screen.show_office(identity)

    def show_agency(self, identity: str) -> None:
        """Bring an agency of the directory to the front."""
        from liaison.ui.screens.directory.screen import DirectoryScreen  # see the module's text

        screen = self._open_room("directory")
        if isinstance(screen, DirectoryScreen):
            screen.show_agency(identity)

    def show_person(self, identity: str) -> None:
        """Bring a person of the directory to the front."""
        from liaison.ui.screens.directory.screen import DirectoryScreen  # see the module's text

        screen = self._open_room("directory")
        if isinstance(screen, DirectoryScreen):
            screen.show_person(identity)

    def _show_stale_facts(self) -> None:
        from liaison.ui.screens.directory.screen import DirectoryScreen  # see the module's text

        screen = self._open_room("directory")
        if isinstance(screen, DirectoryScreen):
            screen.left.show_freshness()

    def open_meeting(self, key: RowKey, line: int | None = None) -> None:
        """Open a meeting, at a line of its note counted from 0."""
        from liaison.ui.screens.meetings.screen import MeetingsScreen  # see the module's text

        screen = self._open_room("meetings")
        if isinstance(screen, MeetingsScreen):
            screen.open_meeting(key, line)

    def ask_country(self, iso2: str) -> None:
        """Ask who covers a country."""
        from liaison.ui.screens.coverage.screen import CoverageScreen  # see the module's text

        screen = self._open_room("coverage")
        if isinstance(screen, CoverageScreen):
            screen.ask_country(iso2)

    def ask_route(self, countries: tuple[str, ...], crime: str) -> None:
        """Ask who covers a route, leg by leg."""
        from liaison.ui.screens.coverage.screen import CoverageScreen  # see the module's text

        screen = self._open_room("coverage")
        if isinstance(screen, CoverageScreen):
            screen.ask(Question(tuple(countries), crime, is_route=True))

    def ask_crime(self, code: str) -> None:
        """Ask who is competent for a crime type, and where."""
        from liaison.ui.screens.coverage.screen import CoverageScreen  # see the module's text

        screen = self._open_room("coverage")
        if isinstance(screen, CoverageScreen):
            screen.ask_crime(code)

    def show_instrument(self, title: str) -> None:
        """Bring a treaty to the front among the legal bases."""
        from liaison.ui.screens.legal_bases.screen import MATRIX, LegalBasesScreen  # see the module's text

        screen = self._open_room("legal-bases")
        if isinstance(screen, LegalBasesScreen):
            screen.tabs.setCurrentIndex(MATRIX)
            screen.set_filter(title)

    def show_wishes(self, text: str) -> None:
        """Bring the wish list to the front, narrowed to a wish that no meeting has."""
        from liaison.ui.screens.legal_bases.screen import WISHES, LegalBasesScreen  # see the module's text

        screen = self._open_room("legal-bases")
        if isinstance(screen, LegalBasesScreen):
            screen.tabs.setCurrentIndex(WISHES)
            screen.set_filter(text)

    def meeting_in_front(self) -> RowKey | None:
        """The meeting one writes, where that is in front."""
        from liaison.ui.screens.meetings.screen import MeetingsScreen  # see the module's text

        screen = self._open_room("")
        return screen.meeting_in_front() if isinstance(screen, MeetingsScreen) else None
