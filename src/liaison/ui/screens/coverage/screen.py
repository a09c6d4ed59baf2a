"""Coverage: who covers a country, for which crime, on which date; and which countries an office covers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QSplitter, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import language, tr
from liaison.domain.brief_questions import BriefQuestion, Subject
from liaison.domain.coverage import CoverageAnswer
from liaison.domain.coverage_difference import CoverageDifference
from liaison.domain.question_lookup import QuestionLookup
from liaison.domain.question_pieces import Question
from liaison.domain.rows import ChangeSet, RowKey
from liaison.ui.doors import Doors
from liaison.ui.printing.offers import PaperOffer
from liaison.ui.screens.coverage.answer_side import AnswerSide
from liaison.ui.screens.coverage.comparing import read_difference
from liaison.ui.screens.coverage.drawing import AnswerDrawing, OfficeCoverage
from liaison.ui.screens.coverage.moments import moments_of_answer, moments_of_facts
from liaison.ui.screens.coverage.question_row import QuestionRow
from liaison.ui.screens.coverage.services import CoverageServices
from liaison.ui.screens.coverage.time_row import TimeRow
from liaison.ui.screens.coverage.view_switch import KEYS, View
from liaison.ui.screens.coverage.views_side import ViewsSide
from liaison.ui.shell.screen import PrimaryAction, Screen
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import GAP, MARGIN
from liaison.ui.widgets.reference.names import Names

_TABLES = frozenset({"correction", "agency", "office", "name", "coverage", "competence"})
_CONTACTS = frozenset({"meeting", "delegation", "follow_up"})
_NAMES, _ANSWER, _DIFFERENCE = "coverage.names", "coverage.answer", "coverage.difference"

Printing = Callable[[CoverageAnswer, Question, QWidget], tuple[PaperOffer, ...]]
"""The papers there are of an answer to a question; the widget is what their dialogs stand over."""


class CoverageScreen(Screen):
    """One question, one answer, drawn as map, matrix and list with one selection."""

    office_asked = Signal(str)
    """An office is to be shown in the directory."""

    meeting_asked = Signal(RowKey)
    """A meeting is to be shown."""

    legal_bases_asked = Signal(str, str, str, object)
    """Two countries, a crime type (empty for any) and a date (None for today), to be shown in the legal bases."""

    brief_asked = Signal(object)
    """A brief on a country is wanted: its `BriefQuestion`."""

    case_asked = Signal(object, str)
    """The countries asked about, in their order, and the crime type are to be kept as a case."""

    def __init__(
        self,
        services: CoverageServices,
        doors: Doors,
        theme: Theme,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._coverage, self._questions, self._directory = services.coverage, services.questions, services.directory
        self._doors, self._today = doors, today
        self._names: Names | None = None
        self._question = Question()
        self._is_refused = self._is_contact_old = False
        self.printing: Printing | None = None
        self.row: QuestionRow | None = None
        self.time = TimeRow(theme, today())
        self.views = ViewsSide(theme)
        self.answer_side = AnswerSide(theme)
        self._drawing = AnswerDrawing(self.views, self.answer_side, services, doors, self)
        self._rows = QVBoxLayout(self)
        self._lay_out()
        self._connect()
        self.answer_side.say(tr("Reading the reference pack…"))

    def title(self) -> str:
        """The screen's name."""
        return tr("Coverage")

    @property
    def answer(self) -> CoverageAnswer | None:
        """The answer that is shown; None when none is."""
        return self._drawing.answer

    def papers(self) -> tuple[PaperOffer, ...]:
        """The answer on one sheet, and its call list."""
        if self.printing is None or self.answer is None:
            return ()
        return self.printing(self.answer, self._question, self)

    def primary_action(self) -> PrimaryAction | None:
        """Keep the countries asked about as a case with its chain."""
        return PrimaryAction(tr("Keep as a case"), "Ctrl+N", self._keep_as_case)

    def filter_hint(self) -> str:
        """What the search field finds here."""
        return tr("Find in the answer")

    def set_filter(self, text: str) -> None:
        """Keep the lines of the answer that name `text`, and come to the first such row of the matrix."""
        self.answer_side.set_filter(text)
        if text and self.views.switch.view().has_matrix:
            self.views.matrix_side.matrix.find_row(text)

    def activated(self) -> None:
        """Read the names when the screen is first shown, and contacts that have changed since."""
        if self._names is None or not len(self._names.countries):
            self._read_names()
        elif self._is_contact_old:
            self._is_contact_old = False
            self._drawing.read_contacts()

    def reload(self, changes: ChangeSet) -> None:
        """Ask again when facts were changed elsewhere; meetings change with every line of a note, and wait until one looks."""
        self._is_contact_old |= bool(changes.touched & _CONTACTS)
        if changes.touched & _TABLES:
            self._read_names()

    def focus_first(self) -> None:
        """Begin with the question."""
        if self.row is not None:
            self.row.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.row.field.selectAll()

    def ask(self, question: Question) -> None:
        """Ask from elsewhere: the field shows the question, and the answer follows."""
        self._question = question
        if self.row is not None:
            self.row.show_question(question)
            self._ask(question)

    def ask_country(self, iso2: str) -> None:
        """Who covers this country, keeping agencies, crime and date."""
        self.ask(replace(self._question, countries=(iso2,), office="", is_route=False))

    def ask_crime(self, code: str) -> None:
        """Who is competent for this crime type, keeping countries, agencies and date."""
        self.ask(replace(self._question, crime_type=code))

    # Laying out ---------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setObjectName("coverage-sides")
        sides.setHandleWidth(GAP)
        sides.setChildrenCollapsible(False)
        sides.addWidget(self.views)
        sides.addWidget(self.answer_side)
        sides.setStretchFactor(0, 1)
        sides.setStretchFactor(1, 1)
        sides.setSizes([660, 560])
        self.views.setMinimumWidth(260)
        self.answer_side.setMinimumWidth(320)
        self._rows.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        self._rows.setSpacing(GAP)
        self._rows.addWidget(self.time)
        self._rows.addWidget(sides, 1)

    def _connect(self) -> None:
        self._drawing.office_opened.connect(self.office_asked)
        self._drawing.legal_bases_opened.connect(self._ask_legal_bases)
        self._drawing.country_asked.connect(self.ask_country)
        self.answer_side.explanation.office_asked.connect(self.office_asked)
        self.answer_side.explanation.meeting_asked.connect(self.meeting_asked)
        self.answer_side.explanation.countries_asked.connect(self._ask_office)
        self.views.map_side.map.country_clicked.connect(self._choose_country)
        self.time.day_chosen.connect(self._ask_day)
        self.time.other_day_changed.connect(lambda _: self._ask(self._question))
        for keys, run in (
            *((keys, partial(self._show_view, view)) for view, keys in KEYS.items()),
            ("Alt+C", self.time.compare.click),
            ("F6", lambda: self._next_pane(1)),
            ("Shift+F6", lambda: self._next_pane(-1)),
            ("Ctrl+Shift+C", self.answer_side.copy_call_list),
            ("F9", self._ask_brief),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _ask_brief(self) -> None:
        """On the country of the current line; on the only one asked about where none is chosen."""
        line = self.answer_side.list.current_line()
        countries = self._question.countries
        country = line.country if line is not None and line.country else countries[0] if len(countries) == 1 else ""
        if country:
            self.brief_asked.emit(BriefQuestion(Subject.COUNTRY, country))

    def _keep_as_case(self) -> None:
        countries = self._question.countries
        if countries:
            self.case_asked.emit(countries, self._question.crime_type)
        else:
            self.focus_first()

    def _show_view(self, view: View) -> None:
        self.views.switch.choose(view)
        self.views.panes()[-1 if view is View.MATRIX else 0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _next_pane(self, step: int) -> None:
        if self.row is None:
            return
        everything = (self.row.field, self.time.bar, *self.views.panes(), self.answer_side.list)
        panes = [pane for pane in everything if pane.isVisible()]
        there = next((at for at, pane in enumerate(panes) if pane.hasFocus()), 0)
        panes[(there + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Names --------------------------------------------------------------------------------------------------------------

    def _read_names(self) -> None:
        questions, today = self._questions, self._today

        def read() -> tuple[Names, QuestionLookup]:
            lookup = questions.lookup(language())
            return Names(lookup.countries, lookup.crime_types, language(), today()), lookup

        self._doors.read(read, self._show_names, self, _NAMES, self._failed)

    def _show_names(self, read: tuple[Names, QuestionLookup]) -> None:
        names, lookup = read
        first = self._names is None
        self._names = names
        if self.row is None:
            self.row = self._made_row(lookup)
        else:
            self.row.field.set_lookup(lookup, names.today)
        self.row.setVisible(bool(len(names.countries)))
        if not self._is_refused:
            self._ask(self._question)
        focused = QApplication.focusWidget()
        # who is typing in the field on top already goes on there
        is_typing = isinstance(focused, QLineEdit) and not self.isAncestorOf(focused)
        if first and self.isVisible() and not is_typing:
            self.focus_first()

    def _made_row(self, lookup: QuestionLookup) -> QuestionRow:
        row = QuestionRow(lookup, self._today(), self)
        row.show_question(self._question)
        row.asked.connect(self._ask)
        row.refused.connect(self._refuse)
        row.unknown.connect(partial(self._seek_names, row))
        self._rows.insertWidget(0, row)
        return row

    def _seek_names(self, row: QuestionRow, texts: tuple[str, ...]) -> None:
        """Names of countries in any language, for what is no name in the languages of the interface."""
        elsewhere = self._questions.names_elsewhere
        self._doors.read(lambda: elsewhere(texts), row.learn, row)

    # Asking -------------------------------------------------------------------------------------------------------------

    def _ask(self, question: Question) -> None:
        self._question = question
        self._is_refused = False
        self.time.bar.show_day(question.at or self._today())
        self.time.allow_comparing(False)
        if self._names is None or not len(self._names.countries):
            self._drawing.show_nothing(
                tr("No reference pack is installed, so nobody is known to cover anything."),
                tr(
                    "The program installs its own when it starts. Another one is installed by: liaison-desk pack install FILE"
                ),
            )
        elif question.office and not question.countries:
            self._doors.read(lambda: self._read_office(question), self._show_office, self, _ANSWER, self._failed)
        elif question.countries or question.agencies:
            answer = self._questions.answer
            self._doors.read(lambda: answer(question), self._show_answer, self, _ANSWER, self._failed)
        else:
            self._drawing.show_invitation(
                tr("Ask who covers a country."),
                tr("Type a country, several, or an office above, or choose a country on the map."),
                self._names,
                question.crime_type,
                question.at or self._today(),
            )

    def _refuse(self) -> None:
        """The answer to an earlier question, or to half of this one, must not stand below a question that was not understood."""
        self._is_refused = True
        self._drawing.show_nothing(tr("Nothing was asked."), tr("Correct what is marked above."))

    def _read_office(self, question: Question) -> OfficeCoverage:
        """On the store's thread."""
        office = self._directory.office(question.office)
        facts = self._coverage.countries_of(question.office, question.at)
        return OfficeCoverage(office, facts, question.at or self._today())

    def _ask_legal_bases(self, a: str, b: str) -> None:
        self.legal_bases_asked.emit(a, b, self._question.crime_type, self._question.at)

    def _ask_day(self, day: date) -> None:
        self.ask(replace(self._question, at=None if day == self._today() else day))

    def _ask_office(self, office: str) -> None:
        self.ask(Question((), self._question.crime_type, self._question.at, office))

    def _choose_country(self, iso2: str) -> None:
        """A country of the map: come to it in the answer, or ask about it."""
        if not self._drawing.go_to_country(iso2):
            self.ask_country(iso2)

    # Answering ----------------------------------------------------------------------------------------------------------

    def _show_answer(self, answer: CoverageAnswer) -> None:
        if self._names is not None and not self._is_refused:
            self.time.bar.show_stops(moments_of_answer(answer))
            self._drawing.show_answer(answer, self._names, self._question.is_route)
            self.time.allow_comparing(True)
            self._read_difference(answer)

    def _read_difference(self, shown: CoverageAnswer) -> None:
        """What differs on the day compared with."""
        other, question = self.time.bar.other_day, self._question
        if other is None or other == shown.at:
            return
        coverage, questions = self._coverage, self._questions

        def show(found: CoverageDifference) -> None:
            if self.answer is not None and self._question == question and self.time.bar.other_day == other:
                self._drawing.show_difference(found)

        self._doors.read(
            lambda: read_difference(coverage, questions, question, (shown.at, other)),
            show,
            self,
            _DIFFERENCE,
            self._failed,
        )

    def _show_office(self, found: OfficeCoverage) -> None:
        if self._names is not None and not self._is_refused:
            self.time.bar.show_stops(moments_of_facts((*found.office.covers, *found.office.covered)))
            self._drawing.show_office(found, self._names)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            self._drawing.show_nothing(error.sentence, error.remedy)
        else:
            sentence = tr("The question could not be answered.")
            self._drawing.show_nothing(sentence, tr("Nothing was changed. Try again, or restart the program."))
            self._doors.broke.emit(error)
