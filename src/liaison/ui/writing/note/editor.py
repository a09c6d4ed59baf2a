"""Where one writes during a meeting: plain text, a comfortable line, and the few keys that spare typing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QMargins, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from liaison.base.differences import difference
from liaison.base.translations import tr
from liaison.ui.collecting import somebody_types
from liaison.ui.writing.note.list_marks import OwnMark
from liaison.ui.writing.note.pasting import Pasting
from liaison.ui.writing.note.written_lines import WrittenLines

LINE_CHARACTERS = 84
"""A line longer than this is hard to follow with the eye."""

LEFT = 28
"""Pixels left of the text where there is room."""

_LIST_MARK = re.compile(r"([ \t]*)([-*+] )(\[[ xX]\] )?")


class NoteEditor(QPlainTextEdit):
    """The text of one note.

    Args:
        now: the clock for time stamps, local time.

    Attributes:
        pasting: what is pasted or dropped goes through it; others may take what is theirs (`pasting.takers`).
        written: the lines of the note.
    """

    left = Signal()
    """The focus went elsewhere."""

    def __init__(self, now: Callable[[], datetime] = datetime.now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self.written = WrittenLines(self.document())
        self.pasting = Pasting(self)
        self.setObjectName("note-editor")
        self.setAccessibleName(tr("Notes"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self._own_mark = OwnMark(self)
        # what is typed is what stands there, on a keyboard of glass, too
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhMultiLine
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        # otherwise a keystroke paints the card, the page and all that lies below, too
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlaceholderText(
            tr(
                "Write here. It is saved as you type.\n\n"
                "## an agenda item\n"
                "> Name: what was said\n"
                "- [ ] a follow-up @who due:2019-08-16\n"
                "=> Decision: what came of it\n"
                "#topic\n\n"
                "Ctrl+T puts the time."
            )
        )

    def text(self) -> str:
        """The whole note, lines ended by a line feed; unlike toPlainText, hard spaces stay what they are."""
        return self.written.text()

    def text_of_other_lines(self) -> str:
        """The note without the line the caret is in, whose names are not whole yet."""
        lines = self.text().split("\n")
        del lines[self.textCursor().blockNumber()]
        return "\n".join(lines)

    def open_text(self, text: str) -> None:
        """Show another note; undo starts anew."""
        self.pasting.forget()
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def set_read_only(self, is_read_only: bool) -> None:
        """Let nothing be typed, or let it again; the caret goes everywhere all the same."""
        if is_read_only == self.isReadOnly():
            return
        self.setReadOnly(is_read_only)
        if is_read_only:
            # Qt takes the keyboard away with the writing
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )

    def take_text(self, text: str) -> None:
        """Show what the note became elsewhere; the caret, undo and what did not change stay."""
        old = self.text()
        start, old_end, new_end = difference(old, text)
        if start == old_end == new_end:
            return
        cursor = self.textCursor()
        cursor.setPosition(utf16_length(old[:start]))
        cursor.setPosition(utf16_length(old[:old_end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start:new_end])

    def stamp_time(self) -> None:
        """Begin a line with the time of day; the line being written is not cut."""
        cursor = self.textCursor()
        stamp = f"{self._now():%H:%M} "
        if cursor.block().text()[: cursor.positionInBlock()].strip():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertText(f"\n{stamp}")
        else:
            cursor.insertText(stamp)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def show_line(self, line: int) -> None:
        """Put the caret at the end of a line, counted from 0, in the middle of the window."""
        block = self.document().findBlockByNumber(line)
        if not block.isValid():
            return
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Time stamps, redo on either key, and lists that go on."""
        somebody_types()
        plain_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Redo) or _is(event, Qt.Key.Key_Y):
            self.redo()
        elif _is(event, Qt.Key.Key_T):
            self.stamp_time()
        elif event.key() == Qt.Key.Key_V and event.modifiers() == _WITH_PLAIN:
            self.paste_plain()
        elif plain_return and not event.modifiers() & ~_WITH_RETURN:
            self._new_line()
        else:
            super().keyPressEvent(event)
            if event.text() == " ":
                self._own_mark.typed_space()

    def _new_line(self) -> None:
        cursor = self.textCursor()
        line = cursor.block().text()
        mark = _LIST_MARK.match(line)
        cursor.beginEditBlock()
        if mark is None or cursor.hasSelection() or cursor.positionInBlock() < mark.end():
            cursor.insertText("\n")
        elif not line[mark.end() :].strip():
            # a second Return ends the list
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        else:
            cursor.insertText(f"\n{mark[1]}{mark[2]}{'[ ] ' if mark[3] else ''}")
            self._own_mark.put(cursor.blockNumber())
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop: formatted text as Markdown."""
        self.pasting.take(source)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether it may be pasted or dropped here."""
        return self.pasting.wants(source)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the Markdown and nothing else: its colours are the editor's own."""
        copied = QMimeData()
        copied.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return copied

    def paste_plain(self) -> None:
        """Paste the bare text of what was copied."""
        source = QGuiApplication.clipboard().mimeData()
        if source is not None:
            self.pasting.take_plain(source)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground first, then the text."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().base())
        painter.end()
        super().paintEvent(event)

    def widest(self) -> int:
        """Pixels beyond which more room does not help reading."""
        return self._line_width() + 2 * LEFT + self.verticalScrollBar().sizeHint().width()

    def _line_width(self) -> int:
        return self.fontMetrics().averageCharWidth() * LINE_CHARACTERS

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line comfortable however wide the window."""
        rest = self.width() - self.verticalScrollBar().sizeHint().width() - self._line_width()
        left = min(LEFT, max(12, rest // 2))
        wanted = QMargins(left, 8, max(12, rest - left), 0)
        if self.viewportMargins() != wanted:
            self.setViewportMargins(wanted)
        super().resizeEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus left."""
        super().focusOutEvent(event)
        self.left.emit()


def utf16_length(text: str) -> int:
    """How many positions Qt counts in a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


_WITH_PLAIN = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_WITH_RETURN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


def _is(event: QKeyEvent, key: Qt.Key) -> bool:
    return event.key() == key and event.modifiers() == Qt.KeyboardModifier.ControlModifier
