"""From a fact to a kept correction: the dialog, the save, and what happens when it fails."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.corrections import CorrectionService, NewCorrection
from liaison.ui.correcting.dialog import CorrectionDialog
from liaison.ui.correcting.facts import Correctable
from liaison.ui.doors import Doors


class Correcting(QObject):
    """Its dialogs stand over the screen it belongs to.

    Args:
        screen: names itself as the author of the changes.
    """

    changed = Signal()
    """A correction was kept or taken back."""

    def __init__(self, corrections: CorrectionService, doors: Doors, screen: QWidget) -> None:
        super().__init__(screen)
        self._corrections, self._doors, self._screen = corrections, doors, screen

    def open(self, fact: Correctable) -> None:
        """Ask for a correction of `fact`."""
        dialog = CorrectionDialog(fact, self._screen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(lambda correction: self._keep(correction, dialog))
        dialog.withdrawn.connect(self._take_back)
        dialog.open()

    def _keep(self, correction: NewCorrection, dialog: CorrectionDialog) -> None:
        correct = self._corrections.correct

        def kept(_changes: ChangeSet) -> None:
            if isValid(dialog):
                dialog.saved()
            self.changed.emit()

        self._doors.write(lambda: correct(correction), kept, self._screen, lambda error: self._not_kept(error, dialog))

    def _not_kept(self, error: Exception, dialog: CorrectionDialog) -> None:
        ours = not isinstance(error, WorldError)
        sentence = tr("The correction was not saved. What you typed is still here.") if ours else str(error)
        if isValid(dialog):
            dialog.not_saved(sentence)
        if ours:
            self._doors.broke.emit(error)

    def _take_back(self, key: RowKey) -> None:
        withdraw = self._corrections.withdraw
        self._doors.write(lambda: withdraw(key), lambda _: self.changed.emit(), self._screen)
