"""Completes what is being written in the note, and keeps out of the way of the keys.

Typing goes before everything. Enter takes an offer only after Down was pressed: `@own-office` and Enter is a new line, whoever else
may be called so. Tab writes nothing in a note, so it takes the first offer, which says so on its line; where nothing is offered, it
leads to the next field as always. Escape closes the list and nothing else. The list never has the focus, and what it shows always
answers what is written by now.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextBlock, QTextCursor

from liaison.domain.note_completion import BeingWritten, Sort, being_written
from liaison.ui.theme.theme import Theme
from liaison.ui.writing.completion.offers import Offer, Offers, still_fitting
from liaison.ui.writing.completion.popup import CompletionPopup
from liaison.ui.writing.note.editor import NoteEditor, utf16_length

PAUSE_MS = 20
"""After the last key, so that fast typing asks once."""

_NEAR, _NEAR_LINES = 600, 40
"""Letters and lines by which the language of a note is told."""

_WITH_COLON = (Sort.OUTCOME, Sort.SPEAKER)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Source(Protocol):
    """Where offers come from."""

    def ask(self, asked: BeingWritten, near: str, then: Callable[[Offers], None]) -> None:
        """Look for what fits; `then` hears it on the window's thread, at once or later.

        Args:
            near: the text before the caret, for its language.
        """

    def typed(self) -> None:
        """A key was pressed."""

    def take(self, offer: Offer) -> None:
        """An offer was put into the note."""


class NoteCompleter(QObject):
    """Watches an editor.

    Args:
        editor: keeps all its own keys while nothing is offered.
    """

    def __init__(self, editor: NoteEditor, source: Source, theme: Theme) -> None:
        super().__init__(editor)
        self._editor, self._source = editor, source
        self.popup = CompletionPopup(editor, theme)
        self._is_typing = self._is_composing = False
        self._shown: Offers | None = None
        self._soon = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._soon.timeout.connect(self._look)
        self.popup.clicked.connect(self._take)
        editor.installEventFilter(self)
        editor.viewport().installEventFilter(self)
        editor.textChanged.connect(self._written)
        editor.cursorPositionChanged.connect(self._moved)
        editor.verticalScrollBar().valueChanged.connect(self._shifted)

    def look_again(self) -> None:
        """More may be found by now."""
        if self._being_written() is not None and self._editor.hasFocus() and self._shown is not None:
            self._soon.start()

    def close(self) -> None:
        """Offer nothing until something is typed."""
        self._soon.stop()
        self._shown = None
        self.popup.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take keys while offers are shown, and only those that act on them."""
        kind = event.type()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self._editor:
            if self.popup.isVisible() and self._acts(event):
                return True
            self._is_typing = _types(event)
            self._source.typed()
        elif kind is QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._is_composing = bool(event.preeditString())
            self._is_typing = bool(event.commitString())
            if self._is_composing:
                self.close()
        elif kind is QEvent.Type.ShortcutOverride and self.popup.isVisible():
            # Escape is the list's while it is there
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif kind is QEvent.Type.Resize:
            # a bar to scroll with appears under one's hands, too
            self._shifted()
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.MouseButtonPress):
            self.close()
        return False

    def _acts(self, event: QKeyEvent) -> bool:
        key, popup = event.key(), self.popup
        if event.modifiers() not in _PLAIN:
            return False
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key == Qt.Key.Key_Down:
            popup.choose(1)
        elif key == Qt.Key.Key_Up and popup.chosen >= 0:
            popup.choose(-1)
        elif key in _ENTER and popup.chosen >= 0:
            self._take(popup.chosen)
        elif key == Qt.Key.Key_Tab and (popup.chosen >= 0 or popup.offers()[0].is_certain):
            self._take(max(popup.chosen, 0))
        else:
            return False
        return True

    def _written(self) -> None:
        was_typed, self._is_typing = self._is_typing, False
        asked = self._being_written() if was_typed and not self._is_composing else None
        if asked is None:
            self.close()
            return
        if self.popup.isVisible() and self._shown is not None:
            self._show(still_fitting(self._shown, asked))
        self._soon.start()

    def _moved(self) -> None:
        # a key that types moves the caret too, before the text is said to have changed
        if not self._is_typing and self.popup.isVisible():
            asked = self._being_written()
            if asked is None or self._shown is None or asked != self._shown.asked:
                self.close()

    def _shifted(self) -> None:
        if self._shown is None or not self.popup.isVisible():
            return
        if self._editor.viewport().rect().contains(self._editor.cursorRect().center()):
            self.popup.place(self._anchor(self._shown.asked))
        else:
            self.close()

    def _look(self) -> None:
        asked = self._being_written()
        if asked is None or not self._editor.hasFocus():
            self.close()
            return
        block = self._editor.textCursor().block()

        def answered(found: Offers) -> None:
            cursor = self._editor.textCursor()
            if cursor.block() == block and self._being_written() == found.asked and self._editor.hasFocus():
                self._show(found)

        self._source.ask(asked, _text_before(block), answered)

    def _show(self, found: Offers) -> None:
        self._shown = found
        if found.offers:
            self.popup.show_offers(found, self._anchor(found.asked))
        else:
            self.popup.hide()

    def _anchor(self, asked: BeingWritten) -> QRect:
        cursor = QTextCursor(self._editor.textCursor().block())
        line = cursor.block().text()
        cursor.setPosition(cursor.block().position() + utf16_length(line[: asked.start]))
        place = self._editor.cursorRect(cursor)
        present = self._editor.cursorRect()
        if present.top() > place.top():
            # what is written was wrapped: below the line where the caret stands
            place = QRect(place.left(), present.top(), place.width(), present.height())
        return QRect(self._editor.viewport().mapTo(self._editor, place.topLeft()), place.size())

    def _take(self, number: int) -> None:
        asked = self._being_written()
        offers = self.popup.offers()
        self.close()
        if asked is None or not 0 <= number < len(offers):
            return
        offer = offers[number]
        cursor = self._editor.textCursor()
        block = cursor.block()
        column = cursor.positionInBlock()
        cursor.beginEditBlock()
        cursor.setPosition(block.position() + utf16_length(block.text()[: asked.start]))
        cursor.setPosition(block.position() + column + self._closing(asked), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(offer.written)
        cursor.endEditBlock()
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()
        self._source.take(offer)

    def _closing(self, asked: BeingWritten) -> int:
        """Brackets or a colon that stand behind the caret already; those of the offer take their place."""
        before, behind = self._before_and_behind()
        if asked.sort in _WITH_COLON:
            return len(behind) - len(behind.removeprefix(":").removeprefix(" ")) if behind.startswith(":") else 0
        return 2 if behind.startswith("]]") and "[[" in before[asked.start :] else 0

    def _being_written(self) -> BeingWritten | None:
        cursor = self._editor.textCursor()
        if cursor.hasSelection() or self._editor.isReadOnly():
            return None
        before, behind = self._before_and_behind()
        # inside a word nothing is completed: its end would be left behind
        return None if behind[:1].isalnum() else being_written(before)

    def _before_and_behind(self) -> tuple[str, str]:
        cursor = self._editor.textCursor()
        line, column = cursor.block().text(), cursor.positionInBlock()
        if not line.isascii() and utf16_length(line) != len(line):
            # positions of Qt count letters beyond the first plane twice
            column = len(line.encode("utf-16-le", "surrogatepass")[: 2 * column].decode("utf-16-le", "replace"))
        return line[:column], line[column:]


def _text_before(block: QTextBlock) -> str:
    """Some of the text up to the end of a line, for its language."""
    lines: list[str] = []
    left = _NEAR
    while block.isValid() and left > 0 and len(lines) < _NEAR_LINES:
        lines.append(block.text()[:left])
        left -= len(lines[-1])
        block = block.previous()
    return " ".join(reversed(lines))


def _types(event: QKeyEvent) -> bool:
    """Whether a key writes: letters, signs and blanks, and what takes the last letter away."""
    if event.key() == Qt.Key.Key_Backspace:
        return True
    text = event.text()
    return bool(text) and text.isprintable()
