"""Importing, page by page: which file, what its columns are, every change, done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.importing import ImportPlan
from liaison.domain.importing_mapping import ColumnMap
from liaison.domain.rows import ChangeSet
from liaison.domain.steps import Cancelled
from liaison.services.importing.maps import read_map, write_map
from liaison.services.importing.service import ImportService, ReadFile
from liaison.ui.backup.work import Work
from liaison.ui.doors import Doors
from liaison.ui.files import ask_for_file, ask_where_to_save
from liaison.ui.importing.columns_page import AskWhere, ColumnsPage
from liaison.ui.importing.file_page import AskForFile, FilePage
from liaison.ui.importing.preview_page import PreviewPage, summary
from liaison.ui.importing.saving import Saving
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import MARGIN
from liaison.ui.unlock.page import Page
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel


class DonePage(Page):
    """The last page."""

    def __init__(self) -> None:
        super().__init__(tr("Imported"), tr("All of it was one step: “Undo the last change” takes it back whole."))
        self.said = PlainLabel("", "good", selectable=True)
        self.rows.addWidget(self.said)
        self.rows.addStretch(1)

    def show_done(self, plan: ImportPlan) -> None:
        """Tell what was done."""
        self.said.setText(f"{plan.file.name}: {summary(plan)}")
        announce(self.said, self.said.text())


class ImportWizard(QDialog):
    """Leads to an imported list; nothing is changed before the last step, and then everything at once.

    Args:
        doors: to the store's thread.
        theme: for the colours of lines; none in tests of behaviour.
        ask_file, ask_where: ask for a file, and for a place to save one.
    """

    imported = Signal(object)
    """The ChangeSet of what was imported."""

    def __init__(
        self,
        service: ImportService,
        doors: Doors,
        theme: Theme | None = None,
        parent: QWidget | None = None,
        ask_file: AskForFile = ask_for_file,
        ask_where: AskWhere = ask_where_to_save,
    ) -> None:
        super().__init__(parent)
        self._service, self._doors = service, doors
        self._read: ReadFile | None = None
        self.setWindowTitle(tr("Import a list"))
        self.resize(980, 720)
        self.file = FilePage(ask_file)
        self.columns = ColumnsPage(ask_file, ask_where)
        self.preview = PreviewPage(theme)
        self.finished_page = DonePage()
        self.pages = QStackedWidget()
        self.work, self.saving = Work(doors), Saving(doors)
        self.message = PlainLabel("", "bad", selectable=True)
        self.back, self.next, self.cancel = QPushButton(tr("&Back")), QPushButton(), QPushButton(tr("Cancel"))
        self._lay_out()
        self._connect()
        self._show(self.file)

    def done(self, result: int) -> None:
        """Stop what is under way. A write is taken back first; the dialog stays until it was."""
        if self.saving.is_running:
            self.saving.stop()
            return
        self.work.stop()
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
        for page in (self.file, self.columns, self.preview, self.finished_page):
            self.pages.addWidget(page)
        rows.addWidget(self.pages, 1)
        for below in (self.work, self.saving, self.message):
            rows.addWidget(below)
        rows.addLayout(buttons)

    def _connect(self) -> None:
        for page in (self.file, self.columns, self.preview):
            page.ready_changed.connect(lambda _ready: self._enable_next())
        self.file.reading_asked.connect(self._read_file)
        self.columns.load_asked.connect(self._load_map)
        self.columns.save_asked.connect(self._save_map)
        self.preview.planning_asked.connect(self._plan)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.cancel.clicked.connect(self.reject)

    def _page(self) -> Page:
        page = self.pages.currentWidget()
        assert isinstance(page, Page)  # noqa: S101  # nothing else is added
        return page

    def _go_back(self) -> None:
        self._show(self.columns if self._page() is self.preview else self.file)

    def _go_on(self) -> None:
        page = self._page()
        if self.work.is_running or self.saving.is_running or not page.is_ready():
            return
        if page is self.file:
            self._show(self.columns)
        elif page is self.columns:
            self.preview.forget()
            self._plan()
        elif page is self.preview:
            self._import()
        else:
            self.accept()

    def _read_file(self) -> None:
        file = self.file.file
        if file is None or self.work.is_running:
            return
        self._set_busy(True)
        self.work.start(self._service.read_in_steps(file, self.file.options()), self._was_read, self._not_read)

    def _was_read(self, found: ReadFile) -> None:
        self._set_busy(False)
        self._read = found
        self.file.show_table(found.table)
        self.columns.show_columns(found.table, found.columns)
        if not found.table.rows:
            self._say(tr("The file has no rows below its headings."))
        self._enable_next()
        self.file.focus_first()

    def _not_read(self, error: Exception) -> None:
        self.file.show_nothing()
        self.file.may_be_read_otherwise()
        self._failed(error)

    def _plan(self) -> None:
        if self._read is None or self.work.is_running:
            return
        self._set_busy(True)
        steps = self._service.plan_in_steps(self._read.table, self.columns.column_map(), self.preview.options())
        self.work.start(steps, self._is_planned, self._failed)

    def _is_planned(self, plan: ImportPlan) -> None:
        self.preview.show_plan(plan)
        self._show(self.preview)

    def _import(self) -> None:
        plan = self.preview.plan()
        if plan is None:
            return
        self._set_busy(True)
        self.saving.start(lambda show: self._service.apply(plan, show), self._is_imported, self._failed)

    def _is_imported(self, changes: ChangeSet) -> None:
        plan = self.preview.plan()
        if plan is not None:
            self.finished_page.show_done(plan)
        self._show(self.finished_page)
        self.imported.emit(changes)

    def _load_map(self, file: Path) -> None:
        self._with_file(lambda: read_map(file), self.columns.take)

    def _save_map(self, file: Path) -> None:
        columns = self.columns.column_map()
        self._with_file(lambda: write_map(columns, file), lambda _: self._say(tr("Saved: {file}", file=file)))

    def _with_file(self, work: Callable[[], ColumnMap | None], then: Callable[..., None]) -> None:
        self.message.hide()
        self._doors.read(work, then, self, failed=self._failed)

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        if isinstance(error, Cancelled):
            self._say(tr("Stopped. Nothing was imported."))
        elif isinstance(error, WorldError):
            self._say(f"{error.sentence}\n{error.remedy}".rstrip(), "bad")
            self._page().focus_first()
        else:
            self._doors.broke.emit(error)

    def _say(self, text: str, role: str = "") -> None:
        self.message.set_role(role)
        self.message.setText(text)
        self.message.show()
        announce(self.message, text, at_once=role == "bad")

    def _show(self, page: Page) -> None:
        self.pages.setCurrentWidget(page)
        self._set_busy(False)
        is_last = page is self.finished_page
        self.back.setVisible(page is not self.file and not is_last)
        self.cancel.setVisible(not is_last)
        self.next.setText(tr("&Import") if page is self.preview else tr("Close") if is_last else tr("&Next"))
        page.focus_first()

    def _set_busy(self, busy: bool) -> None:
        self.message.clear()
        self.message.hide()
        self.pages.setEnabled(not busy)
        self.back.setEnabled(not busy)
        self.next.setEnabled(not busy and self._page().is_ready())

    def _enable_next(self) -> None:
        self.next.setEnabled(self.pages.isEnabled() and self._page().is_ready())
