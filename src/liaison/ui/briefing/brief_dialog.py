"""A paper to be read on the screen, in the colours of the window; one key puts it on sheets."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.export.paper import Paper, as_text
from liaison.export.paper_html import Inks, as_html
from liaison.ui.icons import icon
from liaison.ui.printing.paper_dialog import PaperDialog
from liaison.ui.printing.sheets import Sheets
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import GAP, MARGIN, SPACING

WIDTH, HEIGHT = 860, 780
"""Pixels, where the screen has them."""


class SealedBrowser(QTextBrowser):
    """Shows rich text and loads nothing: no picture, no style sheet, no file, whatever its text says."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Nothing."""
        return None


class BriefDialog(QDialog):
    """Shows a paper in the colours of the window.

    Args:
        paper: what is read.
    """

    def __init__(self, paper: Paper, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper, self._theme = paper, theme
        self.setWindowTitle(tr("Brief"))
        self.text = SealedBrowser(self)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(tr("Brief"))
        self.text.setAccessibleDescription(as_text(paper))
        self.print_button = QPushButton(icon("print"), tr("On paper…"))
        self._lay_out()
        self._show()
        theme.changed.connect(self._show)

    def print(self) -> None:
        """Show it on sheets, to be printed or saved."""
        PaperDialog(Sheets(self._paper), parent=self).exec()

    def _show(self) -> None:
        colours = self._theme.colours
        inks = Inks(colours.muted, colours.field_line, colours.line, colours.warn_ground)
        self.text.setHtml(as_html(self._paper, inks))
        self.text.document().setDocumentMargin(MARGIN)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setSpacing(GAP)
        if self._paper.marking:
            marking = QLabel(self._paper.marking)
            marking.setTextFormat(Qt.TextFormat.PlainText)
            marking.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            rows.addWidget(marking)
        rows.addWidget(self.text, 1)
        line = QHBoxLayout()
        line.setSpacing(SPACING)
        line.addStretch(1)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.reject)
        self.print_button.clicked.connect(self.print)
        self.print_button.setShortcut(QKeySequence("Ctrl+P"))
        self.print_button.setToolTip("Ctrl+P")
        for button in (self.print_button, close):
            button.setAutoDefault(False)
            line.addWidget(button)
        rows.addLayout(line)
        room = self.screen().availableSize()
        self.resize(min(WIDTH, room.width() - 40), min(HEIGHT, room.height() - 60))
        self.text.setFocus()
