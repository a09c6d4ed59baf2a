"""Hangs templates on the page: a new meeting from one, and this meeting as one."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from liaison.base.translations import tr
from liaison.domain.dates import PartialDate
from liaison.domain.meeting_templates import MeetingTemplate
from liaison.domain.meetings import Meeting, MeetingHeader
from liaison.services.meeting_templates import MadeFromTemplate
from liaison.ui.screens.meetings.header.readings import system_zone
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.part_services import PageNeeds
from liaison.ui.screens.meetings.templates.choosing import TemplateChoosing
from liaison.ui.screens.meetings.templates.save_dialog import SaveTemplateDialog

INDENT = 44
"""Pixels; under the title."""


class TemplatesPart(QObject):
    """One page's; see the module."""

    def __init__(self, page: MeetingPage, needs: PageNeeds) -> None:
        super().__init__(page)
        self._page, self._needs, self._doors = page, needs, needs.doors
        services = needs.services
        self._service, self._meetings = services.templates, services.meetings
        self._choosing = TemplateChoosing(self._service, services.journal, needs.doors, needs.notice, page)
        self.offer = _Offer(page)
        page.put_above_note(self.offer)
        self.offer.button.clicked.connect(self.choose)
        page.menu.add(tr("New meeting from a template…"), "Ctrl+Shift+T", self.choose, group=True)
        page.menu.add(tr("Save this as a template…"), "", self.save, sensible=page.is_kept)
        page.choose_template = self.choose
        page.hear(self._heard)
        page.note.editor.textChanged.connect(self.offer.hide)

    def choose(self) -> None:
        """Let a template be chosen, and begin with it: this meeting while nothing is written in it, else another one."""
        self._page.saver.when_saved(lambda: self._choosing.choose(self._begin))

    def save(self) -> None:
        """Keep of this meeting what another one can begin with."""
        self._page.saver.when_saved(self._read_for_saving)

    def _heard(self, meeting: Meeting | None) -> None:
        self.offer.setVisible(meeting is None)

    def _begin(self, template: MeetingTemplate) -> None:
        self._page.saver.when_saved(lambda: self._begin_saved(template))

    def _begin_saved(self, template: MeetingTemplate) -> None:
        key, service = self._page.key, self._service
        is_blank = not self._page.note.editor.text().strip() and not self._page.note.editor.isReadOnly()
        if key is not None and is_blank:
            self._doors.write(lambda: service.apply(template, key), lambda _: self._read_again(), self)
            return
        start = self._page.form.header if key is None else new_header(self._needs)

        def made(new: MadeFromTemplate) -> None:
            self._page.meeting_asked.emit(new.key, None)

        self._doors.write(lambda: service.begin(template, start), made, self)

    def _read_again(self) -> None:
        key, meetings = self._page.key, self._meetings
        if key is not None:
            self._doors.read(lambda: meetings.meeting(key), self._take_over, self, "meetings.template")

    def _take_over(self, meeting: Meeting | None) -> None:
        if meeting is not None and meeting.key == self._page.key:
            self._page.take_over(meeting)

    def _read_for_saving(self) -> None:
        key, meetings, service = self._page.key, self._meetings, self._service
        if key is None:
            self._needs.notice(tr("Write something first: there is nothing here yet that a template could keep."), None)
            return
        self._doors.read(lambda: (meetings.meeting(key), service.all()), self._ask_what, self, "meetings.templates")

    def _ask_what(self, found: tuple[Meeting | None, tuple[MeetingTemplate, ...]]) -> None:
        meeting, templates = found
        if meeting is None:
            return
        own = tuple(template.name for template in templates if template.is_own)
        dialog = SaveTemplateDialog(meeting, meeting.header, own, self._page)
        dialog.accepted.connect(lambda: self._save(dialog.template()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, template: MeetingTemplate) -> None:
        service, notice = self._service, self._needs.notice
        told = tr("Saved as the template “{name}”.", name=template.name)
        self._doors.write(lambda: service.save(template), lambda _: notice(told, None), self)


class _Offer(QWidget):
    """A quiet line on a new meeting."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.button = QToolButton(self)
        self.button.setText(tr("From a template (Ctrl+Shift+T)"))
        self.button.setAutoRaise(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(INDENT, 0, 0, 0)
        row.addWidget(self.button)
        row.addStretch(1)
        self.hide()


def new_header(needs: PageNeeds) -> MeetingHeader:
    """What a meeting of today begins with."""
    return MeetingHeader("", date=PartialDate.of(needs.now().date()), time_zone=system_zone())
