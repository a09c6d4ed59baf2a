"""What the pages of the first start have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from liaison.ui.theme.tokens import GAP
from liaison.ui.widgets.labels import PlainLabel


class Page(QWidget):
    """One page: a title, what it is about, and whether one can go on."""

    ready_changed = Signal(bool)
    go_on = Signal()

    def __init__(self, title: str, explanation: str) -> None:
        super().__init__()
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(GAP)
        self.rows.addWidget(PlainLabel(title, "title"))
        self.rows.addWidget(PlainLabel(explanation, "muted"))

    def is_ready(self) -> bool:
        """Whether one can go on."""
        return True

    def focus_first(self) -> None:
        """Put the focus where one begins."""


class Labelled(QVBoxLayout):
    """A field below its label, which is also its spoken name; `&` marks the letter that leads to it."""

    def __init__(self, text: str, field: QLineEdit) -> None:
        super().__init__()
        self.label = QLabel(text)
        self.label.setBuddy(field)
        field.setAccessibleName(text.replace("&", ""))
        self.setSpacing(4)
        self.addWidget(self.label)
        self.addWidget(field)
