"""Cases: the register on the left, the case one is on at the right."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from functools import cached_property
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import language, tr
from liaison.domain.cases.chains import LegFacts, chain_of_countries
from liaison.domain.cases.register import CaseRow, Likeness
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.cases.cases import Case
from liaison.ui.doors import Doors
from liaison.ui.notice import Notice
from liaison.ui.printing.offers import PaperOffer
from liaison.ui.screens.cases.all_requests import AllRequests
from liaison.ui.screens.cases.case_page import CHAIN, CasePage
from liaison.ui.screens.cases.figures.figures_dialog import FiguresDialog
from liaison.ui.screens.cases.notes.notes_tab import NotesBasics
from liaison.ui.screens.cases.page.editing import CaseEditing
from liaison.ui.screens.cases.register.pane import RegisterPane
from liaison.ui.screens.cases.services import CaseServices
from liaison.ui.shell.screen import PrimaryAction
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import GAP, MARGIN
from liaison.ui.widgets.frames import Card, EmptyState
from liaison.ui.widgets.reference.names import Names
from liaison.ui.writing.writing_screen import WritingScreen

TABLES = frozenset(
    {
        "case_file",
        "case_side",
        "case_number",
        "case_interest",
        "case_happening",
        "case_leg",
        "case_step",
        "request",
        "request_step",
        "controlled_delivery",
        "delivery_consent",
        "delivery_hand_over",
        "seizure",
        "link",
        "topic",
        "meeting",
    }
)
_FACTS = frozenset({"agency", "office", "coverage", "competence", "instrument", "party", "correction", "name", ""})
_SETTLED, _COMPARED = 70, 400
"""Milliseconds on one case before it is read, and before others are compared with it."""

_NAMES, _CASE, _ALIKE = "cases.names", "cases.case", "cases.alike"


class CasesScreen(WritingScreen):
    """Belongs to the window.

    Args:
        today: from which ages count.
    """

    meeting_asked = Signal(object, object)
    """A meeting is to be opened: its `RowKey`, and the line of its notes; None for no line."""
    office_asked = Signal(str)
    bases_asked = Signal(str, str)
    question_asked = Signal(object, str)
    """Countries in order and a crime type: a question for Coverage."""

    def __init__(
        self,
        services: CaseServices,
        doors: Doors,
        theme: Theme,
        notice: Notice,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._doors, self._today = services, doors, today
        self._names: Names | None = None
        self._begin_with: tuple[tuple[LegFacts, ...], str] | None = None
        self._shown: RowKey | None = None
        self._enter = False
        self._line: int | None = None
        self._rest = QTimer(self, singleShot=True, interval=_SETTLED)
        self._rest.timeout.connect(self._read_shown)
        self._comparing = QTimer(self, singleShot=True, interval=_COMPARED)
        self._comparing.timeout.connect(self._read_alike)
        self.editing = CaseEditing(services, doors, notice, self)
        self.register = RegisterPane(services, doors, theme, self._failed, today())
        self._theme = theme
        self._notice = notice
        self._state = EmptyState("cases", tr("Choose a case on the left."))
        self._detail = QStackedWidget()
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """The screen's name."""
        return tr("Cases")

    def filter_hint(self) -> str:
        """What the search field finds here."""
        return tr("Find a case by words, numbers, people or goods")

    def set_filter(self, text: str) -> None:
        """Keep the cases that name it."""
        self.register.set_filter(text)

    def primary_action(self) -> PrimaryAction | None:
        """A new case."""
        return PrimaryAction(tr("New case"), "Ctrl+N", self.new_case)

    def papers(self) -> tuple[PaperOffer, ...]:
        """What there is of the case one is on."""
        return self.page.papers() if self._shows_case() else ()

    def activated(self) -> None:
        """Read when it is first shown."""
        if self._names is None or not len(self._names.countries):
            self._read_names()
        else:
            self.register.read()

    def reload(self, changes: ChangeSet) -> None:
        """Read again when cases or what is told beside them were changed elsewhere."""
        if "note" in changes.touched and self._has_notes():
            self.page.notes.changed_elsewhere()
        if changes.touched & TABLES:
            self._read_again()
        elif changes.touched & _FACTS and self._names is not None:
            self._read_names()

    def focus_first(self) -> None:
        """Begin in the register."""
        self.register.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_saved(self) -> bool:
        """False while something written in a case's note is not on the disk."""
        return not self._has_notes() or self.page.notes.is_saved()

    def flush(self) -> Future[Any] | None:
        """Save what is written."""
        return self.page.notes.flush() if self._has_notes() else None

    def new_case(self, legs: tuple[LegFacts, ...] = (), crime: str = "") -> None:
        """Write a case down; once the names are read, when they are not yet."""
        if self._names is None:
            self._begin_with = (legs, crime)
        else:
            self.editing.new_case(self._names, legs, crime)

    def keep_route(self, countries: tuple[str, ...], crime: str) -> None:
        """Keep a question of Coverage as a case with its chain."""
        self.page.turn_to(CHAIN)
        self.new_case(tuple(chain_of_countries(countries)), crime)

    def show_case(self, key: RowKey, line: int | None = None) -> None:
        """Come to a case, at a line of its note counted from 0."""
        self._enter, self._line = True, line
        self.register.read(key)

    def show_figures(self) -> None:
        """What the own cases come to, beside what others published; once the names are read."""
        if self._names is not None:
            services = self._services
            FiguresDialog(services.figures, services.directory, services.journal, self._names, self._doors, self).open()

    @cached_property
    def page(self) -> CasePage:
        """The case one is on; made when the first is read, so that the register is there before it."""
        basics = NotesBasics(self, self._doors, self._theme, self._notice, self.ways)
        make_notes = self._services.make_notes
        made = CasePage(
            self._services, self._doors, self._theme, self._notice, self.editing, lambda: make_notes(basics)
        )
        made.overview.meeting_asked.connect(self.meeting_asked)
        made.overview.case_asked.connect(self.show_case)
        for changing in (made.chain, made):
            changing.changed.connect(self._read_again)
        made.meeting_asked.connect(self.meeting_asked)
        made.unsaved.connect(self.unsaved)
        made.saved.connect(self.saved)
        made.not_saved.connect(self.not_saved)
        made.left.connect(self.focus_first)
        made.chain.question_asked.connect(self.question_asked)
        made.chain.side.office_asked.connect(self.office_asked)
        made.chain.side.bases_asked.connect(self.bases_asked)
        self._detail.addWidget(made)
        return made

    def _has_notes(self) -> bool:
        # asking for the page would make it
        page = self.__dict__.get("page")
        return isinstance(page, CasePage) and page.has_notes

    def _shows_case(self) -> bool:
        return isinstance(self._detail.currentWidget(), CasePage)

    @cached_property
    def requests(self) -> AllRequests:
        """All requests; made when they are first asked for."""
        made = AllRequests(self._services.requests, self._doors, self._notice)
        made.changed.connect(self._read_again)
        made.page.meeting_asked.connect(self.meeting_asked)
        self._detail.addWidget(made)
        return made

    def show_requests(self) -> None:
        """Show all requests there are, of every case and of none."""
        if self._names is not None:
            requests = self.requests
            self._detail.setCurrentWidget(requests)
            requests.show_all(self._names)
            self.requests.page.focus_first()

    def _shows_requests(self) -> bool:
        return isinstance(self._detail.currentWidget(), AllRequests)

    def _back_to_case(self) -> None:
        if self._shows_requests() and self.page.case() is not None:
            self._detail.setCurrentWidget(self.page)

    # Laying out ---------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        nothing = Card()
        nothing.rows.addWidget(self._state)
        self._detail.addWidget(nothing)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.register)
        splitter.addWidget(self._detail)
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([290, 930])
        splitter.setChildrenCollapsible(False)
        self.register.setMinimumWidth(280)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        rows.addWidget(splitter)

    def _connect(self) -> None:
        self.register.chosen.connect(self._choose)
        self.register.opened.connect(lambda: self.page.focus_first())
        self.register.new_asked.connect(lambda: self.new_case())
        self.register.delete_asked.connect(self.editing.delete_case)
        self.register.scheme_asked.connect(self.editing.ask_scheme)
        self.register.figures_asked.connect(self.show_figures)
        self.editing.changed.connect(self._read_again)
        self.editing.made.connect(self.show_case)
        self.register.requests_asked.connect(self.show_requests)
        self.register.view.clicked.connect(lambda _: self._back_to_case())
        for keys, run in (
            ("Ctrl+Tab", lambda: self.page.step(1)),
            ("Ctrl+Shift+Tab", lambda: self.page.step(-1)),
            ("F6", self._next_pane),
            ("Shift+F6", self._next_pane),
            ("Ctrl+E", self._edit),
            ("Alt+R", self.show_requests),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _next_pane(self) -> None:
        if self.register.view.hasFocus() and self._shows_case():
            self.page.focus_first()
        elif self.register.view.hasFocus() and self._shows_requests():
            self.requests.page.focus_first()
        else:
            self.focus_first()

    def _edit(self) -> None:
        if self._shows_case():
            self.page.edit()

    # Reading ------------------------------------------------------------------------------------------------------------

    def _read_names(self) -> None:
        names, today = self._services.names, self._today

        def read() -> Names:
            return Names(names.countries(), names.crime_types(), language(), today())

        self._doors.read(read, self._show_names, self, _NAMES, self._failed)

    def _show_names(self, names: Names) -> None:
        self._names = names
        self.register.show_names(names)
        self._read_again()
        begin, self._begin_with = self._begin_with, None
        if begin is not None:
            self.new_case(*begin)

    def _read_again(self) -> None:
        self.register.read()
        if self._shown is not None:
            self._read_case(self._shown)

    def _choose(self, row: CaseRow | None) -> None:
        if row is None:
            self._shown = None
            self._detail.setCurrentIndex(0)
        elif row.key != self._shown or self._detail.currentIndex() == 0:
            self._shown = row.key
            self._comparing.stop()
            if self._enter or self._detail.currentIndex() == 0:
                self._read_shown()
            else:
                # while one types, or walks down the register, not every case on the way is read
                self._rest.start()
        elif self._enter:
            self._detail.setCurrentWidget(self.page)
            self._enter_page()

    def _read_shown(self) -> None:
        self._rest.stop()
        if self._shown is not None:
            self._read_case(self._shown)

    def _read_case(self, key: RowKey) -> None:
        cases = self._services.cases
        self._doors.read(lambda: cases.case(key), self._show_case, self, _CASE, self._failed)

    def _show_case(self, case: Case | None) -> None:
        if self._names is None:
            return
        if case is None:
            self._shown = None
            self._detail.setCurrentIndex(0)
            return
        before = self.page.case()
        is_another = before is None or before.key != case.key
        self.page.show_case(case, self._names)
        if is_another or self._enter or not self._shows_requests():
            self._detail.setCurrentWidget(self.page)
        self._enter_page()
        self._comparing.start()

    def _read_alike(self) -> None:
        likenesses, key = self._services.likenesses, self._shown
        if key is not None:
            self._doors.read(lambda: (key, likenesses(key)), self._show_alike, self, _ALIKE)

    def _enter_page(self) -> None:
        if self._enter:
            self._enter = False
            if self._line is not None:
                self.page.show_line(self._line)
                self._line = None
            self.page.focus_first()

    def _show_alike(self, found: tuple[RowKey, tuple[Likeness, ...]]) -> None:
        if found[0] == self._shown:
            self.page.show_likenesses(found[1])

    def _failed(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            self._state.say(error.sentence, error.remedy)
        else:
            self._state.say(
                tr("The cases could not be read."), tr("Nothing was changed. Try again, or restart the program.")
            )
            self._doors.broke.emit(error)
        self._detail.setCurrentIndex(0)
