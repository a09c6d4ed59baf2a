"""What administrators decided for this machine, and which lines of their file are not in force."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.policy import Policy
from liaison.domain.policy_words import decision_lines, problem_line
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.labels import PlainLabel


class PolicyNote(QFrame):
    """A card with the decisions, and above them what is wrong; to be read, not to be changed."""

    def __init__(self, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(GAP, GAP, GAP, GAP)
        rows.setSpacing(SPACING)
        rows.addWidget(PlainLabel(tr("Decided by your administrator"), "heading"))
        self.problems = tuple(PlainLabel(problem_line(one), "bad", selectable=True) for one in policy.problems)
        self.decisions = tuple(PlainLabel(line) for line in decision_lines(policy))
        for label in (*self.problems, *self.decisions):
            rows.addWidget(label)
        rows.addWidget(PlainLabel(str(policy.file), "muted", selectable=True))
