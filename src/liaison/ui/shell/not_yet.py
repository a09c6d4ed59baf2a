"""The page of a room that this version does not have yet: it says so."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.ui.shell.screen import Screen
from liaison.ui.widgets.frames import EmptyState


class NotYet(Screen):
    """Says what will be here.

    Args:
        picture: name of an icon.
        sentence: what the room will be for, translated.
    """

    def __init__(self, name: str, picture: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        rows = QVBoxLayout(self)
        rows.addWidget(EmptyState(picture, tr("{room}: not in this version", room=name), sentence))

    def title(self) -> str:
        """The room's name."""
        return self._name
