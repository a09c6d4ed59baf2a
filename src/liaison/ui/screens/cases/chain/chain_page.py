"""The chain tab: the strip above, what is known of the current leg and the map below, and everything that can be done to the chain."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr, trn
from liaison.domain.cases.chain_answers import ChainAnswer
from liaison.domain.cases.chain_files import ChainFormat
from liaison.domain.cases.chains import Chain, ChainProblem
from liaison.domain.directory import OfficeDetail
from liaison.services.cases.cases import Case
from liaison.ui.doors import Doors
from liaison.ui.icons import icon
from liaison.ui.notice import Notice
from liaison.ui.screens.cases.chain.chain_editing import ChainEditing
from liaison.ui.screens.cases.chain.chain_files import ChainFiles
from liaison.ui.screens.cases.chain.chain_map import ChainMap
from liaison.ui.screens.cases.chain.leg_side import LegSide
from liaison.ui.screens.cases.chain.strip import ChainStrip
from liaison.ui.screens.cases.services import CaseServices
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.frames import Card, FlowLayout
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.names import Names

_ANSWER, _OFFICE = "case.chain", "case.office"
_HIGHEST_STRIP, _AROUND = 440, 80
"""Pixels: of the upper part at most, and what it has besides the strip and the buttons."""


class ChainPage(QWidget):
    """Belongs to the screen of cases."""

    changed = Signal()
    question_asked = Signal(object, str)
    """The countries of the chain in order and its crime type: a question for Coverage."""

    def __init__(
        self, services: CaseServices, doors: Doors, theme: Theme, notice: Notice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._doors = services, doors
        self._case: Case | None = None
        self._names: Names | None = None
        self._answer: ChainAnswer | None = None
        self._problems: tuple[ChainProblem, ...] = ()
        self.strip = ChainStrip(theme)
        self.map = ChainMap(theme)
        self.side = LegSide()
        self.editing = ChainEditing(services, doors, notice, self)
        self.files = ChainFiles(services.files, services.chains, services.paper, doors, services.journal, notice, self)
        self._told = PlainLabel("", "muted")
        self._scroll = QScrollArea()
        self._buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self._connect()

    def show_case(self, case: Case, names: Names) -> None:
        """Show the chain of a case; what is known of its legs follows."""
        is_other = self._case is None or self._case.key != case.key
        self._case, self._names = case, names
        if is_other:
            self._answer, self._problems = None, ()
        self._show(case.chain)
        chains, answers, chain = self._services.chains, self._services.answers, case.chain
        key, countries, crime = case.key, chain.countries(), case.facts.crime_type

        def ask() -> tuple[Chain, ChainAnswer, tuple[ChainProblem, ...]]:
            return chain, answers.answer(key, countries, crime), chains.problems(chain)

        self._doors.read(ask, self._show_answer, self, _ANSWER)

    def focus_first(self) -> None:
        """Begin in the strip."""
        self.strip.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def edit(self) -> None:
        """Change the current leg."""
        self._with_leg(self.editing.edit)

    # Laying out ---------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        # it wraps: in other languages the words are longer
        tools = self._tools = FlowLayout(spacing=SPACING)
        for name, picture, text, keys, run in self._actions():
            button = QPushButton(icon(picture), text)
            # the screen's own key for changing what one is on
            shown = QKeySequence(keys or "Ctrl+E")
            button.setToolTip(shown.toString(QKeySequence.SequenceFormat.NativeText))
            button.clicked.connect(lambda _=False, run=run: run())
            if keys:
                shortcut = QShortcut(shown, self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(run)
            self._buttons[name] = button
            tools.addWidget(button)
        asking = QShortcut(QKeySequence("Alt+A"), self)
        asking.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        asking.activated.connect(self._ask_coverage)
        self._more = QPushButton(icon("more"), tr("More"))
        self._more.setMenu(self._files_menu())
        tools.addWidget(self._more)
        self._scroll.setWidget(self.strip)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        above = Card(margin=GAP)
        above.rows.setSpacing(SPACING)
        above.rows.addLayout(tools)
        above.rows.addWidget(self._scroll, 1)
        above.rows.addWidget(self._told)
        below = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.side, self.map):
            card = Card(margin=0)
            card.rows.addWidget(widget)
            below.addWidget(card)
        below.setSizes([420, 480])
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(above)
        parts.addWidget(below)
        parts.setStretchFactor(0, 0)
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        self._parts = parts
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(parts)

    def _actions(self) -> tuple[tuple[str, str, str, str, Callable[[], None]], ...]:
        with_leg = self._with_leg
        return (
            ("add", "add", tr("Leg behind"), "Ins", lambda: self._add(is_branch=False)),
            ("branch", "down", tr("Branch"), "Shift+Ins", lambda: self._add(is_branch=True)),
            ("before", "back", tr("Leg before"), "Ctrl+Ins", self._add_before),
            ("edit", "edit", tr("Change"), "", self.edit),
            ("remove", "delete", tr("Remove"), "Del", lambda: with_leg(self.editing.remove)),
            ("join", "right", tr("Join to…"), "Ctrl+J", lambda: with_leg(self.editing.join)),
        )

    def _files_menu(self) -> QMenu:
        menu, files = QMenu(self), self.files
        keys = QKeySequence("Alt+A").toString(QKeySequence.SequenceFormat.NativeText)
        menu.addAction(icon("coverage"), f"{tr('Ask Coverage')}\t{keys}", self._ask_coverage)
        menu.addSeparator()
        offered: tuple[tuple[str, Callable[[Case], None]], ...] = (
            (tr("Chain from a file…"), files.read),
            (tr("Chain as CSV…"), partial(files.write, kind=ChainFormat.CSV)),
            (tr("Chain as GraphML…"), partial(files.write, kind=ChainFormat.GRAPHML)),
            (tr("One page as PDF…"), files.write_page),
        )
        for text, run in offered:
            menu.addAction(text, partial(self._with_case, run))
        return menu

    def _with_case(self, run: Callable[[Case], None]) -> None:
        if self._case is not None:
            run(self._case)

    def _connect(self) -> None:
        self.files.changed.connect(self.changed)
        self.strip.current_changed.connect(self._current_changed)
        self.strip.edit_asked.connect(lambda: self._with_leg(self.editing.edit))
        self.map.leg_chosen.connect(self.strip.go_to)
        self.map.country_added.connect(self._add_country)
        self.editing.changed.connect(self.changed)
        self.editing.made.connect(self.strip.go_to)

    # Showing ------------------------------------------------------------------------------------------------------------

    def _show(self, chain: Chain) -> None:
        names = self._names
        if names is None:
            return
        self.strip.show_chain(chain, names, self._answer)
        self.map.show_chain(chain, names, self._answer)
        self._say()
        self._current_changed()
        # as high as the rows need, as far as there is room
        tools = self._tools.heightForWidth(self.width() - 2 * GAP)
        wanted = min(self.strip.sizeHint().height() + tools + _AROUND, _HIGHEST_STRIP)
        whole = max(self._parts.height(), wanted + 200)
        self._parts.setSizes([wanted, whole - wanted])
        for name in ("branch", "before", "edit", "remove", "join"):
            self._buttons[name].setEnabled(bool(chain.legs))

    def _show_answer(self, found: tuple[Chain, ChainAnswer, tuple[ChainProblem, ...]]) -> None:
        chain, answer, problems = found
        if self._case is not None and self._case.chain is chain and self._names is not None:
            self._answer, self._problems = answer, problems
            self.strip.show_chain(chain, self._names, answer)
            self.map.show_chain(chain, self._names, answer)
            self._say()
            self._current_changed()

    def _say(self) -> None:
        case = self._case
        if case is None:
            return
        if not case.chain.legs:
            self._told.setText(
                tr(
                    "No leg yet. Insert adds one; Enter on a country of the map adds it; Coverage keeps a route as a case."
                )
            )
            return
        parts = [trn("{n} leg", "{n} legs", len(case.chain.legs))]
        if self._answer is not None and self._names is not None and self._answer.gaps:
            named = ", ".join(self._names.country(code) for code in self._answer.gaps)
            parts.append(tr("nobody known for {countries}", countries=named))
        parts += [problem.sentence for problem in self._problems]
        self._told.setText(" · ".join(parts))
        self._told.set_role("bad" if len(parts) > 1 else "muted")

    def _current_changed(self) -> None:
        case, names = self._case, self._names
        if case is None or names is None:
            return
        leg = case.chain.by_id.get(self.strip.current())
        self.side.show_leg(leg, names, self._answer, self._problems, case.agencies)
        self.map.go_to(leg)
        place = self.strip.place_of_current()
        self._scroll.ensureVisible(place.center().x(), place.center().y(), 0, place.height() // 2 + 8)
        first = self._answer.of(leg.facts.country_iso2).first if leg is not None and self._answer is not None else None
        if first is not None:
            directory, office = self._services.directory, first.office.id
            self._doors.read(lambda: directory.office(office), self._show_office, self, _OFFICE, self._office_failed)

    def _show_office(self, office: OfficeDetail) -> None:
        self.side.show_office(office)

    def _office_failed(self, error: Exception) -> None:
        """The office left the directory a moment ago: its name stays, and the rest is read with the next answer."""
        if not isinstance(error, (WorldError, LookupError)):
            self._doors.broke.emit(error)

    # Doing --------------------------------------------------------------------------------------------------------------

    def _with_leg(self, run: Callable[[Case, str, Names], None]) -> None:
        if self._case is not None and self._names is not None and self.strip.current():
            run(self._case, self.strip.current(), self._names)

    def _add(self, *, is_branch: bool) -> None:
        if self._case is not None and self._names is not None:
            self.editing.add(self._case, self.strip.current(), self._names, is_branch=is_branch)

    def _add_before(self) -> None:
        if self._case is not None and self._names is not None:
            self.editing.add_before(self._case, self.strip.current(), self._names)

    def _add_country(self, country: str) -> None:
        if self._case is not None:
            self.editing.add_country(self._case, self.strip.current(), country)

    def _ask_coverage(self) -> None:
        if self._case is not None and self._case.chain.legs:
            self.question_asked.emit(self._case.chain.countries(), self._case.facts.crime_type)
