"""Whether everything written in every window is saved: one word for all of them, and a fault of one outlasts the success of others."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from liaison.ui.writing.saving.saver import Saver


class SavingOfAll(QObject):
    """Listens to the saver of each window."""

    unsaved = Signal()
    """Something was entered that is not saved yet."""
    saved = Signal()
    """Everything is committed."""
    not_saved = Signal(object)
    """The store refused something: an exception. It is tried again by itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._savers: list[Saver] = []
        self._faults: dict[Saver, Exception] = {}

    @property
    def is_saved(self) -> bool:
        """False while something entered anywhere is not on the disk."""
        return all(saver.is_saved for saver in self._savers)

    def watch(self, saver: Saver) -> None:
        """Another window."""
        self._savers.append(saver)
        saver.dirty.connect(self._written)
        saver.saved.connect(lambda: self._kept(saver))
        saver.failed.connect(lambda error: self._refused(saver, error))

    def forget(self, saver: Saver) -> None:
        """A window was closed; what could not be saved in it is gone with the officer's consent."""
        self._savers.remove(saver)
        self._faults.pop(saver, None)

    def _written(self) -> None:
        if not self._faults:
            self.unsaved.emit()

    def _kept(self, saver: Saver) -> None:
        if saver.is_saved:
            self._faults.pop(saver, None)
        if self._faults:
            self.not_saved.emit(next(iter(self._faults.values())))
        elif self.is_saved:
            self.saved.emit()

    def _refused(self, saver: Saver, error: Exception) -> None:
        if not saver.is_saved:
            self._faults[saver] = error
        self.not_saved.emit(error)
