"""Finds in the note: appears above the text on Ctrl+F, Return and Shift+Return go on and back, Escape goes home."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from liaison.base.translations import tr
from liaison.ui.icons import icon
from liaison.ui.screens.meetings.note_editor import NoteEditor
from liaison.ui.widgets.labels import PlainLabel


class FindBar(QWidget):
    """Searches one editor.

    Args:
        editor: what is searched.
    """

    closed = Signal()

    def __init__(self, editor: NoteEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("Find in this note"))
        self.line.setAccessibleName(tr("Find in this note"))
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._look)
        self._told = PlainLabel("", "muted", wrap=False, parent=self)
        close = QToolButton(self)
        close.setIcon(icon("close"))
        close.setAccessibleName(tr("Close the search"))
        close.clicked.connect(self.shut)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self._told)
        row.addWidget(close)
        self.hide()

    def open(self) -> None:
        """Show it, with what is selected in the note."""
        selected = self._editor.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self.line.setText(selected)
        self._told.setText("")
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def shut(self) -> None:
        """Hide it and go on writing."""
        self.hide()
        self._editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return, Shift+Return and Escape in the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.shut()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go(backward=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        # the word being typed grows where it was found, and does not jump to the next
        cursor = self._editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._editor.setTextCursor(cursor)
        self._go(backward=False)

    def _go(self, *, backward: bool) -> None:
        wanted = self.line.text()
        found = self._editor.find_next(wanted, backward=backward)
        self._told.setText("" if found or not wanted else tr("Not found"))
