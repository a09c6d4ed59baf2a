"""How much is agreed, and everything that is not: refusals first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.deliveries import Check
from liaison.ui.screens.cases.deliveries.words import check_cell
from liaison.ui.screens.cases.fields.cell_table import CellTable
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.frames import Card
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.names import Names


class ChecklistCard(Card):
    """Enter on an open line leads to where it is written down."""

    chosen = Signal(object)
    """The `Check` to be settled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=GAP)
        self._open: tuple[Check, ...] = ()
        self.heading = PlainLabel("", "heading")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Agreed"))
        self.settled = PlainLabel(tr("Everything that has to be agreed is written down."), "good")
        self.table = CellTable(tr("What is not agreed yet"), (("", 100),))
        self.table.setAccessibleDescription(tr("Enter: write it down."))
        self.rows.setSpacing(SPACING)
        for part in (self.heading, self.bar, self.settled):
            self.rows.addWidget(part)
        self.rows.addWidget(self.table, 1)
        self.rows.addStretch(0)
        self.table.opened.connect(lambda row: self.chosen.emit(self._open[row]))

    def show_checks(self, checks: tuple[Check, ...], names: Names) -> None:
        """Show what is open among these, and count what is not."""
        self._open = tuple(sorted((one for one in checks if not one.is_agreed), key=lambda one: not one.is_refused))
        agreed = len(checks) - len(self._open)
        self.heading.setText(tr("{agreed} of {total} agreed", agreed=agreed, total=len(checks)))
        self.bar.setRange(0, max(1, len(checks)))
        self.bar.setValue(agreed)
        self.settled.setVisible(not self._open)
        self.table.setVisible(bool(self._open))
        self.table.show_rows([(check_cell(one, names),) for one in self._open])

    def open_checks(self) -> tuple[Check, ...]:
        """What is not agreed, as it is listed."""
        return self._open
