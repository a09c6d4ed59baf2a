"""Changing lines from beside the text: only they change, in one step, and whoever writes keeps caret and scroll."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from liaison.domain.note_lines import NotReadAgain
from liaison.ui.screens.meetings.structure.line_editing import LineEditing
from liaison.ui.writing.note.editor import NoteEditor

LINES = some.text(some.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=8)


def caret(editor: NoteEditor) -> tuple[int, int]:
    cursor = editor.textCursor()
    return cursor.blockNumber(), cursor.positionInBlock()


def put_caret(editor: NoteEditor, line: int, column: int) -> None:
    block = editor.document().findBlockByNumber(line)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + min(column, block.length() - 1))
    editor.setTextCursor(cursor)


@given(lines=some.lists(LINES, min_size=1, max_size=6), new=LINES, place=some.integers(0, 5), at=some.integers(0, 5))
@settings(max_examples=60, deadline=None)
def test_only_the_line_changes_and_one_undo_takes_it_back(
    qapp: QApplication, lines: list[str], new: str, place: int, at: int
) -> None:
    editor = NoteEditor()
    editor.open_text("\n".join(lines))
    place, at = place % len(lines), at % len(lines)
    put_caret(editor, at, 3)
    before = caret(editor)
    editing = LineEditing(editor)
    editing.replace(editing.span(place), new)
    assert editor.text().split("\n") == [*lines[:place], new, *lines[place + 1 :]]
    if at != place:
        assert caret(editor) == before
    else:
        assert caret(editor)[0] == at
    if new != lines[place]:
        editor.undo()
    assert editor.text() == "\n".join(lines)


@given(lines=some.lists(LINES, min_size=2, max_size=6), place=some.integers(0, 5), is_written=some.booleans())
@settings(max_examples=60, deadline=None)
def test_a_removed_line_comes_back_where_it_was(
    qapp: QApplication, lines: list[str], place: int, is_written: bool
) -> None:
    editor = NoteEditor()
    editor.open_text("\n".join(lines))
    place %= len(lines)
    editing = LineEditing(editor)
    back = editing.remove(editing.span(place))
    left = [*lines[:place], *lines[place + 1 :]]
    assert editor.text().split("\n") == left
    if is_written:
        end = QTextCursor(editor.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        end.insertText("!")
    back()
    wanted = [*lines]
    if is_written:
        last = len(left) - 1
        wanted[last if last < place else last + 1] += "!"
    assert editor.text().split("\n") == wanted


def test_a_line_that_moved_is_found_and_one_that_changed_is_not(qapp: QApplication) -> None:
    editor = NoteEditor()
    editor.open_text("one\ntwo\nthree")
    editing = LineEditing(editor)
    span = editing.span(1)
    editor.open_text("zero\none\ntwo\nthree")
    editing.replace(span, "2")
    assert editor.text() == "zero\none\n2\nthree"
    with pytest.raises(NotReadAgain):
        editing.replace(span, "2")
    with pytest.raises(NotReadAgain):
        editing.remove(span)


def test_the_scroll_stays(qapp: QApplication) -> None:
    editor = NoteEditor()
    editor.resize(400, 200)
    editor.show()
    editor.open_text("\n".join(f"line {number}" for number in range(200)))
    put_caret(editor, 100, 2)
    editor.centerCursor()
    scroll, where = editor.verticalScrollBar().value(), caret(editor)
    editing = LineEditing(editor)
    editing.replace(editing.span(3), "another")
    editing.replace(editing.span(190), "another")
    editing.exchange(lambda line: line.replace("line 15", "LINE 15"))
    assert (editor.verticalScrollBar().value(), caret(editor)) == (scroll, where)
    assert editor.text().count("LINE 15") == 11
    editor.undo()
    assert "LINE" not in editor.text()
