"""The passphrase prompt. It is what a start is measured by, so it imports Qt's widgets and next to nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.ui.unlock.aside import Aside

Unlock = Callable[[str], Any]
"""Gives the data key for what was typed, or raises a WorldError; called off the GUI thread."""


class UnlockPrompt(QWidget):
    """Asks for the passphrase, or for the recovery code.

    Args:
        by_passphrase, by_recovery_code: derive the key.
        remark: something to be said about the store, such as a key file that will be repaired; empty mostly.
    """

    unlocked = Signal(object)
    broke = Signal(object)

    def __init__(
        self, by_passphrase: Unlock, by_recovery_code: Unlock, remark: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._by_passphrase, self._by_recovery_code = by_passphrase, by_recovery_code
        self._asks_for_code = False
        self.setWindowTitle("Liaison Desk")
        self.setMinimumWidth(440)
        self._title = QLabel("Liaison Desk")
        self._title.setProperty("role", "title")
        self._label = QLabel()
        self.field = QLineEdit()
        self._label.setBuddy(self.field)
        self._show = QPushButton(tr("Show"))
        self._show.setCheckable(True)
        self._show.toggled.connect(self._set_visible)
        self._message = QLabel(remark)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._message.setMinimumHeight(self._message.fontMetrics().height() * 3)
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._busy = QProgressBar(maximum=0, textVisible=False)
        self._unlock = QPushButton()
        self._unlock.setDefault(True)
        self._unlock.setProperty("primary", True)
        self._other = QPushButton()
        self._other.setProperty("flat", True)
        self._unlock.clicked.connect(self._try)
        self._other.clicked.connect(self._switch)
        self.field.returnPressed.connect(self._try)
        self._lay_out()
        self._word()
        self._set_busy(False)

    def say(self, text: str, role: str = "bad") -> None:
        """Show a sentence below the field."""
        self._message.setProperty("role", role)
        self._message.style().polish(self._message)
        self._message.setText(text)

    def showEvent(self, event: QShowEvent) -> None:  # Qt's name
        """One begins to type at once."""
        super().showEvent(event)
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Escape empties the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.field.clear()
            self.say("")
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        field = QHBoxLayout()
        field.addWidget(self.field, 1)
        field.addWidget(self._show)
        buttons = QHBoxLayout()
        buttons.addWidget(self._other)
        buttons.addStretch(1)
        buttons.addWidget(self._unlock)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(32, 28, 32, 24)
        rows.setSpacing(10)
        rows.addWidget(self._title)
        rows.addSpacing(8)
        rows.addWidget(self._label)
        rows.addLayout(field)
        rows.addWidget(self._busy)
        rows.addWidget(self._message)
        rows.addStretch(1)
        rows.addLayout(buttons)

    def _word(self) -> None:
        if self._asks_for_code:
            self._label.setText(tr("&Recovery code, from the printed sheet"))
            self.field.setAccessibleName(tr("Recovery code"))
            self._other.setText(tr("Use the passphrase"))
        else:
            self._label.setText(tr("&Passphrase"))
            self.field.setAccessibleName(tr("Passphrase"))
            self._other.setText(tr("Use the recovery code"))
        self._unlock.setText(tr("Unlock"))
        self._show.setVisible(not self._asks_for_code)
        self._set_visible(self._show.isChecked())

    def _set_visible(self, visible: bool) -> None:
        hidden = not (visible or self._asks_for_code)
        self.field.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self._show.setText(tr("Hide") if visible else tr("Show"))

    def _switch(self) -> None:
        self._asks_for_code = not self._asks_for_code
        self.field.clear()
        self.say("")
        self._word()
        self.field.setFocus()

    def _try(self) -> None:
        typed = self.field.text()
        if not typed or not self.field.isEnabled():
            return
        self._set_busy(True)
        self.say(tr("Deriving the key. This takes about a second on purpose."), "muted")
        derive = self._by_recovery_code if self._asks_for_code else self._by_passphrase
        Aside(lambda: derive(typed), self._open, self._failed, self)

    def _open(self, key: object) -> None:
        self.field.clear()
        self.say("")
        self.unlocked.emit(key)

    def refuse(self, error: WorldError) -> None:
        """Say why the store did not open, and let one try again."""
        self._set_busy(False)
        self.field.setFocus()
        self.field.selectAll()
        self.say(str(error))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            self.refuse(error)
        else:
            self._set_busy(False)
            self.broke.emit(error)

    def _set_busy(self, busy: bool) -> None:
        self.field.setEnabled(not busy)
        self._unlock.setEnabled(not busy)
        self._other.setEnabled(not busy)
        room = self._busy.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(room)
        self._busy.setVisible(busy)
