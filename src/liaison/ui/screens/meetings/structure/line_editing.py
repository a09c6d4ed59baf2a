"""Changing lines of the note from beside it: one step of undo each, and whoever writes keeps caret and scroll."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QTextCursor

from liaison.base.differences import difference
from liaison.domain.note_lines import NotReadAgain, line_changed_meanwhile
from liaison.ui.writing.note.editor import NoteEditor, utf16_length

NEARBY = 200
"""Lines around the place it was in which a line is looked for again."""


@dataclass(frozen=True, slots=True)
class Span:
    """Lines of the note as they were when they were looked at.

    Attributes:
        line: the first, counted from 0.
    """

    line: int
    text: str

    @property
    def count(self) -> int:
        """How many lines."""
        return self.text.count("\n") + 1


class LineEditing:
    """Changes the document of an editor.

    Args:
        editor: whose caret and scroll stay.
    """

    def __init__(self, editor: NoteEditor) -> None:
        self._editor = editor

    def span(self, line: int, count: int = 1) -> Span:
        """So many lines from one on, as they are now."""
        document = self._editor.document()
        blocks = (document.findBlockByNumber(number) for number in range(line, line + count))
        return Span(line, "\n".join(block.text() for block in blocks if block.isValid()))

    def replace(self, span: Span, text: str) -> None:
        """Write other text in place of the lines, where they stand now. Raises NotReadAgain when they are no longer there."""
        place = self._found(span)
        start, old_end, new_end = difference(span.text, text)
        if start == old_end == new_end:
            return
        begin = self._editor.document().findBlockByNumber(place).position()
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(begin + utf16_length(span.text[:start]))
        cursor.setPosition(begin + utf16_length(span.text[:old_end]), QTextCursor.MoveMode.KeepAnchor)
        self._insert(cursor, text[start:new_end])

    def exchange(self, wanted: Callable[[str], str]) -> None:
        """Write every line as `wanted` makes it, in one step of undo."""
        document = self._editor.document()
        joined = QTextCursor(document)
        joined.beginEditBlock()
        block = document.firstBlock()
        while block.isValid():
            text = block.text()
            if (new := wanted(text)) != text:
                self.replace(Span(block.blockNumber(), text), new)
            block = block.next()
        joined.endEditBlock()

    def remove(self, span: Span) -> Callable[[], None]:
        """Take the lines out of the note; what brings them back. Raises NotReadAgain when they are no longer there."""
        place = self._found(span)
        document = self._editor.document()
        cursor = QTextCursor(document.findBlockByNumber(place))
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor, span.count)
        if document.blockCount() <= place + span.count:
            # the last lines go with the line end before them
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            end = cursor.position()
            cursor.setPosition(max(0, document.findBlockByNumber(place).position() - 1))
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._insert(cursor, "")
        revision = document.revision()
        return lambda: self._bring_back(span, place, revision)

    def _bring_back(self, span: Span, place: int, revision: int) -> None:
        document = self._editor.document()
        if document.revision() == revision:
            self._editor.undo()
            return
        # something was written since: undo would take that
        block = document.findBlockByNumber(min(place, document.blockCount() - 1))
        cursor = QTextCursor(block)
        if place < document.blockCount():
            self._insert(cursor, f"{span.text}\n")
        else:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            self._insert(cursor, f"\n{span.text}")

    def _insert(self, cursor: QTextCursor, text: str) -> None:
        editor = self._editor
        caret, bar = editor.textCursor(), editor.verticalScrollBar()
        line, column, scroll = caret.blockNumber(), caret.positionInBlock(), bar.value()
        was_inside = cursor.selectionStart() < caret.position() < cursor.selectionEnd()
        is_selecting = caret.hasSelection()
        cursor.beginEditBlock()
        cursor.insertText(text)
        cursor.endEditBlock()
        if was_inside and not is_selecting:
            block = editor.document().findBlockByNumber(min(line, editor.document().blockCount() - 1))
            caret.setPosition(block.position() + min(column, block.length() - 1))
            editor.setTextCursor(caret)
        bar.setValue(scroll)

    def _found(self, span: Span) -> int:
        places = sorted(range(span.line - NEARBY, span.line + NEARBY + 1), key=lambda place: abs(place - span.line))
        for place in places:
            if place >= 0 and self.span(place, span.count) == Span(place, span.text):
                return place
        raise NotReadAgain(line_changed_meanwhile())
