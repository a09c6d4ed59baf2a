"""One case: its name, what can be done to it, and its tabs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.register import Likeness
from liaison.services.cases.cases import Case
from liaison.ui.doors import Doors
from liaison.ui.notice import Notice
from liaison.ui.printing.offers import PaperOffer
from liaison.ui.screens.cases.chain.chain_page import ChainPage
from liaison.ui.screens.cases.deliveries.deliveries_page import DeliveriesPage
from liaison.ui.screens.cases.notes.notes_tab import NotesTab
from liaison.ui.screens.cases.page.editing import CaseEditing
from liaison.ui.screens.cases.page.overview import Overview
from liaison.ui.screens.cases.requests.requests_page import RequestsPage
from liaison.ui.screens.cases.services import CaseServices
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import GAP
from liaison.ui.widgets.labels import ElidedLabel
from liaison.ui.widgets.reference.names import Names

OVERVIEW, CHAIN, REQUESTS, DELIVERY, NOTES = range(5)
Page = TypeVar("Page", RequestsPage, DeliveriesPage, NotesTab)


class CasePage(QWidget):
    """Belongs to the screen of cases.

    Args:
        editing: opens the forms.
        make_notes: makes the notes when they are first turned to.

    Attributes:
        has_notes: whether the notes were turned to, and there may be something to save.
    """

    changed = Signal()
    """Requests or deliveries were changed here."""

    unsaved = Signal()
    saved = Signal()
    not_saved = Signal(object)
    """What is written in the notes: see `NotesTab`."""

    left = Signal()
    """Back to the register."""

    meeting_asked = Signal(object, object)
    """The `RowKey` of a meeting to open, and the line of its notes; None for no line."""

    def __init__(
        self,
        services: CaseServices,
        doors: Doors,
        theme: Theme,
        notice: Notice,
        editing: CaseEditing,
        make_notes: Callable[[], NotesTab],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._doors, self._notice, self._editing = services, doors, notice, editing
        self._make_notes, self.has_notes = make_notes, False
        self._case: Case | None = None
        self._names: Names | None = None
        self._name = ElidedLabel("", "title")
        self.tabs = QTabBar()
        self.pages = QStackedWidget()
        self.overview = Overview()
        self.chain = ChainPage(services, doors, theme, notice)
        self._old: set[int] = set()
        self._lay_out()
        self._connect()

    def show_case(self, case: Case, names: Names) -> None:
        """Show a case; a tab behind is read when it comes to the front."""
        self._case, self._names = case, names
        self._name.setText(case.facts.title or tr("Untitled case"))
        legs = len(case.chain.legs)
        self.tabs.setTabText(CHAIN, tr("Chain ({n})", n=legs) if legs else tr("Chain"))
        self._old = set(range(self.tabs.count()))
        self._show_front()

    def _show_front(self) -> None:
        case, names, tab = self._case, self._names, self.tabs.currentIndex()
        if case is None or names is None or tab not in self._old:
            return
        self._old.discard(tab)
        if tab == OVERVIEW:
            self.overview.show_case(case, names)
        elif tab == CHAIN:
            self.chain.show_case(case, names)
        elif tab == REQUESTS:
            self.requests.show_case(case.key, names)
        elif tab == DELIVERY:
            self.deliveries.show_case(case.key, names)
        else:
            self.notes.show_case(case)

    @cached_property
    def requests(self) -> RequestsPage:
        """The third tab."""
        page = RequestsPage(self._services.requests, self._doors, self._notice)
        page.meeting_asked.connect(self.meeting_asked)
        page.changed.connect(self.changed)
        return self._put(REQUESTS, page)

    @cached_property
    def deliveries(self) -> DeliveriesPage:
        """The fourth tab."""
        page = DeliveriesPage(self._services.deliveries, self._doors, self._notice)
        page.changed.connect(self.changed)
        return self._put(DELIVERY, page)

    @cached_property
    def notes(self) -> NotesTab:
        """The fifth tab."""
        page = self._make_notes()
        page.meeting_asked.connect(self.meeting_asked)
        page.unsaved.connect(self.unsaved)
        page.saved.connect(self.saved)
        page.not_saved.connect(self.not_saved)
        page.left.connect(self.left)
        self.has_notes = True
        return self._put(NOTES, page)

    def _put(self, tab: int, page: Page) -> Page:
        empty = self.pages.widget(tab)
        self.pages.insertWidget(tab, page)
        if empty is not None:
            self.pages.removeWidget(empty)
            empty.deleteLater()
        return page

    def show_likenesses(self, found: tuple[Likeness, ...]) -> None:
        """Hint at other cases."""
        self.overview.show_likenesses(found)

    def case(self) -> Case | None:
        """What is shown."""
        return self._case

    def turn_to(self, tab: int) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(tab)

    def papers(self) -> tuple[PaperOffer, ...]:
        """The chain on one page, where there is one."""
        case = self._case
        if case is None or not case.chain.legs:
            return ()
        return (PaperOffer(tr("The chain on one page"), lambda: self.chain.files.show_page(case)),)

    def step(self, step: int) -> None:
        """The next tab, with the focus where one begins there."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
        self.focus_first()

    def focus_first(self) -> None:
        """Begin in the tab in front."""
        if self.tabs.currentIndex() == OVERVIEW:
            self.overview.sides.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.tabs.currentIndex() == CHAIN:
            self.chain.focus_first()
        elif self.tabs.currentIndex() == NOTES:
            self.notes.focus_first()
        elif (page := self.pages.currentWidget()) is not None:
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_tab(self, name: str, page: QWidget) -> None:
        """A tab behind the others."""
        self.tabs.addTab(name)
        self.pages.addWidget(page)

    def show_line(self, line: int) -> None:
        """Come to a line of the notes, counted from 0."""
        self.turn_to(NOTES)
        self.notes.show_line(line)

    def new_request(self, country: str) -> None:
        """Write a request to a state down."""
        self.turn_to(REQUESTS)
        self.requests.new_request(country)

    def _turn(self, tab: int) -> None:
        self._show_front()
        self.pages.setCurrentIndex(tab)

    def edit(self) -> None:
        """Change the leg one is on, or else what the case is."""
        if self.tabs.currentIndex() == CHAIN:
            self.chain.edit()
        elif self._case is not None and self._names is not None:
            self._editing.edit_case(self._case, self._names)

    def _lay_out(self) -> None:
        self.tabs.setAccessibleName(tr("Parts of the case"))
        self.tabs.setExpanding(False)
        self.tabs.setToolTip(tr("Ctrl+Tab: the next part"))
        self.add_tab(tr("Case"), self.overview)
        self.add_tab(tr("Chain"), self.chain)
        # made when they are first turned to: half of what the room would take to be there
        self.add_tab(tr("Requests"), QWidget())
        self.add_tab(tr("Controlled delivery"), QWidget())
        self.add_tab(tr("Notes"), QWidget())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP - 4)
        rows.addWidget(self._name)
        rows.addWidget(self.tabs)
        rows.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        self.chain.side.request_asked.connect(self.new_request)
        self.overview.facts.edit_asked.connect(self.edit)
        editing, page = self._editing, self.overview
        for card, edit in (
            (page.sides, editing.side),
            (page.numbers, editing.number),
            (page.interests, editing.interest),
            (page.happenings, editing.happening),
        ):
            card.add_asked.connect(lambda edit=edit: self._with_case(edit, None))
            card.opened.connect(lambda kept, edit=edit: self._with_case(edit, kept))
            card.removed.connect(editing.remove)
        page.meetings.add_asked.connect(self._tie)
        page.meetings.removed.connect(lambda one: editing.untie(one.link))

    def _with_case(self, edit: Any, kept: Any) -> None:
        if self._case is not None and self._names is not None:
            edit(self._case, kept, self._names)

    def _tie(self) -> None:
        if self._case is not None and self._names is not None:
            self._editing.tie(self._case, self._names)
