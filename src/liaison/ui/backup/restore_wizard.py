"""Restoring, page by page: which backup, what opens it, what it holds and what differs, where to, done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.backup_errors import BackupOfAnotherStore
from liaison.domain.backups import Backup, Opening, Restored, RestorePreview, WithOpenStore
from liaison.services.restoring import RestoreService
from liaison.services.staged_restore import StagedRestore
from liaison.ui.backup import words
from liaison.ui.backup.choosing_page import AskForFile, ChoosingPage
from liaison.ui.backup.done_page import DonePage
from liaison.ui.backup.opening_page import OpeningPage
from liaison.ui.backup.preview_page import AskForFolder, PreviewPage
from liaison.ui.backup.work import Work
from liaison.ui.doors import Doors
from liaison.ui.files import ask_for_file, ask_for_folder
from liaison.ui.theme.tokens import MARGIN
from liaison.ui.unlock.page import Page
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel


class RestoreWizard(QDialog):
    """Leads to a restored store; nothing is changed before the last step.

    Args:
        service: knows the open store, when one is.
        doors: to that store's thread, or to one made for this dialog.
        present: folder of the open store, or where the program's own would be.
        is_open: whether a store is open in `present`.
        place: the chosen folder for automatic backups; those in it are offered too.
    """

    staged = Signal(object)
    """A StagedRestore for the place of the open store. The listener closes that store and then puts this one in place."""

    def __init__(
        self,
        service: RestoreService,
        doors: Doors,
        present: Path,
        *,
        is_open: bool,
        place: Path | None = None,
        parent: QWidget | None = None,
        ask_file: AskForFile = ask_for_file,
        ask_folder: AskForFolder = ask_for_folder,
    ) -> None:
        super().__init__(parent)
        self._service, self._doors = service, doors
        self._present, self._is_open = present, is_open
        self._opening: Opening | None = None
        self.restored: Restored | None = None
        self.setWindowTitle(tr("Restore a backup"))
        self.resize(760, 640)
        self.choosing = ChoosingPage(ask_file)
        self.opening = OpeningPage()
        self.preview = PreviewPage(present, is_open=is_open, ask=ask_folder)
        self.finished_page = DonePage()
        self.pages = QStackedWidget()
        self.work = Work(doors)
        self.message = PlainLabel("", "bad", selectable=True)
        self.back, self.next, self.cancel = QPushButton(tr("&Back")), QPushButton(), QPushButton(tr("Cancel"))
        self._lay_out()
        self._connect()
        self._show(self.choosing)
        doors.read(lambda: service.known(present, place), self._show_known, self, failed=self._failed)

    def done(self, result: int) -> None:
        """Stop what is under way, and forget what was typed."""
        self.work.stop()
        self.opening.forget()
        super().done(result)

    def _lay_out(self) -> None:
        self.next.setProperty("primary", True)
        self.next.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.next)
        buttons.addWidget(self.cancel)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(28, 24, 28, 20)
        rows.setSpacing(MARGIN)
        for page in (self.choosing, self.opening, self.preview, self.finished_page):
            self.pages.addWidget(page)
        rows.addWidget(self.pages, 1)
        rows.addWidget(self.work)
        rows.addWidget(self.message)
        rows.addLayout(buttons)

    def _connect(self) -> None:
        for page in (self.choosing, self.opening, self.preview):
            page.ready_changed.connect(lambda _ready: self._set_busy(False))
            page.go_on.connect(self._go_on)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.cancel.clicked.connect(self.reject)

    def _show_known(self, known: tuple[Backup, ...]) -> None:
        self.choosing.show_known(known)
        if self._page() is self.choosing and not self.work.is_running:
            self.choosing.focus_first()

    def _page(self) -> Page:
        page = self.pages.currentWidget()
        assert isinstance(page, Page)  # noqa: S101  # nothing else is added
        return page

    def _go_back(self) -> None:
        self._opening = None
        self._show(self.choosing)

    def _go_on(self) -> None:
        page = self._page()
        if self.work.is_running or not page.is_ready():
            return
        if page is self.choosing and not self._is_open:
            self._show(self.opening)
        elif page is self.choosing:
            self._look_into(WithOpenStore())
        elif page is self.opening:
            self._look_into(self.opening.opening())
        elif page is self.preview:
            self._restore()
        else:
            self.accept()

    def _look_into(self, opening: Opening) -> None:
        file = self.choosing.file
        if file is None:
            return
        self._opening = opening
        self._set_busy(True)
        self.work.start(self._service.preview_in_steps(file, opening), self._looked_into, self._failed)

    def _looked_into(self, preview: RestorePreview) -> None:
        self.preview.show_preview(preview)
        self._show(self.preview)

    def _restore(self) -> None:
        file, opening = self.choosing.file, self._opening
        if file is None or opening is None:
            return
        self._set_busy(True)
        steps = self._service.stage_in_steps(file, opening, self.preview.target())
        self.work.start(steps, self._is_staged, self._failed, unwanted=self._put_away)

    def _is_staged(self, staged: StagedRestore) -> None:
        if self._is_open and self.preview.here.isChecked():
            self.accept()
            self.staged.emit(staged)
            return
        self._set_busy(True)
        self._doors.write(
            staged.put_in_place, self._is_restored, self, failed=lambda error: self._give_up(staged, error)
        )

    def _give_up(self, staged: StagedRestore, error: Exception) -> None:
        self._put_away(staged)
        self._failed(error)

    def _put_away(self, staged: StagedRestore) -> None:
        self._doors.write(staged.discard, lambda _: None, self)

    def _is_restored(self, restored: Restored) -> None:
        self.restored = restored
        self.finished_page.show_restored(restored)
        self._show(self.finished_page)

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, BackupOfAnotherStore) and self._page() is self.choosing:
            self._show(self.opening)
        elif isinstance(error, WorldError):
            self.message.setText(words.error_text(error))
            self.message.show()
            announce(self.message, self.message.text(), at_once=True)
            self._page().focus_first()
        else:
            self._doors.broke.emit(error)

    def _show(self, page: Page) -> None:
        self.pages.setCurrentWidget(page)
        self._set_busy(False)
        is_last = page is self.finished_page
        self.back.setVisible(page is not self.choosing and not is_last)
        self.cancel.setVisible(not is_last)
        self.next.setText(tr("&Restore") if page is self.preview else tr("Close") if is_last else tr("&Next"))
        page.focus_first()

    def _set_busy(self, busy: bool) -> None:
        self.message.clear()
        self.message.hide()
        self.pages.setEnabled(not busy)
        self.back.setEnabled(not busy)
        self.next.setEnabled(not busy and self._page().is_ready())
