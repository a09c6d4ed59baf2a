"""Between two countries: the answer as a list, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QSplitter, QStackedLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.instruments import PartyFact
from liaison.domain.legal_bases import InstrumentAnswer, LegalAnswer, Verdict
from liaison.domain.provenance import Origin
from liaison.domain.treaty_wishes import TreatyWish
from liaison.ui.icons import icon
from liaison.ui.screens.legal_bases.answer_text import answer_text, heading_of, left_out_in_words
from liaison.ui.screens.legal_bases.correcting_status import choose, correctable
from liaison.ui.screens.legal_bases.explanation import explain
from liaison.ui.screens.legal_bases.line_list import LineList
from liaison.ui.screens.legal_bases.lines import Line, LineKind, lines_of, narrowed
from liaison.ui.screens.legal_bases.sections_view import SectionsView
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.frames import Card, EmptyState
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.names import Names

_CONFIRMED = 2000
"""Milliseconds for which the button says that it copied."""


class BetweenPage(QWidget):
    """List at the left, the current line's reasons at the right."""

    wish_asked = Signal(object)
    """A treaty wish about the kind of the current line: its LegalKind."""

    status_asked = Signal(object, str)
    """Something is known of a country: the `Instrument`, None for a treaty that is not listed; and the country, empty for any."""

    treaty_withdrawn = Signal(str)
    """An own treaty is to be withdrawn: its id."""

    correction_asked = Signal(object, object)
    """What the pack says of a country is to be corrected: the `Instrument` and its `PartyFact`."""

    status_withdrawn = Signal(str)
    """An own statement of a country's status is to be withdrawn: its id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer: LegalAnswer | None = None
        self._names: Names | None = None
        self._wishes: tuple[TreatyWish, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._filter = ""
        self.list = LineList(theme)
        self.wish = QPushButton(icon("add"), tr("Add a treaty wish"))
        self.status = QPushButton(icon("add"), tr("Add what you know"))
        self.correct = QPushButton(icon("edit"), tr("Correct the pack"))
        self.withdraw = QPushButton(icon("delete"), tr("Withdraw what was entered"))
        self.why = SectionsView((self.wish, self.status, self.correct, self.withdraw))
        self._heading = PlainLabel("", "heading")
        self._left_out = PlainLabel("", "warn")
        self._copy = QPushButton(icon("copy"), tr("Copy as text"))
        self._state = EmptyState("legal-bases", "")
        self._stack = QStackedLayout(self)
        self._lay_out()
        self.list.line_chosen.connect(self._explain)
        self.list.line_opened.connect(lambda _: self.why.setFocus(Qt.FocusReason.OtherFocusReason))
        self._copy.clicked.connect(self.copy)
        self.wish.clicked.connect(self._ask_wish)
        self.status.clicked.connect(self._ask_status)
        self.correct.clicked.connect(self.correct_current)
        self.withdraw.clicked.connect(self._ask_withdrawal)

    def show_answer(self, answer: LegalAnswer, wishes: tuple[TreatyWish, ...], names: Names) -> None:
        """Show an answer and the wishes between the two countries."""
        self._answer, self._wishes, self._names = answer, wishes, names
        self._lines = lines_of(answer, names, wishes)
        self._heading.setText(heading_of(answer, names))
        self._left_out.setVisible(answer.left_out > 0)
        self._left_out.setText(left_out_in_words(answer))
        self._stack.setCurrentIndex(1)
        self.list.show_lines(narrowed(self._lines, self._filter))
        headings = (f"{line.title}: {line.badge}" for line in self._lines if line.kind is LineKind.HEADING)
        announce(self, "; ".join(headings))

    def say(self, sentence: str, hint: str = "") -> None:
        """Say why there is no answer, and what to do."""
        self._answer, self._lines = None, ()
        self._state.say(sentence, hint)
        self._stack.setCurrentIndex(0)

    def answer(self) -> LegalAnswer | None:
        """What is shown."""
        return self._answer

    def set_filter(self, text: str) -> None:
        """Keep the lines that name `text`."""
        self._filter = text
        if self._lines:
            self.list.show_lines(narrowed(self._lines, text))

    def copy(self) -> None:
        """Put the answer on the clipboard as plain text."""
        if self._answer is not None and self._names is not None:
            QApplication.clipboard().setText(answer_text(self._answer, self._lines, self._names))
            self._copy.setText(tr("Copied"))
            QTimer.singleShot(_CONFIRMED, self._copy, lambda: self._copy.setText(tr("Copy as text")))

    def correct_current(self) -> None:
        """Ask for a correction of what the pack says about the current line; which country's when both are said."""
        facts, line = self._from_pack(), self.list.current_line()
        if self._names is None or line is None or line.instrument is None or not facts:
            return
        instrument = line.instrument.instrument
        below = self.correct.mapToGlobal(self.correct.rect().bottomLeft())
        choose(facts, self._names, self, below, lambda fact: self.correction_asked.emit(instrument, fact))

    def _from_pack(self) -> tuple[PartyFact, ...]:
        line = self.list.current_line()
        sides = line.instrument.sides if line is not None and line.instrument is not None else ()
        return tuple(dict.fromkeys(correctable(fact for side in sides for fact in side.facts)))

    def _lay_out(self) -> None:
        self._copy.setToolTip(tr("The whole answer with sources and ages, as plain text  Ctrl+Shift+C"))
        self.wish.setToolTip(tr("Ctrl+N"))
        self.correct.setToolTip(tr("Correct what the pack says of a country's status  Ctrl+E"))
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        left, right = Card(margin=GAP), Card(margin=GAP)
        left.rows.addLayout(top)
        left.rows.addWidget(self._left_out)
        left.rows.addWidget(self.list, 1)
        right.rows.addWidget(self.why, 1)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setObjectName("legal-sides")
        sides.setHandleWidth(GAP)
        sides.setChildrenCollapsible(False)
        left.setMinimumWidth(320)
        right.setMinimumWidth(240)
        sides.addWidget(left)
        sides.addWidget(right)
        sides.setStretchFactor(0, 3)
        sides.setStretchFactor(1, 2)
        sides.setSizes([720, 480])
        nothing = Card()
        nothing.rows.addWidget(self._state)
        for page in (nothing, sides):
            self._stack.addWidget(page)
        left.rows.setSpacing(SPACING)

    def _explain(self, line: Line) -> None:
        if self._answer is None or self._names is None:
            return
        self.wish.setVisible(line.gap is not None)
        one = line.instrument
        self.status.setText(tr("Add a status") if one is not None else tr("Add a treaty"))
        self.correct.setVisible(bool(self._from_pack()))
        self.withdraw.setVisible(one is not None and bool(_own_treaty(one) or _own_status(one)))
        self.why.show_sections(line.title, explain(line, self._answer, self._names, self._wishes))

    def _ask_wish(self) -> None:
        line = self.list.current_line()
        self.wish_asked.emit(line.about if line is not None else None)

    def _ask_status(self) -> None:
        line = self.list.current_line()
        one = line.instrument if line is not None else None
        # of the country of which less is known
        unsaid = next((side.country_iso2 for side in one.sides if side.verdict is not Verdict.YES), "") if one else ""
        self.status_asked.emit(one.instrument if one is not None else None, unsaid)

    def _ask_withdrawal(self) -> None:
        line = self.list.current_line()
        one = line.instrument if line is not None else None
        if one is not None and _own_treaty(one):
            self.treaty_withdrawn.emit(_own_treaty(one))
        elif one is not None and _own_status(one):
            self.status_withdrawn.emit(_own_status(one))


def _own_treaty(one: InstrumentAnswer) -> str:
    """The id of a treaty the officer entered, else empty."""
    return one.instrument.id if one.instrument.origin is Origin.OWN else ""


def _own_status(one: InstrumentAnswer) -> str:
    """The id of the first status the officer entered, empty without one."""
    return next((fact.id for side in one.sides for fact in side.facts if fact.origin is Origin.OWN), "")
