"""A sentence and what to do about it, with buttons. Everything in it is plain text."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from liaison.ui.theme.tokens import GAP, MARGIN, SPACING
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.picture import Picture


class MessageDialog(QDialog):
    """Says something that cannot be said in passing.

    Args:
        picture, colour: as in `liaison.ui.icons.icon`.
        sentence: what happened; remedy: what can be done, may be empty.

    Attributes:
        rows: for more, between the sentences and the buttons.
        buttons: with OK unless cleared.
    """

    def __init__(self, picture: str, colour: str, sentence: str, remedy: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Liaison Desk")
        self.setMinimumWidth(480)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(SPACING)
        said = PlainLabel(sentence, "heading")
        self.rows.addWidget(said)
        if remedy:
            self.rows.addWidget(PlainLabel(remedy, selectable=True))
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(remedy)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        line = QHBoxLayout()
        line.setSpacing(MARGIN)
        beside = QVBoxLayout()
        beside.addWidget(Picture(picture, 32, colour))
        beside.addStretch(1)
        line.addLayout(beside)
        line.addLayout(self.rows, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 20)
        whole.setSpacing(GAP + SPACING)
        whole.addLayout(line)
        whole.addWidget(self.buttons)
