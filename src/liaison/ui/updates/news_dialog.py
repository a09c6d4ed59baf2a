"""What is new in the version that runs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from liaison import __version__
from liaison.base.translations import language, tr
from liaison.ui.widgets.message_dialog import MessageDialog


class NewsDialog(MessageDialog):
    """Shows the notes as they are, plain.

    Args:
        folder: of the notes, a `.txt` file a language.
    """

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__("info", "accent", tr("New in Liaison Desk {version}", version=__version__), "", parent)
        self.notes = QPlainTextEdit(notes_in(folder, language()), readOnly=True, tabChangesFocus=True)
        self.notes.setAccessibleName(tr("What is new"))
        self.notes.setMinimumHeight(280)
        self.setMinimumWidth(680)
        self.rows.addWidget(self.notes)
        self.notes.setFocus()


def notes_in(folder: Path, code: str) -> str:
    """The notes in a language, else in English; empty where there are none."""
    for file in (folder / f"{code}.txt", folder / "en.txt"):
        if file.is_file():
            return file.read_text(encoding="utf-8").strip()
    return ""
