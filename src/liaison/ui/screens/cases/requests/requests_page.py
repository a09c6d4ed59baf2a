"""The requests of a case, or all there are: the table, and everything about the one the officer is on."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSplitter, QStackedLayout, QWidget

from liaison.base.translations import tr, trn
from liaison.domain.cases.case import Kept
from liaison.domain.cases.requests import RequestRow, RequestState, RequestStep, StepKind
from liaison.domain.rows import RowKey
from liaison.services.cases.requests import EVERY
from liaison.ui.doors import Doors
from liaison.ui.icons import icon
from liaison.ui.notice import Notice
from liaison.ui.screens.cases.fields.file_names import file_name
from liaison.ui.screens.cases.requests.draft_dialog import DraftDialog
from liaison.ui.screens.cases.requests.editing import RequestEditing
from liaison.ui.screens.cases.requests.request_detail import RequestDetail
from liaison.ui.screens.cases.requests.request_table import RequestTable
from liaison.ui.screens.cases.requests.services import RequestPageServices
from liaison.ui.screens.cases.requests.shown import OWN, ShownRequest, read_request
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.frames import Card, EmptyState
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.names import Names

_WIDE = 940
"""Pixels from which the detail stands beside the table; below it otherwise."""
_LIST, _DETAIL = "cases.requests", "cases.request"

MOST = 1_000
"""Of all requests there are, so many that are due first are shown; a case has few."""


class RequestsPage(QWidget):
    """Reads for itself whenever a case is shown or something changed."""

    changed = Signal()
    """A request was added, changed, removed or brought back here."""

    meeting_asked = Signal(object, object)
    """The `RowKey` of a meeting to open, and the line of its notes, counted from 0; None for no line."""

    def __init__(
        self, services: RequestPageServices, doors: Doors, notice: Notice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._doors, self._notice = services, doors, notice
        self._case: RowKey | None = None
        self._names: Names | None = None
        self._wanted: RowKey | None = None
        self._shown: ShownRequest | None = None
        self.table = RequestTable()
        self.detail = RequestDetail()
        self.new = QPushButton(icon("add"), tr("New request"))
        self.open_only = QCheckBox(tr("Only those that wait"))
        self._told = PlainLabel("", "muted", wrap=False)
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._editing = RequestEditing(services, doors, notice, self)
        self._nothing = EmptyState(
            "cases",
            tr("No requests yet"),
            tr("A request keeps what one authority asks of another, on what basis, and every step until the answer."),
            (tr("New request"), self.new_request),
        )
        self._stack = QStackedLayout(self)
        self._lay_out()
        self._connect()

    def show_case(self, case: RowKey | None, names: Names) -> None:
        """Show the requests of a case; all there are without one."""
        if case != self._case:
            # nothing is said of this one before it is read
            self.table.show_requests((), names, with_case=False)
            self._stack.setCurrentIndex(1)
        self._case, self._names = case, names
        self.reload()

    def reload(self) -> None:
        """Read again what is shown."""
        if self._names is None:
            return
        wanted = replace(EVERY, case=self._case, open_only=self.open_only.isChecked())
        requests = self._services.requests
        most = MOST if self._case is None else -1
        self._doors.read(lambda: requests.list(wanted, most), self._show, self, _LIST)

    def new_request(self, country: str = "", measure: str = "") -> None:
        """Write a request down, to a state and for a measure where they are known."""
        if self._names is not None:
            self._editing.begin(self._case, country, measure, self._names)

    def go_to(self, request: RowKey) -> None:
        """Come to a request as soon as it is read."""
        self._wanted = request
        self.reload()

    def draft(self) -> None:
        """Tell what the current request lacks, and write it as a document."""
        if self._shown is None:
            return
        facts = self._shown.request.facts
        name = file_name(facts.reference or facts.subject or tr("Request"))
        DraftDialog(self._shown.request.key, name, self._services, self._doors, self._notice, self).open()

    def focus_first(self) -> None:
        """Begin in the table; without requests at the button that begins one."""
        if self._stack.currentIndex() == 1:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._nothing.findChildren(QPushButton)[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The page itself has nothing to do with keys."""
        super().focusInEvent(event)
        self.focus_first()

    def shown_request(self) -> ShownRequest | None:
        """The request whose detail is shown."""
        return self._shown

    def _lay_out(self) -> None:
        self.new.setToolTip(tr("Insert"))
        top = QHBoxLayout()
        top.setSpacing(SPACING)
        top.addWidget(self.new)
        top.addWidget(self.open_only)
        top.addStretch(1)
        top.addWidget(self._told)
        listed = Card(margin=GAP)
        listed.rows.addLayout(top)
        listed.rows.addWidget(self.table, 1)
        self._sides.setHandleWidth(GAP)
        self._sides.setChildrenCollapsible(False)
        self._sides.addWidget(listed)
        self._sides.addWidget(self.detail)
        self._sides.setStretchFactor(0, 3)
        self._sides.setStretchFactor(1, 2)
        nothing = Card()
        nothing.rows.addWidget(self._nothing)
        self._stack.addWidget(nothing)
        self._stack.addWidget(self._sides)
        # that there are none is said once it is known
        self._stack.setCurrentWidget(self._sides)
        self.detail.hide()

    def _connect(self) -> None:
        self.new.clicked.connect(lambda: self.new_request())
        self.table.add_asked.connect(lambda: self.new_request())
        self.open_only.toggled.connect(lambda _: self.reload())
        self.table.moved.connect(self._read_detail)
        self.table.step_asked.connect(self.detail.steps.choose_kind)
        self.table.opened.connect(lambda _: self._change())
        self.detail.edit_asked.connect(self._change)
        self.table.removed.connect(lambda _: self._remove())
        self.detail.remove_asked.connect(self._remove)
        self.detail.draft_asked.connect(self.draft)
        drafting = QShortcut(QKeySequence("Alt+D"), self)
        drafting.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        drafting.activated.connect(self.draft)
        steps = self.detail.steps
        steps.add_asked.connect(self._add_step)
        steps.edit_asked.connect(self._change_step)
        steps.remove_asked.connect(self._remove_step)
        steps.meeting_asked.connect(lambda identity, line: self.meeting_asked.emit(RowKey(OWN, identity), line))
        self._editing.made.connect(self._want)
        self._editing.changed.connect(self._tell_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= _WIDE
        self._sides.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)

    # Reading ------------------------------------------------------------------------------------------------------------

    def _show(self, rows: tuple[RequestRow, ...]) -> None:
        names = self._names
        if names is None:
            return
        begins = self.hasFocus() or self.table.hasFocus()
        self._stack.setCurrentIndex(1 if rows or self.open_only.isChecked() else 0)
        # what waits comes first, and in that what is due first
        self.table.show_requests(sorted(rows, key=_rank), names, with_case=self._case is None)
        if self._wanted is not None and any(row.key == self._wanted for row in rows):
            self.table.go_to_request(self._wanted)
            self._wanted = None
        self._told.setText(_counted(rows, names))
        if begins:
            self.focus_first()

    def _read_detail(self) -> None:
        row, services = self.table.request(), self._services
        if row is None:
            self._show_detail(None)
            return
        key = row.key
        if self._shown is not None and self._shown.request.key != key:
            # what is still seen of another one is not changed by mistake
            self._shown = None
        self._doors.read(lambda: read_request(services, key), self._show_detail, self, _DETAIL)

    def _show_detail(self, shown: ShownRequest | None) -> None:
        self._shown = shown
        self.detail.setVisible(shown is not None)
        if shown is not None and self._names is not None:
            self.detail.show_request(shown, self._names)

    # Changing -----------------------------------------------------------------------------------------------------------

    def _change(self) -> None:
        row = self.table.request()
        if row is not None and self._names is not None:
            self._editing.change(row.key, self._names)

    def _remove(self) -> None:
        row = self.table.request()
        if row is not None:
            self._editing.remove(row.key)

    def _add_step(self, kind: StepKind) -> None:
        if self._shown is not None and self._names is not None:
            self._editing.add_step(self._shown, kind, self._names)

    def _change_step(self, step: Kept[RequestStep]) -> None:
        if self._shown is not None:
            self._editing.change_step(self._shown, step)

    def _remove_step(self, step: Kept[RequestStep]) -> None:
        if self._shown is not None:
            self._editing.remove_step(self._shown, step)

    def _want(self, key: RowKey) -> None:
        self._wanted = key

    def _tell_changed(self) -> None:
        self.reload()
        self.changed.emit()


def _rank(row: RequestRow) -> int:
    return 0 if row.state.is_open else 1 if row.state is RequestState.DRAFT else 2


def _counted(rows: tuple[RequestRow, ...], names: Names) -> str:
    overdue = sum(row.is_overdue(names.today) for row in rows)
    told = trn("{n} request", "{n} requests", len(rows))
    return f"{told}, {trn('{n} overdue', '{n} overdue', overdue)}" if overdue else told
