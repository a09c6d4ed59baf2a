"""References to attachments in a note lead to them: Ctrl+Enter at the caret, or Ctrl and a click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from liaison.domain.attachments import name_at

_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
_CLICKS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease})


class Following(QObject):
    """Watches an editor.

    Args:
        follow: gets the name that is asked for.
    """

    def __init__(self, editor: QPlainTextEdit, follow: Callable[[str], None]) -> None:
        super().__init__(editor)
        self._editor, self._follow = editor, follow
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what asks for an attachment, and nothing else."""
        kind = event.type()
        if kind is QEvent.Type.KeyPress and watched is self._editor and isinstance(event, QKeyEvent):
            name = _name(self._editor.textCursor()) if event.key() in _RETURNS and _is_control(event) else None
        elif kind in _CLICKS and isinstance(event, QMouseEvent) and _is_control(event):
            is_left = event.button() is Qt.MouseButton.LeftButton
            name = _name(self._editor.cursorForPosition(event.position().toPoint())) if is_left else None
        else:
            return False
        if name is not None and kind is not QEvent.Type.MouseButtonPress:
            self._follow(name)
        return name is not None


def _is_control(event: QKeyEvent | QMouseEvent) -> bool:
    return event.modifiers() & _MODIFIERS == Qt.KeyboardModifier.ControlModifier


def _name(cursor: QTextCursor) -> str | None:
    line, column = cursor.block().text(), cursor.positionInBlock()
    if "](attachment:" not in line:
        return None
    # Qt counts letters beyond the first plane twice
    return name_at(line, len(line.encode("utf-16-le", "surrogatepass")[: 2 * column].decode("utf-16-le", "replace")))
