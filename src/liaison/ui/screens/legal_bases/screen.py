"""Legal bases: between two countries, instruments by countries, and the wish list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import language, tr
from liaison.domain.instruments import Instrument, LegalKind, PartyFact
from liaison.domain.legal_bases import LegalAnswer
from liaison.domain.rows import ChangeSet
from liaison.domain.treaty_wishes import NewTreatyWish, TreatyWish
from liaison.ui.correcting.correcting import Correcting
from liaison.ui.doors import Doors
from liaison.ui.notice import Notice
from liaison.ui.screens.legal_bases.between_page import BetweenPage
from liaison.ui.screens.legal_bases.correcting_status import of_party
from liaison.ui.screens.legal_bases.editing import Editing
from liaison.ui.screens.legal_bases.matrix_page import MatrixPage
from liaison.ui.screens.legal_bases.question import LegalQuestion, QuestionFields, with_pair
from liaison.ui.screens.legal_bases.services import LegalServices
from liaison.ui.screens.legal_bases.wish_page import WishPage
from liaison.ui.shell.screen import PrimaryAction, Screen
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import GAP, MARGIN
from liaison.ui.widgets.reference.names import Names

_FACTS = frozenset({"instrument", "party", "membership", "correction", "body"})
_WISHES = frozenset({"treaty_wish", "meeting"})
_NAMES, _ANSWER, _LIST = "legal.names", "legal.answer", "legal.wishes"
BETWEEN, MATRIX, WISHES = range(3)


class LegalBasesScreen(Screen):
    """One question, two drawings of what is known, and the list of what is missing."""

    meeting_asked = Signal(object, object)
    """A meeting is to be opened: its `RowKey`, and the line of its notes, counted from 0; None for no line."""

    def __init__(
        self,
        services: LegalServices,
        doors: Doors,
        theme: Theme,
        notice: Notice,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._doors, self._today = services, doors, today
        self._names: Names | None = None
        self._question = LegalQuestion()
        self._is_refused = self._is_asked_elsewhere = False
        self.fields: QuestionFields | None = None
        self.between = BetweenPage(theme)
        self.matrix = MatrixPage(services.bases, doors, theme, self._failed)
        self.wishes = WishPage()
        self.tabs = QTabBar()
        self._pages = QStackedWidget()
        self._editing = Editing(services, doors, notice, self)
        self._correcting = Correcting(services.corrections, doors, self)
        self._rows = QVBoxLayout(self)
        self._lay_out()
        self._connect()
        self.between.say(tr("Reading the reference pack…"))

    def title(self) -> str:
        """The screen's name."""
        return tr("Legal bases")

    def filter_hint(self) -> str:
        """What the search field finds here."""
        return tr("Find an instrument or a wish")

    def set_filter(self, text: str) -> None:
        """Narrow the answer and the wish list; in the matrix go to the next match."""
        self.between.set_filter(text)
        self.wishes.set_filter(text)
        if self.tabs.currentIndex() == MATRIX:
            self.matrix.set_filter(text)

    def primary_action(self) -> PrimaryAction | None:
        """A new wish."""
        return PrimaryAction(tr("New treaty wish"), "Ctrl+N", self.new_wish)

    def activated(self) -> None:
        """Read the names when the screen is first shown."""
        if self._names is None or not len(self._names.countries):
            self._read_names()

    def reload(self, changes: ChangeSet) -> None:
        """Ask again when facts or wishes were changed elsewhere."""
        if changes.touched & _FACTS:
            self._read_names()
        elif changes.touched & _WISHES:
            self._read_again()

    def focus_first(self) -> None:
        """Begin with the question, or with the wishes."""
        if self.tabs.currentIndex() == WISHES:
            self.wishes.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.fields is not None:
            self.fields.a.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.fields.a.selectAll()

    def ask(self, a: str, b: str, crime: str = "", kind: LegalKind | None = None, at: date | None = None) -> None:
        """Ask from elsewhere: the fields show the question, and the answer follows."""
        self._question = LegalQuestion(a, b, crime, kind, at)
        self._is_asked_elsewhere = True
        self.tabs.setCurrentIndex(BETWEEN)
        if self.fields is not None:
            self.fields.show_question(self._question)
            self._ask(self._question)

    def new_wish(self, kind: LegalKind | None = None) -> None:
        """Write a wish down, between the countries asked about."""
        question = self._question
        wish = NewTreatyWish(question.a, question.b, kind or self._kind_in_view(), crime_type=question.crime)
        if self._names is not None:
            self._editing.new_wish(wish, self._names)

    # Laying out ---------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for name in (tr("Between two countries"), tr("Matrix"), tr("Treaty wishes")):
            self.tabs.addTab(name)
        self.tabs.setAccessibleName(tr("Views of legal bases"))
        self.tabs.setExpanding(False)
        self.tabs.setToolTip(tr("Ctrl+Tab: the next view"))
        for page in (self.between, self.matrix, self.wishes):
            self._pages.addWidget(page)
        self._rows.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        self._rows.setSpacing(GAP)
        self._rows.addWidget(self.tabs)
        self._rows.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turn)
        self.between.wish_asked.connect(self.new_wish)
        self.matrix.pair_asked.connect(self._ask_with)
        self.wishes.new_asked.connect(lambda: self.new_wish())
        self.wishes.edit_asked.connect(self._edit_wish)
        self.wishes.withdraw_asked.connect(self._editing.withdraw_wish)
        self.wishes.meeting_asked.connect(self.meeting_asked)
        self._editing.changed.connect(self._read_again)
        self._correcting.changed.connect(self._read_again)
        for page in (self.between, self.matrix):
            page.status_asked.connect(self._add_status)
            page.correction_asked.connect(self._correct)
        self.between.treaty_withdrawn.connect(self._editing.withdraw_treaty)
        self.between.status_withdrawn.connect(self._editing.withdraw_status)
        for keys, run in (
            ("Ctrl+Tab", lambda: self._step(1)),
            ("Ctrl+Shift+Tab", lambda: self._step(-1)),
            ("F6", lambda: self._next_pane(1)),
            ("Shift+F6", lambda: self._next_pane(-1)),
            ("Ctrl+Shift+C", self.between.copy),
            ("Ctrl+E", self._correct_current),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _step(self, step: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
        main = (self.between.list, self.matrix.view, self.wishes.table)[self.tabs.currentIndex()]
        if main.isVisible():
            main.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.focus_first()

    def _turn(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        if self.fields is not None:
            self.fields.setVisible(page != WISHES)
        if page == MATRIX:
            self.matrix.show_question(self._question)

    def _panes(self) -> list[QWidget]:
        """The parts of the view in front, in their order."""
        page = self.tabs.currentIndex()
        if page == WISHES or self.fields is None:
            return [self.tabs, self.wishes.table]
        if page == MATRIX:
            return [self.tabs, self.fields.a, self.matrix.view, self.matrix.facts]
        return [self.tabs, self.fields.a, self.between.list, self.between.why]

    def _next_pane(self, step: int) -> None:
        panes = [pane for pane in self._panes() if pane.isVisible()]
        there = next((at for at, pane in enumerate(panes) if pane.hasFocus()), 0)
        panes[(there + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Names --------------------------------------------------------------------------------------------------------------

    def _read_names(self) -> None:
        names, today = self._services.names, self._today

        def read() -> Names:
            return Names(names.countries(), names.crime_types(), language(), today())

        self._doors.read(read, self._show_names, self, _NAMES, self._failed)

    def _show_names(self, names: Names) -> None:
        if self.fields is None or self._names is None or len(names.countries) != len(self._names.countries):
            self._replace_fields(names)
            self.matrix.show_names(names)
            if self.isVisible():
                self.focus_first()
        self._names = names
        self._read_again()

    def _replace_fields(self, names: Names) -> None:
        if self.fields is not None:
            self._rows.removeWidget(self.fields)
            self.fields.deleteLater()
        self.fields = QuestionFields(names, self)
        self.fields.show_question(self._question)
        self.fields.asked.connect(self._ask)
        self.fields.refused.connect(self._refuse)
        self._rows.insertWidget(1, self.fields)
        order = (self.tabs, *self.fields.in_order(), self.between.list)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self.fields.setVisible(self.tabs.currentIndex() != WISHES and bool(len(names.countries)))

    def _read_again(self) -> None:
        """What is shown may have changed."""
        self._ask(self._question)
        self.matrix.show_question(self._question, again=True)
        self._doors.read(self._services.wishes.list, self._show_wishes, self, _LIST, self._failed)

    # Asking and answering -----------------------------------------------------------------------------------------------

    def _ask(self, question: LegalQuestion) -> None:
        self._question, self._is_refused = question, False
        self.matrix.show_question(question)
        if self._names is None or not len(self._names.countries):
            self.between.say(
                tr("No reference pack is installed, so no legal basis is known."),
                tr(
                    "The program installs its own when it starts. Another one is installed by: liaison-desk pack install FILE"
                ),
            )
        elif question.pair:
            bases, wishes = self._services.bases, self._services.wishes
            asked = (question.a, question.b, question.crime, question.kind, question.at)
            self._doors.read(
                lambda: (bases.between(*asked), wishes.between(question.a, question.b)),
                self._show_answer,
                self,
                _ANSWER,
                self._failed,
            )
        elif question.a and question.a == question.b:
            self.between.say(tr("These are one and the same country."), tr("Choose another one in either field above."))
        else:
            self.between.say(
                tr("Ask on what basis two countries can help each other."),
                tr("Type both above, by name or code: Belarus, BY. Kind, crime type and date narrow the answer."),
            )

    def _ask_with(self, country: str) -> None:
        """A country of the matrix: with the one there is."""
        question = self._question
        a, b = (country, "") if not question.a else (question.a, country)
        if self.fields is not None and a != b:
            question = with_pair(question, a, b)
            self.fields.show_question(question)
            self.tabs.setCurrentIndex(BETWEEN)
            self._ask(question)

    def _refuse(self) -> None:
        """The answer to an earlier question must not stand below one that was not understood."""
        self._is_refused = True
        self.between.say(tr("Nothing was asked."), tr("Correct what is marked above."))

    def _show_answer(self, answer: tuple[LegalAnswer, tuple[TreatyWish, ...]]) -> None:
        if self._names is not None and not self._is_refused:
            self.between.show_answer(*answer, self._names)
            if self._is_asked_elsewhere and self.isVisible():
                self._is_asked_elsewhere = False
                self.between.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_wishes(self, wishes: tuple[TreatyWish, ...]) -> None:
        if self._names is not None:
            self.wishes.show_wishes(wishes, self._names)
        still_open = sum(wish.wish.state.is_open for wish in wishes)
        words = tr("Treaty wishes ({n})", n=still_open) if still_open else tr("Treaty wishes")
        self.tabs.setTabText(WISHES, words)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            self.between.say(error.sentence, error.remedy)
        else:
            sentence = tr("The question could not be answered.")
            self.between.say(sentence, tr("Nothing was changed. Try again, or restart the program."))
            self._doors.broke.emit(error)

    # Adding and changing ------------------------------------------------------------------------------------------------

    def _edit_wish(self, wish: TreatyWish) -> None:
        if self._names is not None:
            self._editing.edit_wish(wish, self._names)

    def _add_status(self, instrument: Instrument | None, country: str) -> None:
        """Of a country under an instrument; of a treaty that is not listed when there is none."""
        question = self._question
        if self._names is None:
            return
        if instrument is not None:
            self._editing.add_status(instrument, country, self._names)
        else:
            self._editing.add_treaty(question.a, question.b, self._kind_in_view(), self._names)

    def _correct_current(self) -> None:
        if self.tabs.currentIndex() == BETWEEN:
            self.between.correct_current()
        elif self.tabs.currentIndex() == MATRIX:
            self.matrix.correct_current()

    def _correct(self, instrument: Instrument, fact: PartyFact) -> None:
        if self._names is not None:
            self._correcting.open(of_party(fact, instrument, self._names))

    def _kind_in_view(self) -> LegalKind | None:
        line = self.between.list.current_line() if self.tabs.currentIndex() == BETWEEN else None
        return line.about if line is not None and self.between.answer() is not None else self._question.kind
