"""A field for the legal basis of a request: what is in force between the two states is looked for, and one of it chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from liaison.base.translations import tr, trn
from liaison.domain.cases.requests import RequestFacts
from liaison.domain.dates import PartialDate
from liaison.domain.instruments import LegalKind
from liaison.domain.legal_bases import LegalAnswer
from liaison.services.legal_bases import LegalBasisService
from liaison.ui.doors import Doors
from liaison.ui.errors import error_in_words
from liaison.ui.icons import icon
from liaison.ui.screens.cases.fields.cell_table import CellTable
from liaison.ui.screens.cases.requests.basis_words import offered, trace
from liaison.ui.theme.tokens import SPACING
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.frames import FlowLayout
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.names import Names

_TABLE_HEIGHT, _TRACE_HEIGHT = 190, 96


@dataclass(frozen=True, slots=True)
class BasisQuestion:
    """Between whom a basis is looked for, and for what; empty while not given."""

    a: str
    b: str
    kind: LegalKind | None
    crime: str


@dataclass(frozen=True, slots=True)
class Basis:
    """A basis that was chosen, with the words of the answer.

    Attributes:
        as_of: the day the answer was for.
    """

    instrument_id: str = ""
    trace: str = ""
    as_of: PartialDate | None = None


class BasisField(QWidget):
    """Keeps what is chosen until something else is, or nothing.

    Args:
        question: what the other fields of the form say.
    """

    shown = Signal()
    """The answer is there; whoever scrolls brings it into sight."""

    def __init__(
        self,
        bases: LegalBasisService,
        doors: Doors,
        names: Names,
        question: Callable[[], BasisQuestion],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bases, self._doors, self._names, self._question = bases, doors, names, question
        self._basis = Basis()
        self._chosen_for: BasisQuestion | None = None
        self._answer: LegalAnswer | None = None
        self._chosen = PlainLabel("", "heading")
        self._told = PlainLabel("", "warn")
        self.look = QPushButton(icon("search"), tr("Look for a basis"))
        self.drop = QPushButton(icon("close"), tr("Without a basis"))
        self.found = CellTable(tr("Legal bases, the best first"), ((tr("Instrument"), 60), (tr("Answer"), 40)))
        self.trace = QPlainTextEdit()
        self._lay_out()
        self.look.clicked.connect(self._look)
        self.drop.clicked.connect(self._drop)
        self.found.opened.connect(self._choose)

    def basis(self) -> Basis:
        """What is chosen."""
        return self._basis

    def show_basis(self, facts: RequestFacts, name: str) -> None:
        """Show the basis of a request; `name` of its instrument."""
        self._chosen_for = self._question()
        self._show(Basis(facts.instrument_id, facts.basis_trace, facts.basis_as_of), name or facts.instrument_id)

    def look_again(self) -> None:
        """The states or the kind became others: an answer for the former ones no longer tells."""
        self.found.hide()
        self._told.hide()
        if self._basis.instrument_id and self._chosen_for != self._question():
            self._tell(tr("It was chosen for other states, another kind or another crime. Look for it again."))

    def _lay_out(self) -> None:
        self.look.setAutoDefault(False)
        self.drop.setAutoDefault(False)
        self.found.setFixedHeight(_TABLE_HEIGHT)
        self.found.setAccessibleDescription(tr("Enter: choose."))
        self.trace.setReadOnly(True)
        self.trace.setTabChangesFocus(True)
        self.trace.setFixedHeight(_TRACE_HEIGHT)
        self.trace.setAccessibleName(tr("Why it is a basis"))
        buttons = FlowLayout()
        for button in (self.look, self.drop):
            buttons.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACING)
        rows.addWidget(self._chosen)
        rows.addWidget(self._told)
        rows.addWidget(self.trace)
        rows.addLayout(buttons)
        rows.addWidget(self.found)
        for hidden in (self._told, self.found):
            hidden.hide()
        self.setFocusProxy(self.look)

    def _look(self) -> None:
        asked = self._question()
        if not asked.a or not asked.b or asked.a == asked.b:
            self._tell(tr("Say first between which two states."))
            return
        bases = self._bases
        self._doors.read(
            lambda: bases.between(asked.a, asked.b, asked.crime, asked.kind),
            lambda answer: self._offer(answer, asked),
            self,
            "cases.basis",
            lambda error: self._tell(error_in_words(error)),
        )

    def _offer(self, answer: LegalAnswer, asked: BasisQuestion) -> None:
        if asked != self._question():
            # the fields say something else by now
            return
        self._answer, self._chosen_for = answer, asked
        self._told.hide()
        self.found.show_rows([offered(one) for one in answer.instruments])
        self.found.setVisible(bool(answer.instruments))
        count = trn("{n} instrument", "{n} instruments", len(answer.instruments))
        if answer.left_out:
            self._tell(
                trn("{n} more convention was not judged.", "{n} more conventions were not judged.", answer.left_out)
            )
        if not answer.instruments:
            self._tell(tr("No basis is known here. This does not mean that there is none."))
            return
        announce(self, count)
        self.found.go_to(0)
        self.found.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit()

    def _choose(self, row: int) -> None:
        if self._answer is None:
            return
        one, day = self._answer.instruments[row], PartialDate.of(self._answer.at)
        words = trace(one, self._answer, self._names)
        self.found.hide()
        self._told.hide()
        self._show(Basis(one.instrument.id, words, day), one.instrument.name)
        self.look.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        self.found.hide()
        self._told.hide()
        self._show(Basis(), "")
        self.look.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, basis: Basis, name: str) -> None:
        self._basis = basis
        self._chosen.setText(name or tr("none chosen"))
        self._chosen.set_role("heading" if name else "muted")
        self.trace.setPlainText(basis.trace)
        self.trace.setVisible(bool(basis.trace))
        self.drop.setVisible(bool(basis.instrument_id))

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.show()
        announce(self, sentence)
