"""Opens the window in which a template is chosen, and keeps what is done with the templates there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.meeting_templates import MeetingTemplate
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.journal import JournalService
from liaison.services.meeting_templates import MeetingTemplateService
from liaison.ui.doors import Doors
from liaison.ui.notice import Notice
from liaison.ui.screens.meetings.templates.chooser import TemplateChooser


class TemplateChoosing(QObject):
    """For whoever offers templates.

    Args:
        parent: above which the window is shown.
    """

    def __init__(
        self, service: MeetingTemplateService, journal: JournalService, doors: Doors, notice: Notice, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._service, self._journal, self._doors, self._notice = service, journal, doors, notice
        self._above = parent

    def choose(self, then: Callable[[MeetingTemplate], None]) -> None:
        """Let one be chosen; `then` hears which, and nothing when none is."""
        self._doors.read(self._service.all, lambda templates: self._open(templates, then), self, "meetings.templates")

    def _open(self, templates: tuple[MeetingTemplate, ...], then: Callable[[MeetingTemplate], None]) -> None:
        chooser = TemplateChooser(templates, self._above)

        def chosen() -> None:
            template = chooser.chosen()
            if template is not None:
                then(template)

        chooser.accepted.connect(chosen)
        chooser.renamed.connect(lambda key, name: self._rename(chooser, key, name))
        chooser.deleted.connect(lambda key: self._delete(chooser, key))
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def _rename(self, chooser: TemplateChooser, key: RowKey, name: str) -> None:
        service = self._service
        self._doors.write(lambda: service.rename(key, name), lambda _: self._again(chooser), chooser)

    def _delete(self, chooser: TemplateChooser, key: RowKey) -> None:
        service = self._service

        def deleted(_: ChangeSet) -> None:
            self._again(chooser)
            self._notice(tr("The template was deleted."), self._take_back)

        self._doors.write(lambda: service.delete(key), deleted, chooser)

    def _again(self, chooser: TemplateChooser) -> None:
        self._doors.read(self._service.all, chooser.show_templates, chooser, "meetings.templates")

    def _take_back(self) -> None:
        journal = self._journal

        def undo() -> ChangeSet | None:
            return journal.undo_last() if journal.last_change() == "meeting_template.delete" else None

        def undone(changes: ChangeSet | None) -> None:
            if changes is None:
                self._notice(tr("Something else was changed meanwhile, so this cannot be taken back here."), None)

        self._doors.write(undo, undone, self)
