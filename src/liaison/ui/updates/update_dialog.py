"""An update from a stick: whose it is, what is new, and one button that backs up and hands over to its installer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget

from liaison import __version__
from liaison.base.translations import tr
from liaison.domain.updates import UpdateOffer
from liaison.services.updates.preparing import Prepared, UpdateService
from liaison.services.updates.starting import StagedUpdate
from liaison.ui.backup import words
from liaison.ui.backup.task_dialog import TaskDialog
from liaison.ui.doors import Doors
from liaison.ui.widgets.labels import PlainLabel


class UpdateDialog(TaskDialog):
    """Shows an update as soon as it is open.

    Args:
        path: the update: a folder, its list, or one file.

    Attributes:
        offer: what was found; None before, and when it was refused.
    """

    hand_over_asked = Signal(object)
    """The store was backed up and the installer is ready: a StagedUpdate to be started once the store is closed."""

    def __init__(self, service: UpdateService, doors: Doors, path: Path, parent: QWidget | None = None) -> None:
        explanation = tr(
            "An update is installed only when it was signed by somebody this program trusts. Your store stays as it is."
        )
        super().__init__(tr("Update the program"), explanation, doors, parent)
        self._service, self._path = service, path
        self.offer: UpdateOffer | None = None
        self._staged: StagedUpdate | None = None
        self.about, self.signer = PlainLabel("", "heading"), PlainLabel("", "muted", selectable=True)
        self.notes = QPlainTextEdit(readOnly=True, tabChangesFocus=True)
        self.command = PlainLabel("", selectable=True)
        self.install = QPushButton(tr("&Back up and install"))
        self.copy = QPushButton(tr("C&opy the command"))
        self.quit = QPushButton(tr("&Close Liaison Desk now"))
        self._lay_out_fields()
        self.install.clicked.connect(self._prepare)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.command.text()))
        self.quit.clicked.connect(self._hand_over)
        self.work.start(service.look(path), self._show_offer, self.say_error)

    def _lay_out_fields(self) -> None:
        self.notes.setAccessibleName(tr("What is new"))
        self.notes.setMinimumHeight(200)
        self.setMinimumWidth(640)
        for field in (self.about, self.signer, self.notes):
            self.fields.addWidget(field)
        self.findings.addWidget(self.command)
        self.install.setProperty("primary", True)
        buttons = (self.install, self.copy, self.quit)
        for button in buttons:
            self.buttons.addWidget(button)
        hidden: tuple[QWidget, ...] = (self.about, self.signer, self.notes, self.command, *buttons)
        for widget in hidden:
            widget.hide()

    def _show_offer(self, offer: UpdateOffer) -> None:
        self.offer = offer
        self.about.setText(
            tr("Liaison Desk {offered}; this is {present}", offered=offer.manifest.version, present=__version__)
        )
        self.signer.setText(
            tr("Signed by {signer}, key {key}", signer=offer.signer.label, key=offer.signer.fingerprint)
        )
        self.notes.setPlainText(offer.notes)
        for widget in (self.about, self.signer, self.notes):
            widget.show()
        if offer.refusal is not None:
            self.close_button.setText(tr("Close"))
            self.say_error(offer.refusal)
            return
        self.install.show()
        self.install.setDefault(True)
        self.install.setFocus()
        self.say("", "")

    def _prepare(self) -> None:
        if self.offer is None:
            return
        self.install.setEnabled(False)
        self.say("", "")
        self.work.start(self._service.prepare(self._path, self.offer), self._prepared, self._failed)

    def _failed(self, error: Exception) -> None:
        self.install.setEnabled(True)
        self.say_error(error)

    def _prepared(self, prepared: Prepared) -> None:
        self._staged = prepared.staged
        if prepared.staged.starts:
            self._hand_over()
            return
        self.install.hide()
        self.command.setText(prepared.staged.command or str(prepared.staged.path))
        for widget in (self.command, self.copy, self.quit):
            widget.show()
        self.close_button.setText(tr("Later"))
        self.quit.setDefault(True)
        self.quit.setFocus()
        self.say(_told(prepared), "good")

    def _hand_over(self) -> None:
        if self._staged is not None:
            self.accept()
            self.hand_over_asked.emit(self._staged)


def _told(prepared: Prepared) -> str:
    """What was done, and what a person does next."""
    backup = prepared.backup
    lines = []
    if backup is not None:
        lines.append(
            tr("Backed up and checked, {size}:", size=words.size(backup.backup.size)) + f"\n{backup.backup.file}"
        )
    if prepared.staged.command:
        lines.append(tr("The installer was checked. An administrator closes the program and types:"))
    else:
        lines.append(
            tr(
                "The file was checked. Close the program and unpack it over the program's folder; the folder data in it stays:"
            )
        )
    return "\n\n".join(lines)
