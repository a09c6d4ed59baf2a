from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from liaison.ui.writing.note.word_count import WordCount, words_in_slices
from liaison.ui.writing.note.written_lines import WrittenLines


@given(st.text("ab \n\u00a0", max_size=40), st.integers(1, 7))
def test_words_cut_by_a_slice_count_once(text: str, size: int) -> None:
    assert sum(words_in_slices(text.split("\n"), size)) == len(text.split())


def test_the_newest_text_is_counted_and_then_each_line_that_changes(qtbot: QtBot) -> None:
    editor = QPlainTextEdit()
    qtbot.addWidget(editor)
    count = WordCount(WrittenLines(editor.document()))
    told: list[int] = []
    count.counted.connect(told.append)
    editor.setPlainText("one\n" * 100_000)
    editor.setPlainText("two words")
    qtbot.waitUntil(lambda: bool(told))
    assert told == [2]
    QTest.keyClicks(editor, "more and ")
    assert told[-1] == 4
    editor.undo()
    assert told[-1] == 2


EDITS = st.one_of(
    st.tuples(st.just("put"), st.integers(0, 60), st.text("ab \u00a0\u2028ж😀\n", max_size=8)),
    st.tuples(st.just("take"), st.integers(0, 60), st.integers(1, 12).map(str)),
    st.tuples(st.sampled_from(["undo", "redo", "all", "step"]), st.integers(0, 60), st.text("x \n", max_size=5)),
)


@given(st.lists(EDITS, max_size=12))
def test_the_lines_are_those_of_the_document_whatever_is_done_to_it(
    qapp: QApplication, edits: list[tuple[str, int, str]]
) -> None:
    editor = QPlainTextEdit()
    document = editor.document()
    written = WrittenLines(document)
    counted = [0]
    written.replaced.connect(lambda old, new: counted.__setitem__(0, counted[0] + len(new) - len(old)))
    for kind, at, text in edits:
        _edit(document, written, kind, at, text)
        assert written.text() == document.toRawText().replace("\u2029", "\n")
    # whoever follows what is told has the same
    assert counted[0] + 1 == len(written.lines()) == document.blockCount()


def _edit(document: QTextDocument, written: WrittenLines, kind: str, at: int, text: str) -> None:
    cursor = QTextCursor(document)
    cursor.setPosition(min(at, document.characterCount() - 1))
    if kind == "put":
        cursor.insertText(text)
    elif kind == "take":
        end = min(cursor.position() + int(text), document.characterCount() - 1)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    elif kind == "undo":
        document.undo()
    elif kind == "redo":
        document.redo()
    elif kind == "all":
        document.setPlainText(text)
    else:
        # several edits of one step, the lines asked for in its midst
        cursor.beginEditBlock()
        cursor.insertText(text)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText("end\n")
        assert written.text() == document.toRawText().replace("\u2029", "\n")
        cursor.endEditBlock()
