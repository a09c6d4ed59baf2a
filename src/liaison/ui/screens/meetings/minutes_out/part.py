"""Minutes out as a part of the page: one key, and a line among its papers."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from liaison.base.translations import tr
from liaison.domain.rows import RowKey
from liaison.services.minutes_leaving import Choices
from liaison.ui.errors import error_in_words
from liaison.ui.icons import icon
from liaison.ui.printing.offers import PaperOffer
from liaison.ui.screens.meetings.minutes_out.dialog import MinutesOutDialog
from liaison.ui.screens.meetings.page.meeting_page import MeetingPage
from liaison.ui.screens.meetings.part_services import PageNeeds


class MinutesOutPart(QObject):
    """Opens the window in which one sees what leaves.

    Attributes:
        dialog: the one that is open, None when none is.
    """

    def __init__(self, page: MeetingPage, needs: PageNeeds) -> None:
        super().__init__(page)
        self._page, self._needs = page, needs
        self.dialog: QDialog | None = None
        action = page.menu.add(tr("Minutes out: save or print…"), "Ctrl+Shift+M", self.open, sensible=page.is_kept)
        action.setIcon(icon("export"))
        page.papers.append(PaperOffer(tr("Minutes…"), self.open))

    def open(self) -> None:
        """Show what would leave; what was typed a moment ago belongs to it."""
        self._page.saver.when_saved(self._open_saved)

    def _open_saved(self) -> None:
        key, needs = self._page.key, self._needs
        if key is None:
            needs.notice(tr("Nothing was written yet."), None)
            return
        service = needs.services.minutes
        needs.doors.read(
            lambda: service.choices(key),
            lambda choices: self._show(key, choices),
            self,
            f"minutes.choices.{id(self)}",
            lambda error: needs.notice(error_in_words(error), None),
        )

    def _show(self, key: RowKey, choices: Choices) -> None:
        if key != self._page.key or self.dialog is not None:
            return
        needs = self._needs
        services = needs.services
        dialog = MinutesOutDialog(
            services.minutes, services.versions, needs.doors, key, choices, lambda: needs.now().date(), self._page
        )
        self.dialog = dialog
        dialog.finished.connect(self._shut)
        dialog.open()

    def _shut(self) -> None:
        dialog, self.dialog = self.dialog, None
        self._page.come_back_from(dialog)
