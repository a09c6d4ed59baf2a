"""The line above the note that says how far the minutes are. A first draft needs none, and gets none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from liaison.base.translations import tr
from liaison.domain.meetings import MeetingState
from liaison.domain.minutes_versions import MinutesState
from liaison.ui.icons import icon
from liaison.ui.screens.meetings.versions.words import state_in_words
from liaison.ui.screens.meetings.wording import state_name
from liaison.ui.widgets.labels import Chip, ElidedLabel


class StateLine(QWidget):
    """`Final  version 2, of 3 Aug 2019 · sent …`, with what can be done about it."""

    agreement_asked = Signal()
    versions_asked = Signal()
    reopening_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._state = Chip("")
        self._words = ElidedLabel("", "muted", self)
        self.agreement = _flat("final", tr("Agreed text…"), tr("Sent to the other side, agreed, signed (Ctrl+Shift+G)"))
        self.versions = _flat(
            "history", tr("Versions"), tr("Read, compare and bring back earlier texts (Ctrl+Shift+H)")
        )
        self.reopen = _flat("edit", tr("Reopen…"), tr("Reopen as a new version (Ctrl+Shift+F)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._state)
        row.addWidget(self._words, 1)
        for button in (self.agreement, self.versions, self.reopen):
            row.addWidget(button)
        self.agreement.clicked.connect(self.agreement_asked)
        self.versions.clicked.connect(self.versions_asked)
        self.reopen.clicked.connect(self.reopening_asked)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty while it is not shown."""
        return "" if self.isHidden() else f"{self._state.text()}  {self._words.text()}"

    def show_state(self, state: MinutesState | None) -> None:
        """Show how far the minutes are; nothing for a meeting not kept yet, and for a first draft."""
        if state is None or (not state.is_final and state.last is None):
            self.hide()
            return
        self._state.setText(state_name(MeetingState.FINAL if state.is_final else MeetingState.DRAFT))
        self._state.setProperty("chip", "good" if state.is_final else "neutral")
        self._state.style().unpolish(self._state)
        self._state.style().polish(self._state)
        words = state_in_words(state)
        self._words.setText(words)
        self._words.setAccessibleName(f"{self._state.text()}, {words}")
        for button in (self.agreement, self.reopen):
            button.setVisible(state.is_final)
        self.show()


def _flat(picture: str, text: str, hint: str) -> QPushButton:
    button = QPushButton(icon(picture), text)
    button.setProperty("flat", True)
    button.setToolTip(hint)
    button.setAutoDefault(False)
    return button
