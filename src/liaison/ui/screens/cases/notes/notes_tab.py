"""What the page of a case expects of its notes; the editor and all that hangs on it are imported when they are first turned to."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from liaison.services.cases.cases import Case
from liaison.ui.doors import Doors
from liaison.ui.notice import Notice
from liaison.ui.theme.theme import Theme
from liaison.ui.writing.ways import Ways


@dataclass(frozen=True, slots=True)
class NotesBasics:
    """What the notes work with besides their services.

    Attributes:
        screen: on whose behalf changes are made.
        ways: to what stands in other rooms.
    """

    screen: QObject
    doors: Doors
    theme: Theme
    notice: Notice
    ways: Ways


class NotesTab(QWidget):
    """Shows the note of one case at a time, and keeps it saved."""

    unsaved = Signal()
    """Something was written that is not saved yet."""
    saved = Signal()
    """Everything written is committed."""
    not_saved = Signal(object)
    """The store refused: an exception. It is tried again by itself."""
    meeting_asked = Signal(object, object)
    """A meeting named in the note is to be opened: its `RowKey`, and None for no line."""
    left = Signal()
    """Back to the register."""

    def show_case(self, case: Case) -> None:
        """Show what is written of a case, once what was written of another is saved."""
        raise NotImplementedError

    def show_line(self, line: int) -> None:
        """Put the caret at a line, counted from 0, of the case that is shown or on its way."""
        raise NotImplementedError

    def changed_elsewhere(self) -> None:
        """The note may have been written elsewhere: read it again."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Go on writing."""
        raise NotImplementedError

    def is_saved(self) -> bool:
        """False while something written is not on the disk."""
        raise NotImplementedError

    def flush(self) -> Future[Any] | None:
        """Save everything now; the future to wait for, None when all is saved."""
        raise NotImplementedError
