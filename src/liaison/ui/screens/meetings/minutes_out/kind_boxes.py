"""One box for all items of a kind: all statements out, all in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from liaison.base.translations import marked, tr
from liaison.domain.minutes import ItemKind
from liaison.domain.minutes_selection import PreviewLine
from liaison.ui.widgets.frames import FlowLayout

_KINDS = {
    ItemKind.DELEGATION: marked("Participants"),
    ItemKind.AGENDA_ITEM: marked("Agenda"),
    ItemKind.STATEMENT: marked("Statements"),
    ItemKind.OUTCOME: marked("Outcomes"),
    ItemKind.FOLLOW_UP: marked("Follow-ups"),
    ItemKind.ATTACHMENT: marked("List of attachments"),
}


class KindBoxes(QWidget):
    """Shows a box for each kind there is something to choose of."""

    chosen = Signal(list, bool)
    """Ids of items, and whether they are to leave."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: dict[ItemKind, list[str]] = {}
        self.boxes = {kind: _Box(tr(words), self) for kind, words in _KINDS.items()}
        row = FlowLayout(self, 10)
        for kind, box in self.boxes.items():
            row.addWidget(box)
            box.asked.connect(lambda leaves, kind=kind: self.chosen.emit(self._ids[kind], leaves))

    def show_lines(self, lines: Sequence[PreviewLine], left_out: frozenset[str]) -> None:
        """Show how many of each kind leave: all, some or none."""
        for kind, box in self.boxes.items():
            of_kind = [line for line in lines if line.item.kind is kind and line.may_be_chosen]
            self._ids[kind] = [line.item.id for line in of_kind]
            out = sum(line.item.id in left_out for line in of_kind)
            some = Qt.CheckState.PartiallyChecked
            state = Qt.CheckState.Checked if not out else Qt.CheckState.Unchecked if out == len(of_kind) else some
            box.setCheckState(state)
            box.setVisible(bool(of_kind))
        self.setVisible(any(self._ids.values()))
        self.updateGeometry()


class _Box(QCheckBox):
    """Goes from some to all, from all to none; that it can stand between is not offered to whoever presses it."""

    asked = Signal(bool)

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setTristate(True)

    def nextCheckState(self) -> None:
        """Pressed."""
        leaves = self.checkState() is not Qt.CheckState.Checked
        self.setCheckState(Qt.CheckState.Checked if leaves else Qt.CheckState.Unchecked)
        self.asked.emit(leaves)
