"""A table of records of one kind under its heading, with buttons that do what its keys do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from liaison.base.translations import tr
from liaison.ui.icons import icon
from liaison.ui.screens.cases.fields.cell_table import CellTable
from liaison.ui.screens.cases.fields.cells import Cell
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.frames import Card
from liaison.ui.widgets.labels import PlainLabel


class TableCard(Card):
    """As high as its rows.

    Args:
        title: of the card and, for screen readers, of the table.
        add, edit, remove: words of the buttons; those of the last two are only read out.
        empty: what is said when there is nothing.
    """

    add_asked = Signal()
    opened = Signal(int)
    removed = Signal(int)

    def __init__(
        self,
        title: str,
        columns: Sequence[tuple[str, int]],
        add: str,
        edit: str,
        remove: str,
        empty: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, margin=GAP)
        self.table = CellTable(title, columns, fits=True)
        self.table.setAccessibleDescription(tr("Enter: change. Insert: add. Delete: remove."))
        self.add = QPushButton(icon("add"), add)
        self.edit = QPushButton(icon("edit"), "")
        self.remove = QPushButton(icon("delete"), "")
        self._empty = PlainLabel(empty, "muted")
        self.add.setToolTip(tr("Insert"))
        for button, name, keys in ((self.edit, edit, tr("Enter")), (self.remove, remove, tr("Delete"))):
            button.setAccessibleName(name)
            button.setToolTip(f"{name}  {keys}")
        head = QHBoxLayout()
        head.setSpacing(SPACING)
        head.addWidget(PlainLabel(title, "heading"), 1)
        for button in (self.add, self.edit, self.remove):
            head.addWidget(button)
        self.rows.setSpacing(SPACING)
        self.rows.addLayout(head)
        self.rows.addWidget(self._empty)
        self.rows.addWidget(self.table)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._connect()

    def show_rows(self, rows: Sequence[tuple[Cell, ...]]) -> None:
        """Show these."""
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._offer()

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_asked)
        self.table.add_asked.connect(self.add_asked)
        self.table.opened.connect(self.opened)
        self.table.removed.connect(self.removed)
        self.edit.clicked.connect(lambda: self.opened.emit(self.table.current_row()))
        self.remove.clicked.connect(lambda: self.removed.emit(self.table.current_row()))
        self.table.moved.connect(self._offer)

    def _offer(self) -> None:
        """The buttons act on the row the officer came to."""
        is_there = self.table.current_row() >= 0
        self.edit.setEnabled(is_there)
        self.remove.setEnabled(is_there)
