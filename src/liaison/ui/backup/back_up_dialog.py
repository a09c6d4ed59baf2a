"""Backing up to a place the officer chooses: where to, how far it is, and plainly what came of it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from liaison.base.translations import tr
from liaison.domain.backups import Backup
from liaison.services.backups import BackupService
from liaison.ui.backup import words
from liaison.ui.backup.task_dialog import TaskDialog
from liaison.ui.doors import Doors
from liaison.ui.files import ask_for_folder

AskForFolder = Callable[[QWidget, str, str], str]


class BackUpDialog(TaskDialog):
    """Makes one backup; writing goes on meanwhile, so the dialog need not be modal.

    Args:
        service: of the open store.
        doors: to the store's thread.
        place: the folder offered; the officer may choose another.
        ask: asks for a folder.
    """

    def __init__(
        self,
        service: BackupService,
        doors: Doors,
        parent: QWidget | None = None,
        place: str = "",
        ask: AskForFolder = ask_for_folder,
    ) -> None:
        explanation = tr(
            "The store is copied with its keys into one file, encrypted as it is, and the file is read back before it counts. "
            "It opens with today's passphrase or recovery code. You can go on writing meanwhile."
        )
        super().__init__(tr("Back up the store"), explanation, doors, parent)
        self._service = service
        self._ask = ask
        self.place = QLineEdit(place)
        self.choose = QPushButton(tr("C&hoose…"))
        self.back_up = QPushButton(tr("&Back up"))
        self._lay_out_fields()
        self.choose.clicked.connect(self._choose)
        self.place.textChanged.connect(lambda: self._set_busy(False))
        self.back_up.clicked.connect(self._start)
        self._set_busy(False)
        (self.back_up if place else self.place).setFocus()

    def _lay_out_fields(self) -> None:
        self.place.setPlaceholderText(tr("A folder on a memory stick or another disk"))
        self.place.setAccessibleName(tr("Folder"))
        label = QLabel(tr("&Folder"))
        label.setBuddy(self.place)
        line = QHBoxLayout()
        line.addWidget(self.place, 1)
        line.addWidget(self.choose)
        self.fields.addWidget(label)
        self.fields.addLayout(line)
        self.back_up.setProperty("primary", True)
        self.back_up.setDefault(True)
        self.buttons.addWidget(self.back_up)
        in_order = (self.place, self.choose, self.back_up, self.close_button)
        for before, after in pairwise(in_order):
            QWidget.setTabOrder(before, after)

    def _choose(self) -> None:
        chosen = self._ask(self, tr("Folder for the backup"), self.place.text())
        if chosen:
            self.place.setText(chosen)
            self.back_up.setFocus()

    def _start(self) -> None:
        self.say("", "")
        self._set_busy(True)
        steps = self._service.back_up_in_steps(Path(self.place.text().strip()))
        self.work.start(steps, self._made, self._failed)

    def _made(self, backup: Backup) -> None:
        self._set_busy(False)
        self.close_button.setText(tr("Close"))
        self.close_button.setFocus()
        said = tr("Backed up and checked, {size}:", size=words.size(backup.size))
        self.say(f"{said}\n{backup.file}", "good")

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        self.say_error(error)
        self.place.setFocus()

    def _set_busy(self, busy: bool) -> None:
        self.back_up.setEnabled(not busy and bool(self.place.text().strip()))
        self.place.setEnabled(not busy)
        self.choose.setEnabled(not busy)
