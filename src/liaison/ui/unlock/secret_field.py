"""A field for a passphrase. On the path of the first paint: no namespace `Qt`."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class SecretField(QLineEdit):
    """Hides what is typed, and suspects Caps Lock when letters come out in the case nobody asked for."""

    capitals_suspected = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        # neither undo nor the context menu shall bring a passphrase back
        self.textEdited.connect(self._forget_when_empty)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Compare the letter with the Shift key; Qt itself cannot be asked about Caps Lock."""
        letter = event.text()
        if letter.isalpha() and letter.upper() != letter.lower():
            with_shift = "ShiftModifier" in (event.modifiers().name or "")
            self.capitals_suspected.emit(letter.isupper() is not with_shift)
        super().keyPressEvent(event)

    def _forget_when_empty(self, text: str) -> None:
        if not text:
            self.capitals_suspected.emit(False)
            self.clear()
