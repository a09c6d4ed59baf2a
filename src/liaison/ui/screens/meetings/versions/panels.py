"""What is asked above the note before minutes become final or are opened again. No window of its own: one reads on meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from liaison.base.translations import tr, trn
from liaison.domain.minutes_unfinished import Unfinished
from liaison.domain.rows import RowKey
from liaison.ui.screens.meetings.versions.words import open_in_words
from liaison.ui.theme.tokens import GAP
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.frames import Card
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.line_list import Line, LineList

SHOWN = 5
"""Lines seen at once; the others are scrolled to."""


class _Asking(Card):
    """A card with a heading and two buttons; Escape is the second."""

    agreed = Signal()
    """Go on."""
    left = Signal()
    """Not now."""

    def __init__(self, agree: str, leave: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=GAP)
        self.rows.setSpacing(8)
        self.heading = PlainLabel("", "heading")
        self.agree = QPushButton(agree)
        self.agree.setProperty("primary", True)
        self.leave = QPushButton(leave)
        self.rows.addWidget(self.heading)
        self.buttons = QHBoxLayout()
        for button in (self.agree, self.leave):
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        self.agree.clicked.connect(self.agreed)
        self.leave.clicked.connect(self._leave)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves all as it is, and not the page."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.agree.hasFocus():
            self.agree.click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.leave.hasFocus():
            self.leave.click()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()


class UnfinishedPanel(_Asking):
    """What is open in the minutes, line by line; Return leads to the line, and the list stays."""

    line_asked = Signal(int)
    """A line of the note, counted from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Finalise all the same"), tr("Not yet"), parent)
        self.list = LineList(tr("Left open in the minutes"), "")
        self.list.setAccessibleDescription(tr("Enter: to its line."))
        self.rows.addWidget(self.list)
        self.rows.addLayout(self.buttons)
        self.list.chosen.connect(lambda line: None if line.line is None else self.line_asked.emit(line.line))

    def ask(self, key: RowKey, left_open: Sequence[Unfinished]) -> None:
        """Show what is open."""
        count = len(left_open)
        self.heading.setText(
            trn(
                "Before it becomes final: {n} thing is left open",
                "Before it becomes final: {n} things are left open",
                count,
            )
        )
        lines = ((*open_in_words(one), one.line) for one in left_open)
        self.list.show_lines(tuple(Line(what, where, key, False, line) for what, where, line in lines))
        one = max(self.list.sizeHintForRow(0), 1)
        self.list.setFixedHeight(one * min(count, SHOWN) + 2 * self.list.frameWidth() + 2)
        self.show()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.list.setCurrentRow(0)
        announce(self, self.heading.text())


class ReopenPanel(_Asking):
    """Asks why final minutes are opened again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Reopen as a new version"), tr("Leave them final"), parent)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(tr("Why the minutes are opened again"))
        self.reason.setPlaceholderText(tr("Why? For example: a name was wrong. Enter opens them again"))
        self.rows.addWidget(self.reason)
        self.rows.addLayout(self.buttons)
        self.reason.returnPressed.connect(self.agreed)

    def ask(self, number: int) -> None:
        """Ask for the version that follows `number`."""
        self.heading.setText(
            tr("Version {n} stays as it is. The text goes on as a draft of version {next}.", n=number, next=number + 1)
        )
        self.reason.clear()
        self.show()
        self.reason.setFocus(Qt.FocusReason.ShortcutFocusReason)
        announce(self, self.heading.text())
