"""The directory: the tree of agencies and offices on the left, everything known about the chosen one on the right."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.directory import AgencyDetail, OfficeDetail
from liaison.domain.people import Person
from liaison.domain.rows import ChangeSet
from liaison.ui.correcting.correcting import Correcting
from liaison.ui.doors import Doors
from liaison.ui.printing.offers import PaperOffer
from liaison.ui.screens.directory.additions import additions
from liaison.ui.screens.directory.additions_menu import additions_menu
from liaison.ui.screens.directory.agency_page import agency_page
from liaison.ui.screens.directory.brief_asking import brief_question
from liaison.ui.screens.directory.choices import Choices
from liaison.ui.screens.directory.context import Context
from liaison.ui.screens.directory.editing import Editing
from liaison.ui.screens.directory.fact_menu import FactActions, fact_menu
from liaison.ui.screens.directory.freshness_checks import Seen, read_with_checks
from liaison.ui.screens.directory.freshness_left import LeftSide
from liaison.ui.screens.directory.freshness_pane import FreshnessPane
from liaison.ui.screens.directory.group_page import country_crumb, group_page
from liaison.ui.screens.directory.material import Material, read_material, with_offices
from liaison.ui.screens.directory.narrowing import EVERYTHING, first_hit, narrow
from liaison.ui.screens.directory.nodes import Kind
from liaison.ui.screens.directory.office_page import office_page
from liaison.ui.screens.directory.page import Page, Place, Row
from liaison.ui.screens.directory.page_view import PageView
from liaison.ui.screens.directory.panes import side_by_side
from liaison.ui.screens.directory.person_page import person_page
from liaison.ui.screens.directory.services import PAGE_TABLES, TREE_TABLES, DirectoryServices, Papers
from liaison.ui.screens.directory.tree_pane import TreePane
from liaison.ui.shell.screen import PrimaryAction, Screen
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import GAP, MARGIN
from liaison.ui.widgets.frames import Card, EmptyState

_FACTS, _DETAIL = "directory.tree", "directory.detail"


class DirectoryScreen(Screen):
    """Agencies, offices and bodies."""

    coverage_asked = Signal(str)
    """A country was chosen: who covers it is for the coverage screen to tell."""

    removed = Signal(str, str)
    """An entry was removed: a sentence, and the label of the change, which can be taken back."""

    brief_asked = Signal(object)
    """A brief on what is shown is wanted: its `BriefQuestion`."""

    def __init__(
        self,
        services: DirectoryServices,
        doors: Doors,
        theme: Theme,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._doors, self._today = services, doors, today
        self._material: Material | None = None
        self._filter, self._narrowed = "", EVERYTHING
        self._offices: Future[Material | None] | None = None
        self._wanted: Place | None = None
        self._enter_page = False
        self.pane = TreePane(theme)
        self.freshness = FreshnessPane(services.freshness, services.coverage, doors, theme, today)
        self.left = LeftSide(self.pane, self.freshness)
        self.view = PageView(theme)
        self._state = EmptyState("directory", tr("Reading the reference pack…"))
        self._correcting = Correcting(services.corrections, doors, self)
        self._editing = Editing(services.editing, services.people, doors, self._choices, self)
        # printing is rare, and its modules cost start-up time: who builds the screen says how they are come by
        self.printing: Callable[[], Papers] | None = None
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """The screen's name."""
        return tr("Directory")

    def filter_hint(self) -> str:
        """What the search field finds here."""
        return tr("Find an agency, office or city")

    def papers(self) -> tuple[PaperOffer, ...]:
        """The hand-over sheet of what is shown, and a letter about it."""
        return self.printing().offers(self._place()) if self.printing is not None else ()

    def set_filter(self, text: str) -> None:
        """Keep what is called so, in any script, and what is above and below it."""
        self.freshness.set_filter(text)
        self._filter = text
        self._narrow(choose=bool(text.strip()) and not self.left.shows_freshness)

    def activated(self) -> None:
        """Read the tree when it is first shown, and while there is none."""
        if self._material is None or not len(self._material.entries):
            self._read()

    def reload(self, changes: ChangeSet) -> None:
        """Read again when facts were changed elsewhere."""
        if changes.touched & (TREE_TABLES | PAGE_TABLES):
            self.freshness.read_when_shown()
        if self._material is not None and changes.touched & TREE_TABLES:
            self._read()
        elif self._material is not None and changes.touched & PAGE_TABLES:
            self._read_page()

    def primary_action(self) -> PrimaryAction:
        """Add something at the place shown."""
        return PrimaryAction(tr("Add…"), "Ctrl+N", self._offer_additions)

    def focus_first(self) -> None:
        """Begin in the tree, or in the list of facts where that is shown."""
        self.left.list().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_office(self, identity: str) -> None:
        """Come to an office, once the tree is there."""
        self.left.show_tree()
        self._go(Place(Kind.OFFICE, identity))

    def show_agency(self, identity: str) -> None:
        """Come to an agency, once the tree is there."""
        self.left.show_tree()
        self._go(Place(Kind.AGENCY, identity))

    def show_person(self, identity: str) -> None:
        """Come to a person."""
        self.left.show_tree()
        self._go(Place(Kind.PERSON, identity))

    # Laying out ---------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        detail = Card(margin=0)
        self._detail = QStackedLayout()
        self._detail.addWidget(self._state)
        self._detail.addWidget(self.view)
        detail.rows.addLayout(self._detail)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        rows.addWidget(side_by_side(self.left, detail))

    def _connect(self) -> None:
        self.pane.tree.entry_chosen.connect(self._show_entry)
        self.pane.tree.entry_opened.connect(self._open_entry)
        self.freshness.letter_asked.connect(self._write_letter)
        self.freshness.place_asked.connect(self._show_beside)
        self.view.place_asked.connect(self._go)
        self.view.row_opened.connect(self._open_row)
        self.view.menu_asked.connect(self._show_menu)
        self.view.country_asked.connect(self.coverage_asked)
        self.view.correction_asked.connect(self._correcting.open)
        self.view.day_asked.connect(self._read_page)
        self.view.edit_asked.connect(self._editing.edit)
        self.view.removal_asked.connect(self._editing.remove)
        self._correcting.changed.connect(self._read)
        self._editing.changed.connect(self._take_change)
        self._editing.removed.connect(self.removed)
        for keys, run in (
            ("F6", lambda: self._next_pane(1)),
            ("Shift+F6", lambda: self._next_pane(-1)),
            ("Ctrl+E", self.view.correct_focused),
            ("Del", self.view.remove_focused),
            ("F9", self._ask_brief),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _ask_brief(self) -> None:
        question = brief_question(self._place())
        if question is not None:
            self.brief_asked.emit(question)

    def _next_pane(self, step: int) -> None:
        panes = [pane for pane in (self.left.list(), self.view.map, *self.view.tables()[:1]) if pane.isVisible()]
        there = next((at for at, pane in enumerate(panes) if pane.hasFocus()), len(panes) - 1)
        panes[(there + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Reading ------------------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        directory, coverage, today = self._services.directory, self._services.coverage, self._today
        self._doors.read(
            lambda: read_material(directory, coverage, today), self._show_material, self, _FACTS, self._failed
        )

    def _read_offices(self, material: Material) -> None:
        """Of a very large tree the offices follow; meanwhile the agencies are there."""
        slices = with_offices(self._services.directory, material)
        self._offices = self._doors.job(slices, lambda _: None, self._add_offices, self, self._failed)

    def _add_offices(self, material: Material | None) -> None:
        if material is not None:
            self._show_material(material)

    def _show_material(self, material: Material) -> None:
        if self._offices is not None:
            self._offices.cancel()
            self._offices = None
        self._material, self._narrowed = material, EVERYTHING
        here = self.pane.tree.chosen_soon() or self._wanted or self._place()
        self._narrow(choose=False)
        if material.offices_follow:
            self._read_offices(material)
        else:
            self.freshness.read_count()
        if not len(material.entries):
            self._say(
                tr("No reference pack is installed, so there is nothing to look up yet."),
                tr(
                    "The program installs its own when it starts. Another one is installed by: liaison-desk pack install FILE"
                ),
            )
        elif here is None:
            self._say(
                tr("Choose an agency, an office or a body on the left."),
                tr(
                    "Arrow keys walk, Enter goes on to its facts, F6 from side to side. Type in the search field to find."
                ),
            )
        elif not self._go(here) and not material.offices_follow:
            self._say(tr("What was shown here is no longer in the directory."))

    def _place(self) -> Place | None:
        page = self.view.page()
        return page.own if page is not None and self._detail.currentWidget() is self.view else None

    def _narrow(self, *, choose: bool) -> None:
        """Show what the filter leaves; with `choose`, come to the first hit."""
        if self._material is None:
            return
        entries = self._material.entries
        self._narrowed = narrow(entries, self._filter)
        self.pane.show_entries(entries, self._narrowed, self._filter)
        place = self._place()
        best = first_hit(entries, self._narrowed) if choose else None
        if best is not None:
            self.pane.tree.go_to(entries.kind(best), entries.ids[best])
        elif place is not None:
            self.pane.tree.go_to(place.kind, place.id)

    def _read_page(self) -> None:
        """Show the page again, with the focus where it is."""
        place = self._place()
        if place is not None and place.kind is Kind.PERSON:
            self._go_to_person(place.id)
        elif place is not None:
            self._show_beside(place)

    def _take_change(self, changes: ChangeSet, place: Place | None) -> None:
        self._wanted = place
        self.reload(changes)

    # Showing ------------------------------------------------------------------------------------------------------------

    def _show_entry(self, number: int) -> None:
        entry = self.pane.tree.entry(number)
        services, fresh = self._services.directory, self._services.freshness
        self._wanted = Place(entry.kind, entry.id)
        day = self.view.day_for(self._wanted)
        if self._material is None:
            return
        if entry.kind is Kind.GROUP:
            self._show_page(group_page(self._material.entries, number, self._material.names))
        elif entry.kind is Kind.AGENCY:
            self._doors.read(
                lambda: read_with_checks(lambda: services.agency(entry.id, day), fresh),
                self._show_agency,
                self,
                _DETAIL,
                self._failed,
            )
        else:
            self._doors.read(
                lambda: read_with_checks(lambda: services.office(entry.id), fresh),
                self._show_office,
                self,
                _DETAIL,
                self._failed,
            )

    def _show_agency(self, seen: Seen[AgencyDetail]) -> None:
        if self._material is not None:
            context = Context(self._material.names, self._material.choices, checks=seen.checks)
            self._show_page(agency_page(seen.detail, context))

    def _show_office(self, seen: Seen[OfficeDetail]) -> None:
        if self._material is not None:
            office, context = seen.detail, Context(self._material.names, self._material.choices, checks=seen.checks)
            entries = self._material.entries
            number = entries.find(Kind.OFFICE, office.id)
            group = entries.above(number)[-1] if number is not None else None
            country = country_crumb(entries.ids[group], self._material.names) if group is not None else None
            self._show_page(office_page(office, country, context))

    def _show_person(self, person: Person) -> None:
        if self._material is not None:
            self._show_page(person_page(person, Context(self._material.names, self._material.choices)))

    def _show_page(self, page: Page) -> None:
        self._wanted = None
        if self._material is not None:
            self.view.show_page(page, self._material.names)
            self._detail.setCurrentWidget(self.view)
            if self._enter_page:
                self._enter_page = False
                self.view.focus_first()

    def _say(self, sentence: str, hint: str = "") -> None:
        self._state.say(sentence, hint)
        self._detail.setCurrentWidget(self._state)

    def _failed(self, error: Exception) -> None:
        self._wanted = None
        if isinstance(error, WorldError):
            self._say(error.sentence, error.remedy)
        else:
            self._say(
                tr("The directory could not be read."), tr("Nothing was changed. Try again, or restart the program.")
            )
            self._doors.broke.emit(error)

    # Going --------------------------------------------------------------------------------------------------------------

    def _open_entry(self, number: int) -> None:
        """Enter in the tree: on to the facts, once they are there."""
        entry = self.pane.tree.entry(number)
        page = self.view.page()
        if page is not None and page.own == Place(entry.kind, entry.id):
            self.view.focus_first()
        else:
            self._enter_page = True
            self._show_entry(number)

    def _go(self, place: Place) -> bool:
        """Come to a place of the tree, giving up a filter that hides it; False when it is not in the tree."""
        # until it is shown: what is read meanwhile must not lead elsewhere, and may bring what is not there yet
        self._wanted = place
        material = self._material
        is_there = material is not None and self._come_to(place)
        if not is_there and material is not None and material.entries and not material.offices_follow:
            self._wanted = None
        return is_there

    def _come_to(self, place: Place) -> bool:
        if place.kind is Kind.PERSON:
            self._go_to_person(place.id)
            return True
        tree = self.pane.tree
        before = tree.current()
        if tree.go_to(place.kind, place.id):
            if before is not None and tree.current() == before:
                # the tree has nothing to tell, while something else is shown beside it
                self._show_entry(before)
            return True
        if self._filter and self._material is not None:
            self._filter, self._narrowed = "", EVERYTHING
            self.pane.show_entries(self._material.entries, EVERYTHING, "")
        return tree.go_to(place.kind, place.id)

    def _write_letter(self, place: Place) -> None:
        if self.printing is not None:
            self.printing().letter(place)

    def _show_beside(self, place: Place) -> None:
        """Show a place beside the list of facts, whatever the tree shows."""
        number = self._material.entries.find(place.kind, place.id) if self._material is not None else None
        if number is not None:
            self._show_entry(number)

    def _open_row(self, row: Row) -> None:
        if row.place is not None and row.place.kind is Kind.GROUP:
            self.coverage_asked.emit(row.place.id)
        elif row.place is not None:
            self._enter_page = True
            self._go(row.place)

    def _go_to_person(self, identity: str) -> None:
        person = self._services.people.person
        self._doors.read(lambda: person(identity), self._show_person, self, _DETAIL, self._failed)

    def _choices(self) -> Choices | None:
        return self._material.choices if self._material is not None else None

    def _show_menu(self, row: Row, where: QPoint) -> None:
        fact_menu(row, FactActions(self._open_row, self._correcting, self._editing), self).popup(where)

    def _offer_additions(self) -> None:
        """Below the title of what is shown, the most likely chosen already."""
        page = self.view.page() if self._place() is not None else None
        offered = additions(page, self.view.current_row())
        menu = additions_menu(offered, self._editing.add, self)
        menu.popup(self.view.mapToGlobal(QPoint(MARGIN, MARGIN)))
