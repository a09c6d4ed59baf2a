"""How the program looks, when it locks, and where the day's backup goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from liaison.base.settings import Settings
from liaison.base.translations import tr, trn
from liaison.domain.policy import NO_POLICY, Policy
from liaison.ui.files import ask_for_folder
from liaison.ui.own_office_field import OwnOfficeField
from liaison.ui.policy_note import PolicyNote
from liaison.ui.widgets.labels import PlainLabel

_MINUTES = (0, 5, 10, 15, 30, 60)


class SettingsDialog(QDialog):
    """Changes count when the dialog is accepted.

    Args:
        own_office: where the officer says which office is theirs; kept in the store, not in the settings. None without a store.
        policy: the administrators' decisions; what they decided is shown and cannot be changed here.

    Attributes:
        language_changed: the interface speaks another language after the next start.
    """

    def __init__(
        self,
        settings: Settings,
        parent: QWidget | None = None,
        own_office: OwnOfficeField | None = None,
        policy: Policy = NO_POLICY,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setMinimumWidth(560)
        self.language_changed = False
        self._settings, self._policy = settings, policy
        self.own_office = own_office
        as_system = ("system", tr("As the system"))
        self.language = _choice(settings.text("language"), (as_system, ("en", "English"), ("ru", "Русский")))
        self.scheme = _choice(settings.text("scheme"), (as_system, ("light", tr("Light")), ("dark", tr("Dark"))))
        self.contrast = _choice(settings.text("contrast"), (as_system, ("normal", tr("Normal")), ("high", tr("High"))))
        minutes = policy.minutes_to_lock(settings.number("lock_after_minutes"))
        self.minutes = _choice(minutes, _waits(minutes, policy.lock_after_minutes))
        self.folder = QLineEdit(str(policy.backup_folder or settings.text("backup_folder")))
        self.folder.setEnabled(policy.backup_folder is None)
        self.folder.setPlaceholderText(tr("Beside the store"))
        self.refusal = PlainLabel(tr("Choose your agency or office from the list, or leave the line empty."), "bad")
        self.refusal.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        choose = QPushButton(tr("C&hoose…"))
        choose.clicked.connect(self._choose_folder)
        choose.setEnabled(self._policy.backup_folder is None)
        folder = QHBoxLayout()
        folder.addWidget(self.folder, 1)
        folder.addWidget(choose)
        grid = QGridLayout()
        grid.setSpacing(12)
        grid.setColumnStretch(1, 1)
        lines: tuple[tuple[str, QWidget], ...] = (
            (tr("&Language"), self.language),
            (tr("&Colours"), self.scheme),
            (tr("Co&ntrast"), self.contrast),
            (tr("Loc&k when left alone for"), self.minutes),
            *(((tr("&My agency or office"), self.own_office),) if self.own_office is not None else ()),
            (tr("The day's &backup goes to"), self.folder),
        )
        for number, (text, field) in enumerate(lines):
            label = QLabel(text)
            label.setBuddy(field)
            grid.addWidget(label, number, 0)
            if field is not self.folder:
                grid.addWidget(field, number, 1)
        grid.addLayout(folder, len(lines) - 1, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(28, 24, 28, 20)
        rows.setSpacing(20)
        rows.addLayout(grid)
        rows.addWidget(self.refusal)
        if self._policy.file is not None:
            rows.addWidget(PolicyNote(self._policy))
        rows.addWidget(PlainLabel(_kept_where(self.own_office is not None), "muted"))
        rows.addWidget(buttons)

    def accept(self) -> None:
        """Remember the choices; a name the directory does not know is asked about first."""
        if self.own_office is not None and not self.own_office.understands():
            self.own_office.set_invalid(True)
            self.own_office.setFocus(Qt.FocusReason.OtherFocusReason)
            self.refusal.show()
            return
        chosen = str(self.language.currentData())
        self.language_changed = chosen != self._settings.text("language")
        self._settings.set("language", chosen)
        self._settings.set("scheme", str(self.scheme.currentData()))
        self._settings.set("contrast", str(self.contrast.currentData()))
        self._settings.set("lock_after_minutes", int(self.minutes.currentData()))
        if self._policy.backup_folder is None:
            self._settings.set("backup_folder", self.folder.text().strip())
        if self.own_office is not None:
            self.own_office.keep()
        super().accept()

    def _choose_folder(self) -> None:
        chosen = ask_for_folder(self, tr("Folder for backups"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)


def _kept_where(in_store: bool) -> str:
    if in_store:
        return tr(
            "Your agency or office is kept in the store, encrypted. Settings hold no names and nothing of what you write."
        )
    return tr("Settings hold no names and nothing of what you write.")


def _waits(present: int, limit: int | None) -> tuple[tuple[int, str], ...]:
    lengths = [n for n in sorted({*_MINUTES, present}) if limit is None or 0 < n <= limit]
    never = tuple((length, tr("never")) for length in lengths if length == 0)
    return tuple((n, trn("{n} minute", "{n} minutes", n)) for n in lengths if n) + never


def _choice(present: str | int, choices: tuple[tuple[str | int, str], ...]) -> QComboBox:
    box = QComboBox()
    for value, text in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(present)))
    return box
