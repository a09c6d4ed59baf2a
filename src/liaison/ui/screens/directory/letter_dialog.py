"""To whom a letter goes, and in which language: the reader's, which need not be the officer's."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from liaison.base.translations import language, languages, tr
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.labels import PlainLabel


class LetterDialog(QDialog):
    """Asks; the letter itself is shown after it."""

    def __init__(self, addressee: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Letter that asks what is still right"))
        self.setMinimumWidth(460)
        self.addressee, self.languages = QLineEdit(addressee), QComboBox()
        for code in languages():
            self.languages.addItem(_own_name(code), code)
        self.languages.setCurrentIndex(max(0, self.languages.findData(language())))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 20)
        rows.setSpacing(GAP)
        rows.addWidget(
            PlainLabel(
                tr(
                    "The letter lists what is held about the agency or office, with room to tick and correct. It names no source "
                    "and nothing of your meetings. When it is printed or saved, it is noted who was asked today."
                ),
                "muted",
            )
        )
        form = QFormLayout()
        form.setSpacing(SPACING)
        form.addRow(tr("To"), self.addressee)
        form.addRow(tr("Language of the letter"), self.languages)
        rows.addLayout(form)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Show the letter"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
        self.addressee.setFocus()
        self.addressee.selectAll()

    def language(self) -> str:
        """The language chosen, ISO 639-1."""
        return str(self.languages.currentData())


def _own_name(code: str) -> str:
    """The language as its readers call it."""
    name = "English" if code == "en" else QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]
