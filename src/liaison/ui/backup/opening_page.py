"""What opens a backup that the open store's key does not open: its passphrase, or the printed code."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton

from liaison.base.translations import tr
from liaison.domain.backups import Opening, WithPassphrase, WithRecoveryCode
from liaison.ui.unlock.page import Labelled, Page
from liaison.ui.unlock.secret_field import SecretField


class OpeningPage(Page):
    """Asks for one of the two."""

    def __init__(self) -> None:
        explanation = tr(
            "A backup opens with the passphrase that was in force when it was made, or with the recovery code printed for it."
        )
        super().__init__(tr("Open the backup"), explanation)
        self.by_passphrase = QRadioButton(tr("&Passphrase"))
        self.by_code = QRadioButton(tr("&Recovery code"))
        self.by_passphrase.setChecked(True)
        self.field = SecretField()
        self._labelled = Labelled(tr("&Typed here"), self.field)
        self._seen = QCheckBox(tr("S&how what I type"))
        for choice in (self.by_passphrase, self.by_code):
            self.rows.addWidget(choice)
        self.rows.addLayout(self._labelled)
        self.rows.addWidget(self._seen)
        self.rows.addStretch(1)
        self.by_code.toggled.connect(self._seen.setChecked)
        self._seen.toggled.connect(self._set_visible)
        self.field.textChanged.connect(lambda text: self.ready_changed.emit(bool(text)))
        self.field.returnPressed.connect(self.go_on)

    def opening(self) -> Opening:
        """What was typed."""
        text = self.field.text()
        return WithRecoveryCode(text) if self.by_code.isChecked() else WithPassphrase(text)

    def forget(self) -> None:
        """Empty the field."""
        self.field.clear()

    def is_ready(self) -> bool:
        """Something was typed."""
        return bool(self.field.text())

    def focus_first(self) -> None:
        """Where one types."""
        self.field.setFocus()
        self.field.selectAll()

    def _set_visible(self, visible: bool) -> None:
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if visible else QLineEdit.EchoMode.Password)
