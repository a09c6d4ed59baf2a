"""The steps of a request, the earliest first, with what can be done to one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.case import Kept
from liaison.domain.cases.requests import RequestState, RequestStep, StepKind
from liaison.ui.icons import icon
from liaison.ui.latin_keys import is_bare, latin_key
from liaison.ui.screens.cases.fields.cell_table import CellTable
from liaison.ui.screens.cases.requests.shown import ShownRequest
from liaison.ui.screens.cases.requests.words import step_cells
from liaison.ui.theme.tokens import SPACING
from liaison.ui.widgets.frames import FlowLayout
from liaison.ui.widgets.labels import PlainLabel

_NEXT = {RequestState.DRAFT: StepKind.SENT, RequestState.SENT: StepKind.ACKNOWLEDGED}
"""The step that is offered first; an answer for every other state."""


class StepTable(CellTable):
    """Enter changes a step, Delete removes it, S adds one, Ctrl+Enter opens its meeting."""

    step_asked = Signal()
    meeting_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Steps"), ((tr("When"), 27), (tr("What happened"), 73)), fits=True, parent=parent)
        self.setAccessibleDescription(tr("Enter: change. S: add a step. Delete: remove. Ctrl+Enter: its meeting."))
        self.horizontalHeader().hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """S, also where the key writes another letter, and the meeting."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.meeting_asked.emit()
        elif latin_key(event) == Qt.Key.Key_S and is_bare(event):
            self.step_asked.emit()
        else:
            super().keyPressEvent(event)


class StepTimeline(QWidget):
    """Belongs to the detail of a request."""

    add_asked = Signal(object)
    """The `StepKind` to write down."""

    edit_asked = Signal(object)
    """The `Kept` step to change."""

    remove_asked = Signal(object)
    """The `Kept` step to take back."""

    meeting_asked = Signal(object, object)
    """The identity of a meeting, and the line of its notes; None for no line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ShownRequest | None = None
        self.table = StepTable()
        self.add = QPushButton(icon("add"), tr("Add a step"))
        self.edit = QPushButton(icon("edit"), "")
        self.remove = QPushButton(icon("delete"), "")
        self.meeting = QPushButton(icon("meetings"), tr("Open the meeting"))
        self._none = PlainLabel(tr("Nothing happened yet: it is a draft until it was sent."), "muted")
        self._lay_out()
        self._connect()

    def show_steps(self, shown: ShownRequest) -> None:
        """Show the steps of a request."""
        self._shown = shown
        self.table.show_rows([step_cells(one.facts, shown.known) for one in shown.request.steps])
        self.table.setVisible(bool(shown.request.steps))
        self._none.setVisible(not shown.request.steps)
        self._offer()

    def choose_kind(self) -> None:
        """Ask in a small menu what happened."""
        if self._shown is None:
            return
        menu = QMenu(self)
        likely = _NEXT.get(self._shown.request.facts.state, StepKind.ANSWERED)
        for kind in StepKind:
            action = menu.addAction(kind.label)
            action.triggered.connect(lambda _, kind=kind: self.add_asked.emit(kind))
            if kind is likely:
                menu.setActiveAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def step(self) -> Kept[RequestStep] | None:
        """The step the officer is on."""
        steps, row = self._shown.request.steps if self._shown is not None else (), self.table.current_row()
        return steps[row] if 0 <= row < len(steps) else None

    def _lay_out(self) -> None:
        for button, name, keys in (
            (self.edit, tr("Change the step"), tr("Enter")),
            (self.remove, tr("Remove the step"), tr("Delete")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(f"{name}  {keys}")
        self.add.setToolTip("S")
        self.meeting.setToolTip(tr("Ctrl+Enter"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACING)
        buttons = FlowLayout()
        for button in (self.add, self.edit, self.remove, self.meeting):
            buttons.addWidget(button)
        rows.addWidget(self._none)
        rows.addWidget(self.table)
        rows.addLayout(buttons)

    def _connect(self) -> None:
        self.add.clicked.connect(self.choose_kind)
        self.table.step_asked.connect(self.choose_kind)
        self.table.add_asked.connect(self.choose_kind)
        for asked in (self.table.opened, self.edit.clicked):
            asked.connect(lambda *_: self._with_step(self.edit_asked.emit))
        for asked in (self.table.removed, self.remove.clicked):
            asked.connect(lambda *_: self._with_step(self.remove_asked.emit))
        for asked in (self.table.meeting_asked, self.meeting.clicked):
            asked.connect(lambda *_: self._open_meeting())
        self.table.moved.connect(self._offer)

    def _with_step(self, tell: Callable[[Kept[RequestStep]], None]) -> None:
        step = self.step()
        if step is not None:
            tell(step)

    def _open_meeting(self) -> None:
        step = self.step()
        if step is not None and step.facts.meeting_id:
            self.meeting_asked.emit(step.facts.meeting_id, step.facts.line)

    def _offer(self) -> None:
        step = self.step()
        self.edit.setEnabled(step is not None)
        self.remove.setEnabled(step is not None)
        is_there = step is not None and self._shown is not None and bool(self._meeting_of(step))
        self.meeting.setVisible(is_there)

    def _meeting_of(self, step: Kept[RequestStep]) -> str:
        return self._shown.known.meetings.get(step.facts.meeting_id, "") if self._shown is not None else ""
