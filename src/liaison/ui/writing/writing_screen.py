"""A screen on which one writes: it tells how far that is saved, and where names lead."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison.ui.shell.screen import Screen
from liaison.ui.writing.ways import Ways


class WritingScreen(Screen):
    """See `Screen`.

    Attributes:
        ways: asks for what names in a note stand for in other rooms.
    """

    unsaved = Signal()
    """Something was entered that is not saved yet."""
    saved = Signal()
    """Everything entered here is committed."""
    not_saved = Signal(object)
    """The store refused: an exception. It is tried again by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ways = Ways(self)
