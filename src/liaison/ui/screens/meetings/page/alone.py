"""Writing with nothing else on the screen: the note alone in the middle, and the way back to where one was."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QWidget

from liaison.ui.writing.note.pane import NotePane


class NoteAlone:
    """Lends the note to a sheet of its own and gives it back; caret, selection and undo stay.

    Args:
        page: what is covered; its content stays alive behind, out of reach.
        content: everything on the page.
        place: the layout the note stands in, as its first widget.
    """

    def __init__(self, page: QWidget, content: QWidget, place: QBoxLayout, note: NotePane) -> None:
        self._place, self._note = place, note
        self._sheet = QWidget(page)
        self._sheet.setAutoFillBackground(True)
        self._sheet.setBackgroundRole(QPalette.ColorRole.Base)
        self._column = QHBoxLayout(self._sheet)
        self._column.setContentsMargins(0, 24, 0, 12)
        self._column.addStretch(1)
        self._column.addStretch(1)
        self._stack = QStackedLayout(page)
        self._stack.addWidget(content)
        self._stack.addWidget(self._sheet)

    @property
    def is_on(self) -> bool:
        """Whether the note is alone."""
        return self._stack.currentWidget() is self._sheet

    def set(self, alone: bool) -> None:
        """Show the note alone, or among the rest again; what had the focus in it has it afterwards."""
        if alone == self.is_on:
            return
        focused = self._note.focusWidget() or self._note.editor
        if alone:
            self._column.insertWidget(1, self._note, 1000)
        else:
            self._place.insertWidget(0, self._note, 1)
        self._note.set_alone(alone)
        self._stack.setCurrentIndex(1 if alone else 0)
        self._note.show()
        focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._note.editor.ensureCursorVisible()
