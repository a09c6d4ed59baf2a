"""The agenda in one window: put in order, marked as coming every time, and what earlier meetings left for it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from liaison.base.translations import marked, tr, trn
from liaison.domain.carry_over import ProposedItem, Reason
from liaison.domain.rows import RowKey
from liaison.ui.date_wording import date_in_words
from liaison.ui.theme.tokens import GAP
from liaison.ui.widgets.labels import PlainLabel

_WHAT = Qt.ItemDataRole.UserRole
_REASONS = {
    Reason.NOT_DISCUSSED: marked("was not discussed"),
    Reason.NOTHING_WRITTEN: marked("nothing was written under it"),
    Reason.RECURRING: marked("comes every time"),
}


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item of this meeting.

    Attributes:
        key: of its record; None while none is kept.
    """

    title: str
    minutes: int | None
    is_recurring: bool = False
    key: RowKey | None = None


class AgendaDialog(QDialog):
    """Order and marks take effect at once; what earlier meetings left is taken over when it is accepted."""

    moved = Signal(int, int)
    """An item by its number, counted from 0, and -1 for up or 1 for down."""
    marked_recurring = Signal(object, bool)
    """The RowKey of an item, and whether it comes every time."""

    def __init__(
        self, lines: tuple[AgendaLine, ...], proposals: tuple[ProposedItem, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Agenda"))
        self.items = _Items(self)
        self.items.setAccessibleName(tr("Agenda of this meeting"))
        self.items.setAccessibleDescription(tr("Space: comes every time. Alt+Up, Alt+Down: move."))
        self.left = QListWidget(self)
        self.left.setWordWrap(True)
        self.left.setAccessibleName(tr("Left by earlier meetings"))
        self._left_heading = PlainLabel(tr("Left by earlier meetings"), "heading")
        self._nothing_left = PlainLabel(
            tr("Earlier meetings of the same series, or of the same sides, left nothing for this one."), "muted"
        )
        self._empty = PlainLabel(tr("No agenda item is written yet: a line that begins with ## is one."), "muted")
        self._lay_out()
        self.show_lines(lines)
        self._show_proposals(proposals)
        self.items.moved.connect(self.moved)
        self.items.itemChanged.connect(self._marked)
        self.left.itemChanged.connect(self._say)
        self._say()
        (self.left if proposals else self.items).setFocus()

    def show_lines(self, lines: tuple[AgendaLine, ...], chosen: int | None = None) -> None:
        """Show the agenda as it is now."""
        with QSignalBlocker(self.items):
            self.items.clear()
            for number, line in enumerate(lines, start=1):
                planned = f" ({trn('{n} min', '{n} min', line.minutes)})" if line.minutes is not None else ""
                item = QListWidgetItem(f"{number}. {line.title}{planned}", self.items)
                item.setData(_WHAT, line)
                item.setToolTip(tr("Ticked: proposes itself for every further meeting"))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if line.is_recurring else Qt.CheckState.Unchecked)
            if chosen is not None:
                self.items.setCurrentRow(chosen)
        for widget in (self.items, self._hint):
            widget.setVisible(bool(lines))
        self._empty.setVisible(not lines)

    def taken(self) -> tuple[ProposedItem, ...]:
        """What is to be taken over."""
        rows = [self.left.item(row) for row in range(self.left.count())]
        return tuple(item.data(_WHAT) for item in rows if item.checkState() is Qt.CheckState.Checked)

    def _lay_out(self) -> None:
        self._hint = PlainLabel(tr("Space: comes every time. Alt+Up, Alt+Down: move."), "muted")
        buttons = QDialogButtonBox(self)
        self.take: QPushButton = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.close_button = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.take.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(GAP)
        rows.addWidget(PlainLabel(tr("Agenda of this meeting"), "heading"))
        for widget in (self._empty, self.items, self._hint, self._left_heading, self._nothing_left, self.left):
            rows.addWidget(widget, 1 if isinstance(widget, QListWidget) else 0)
        rows.addWidget(buttons)
        room = self.screen().availableGeometry().size()
        self.resize(min(640, room.width() - 40), min(560, room.height() - 60))

    def _show_proposals(self, proposals: tuple[ProposedItem, ...]) -> None:
        for proposal in proposals:
            item = QListWidgetItem(proposal_in_words(proposal), self.left)
            item.setData(_WHAT, proposal)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self.left.setVisible(bool(proposals))
        self._nothing_left.setVisible(not proposals)
        if proposals:
            self.left.setCurrentRow(0)

    def _marked(self, item: QListWidgetItem) -> None:
        line: AgendaLine = item.data(_WHAT)
        is_recurring = item.checkState() is Qt.CheckState.Checked
        if line.key is not None and is_recurring != line.is_recurring:
            item.setData(_WHAT, AgendaLine(line.title, line.minutes, is_recurring, line.key))
            self.marked_recurring.emit(line.key, is_recurring)

    def _say(self) -> None:
        count = len(self.taken())
        self.take.setText(trn("Take over {n} item", "Take over {n} items", count) if count else tr("Take over"))
        self.take.setEnabled(count > 0)
        self.take.setVisible(self.left.count() > 0)


class _Items(QListWidget):
    """The items; Alt with Up and Down moves one."""

    moved = Signal(int, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier and self.currentRow() >= 0:
            self.moved.emit(self.currentRow(), step)
        else:
            super().keyPressEvent(event)


def proposal_in_words(item: ProposedItem) -> str:
    """Title, then why it proposes itself and where it stood."""
    planned = f" ({trn('{n} min', '{n} min', item.minutes)})" if item.minutes is not None else ""
    reasons = [tr(_REASONS[reason]) for reason in item.reasons if reason in _REASONS]
    if item.promises:
        reasons.append(trn("{n} open follow-up", "{n} open follow-ups", len(item.promises)))
    stood = date_in_words(item.meeting.date, short=True) if item.meeting.date else item.meeting.title
    return f"{item.title}{planned}\n{'  ·  '.join((*reasons, stood))}"
