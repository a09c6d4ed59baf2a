"""The paper as it would leave: white as paper is, whatever the scheme, and sealed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.ui.briefing.brief_dialog import SealedBrowser
from liaison.ui.theme.tokens import MARGIN

_PAPER = "QTextBrowser { background: #ffffff; color: #000000; selection-background-color: #1d5c8a; selection-color: #ffffff; }"


class MinutesPreview(SealedBrowser):
    """Shows rich text, and stays where one reads when it changes a little."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setStyleSheet(_PAPER)
        self.setAccessibleName(tr("What leaves"))

    def show_paper(self, rich_text: str) -> None:
        """Show another state of the paper."""
        if rich_text == self._shown:
            return
        self._shown = rich_text
        bar = self.verticalScrollBar()
        at = bar.value()
        self.setHtml(rich_text)
        self.document().setDocumentMargin(MARGIN)
        bar.setValue(at)

    def show_refusal(self, sentence: str) -> None:
        """Say why there is nothing to be shown."""
        self._shown = ""
        self.setPlainText(sentence)
