"""How the program looks, when it locks, and where the day's backup goes."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from liaison.base.settings import Settings
from liaison.base.translations import tr


class SettingsDialog(QDialog):
    """Changes count when the dialog is accepted.

    Attributes:
        language_changed: the interface speaks another language after the next start.
    """

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setMinimumWidth(480)
        self.language_changed = False
        self._settings = settings
        self._language = _choice(
            settings.text("language"), (("system", tr("As the system")), ("en", "English"), ("ru", "Русский"))
        )
        self._scheme = _choice(
            settings.text("scheme"), (("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark")))
        )
        self._minutes = QSpinBox(minimum=0, maximum=240, suffix=" " + tr("minutes"))
        self._minutes.setSpecialValueText(tr("never"))
        self._minutes.setValue(settings.number("lock_after_minutes"))
        self._folder = QLineEdit(settings.text("backup_folder"))
        self._folder.setPlaceholderText(tr("Beside the store"))
        choose = QPushButton(tr("Choose…"))
        choose.clicked.connect(self._choose_folder)
        folder = QHBoxLayout()
        folder.addWidget(self._folder, 1)
        folder.addWidget(choose)
        form = QFormLayout()
        form.setSpacing(12)
        form.addRow(tr("&Language"), self._language)
        form.addRow(tr("&Colours"), self._scheme)
        form.addRow(tr("Loc&k when left alone for"), self._minutes)
        form.addRow(tr("The day's &backup goes to"), folder)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(20)
        rows.addLayout(form)
        rows.addWidget(buttons)

    def accept(self) -> None:
        """Remember the choices."""
        chosen = str(self._language.currentData())
        self.language_changed = chosen != self._settings.text("language")
        self._settings.set("language", chosen)
        self._settings.set("scheme", str(self._scheme.currentData()))
        self._settings.set("lock_after_minutes", self._minutes.value())
        self._settings.set("backup_folder", self._folder.text().strip())
        super().accept()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder for backups"), self._folder.text())
        if chosen:
            self._folder.setText(chosen)


def _choice(present: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
    box = QComboBox()
    for value, text in choices:
        box.addItem(text, value)
    box.setCurrentIndex(box.findData(present))
    return box
