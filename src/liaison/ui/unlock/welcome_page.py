"""The first page of all: what to begin with."""

from __future__ import annotations

from PySide6.QtCore import Signal

from liaison.base.translations import tr
from liaison.ui.unlock.page import Page
from liaison.ui.widgets.choice_button import ChoiceButton
from liaison.ui.widgets.labels import PlainLabel


class WelcomePage(Page):
    """A store of one's own, the sample, a store elsewhere, a backup.

    Args:
        folder: where one's own store would be, as shown.
        warning: what speaks against that folder; empty mostly.
    """

    own_asked = Signal()
    sample_asked = Signal()
    open_asked = Signal()
    restore_asked = Signal()

    def __init__(self, folder: str, warning: str) -> None:
        explanation = tr(
            "Who covers which country, what was said, what was promised. Everything stays encrypted on this computer, "
            "and the program opens no network connection."
        )
        super().__init__("Liaison Desk", explanation)
        self.rows.addSpacing(4)
        self.own = ChoiceButton("lock", tr("Create my store"), tr("In {folder}", folder=folder))
        self.sample = ChoiceButton(
            "show", tr("Look around in the sample"), tr("Three stories from the field. Nothing is kept.")
        )
        self.other = ChoiceButton(
            "directory", tr("Open a store in another folder…"), tr("On another disk, or on a stick.")
        )
        self.backup = ChoiceButton(
            "restore", tr("Restore a backup…"), tr("You are shown what it holds before anything is written.")
        )
        self.own.clicked.connect(self.own_asked)
        self.sample.clicked.connect(self.sample_asked)
        self.other.clicked.connect(self.open_asked)
        self.backup.clicked.connect(self.restore_asked)
        if warning:
            self.rows.addWidget(PlainLabel(warning, "warn"))
        for button in (self.own, self.sample, self.other, self.backup):
            self.rows.addWidget(button)
        self.rows.addStretch(1)

    def focus_first(self) -> None:
        """On one's own store."""
        self.own.setFocus()
