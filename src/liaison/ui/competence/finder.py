"""Who is competent? One question after the other, only those that still tell authorities apart, and the answer with its trace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from liaison.base.translations import language, tr
from liaison.domain.competence_rules import Facet, How, Outcome
from liaison.domain.competence_words import outcome_sentence, step_sentence, trace_text
from liaison.services.competence_rules import Asked, CompetenceRuleService
from liaison.services.coverage import CoverageService
from liaison.ui.competence.answers import AuthorityTree, OptionList
from liaison.ui.doors import Doors
from liaison.ui.theme.tokens import GAP, MARGIN, SPACING
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.choice_field import ChoiceField, country_choices
from liaison.ui.widgets.reference.day_field import DayField
from liaison.ui.widgets.reference.names import Names

_NAMES, _ASKED = "competence.names", "competence.asked"


class AuthorityFinder(QDialog):
    """Stays open beside the window; nothing of it is kept.

    Args:
        today: the day asked for when none is given.

    Attributes:
        country, day, options, authorities: the parts one works with; the fields are there once names are read.
    """

    agency_asked = Signal(str)
    """An agency is to be shown in the directory."""

    table_asked = Signal()
    """A lawyer's table is to be taken over."""

    template_asked = Signal()
    """An empty table is to be saved."""

    def __init__(
        self,
        rules: CompetenceRuleService,
        coverage: CoverageService,
        doors: Doors,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Who is competent?"))
        self.resize(980, 640)
        self._rules, self._coverage, self._doors, self._today = rules, coverage, doors, today
        self._names: Names | None = None
        self._answers: dict[Facet, str] = {}
        self._asked: Asked | None = None
        self.country: ChoiceField | None = None
        self.day = DayField(today())
        self.question = PlainLabel("", "heading")
        self.options = OptionList()
        self.trace = PlainLabel("", "muted", selectable=True)
        self.outcome = PlainLabel("", "heading")
        self.hint = PlainLabel("", "muted")
        self.authorities = AuthorityTree()
        self.back = QPushButton(tr("&Back"))
        self.copy = QPushButton(tr("Cop&y with sources"))
        self._top = QGridLayout()
        self._lay_out()
        self._connect()
        self._read_names()

    def reload(self) -> None:
        """Ask again, after rules were changed."""
        self._ask()

    # Laying out ---------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setSpacing(GAP)
        self._top.setHorizontalSpacing(GAP)
        self._top.setColumnStretch(0, 3)
        self._top.setColumnStretch(1, 1)
        self._top.addWidget(_label(tr("As &of"), self.day), 0, 1)
        self._top.addWidget(self.day, 1, 1)
        rows.addLayout(self._top)
        sides = QHBoxLayout()
        sides.setSpacing(MARGIN)
        sides.addLayout(_column(self.question, self.options, self.trace), 2)
        sides.addLayout(_column(self.outcome, self.hint, self.authorities), 3)
        rows.addLayout(sides, 1)
        rows.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        take, empty, close = (
            QPushButton(tr("&Take over a table of rules…")),
            QPushButton(tr("Save an &empty table…")),
            QPushButton(tr("Close")),
        )
        take.clicked.connect(self.table_asked)
        empty.clicked.connect(self.template_asked)
        close.clicked.connect(self.close)
        line = QHBoxLayout()
        line.setSpacing(SPACING)
        for button in (self.back, self.copy, None, take, empty, close):
            if button is None:
                line.addStretch(1)
            else:
                button.setAutoDefault(False)
                line.addWidget(button)
        return line

    def _connect(self) -> None:
        self.day.day_changed.connect(lambda _: self._ask())
        self.options.answered.connect(self._answer)
        self.options.back_asked.connect(self._take_back)
        self.authorities.agency_asked.connect(self.agency_asked)
        self.back.clicked.connect(self._take_back)
        self.copy.clicked.connect(self._copy)
        for keys, run in (("Alt+Left", self._take_back), ("Ctrl+Shift+C", self._copy)):
            QShortcut(QKeySequence(keys), self).activated.connect(run)

    # Asking -------------------------------------------------------------------------------------------------------------

    def _read_names(self) -> None:
        coverage, today = self._coverage, self._today

        def read() -> Names:
            return Names(coverage.countries(), coverage.crime_types(), language(), today())

        self._doors.read(read, self._show_names, self, _NAMES)

    def _show_names(self, names: Names) -> None:
        self._names = names
        field = ChoiceField(country_choices(names), tr("Country"), tr("Country, by any name or code"))
        self.country = field
        self._top.addWidget(_label(tr("&Country"), field), 0, 0)
        self._top.addWidget(field, 1, 0)
        field.key_changed.connect(self._change_country)
        QWidget.setTabOrder(field, self.day)
        self._show_nothing()
        field.setFocus()

    def _change_country(self, country: str) -> None:
        self._answers.clear()
        if country:
            self._ask()
        else:
            self._show_nothing()

    def _ask(self) -> None:
        country = self.country.key() if self.country is not None else ""
        if not country:
            return
        consult, answers, at = self._rules.consult, dict(self._answers), self.day.day()
        self._doors.read(lambda: consult(country, answers, at), self._show, self, _ASKED)

    def _answer(self, facet: Facet, value: str) -> None:
        # a broad crime that is asked for again is given anew, as the last answer
        self._answers.pop(facet, None)
        self._answers[facet] = value
        self._ask()

    def _take_back(self) -> None:
        if self._answers:
            self._answers.popitem()
            self._ask()

    # Answering ----------------------------------------------------------------------------------------------------------

    def _show_nothing(self) -> None:
        self._asked = None
        self.question.setText(tr("Choose a country."))
        self.outcome.setText("")
        self.hint.setText(
            tr(
                "Rules come from the reference pack, from what agencies say of themselves, and from tables a lawyer writes."
            )
        )
        self.trace.setText("")
        self.options.clear()
        self.authorities.clear()
        self._enable()

    def _show(self, asked: Asked) -> None:
        names = self._names
        if names is None:
            return
        self._asked = asked
        found = asked.consultation
        self.question.setText(found.question.question if found.question else tr("Nothing more to ask."))
        self.outcome.setText(outcome_sentence(found))
        self._hint(_what_to_do(found.outcome))
        steps = (
            step_sentence(step, asked.instruments, names.crime_types, names.language)
            for step in found.trace
            if step.how is not How.ALONE or found.authorities
        )
        self.trace.setText("\n".join(steps))
        had_focus = self.options.hasFocus()
        self.options.show_question(asked, names)
        self.authorities.show_authorities(asked, names)
        self._enable()
        if had_focus or (self.country is not None and self.country.hasFocus()):
            (self.options if self.options.count() else self.authorities).setFocus()
        announce(self, f"{self.outcome.text()} {self.question.text()}")

    def _hint(self, text: str) -> None:
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def _enable(self) -> None:
        self.options.setEnabled(self.options.count() > 0)
        self.back.setEnabled(bool(self._answers))
        self.copy.setEnabled(self._asked is not None)

    def _copy(self) -> None:
        if self._asked is None or self._names is None:
            return
        names, asked = self._names, self._asked
        lines = trace_text(asked.consultation, asked.instruments, names.crime_types, names.language)
        QGuiApplication.clipboard().setText("\n".join(lines))
        announce(self, tr("Copied."))
        self._hint(tr("Copied."))


def _what_to_do(outcome: Outcome) -> str:
    if outcome in (Outcome.NO_RULES, Outcome.NONE_FITS):
        return tr("Take over a table of this country's rules, or add a function to an agency in the directory.")
    return ""


def _label(text: str, buddy: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(buddy)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return label


def _column(*parts: QWidget) -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(SPACING)
    for part in parts:
        rows.addWidget(part, 1 if isinstance(part, (OptionList, AuthorityTree)) else 0)
    return rows
