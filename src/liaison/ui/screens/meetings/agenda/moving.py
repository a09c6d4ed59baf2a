"""Moves an agenda item with all that is written under it; one step of undo, and the caret goes with it."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from liaison.domain.note_sections import Exchange, exchanged, section_at, sections_of


def move_item_at_caret(editor: QPlainTextEdit, text: str, step: int) -> bool:
    """Move the item the caret stands in; False where there is none or no place to go."""
    lines = text.split("\n")
    caret = editor.textCursor()
    number = section_at(lines, caret.blockNumber())
    return number is not None and _move(editor, lines, number, step, caret)


def move_item(editor: QPlainTextEdit, text: str, number: int, step: int) -> bool:
    """Move an item by its number, counted from 0; False where there is no place to go."""
    return _move(editor, text.split("\n"), number, step, editor.textCursor())


def append(editor: QPlainTextEdit, text: str, addition: str) -> None:
    """Put lines below the note, an empty line between; the caret stands at the end of their first."""
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    gap = "" if not text.strip() or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
    cursor.insertText(gap)
    start = cursor.position()
    cursor.insertText(addition)
    cursor.endEditBlock()
    cursor.setPosition(start)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()


def _move(editor: QPlainTextEdit, lines: list[str], number: int, step: int, caret: QTextCursor) -> bool:
    change = None if editor.isReadOnly() else exchanged(lines, number, step)
    if change is None:
        return False
    away = caret.blockNumber() - sections_of(lines)[number].heading
    column = caret.positionInBlock()
    _replace(editor, change)
    block = editor.document().findBlockByNumber(max(0, change.heading + away))
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + min(column, block.length() - 1))
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
    return True


def _replace(editor: QPlainTextEdit, change: Exchange) -> None:
    document = editor.document()
    last = document.findBlockByNumber(change.end - 1)
    cursor = QTextCursor(document.findBlockByNumber(change.start))
    cursor.beginEditBlock()
    cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText("\n".join(change.lines))
    cursor.endEditBlock()
