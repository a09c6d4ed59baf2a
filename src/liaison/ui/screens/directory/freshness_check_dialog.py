"""Somebody was asked today whether facts still hold: who, and what the answer was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from liaison.base.translations import marked, tr, trn
from liaison.domain.freshness import DueFact, Outcome
from liaison.services.freshness import Checked
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel

_SENTENCES = {
    Outcome.CONFIRMED: marked("It still holds: its age counts from today"),
    Outcome.CHANGED: marked("It has changed: it stays in the list until it is corrected"),
    Outcome.NO_ANSWER: marked("There was no answer"),
}
_WIDTH = 420


class CheckDialog(QDialog):
    """Asks who was asked and what came of it; stays open until it is saved.

    Args:
        asked_of: who was asked the last time, offered again.
    """

    given = Signal(object)
    """A `Checked` to be kept."""

    def __init__(self, facts: Sequence[DueFact], asked_of: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts = tuple(facts)
        self.setWindowTitle(tr("Checked today"))
        self.asked_of, self.remark = QLineEdit(asked_of), QLineEdit()
        self.outcomes = {outcome: QRadioButton(tr(word)) for outcome, word in _SENTENCES.items()}
        self.outcomes[Outcome.CONFIRMED].setChecked(True)
        self.complaint = PlainLabel("", "bad")
        self._lay_out()
        self.asked_of.setFocus()
        self.asked_of.selectAll()

    def accept(self) -> None:
        """Hand over what was given; without somebody who was asked it is no check."""
        if not self.asked_of.text().strip():
            self.not_saved(tr("Who was asked? A check without a name is worth nothing."))
            self.asked_of.setFocus()
            return
        outcome = next(one for one, button in self.outcomes.items() if button.isChecked())
        names = tuple(fact.name for fact in self._facts)
        self.given.emit(Checked(names, outcome, self.asked_of.text().strip(), self.remark.text().strip()))

    def saved(self) -> None:
        """It is kept."""
        super().accept()

    def not_saved(self, sentence: str) -> None:
        """Say why, and keep what was typed."""
        self.complaint.setText(sentence)
        self.complaint.show()
        announce(self.complaint, sentence)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 20)
        rows.setSpacing(GAP)
        # as wide as its longest answer, in whichever language
        rows.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
        first = self._facts[0]
        about = f"{first.subject}: {first.statement}"
        heading = PlainLabel(about, "heading")
        heading.setMinimumWidth(_WIDTH)
        rows.addWidget(heading)
        more = len(self._facts) - 1
        if more:
            rows.addWidget(PlainLabel(trn("and {n} more fact", "and {n} more facts", more), "muted"))
        form = QFormLayout()
        form.setSpacing(SPACING)
        self.asked_of.setPlaceholderText(tr("a person, a duty officer, a letter of"))
        form.addRow(tr("Who was asked"), self.asked_of)
        for number, button in enumerate(self.outcomes.values()):
            form.addRow(tr("Answer") if not number else "", button)
        form.addRow(tr("Remark"), self.remark)
        rows.addLayout(form)
        rows.addWidget(self.complaint)
        self.complaint.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
