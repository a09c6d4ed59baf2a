"""The passphrase prompt. It is what a start is measured by, so it imports Qt's widgets and next to nothing else.

Not even the namespace `Qt`: whoever names it makes all its enumerations, a tenth of a bare start (a test looks for it).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.ui.unlock.aside import Aside
from liaison.ui.unlock.language_button import ChooseLanguage, LanguageButton
from liaison.ui.unlock.secret_field import SecretField

Unlock = Callable[[str], Any]
"""Gives the data key for what was typed, or raises a WorldError; called off the GUI thread."""


class UnlockPrompt(QWidget):
    """Asks for the passphrase, or for the recovery code.

    Args:
        by_passphrase, by_recovery_code: derive the key.
        choose_language: uses and remembers another language; without it none is offered.
    """

    unlocked = Signal(object)
    broke = Signal(object)

    def __init__(
        self,
        by_passphrase: Unlock,
        by_recovery_code: Unlock,
        choose_language: ChooseLanguage | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._by_passphrase, self._by_recovery_code = by_passphrase, by_recovery_code
        self._asks_for_code = False
        self.setWindowTitle("Liaison Desk")
        self.setMinimumSize(500, 330)
        self._title = _label("title", "Liaison Desk")
        self._explanation = _label("muted")
        self._label = QLabel()
        self.field = SecretField()
        self._label.setBuddy(self.field)
        self._hint = _label("warn")
        self._show = QPushButton()
        self._show.setCheckable(True)
        self._message = _label("bad")
        self._message.setWordWrap(True)
        self._busy = QProgressBar(maximum=0, textVisible=False)
        self._unlock = QPushButton()
        self._unlock.setProperty("primary", True)
        self._other = QPushButton()
        self._other.setProperty("flat", True)
        for button in (self._show, self._unlock, self._other):
            button.setAutoDefault(True)
        self._language = LanguageButton(choose_language)
        self._lay_out()
        self._connect()
        self._word()
        self._set_busy(False)

    def say(self, text: str, role: str = "bad") -> None:
        """Show a sentence below the field."""
        # named when something is said, which is after the first paint
        from PySide6.QtCore import Qt

        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setProperty("role", role)
        self._message.style().polish(self._message)
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def refuse(self, error: WorldError) -> None:
        """Say why the store did not open, and let one try again: what was typed stays, selected."""
        self._set_busy(False)
        self.field.setFocus()
        self.field.selectAll()
        self.say(str(error))

    def showEvent(self, event: QShowEvent) -> None:
        """One begins to type at once."""
        super().showEvent(event)
        self.field.setFocus()

    def _lay_out(self) -> None:
        head, field, buttons = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._language)
        field.addWidget(self.field, 1)
        field.addWidget(self._show)
        buttons.addWidget(self._other)
        buttons.addStretch(1)
        buttons.addWidget(self._unlock)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(36, 24, 36, 24)
        rows.setSpacing(8)
        rows.addLayout(head)
        rows.addWidget(self._explanation)
        rows.addSpacing(12)
        rows.addWidget(self._label)
        rows.addLayout(field)
        rows.addWidget(self._busy)
        rows.addWidget(self._hint)
        rows.addWidget(self._message)
        rows.addStretch(1)
        rows.addSpacing(16)
        rows.addLayout(buttons)
        self._message.hide()

    def _connect(self) -> None:
        self._show.toggled.connect(self._set_visible)
        self._unlock.clicked.connect(self._try)
        self._other.clicked.connect(self._switch)
        self.field.returnPressed.connect(self._try)
        self.field.capitals_suspected.connect(self._set_capitals)
        self._language.chosen.connect(self._word)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._empty)

    def _word(self) -> None:
        if self._asks_for_code:
            self._explanation.setText(tr("The recovery code is on the sheet printed when the store was made."))
            self._label.setText(tr("&Recovery code"))
            self._other.setText(tr("Use the &passphrase"))
        else:
            self._explanation.setText(tr("The store is locked."))
            self._label.setText(tr("&Passphrase"))
            self._other.setText(tr("Use the &recovery code"))
        self.field.setPlaceholderText(tr("Eight groups of five characters") if self._asks_for_code else "")
        self.field.setAccessibleName(self._label.text().replace("&", ""))
        self._unlock.setText(tr("Unlock"))
        self._hint.setText(tr("Caps Lock seems to be on."))
        self._busy.setAccessibleName(tr("The key is being derived"))
        self._show.setVisible(not self._asks_for_code)
        self._set_visible(self._show.isChecked())
        self._set_capitals(suspected=False)

    def _set_visible(self, visible: bool) -> None:
        hidden = not (visible or self._asks_for_code)
        self.field.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        self._show.setText(tr("&Hide") if visible else tr("S&how"))
        self._show.setAccessibleName(tr("Hide the passphrase") if visible else tr("Show the passphrase"))

    def _set_capitals(self, suspected: bool) -> None:
        # nobody minds capitals in a code
        self._hint.setVisible(suspected and not self._asks_for_code)

    def _switch(self) -> None:
        self._asks_for_code = not self._asks_for_code
        self._word()
        self._empty()
        self.field.setFocus()

    def _empty(self) -> None:
        if self.field.isEnabled():
            self.field.clear()
            self.say("")

    def _try(self) -> None:
        typed = self.field.text()
        if not typed or not self.field.isEnabled():
            return
        self._set_busy(True)
        self.say(tr("Deriving the key. It takes about a second on purpose: so does every wrong guess."), "muted")
        derive = self._by_recovery_code if self._asks_for_code else self._by_passphrase
        Aside(lambda: derive(typed), self._open, self._failed, self)

    def _open(self, key: object) -> None:
        self.field.clear()
        self.say(tr("Opening the store…"), "muted")
        self.unlocked.emit(key)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            self.refuse(error)
            return
        self._set_busy(False)
        self.say("")
        self.broke.emit(error)

    def _set_busy(self, busy: bool) -> None:
        for widget in (self.field, self._show, self._unlock, self._other, self._language):
            widget.setEnabled(not busy)
        self._busy.setVisible(busy)


def _label(role: str, text: str = "") -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label
