"""What the dialogs of one long job have in common: what it is about, its progress, and what came of it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.ui.backup import words
from liaison.ui.backup.work import Work
from liaison.ui.doors import Doors
from liaison.ui.theme.tokens import MARGIN, SPACING
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel


class TaskDialog(QDialog):
    """Runs one job; closing the dialog stops it.

    Args:
        title: of the window and above everything else.
        explanation: what the job does.
        doors: to the store's thread.

    Attributes:
        fields: for what is asked before, above the progress.
        findings: for more than a sentence, below the outcome.
        buttons: before the one that closes.
    """

    def __init__(self, title: str, explanation: str, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doors = doors
        self.setWindowTitle(title)
        self.setMinimumWidth(560)
        self.fields, self.findings, self.buttons = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self.work = Work(doors)
        self.outcome = PlainLabel("", selectable=True)
        self.close_button = QPushButton(tr("Cancel"))
        self.close_button.clicked.connect(self.reject)
        self.work.changed.connect(self._make_room)
        self._rows = QVBoxLayout(self)
        self._lay_out(title, explanation)
        self.say("", "")

    def done(self, result: int) -> None:
        """Stop what is under way."""
        self.work.stop()
        super().done(result)

    def say(self, text: str, role: str) -> None:
        """Tell what came of it; nothing when empty."""
        self.outcome.set_role(role)
        self.outcome.setText(text)
        self.outcome.setVisible(bool(text))
        self._make_room()
        if text:
            announce(self.outcome, text)

    def say_error(self, error: Exception) -> None:
        """Tell what went wrong."""
        if isinstance(error, WorldError):
            self.say(words.error_text(error), "bad")
        else:
            self.doors.broke.emit(error)

    def _lay_out(self, title: str, explanation: str) -> None:
        self._rows.setContentsMargins(28, 24, 28, 20)
        self._rows.setSpacing(SPACING)
        self._rows.addWidget(PlainLabel(title, "heading"))
        self._rows.addWidget(PlainLabel(explanation, "muted"))
        self._rows.addSpacing(SPACING)
        self._rows.addLayout(self.fields)
        self._rows.addSpacing(SPACING)
        self._rows.addWidget(self.work)
        self._rows.addWidget(self.outcome)
        self._rows.addLayout(self.findings)
        self._rows.addStretch(1)
        self._rows.addSpacing(MARGIN)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addLayout(self.buttons)
        line.addWidget(self.close_button)
        self._rows.addLayout(line)

    def _make_room(self) -> None:
        """Wrapped lines that appear later make no room for themselves."""
        self._rows.activate()
        width = max(self.width(), self.minimumWidth())
        needed = self._rows.totalHeightForWidth(width)
        if needed > self.height():
            self.resize(width, needed)
