"""Final minutes on the page: read, searched and copied, but not written."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, QTimer

from liaison.base.translations import tr
from liaison.domain.minutes_versions import FrozenLabels
from liaison.ui.notice import Notice
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage


class ReadOnly(QObject):
    """Keeps a page from being written on while its minutes are final.

    Whatever else puts text into the note meanwhile, by a key or a menu of its own, finds it taken out again and hears why.

    Args:
        notice: tells something in passing.
    """

    def __init__(self, page: MeetingPage, notice: Notice) -> None:
        super().__init__(page)
        self._page, self._notice = page, notice
        self._text = ""
        self._taking_out = QTimer(self, interval=0, singleShot=True)
        self._taking_out.timeout.connect(self._take_out)
        page.note.editor.textChanged.connect(self._written)

    @property
    def is_on(self) -> bool:
        """True while nothing may be written."""
        return self._page.note.editor.isReadOnly()

    def set(self, is_on: bool, labels: FrozenLabels | None = None) -> None:
        """Let nothing be written, or let it again.

        Args:
            labels: the names of the day on which the minutes became final.
        """
        page = self._page
        self._taking_out.stop()
        page.note.editor.set_read_only(is_on)
        page.note.saving.set_read_only(is_on)
        page.form.set_read_only(is_on, labels)
        page.people.set_read_only(is_on)
        if is_on:
            self._text = page.note.editor.text()

    def _written(self) -> None:
        if self.is_on:
            self._taking_out.start()

    def _take_out(self) -> None:
        editor = self._page.note.editor
        if not self.is_on or editor.text() == self._text:
            return
        with QSignalBlocker(editor):
            editor.take_text(self._text)
        self._page.structure.read_now()
        self._notice(tr("These minutes are final. Ctrl+Shift+F opens them again as a new version."), None)
