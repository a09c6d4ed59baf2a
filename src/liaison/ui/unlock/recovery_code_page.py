"""The recovery code, shown once."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton

from liaison.base.translations import tr
from liaison.domain.recovery_code import GROUPS, RecoveryCode
from liaison.ui.icons import icon
from liaison.ui.unlock.page import Page
from liaison.ui.unlock.recovery_sheet import Printing, print_sheet
from liaison.ui.widgets.frames import Card
from liaison.ui.widgets.labels import PlainLabel

_COLUMNS = 4
_LARGER = 1.4


class RecoveryCodePage(Page):
    """Eight numbered groups, and a button that prints them."""

    def __init__(self) -> None:
        explanation = tr(
            "It opens the store when the passphrase is forgotten, and it is shown this once. Print it or write it down, and "
            "keep it apart from the computer, for instance in the office's safe: whoever holds it can open the store."
        )
        super().__init__(tr("Keep the recovery code"), explanation)
        self._code: RecoveryCode | None = None
        self._groups = [self._group() for _ in range(GROUPS)]
        self.print = QPushButton(tr("&Print…"))
        self.print.setIcon(icon("print"))
        self.print.setAutoDefault(True)
        self.print.clicked.connect(self._print_it)
        self._printed = PlainLabel("", "muted")
        card = Card()
        card.rows.addLayout(self._grid())
        line = QHBoxLayout()
        line.addWidget(self.print)
        line.addWidget(self._printed, 1)
        self.rows.addWidget(card)
        self.rows.addLayout(line)
        self.rows.addWidget(
            PlainLabel(
                tr(
                    "It cannot be saved as a file: a file beside the store would be a key under the doormat. On the next "
                    "page two of its groups are asked for."
                ),
                "muted",
            )
        )
        self.rows.addStretch(1)

    def show_code(self, code: RecoveryCode) -> None:
        """Show the groups."""
        self._code = code
        for number, (label, group) in enumerate(zip(self._groups, code.groups, strict=True), start=1):
            label.setText(group)
            label.setAccessibleName(tr("Group {number}: {characters}", number=number, characters=" ".join(group)))

    def forget(self) -> None:
        """Show it no more."""
        self._code = None
        for label in self._groups:
            label.clear()
            label.setAccessibleName("")

    def focus_first(self) -> None:
        """On printing."""
        self.print.setFocus()

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(14)
        for index, label in enumerate(self._groups):
            row, column = divmod(index, _COLUMNS)
            grid.addWidget(PlainLabel(f"{index + 1}", "muted", wrap=False), row, 2 * column)
            grid.addWidget(label, row, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
        return grid

    def _group(self) -> QLabel:
        label = PlainLabel("", wrap=False)
        letters = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        letters.setPointSizeF(letters.pointSizeF() * _LARGER)
        label.setFont(letters)
        return label

    def _print_it(self) -> None:
        if self._code is None:
            return
        went = print_sheet(self._code, self)
        if went is Printing.SENT:
            self._say(tr("Sent to the printer. Compare the sheet with the groups above."), "muted")
        elif went is Printing.NO_PRINTER:
            self._say(tr("There is no printer that prints on paper. Write the code down by hand."), "warn")

    def _say(self, text: str, role: str) -> None:
        self._printed.set_role(role)
        self._printed.setText(text)
