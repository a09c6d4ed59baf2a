"""Checking the store: how far it is, and what was found."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.store_check import StoreCheck
from liaison.services.check import CheckService
from liaison.ui.backup.task_dialog import TaskDialog
from liaison.ui.doors import Doors


class CheckDialog(TaskDialog):
    """Looks the store over at once; writing goes on meanwhile, so the dialog need not be modal.

    Args:
        service: of the open store.
        doors: to the store's thread.
    """

    def __init__(self, service: CheckService, doors: Doors, parent: QWidget | None = None) -> None:
        explanation = tr(
            "Every page is read, and every record is compared with the journal. Nothing is changed. "
            "It takes a minute for some 100,000 meetings."
        )
        super().__init__(tr("Check the store"), explanation, doors, parent)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(tr("What was found, by identities"))
        self.details.setMinimumHeight(160)
        self.details.hide()
        self.findings.addWidget(self.details)
        self.work.start(service.check_in_steps(), self._checked, self._failed)

    def _checked(self, check: StoreCheck) -> None:
        self.close_button.setText(tr("Close"))
        found = check.details()
        self.details.setPlainText("\n".join(found))
        self.details.setVisible(bool(found))
        self.say("\n".join(check.sentences()), "good" if check.sound else "bad")

    def _failed(self, error: Exception) -> None:
        self.close_button.setText(tr("Close"))
        self.say_error(error)
