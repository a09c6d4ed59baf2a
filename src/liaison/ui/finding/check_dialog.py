"""Comparing the index of Find with the records, and making it anew."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from liaison.base.translations import tr, trn
from liaison.services.finding.index_check import IndexCheck, IndexCheckService
from liaison.services.finding.indexing import FindIndexing, IndexProgress
from liaison.ui.backup.task_dialog import TaskDialog
from liaison.ui.doors import Doors


class IndexCheckDialog(TaskDialog):
    """Looks at once; closing it stops what is under way, and nothing is lost.

    Args:
        service, indexing: of the open store.
    """

    def __init__(
        self, service: IndexCheckService, indexing: FindIndexing, doors: Doors, parent: QWidget | None = None
    ) -> None:
        explanation = tr(
            "Every record is looked up by some of its words. Records themselves are not changed, neither here nor when the index "
            "is made anew: while it is made, and if it is stopped, everything is still found."
        )
        super().__init__(tr("Check the index of Find"), explanation, doors, parent)
        self._indexing = indexing
        self.rebuild_button = QPushButton(tr("Make the index anew"))
        self.rebuild_button.clicked.connect(self._rebuild)
        self.rebuild_button.setEnabled(False)
        self.buttons.addWidget(self.rebuild_button)
        self.work.start(service.check_in_steps(), self._checked, self._failed)

    def _checked(self, found: IndexCheck) -> None:
        self._ended()
        self.say(found.sentence, "good" if found.is_sound else "warn")

    def _rebuild(self) -> None:
        self.rebuild_button.setEnabled(False)
        self.close_button.setText(tr("Cancel"))
        self.say("", "")
        self.work.start(self._indexing.rebuild_in_steps(), self._rebuilt, self._failed)

    def _rebuilt(self, progress: IndexProgress) -> None:
        self._ended()
        self.say(trn("{n} record was indexed anew.", "{n} records were indexed anew.", progress.done), "good")

    def _failed(self, error: Exception) -> None:
        self._ended()
        self.say_error(error)

    def _ended(self) -> None:
        self.close_button.setText(tr("Close"))
        self.rebuild_button.setEnabled(True)
