"""Trusting a signer for the first time: their key, its fingerprint large, and a yes that says it was compared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.signers import Signer, TrustedBy, signer_of_key
from liaison.services.signatures import read_key
from liaison.ui.files import ask_for_file
from liaison.ui.theme.tokens import SPACING
from liaison.ui.widgets.labels import PlainLabel

AskForKey = Callable[[QWidget, str, str], str]


class TrustBox(QWidget):
    """Reads a public key, of the identity that signed.

    Args:
        ask: asks for a `.pub` file.
    """

    trusted = Signal(object, str)
    """A Signer whose fingerprint was compared, and whose key it is said to be."""

    def __init__(self, parent: QWidget | None = None, ask: AskForKey = ask_for_file) -> None:
        super().__init__(parent)
        self._ask, self._key_id = ask, ""
        self._signer: Signer | None = None
        self.said = PlainLabel("")
        self.key, self.name = QLineEdit(), QLineEdit()
        self.choose = QPushButton(tr("C&hoose…"))
        self.fingerprint = PlainLabel("", "title", selectable=True)
        self.compared = QCheckBox(tr("I &compared all eight groups with their owner, by telephone or in person"))
        self.trust = QPushButton(tr("&Trust this signer"))
        self.wrong = PlainLabel("", "bad")
        self._lay_out()
        self.key.textChanged.connect(self._read)
        self.choose.clicked.connect(self._choose)
        self.compared.toggled.connect(self._meet)
        self.trust.clicked.connect(self._say_yes)
        self._meet()

    def ask_about(self, key_id: str, beside: Path) -> None:
        """Ask for the key of this identity; one that lies beside the pack is offered."""
        self._key_id = key_id
        self.said.setText(
            tr(
                "This pack is signed with the key {key}, which is not trusted here yet. Nothing was read from it. "
                "Take the signer's public key, and compare its fingerprint with them before you trust it.",
                key=key_id,
            )
        )
        for file in sorted(beside.parent.glob("*.pub"))[:20]:
            self._offer(file)

    def begin(self) -> None:
        """Go where something is to be typed."""
        (self.key if self._signer is None else self.name).setFocus()

    def _lay_out(self) -> None:
        self.key.setPlaceholderText(tr("A line that begins with RW, or a .pub file"))
        self.name.setPlaceholderText(tr("Such as: Headquarters, directory desk"))
        self.fingerprint.setAccessibleName(tr("Fingerprint"))
        grid = QGridLayout()
        grid.setSpacing(SPACING)
        grid.setColumnStretch(1, 1)
        fields: tuple[tuple[str, QWidget], ...] = ((tr("&Public key"), self.key), (tr("&Whose key it is"), self.name))
        for row, (text, field) in enumerate(fields):
            label = QLabel(text)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.choose, 0, 2)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACING)
        rows.addWidget(self.said)
        rows.addLayout(grid)
        for widget in (self.wrong, self.fingerprint, self.compared):
            rows.addWidget(widget)
        rows.addWidget(self.trust, 0, Qt.AlignmentFlag.AlignLeading)
        self.trust.setAutoDefault(False)

    def _choose(self) -> None:
        chosen = self._ask(self, tr("Public key of the signer"), tr("Public keys (*.pub)"))
        if chosen and not self._offer(Path(chosen)):
            self._complain(tr("This file holds another key, or none."))

    def _offer(self, file: Path) -> bool:
        try:
            found = read_key(file, TrustedBy.OFFICER)
        except WorldError:
            return False
        if found.key_id != self._key_id:
            return False
        self.key.setText(found.key)
        return True

    def _read(self, text: str) -> None:
        self._signer, wrong = None, ""
        if text.strip():
            try:
                found = signer_of_key(text, "", TrustedBy.OFFICER)
            except WorldError as error:
                wrong = error.sentence
            else:
                is_other = found.key_id != self._key_id
                wrong = tr("This is another key, {key}.", key=found.key_id) if is_other else ""
                self._signer = None if is_other else found
        self._complain(wrong)
        self.compared.setChecked(False)
        self.fingerprint.setText(self._signer.fingerprint if self._signer is not None else "")
        self._meet()

    def _complain(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))

    def _meet(self) -> None:
        self.fingerprint.setVisible(self._signer is not None)
        self.compared.setEnabled(self._signer is not None)
        self.trust.setEnabled(self._signer is not None and self.compared.isChecked())

    def _say_yes(self) -> None:
        if self._signer is not None:
            self.trusted.emit(self._signer, self.name.text())
