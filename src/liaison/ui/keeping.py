"""From a form to a kept record: the dialog, the save, what happens when it fails, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.rows import ChangeSet
from liaison.services.journal import JournalService
from liaison.ui.doors import Doors, Failed
from liaison.ui.notice import Notice
from liaison.ui.widgets.form_dialog import FormDialog


class Keeping(QObject):
    """Its dialogs stand over the screen it belongs to.

    Args:
        screen: names itself as the author of the changes.
        notice: tells something in passing, with a way to take it back.
    """

    changed = Signal()
    """Something was kept, withdrawn or taken back."""

    def __init__(self, doors: Doors, journal: JournalService, notice: Notice, screen: QWidget) -> None:
        super().__init__(screen)
        self._doors, self._journal, self._notice, self._screen = doors, journal, notice, screen

    def open(
        self,
        dialog: FormDialog,
        keep: Callable[[Any], Any],
        done: str,
        label: str,
        then: Callable[[Any], None] = lambda _: None,
    ) -> None:
        """Show a form; what it gives is written by `keep`, told by `done`, and can be taken back while `label` is the last change.

        Args:
            then: hears what `keep` answered, before anybody reads again.
        """
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def kept(answer: Any) -> None:
            if isValid(dialog):
                dialog.saved()
            then(answer)
            self._told(done, label)

        dialog.given.connect(
            lambda value: self._doors.write(
                lambda: keep(value), kept, self._screen, lambda error: self._not_kept(error, dialog)
            )
        )
        dialog.open()

    def write(
        self,
        work: Callable[[], Any],
        done: str,
        label: str,
        then: Callable[[Any], None] = lambda _: None,
        failed: Failed | None = None,
    ) -> None:
        """A change without a form; `then` hears what it answered, before anybody reads again."""

        def kept(answer: Any) -> None:
            then(answer)
            self._told(done, label)

        self._doors.write(work, kept, self._screen, failed)

    def _told(self, done: str, label: str) -> None:
        self.changed.emit()
        self._notice(done, lambda: self._take_back(label))

    def _take_back(self, label: str) -> None:
        journal = self._journal

        def undo() -> ChangeSet | None:
            """Only what was told of: something else may have been changed meanwhile."""
            last = journal.last_change() or ""
            # a label that ends with a dot stands for all that begin so
            is_told = last.startswith(label) if label.endswith(".") else last == label
            return journal.undo_last() if is_told else None

        self._doors.write(undo, self._taken_back, self._screen)

    def _taken_back(self, changes: ChangeSet | None) -> None:
        self.changed.emit()
        if changes is None:
            self._notice(tr("Something else was changed meanwhile, so this cannot be taken back here."), None)

    def _not_kept(self, error: Exception, dialog: FormDialog) -> None:
        ours = not isinstance(error, WorldError)
        if isValid(dialog):
            dialog.not_saved(tr("It was not saved. What you typed is still here.") if ours else str(error))
        if ours:
            self._doors.broke.emit(error)
