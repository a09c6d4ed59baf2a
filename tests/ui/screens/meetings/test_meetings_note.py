"""Writing in a note: keys, pasting, colours, finding, and the structure beside it."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from liaison.domain.note_structure import structure_of
from liaison.ui.screens.meetings.structure.lines import structure_lines
from liaison.ui.screens.meetings.structure.model import StructureModel
from liaison.ui.theme.theme import Theme
from liaison.ui.writing.note.editor import NoteEditor
from liaison.ui.writing.note.pane import NotePane

CTRL = Qt.KeyboardModifier.ControlModifier


def now() -> datetime:
    return datetime(2019, 8, 2, 10, 41)


@pytest.fixture
def editor(qtbot: QtBot) -> NoteEditor:
    made = NoteEditor(now)
    qtbot.addWidget(made)
    made.show()
    return made


def type_lines(editor: NoteEditor, *lines: str) -> None:
    for number, line in enumerate(lines):
        if number:
            QTest.keyClick(editor, Qt.Key.Key_Return)
        QTest.keyClicks(editor, line)


def test_the_time_stamp_begins_a_line(editor: NoteEditor) -> None:
    QTest.keyClick(editor, Qt.Key.Key_T, CTRL)
    QTest.keyClicks(editor, "opened")
    editor.moveCursor(QTextCursor.MoveOperation.Left)
    QTest.keyClick(editor, Qt.Key.Key_T, CTRL)
    assert editor.text() == "10:41 opened\n10:41 "


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("- [ ] one\n- [ ] two", "- [ ] one\n- [ ] two"),
        ("- one\n- two\n- three", "- one\n- two\n- three"),
        ("- [ ] one\n## Next item", "- [ ] one\n## Next item"),
        ("- [ ] one\n=> Plan: two", "- [ ] one\n=> Plan: two"),
        ("- one\n> Belarus: two", "- one\n> Belarus: two"),
        ("- [ ] one\n- [x] two", "- [ ] one\n- [x] two"),
        ("- [ ] one\ntwo - three", "- [ ] one\n- [ ] two - three"),
        ("- [ ] - [ ] typed so", "- [ ] - [ ] typed so"),
    ],
)
def test_a_mark_that_goes_on_gives_way_to_one_that_is_typed(editor: NoteEditor, typed: str, written: str) -> None:
    for letter in typed:
        if letter == "\n":
            QTest.keyClick(editor, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(editor, letter)
    assert editor.text() == written


def test_lists_go_on_and_end(editor: NoteEditor) -> None:
    type_lines(editor, "- [ ] first", "second", "", "plain")
    assert editor.text() == "- [ ] first\n- [ ] second\nplain"


def test_undo_and_redo_by_either_key(editor: NoteEditor) -> None:
    QTest.keyClicks(editor, "one")
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.text() == ""
    QTest.keyClick(editor, Qt.Key.Key_Y, CTRL)
    assert editor.text() == "one"


def test_shift_return_is_a_line_like_any_other(editor: NoteEditor) -> None:
    QTest.keyClicks(editor, "a")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "b")
    assert editor.text() == "a\nb"
    assert editor.blockCount() == 2


def test_pasted_text_has_one_kind_of_line_and_no_controls(editor: NoteEditor) -> None:
    data = QMimeData()
    data.setText("a\r\nb\u2028c\x00\u00a0d\rе")
    editor.insertFromMimeData(data)
    assert editor.text() == "a\nb\nc\u00a0d\nе"
    assert editor.blockCount() == 4


def test_a_text_changed_elsewhere_leaves_the_caret_where_it_was(editor: NoteEditor) -> None:
    editor.open_text("😀 one\ntwo\nthree")
    cursor = editor.textCursor()
    cursor.setPosition(3)
    editor.setTextCursor(cursor)
    editor.take_text("😀 one\n2\nthree")
    assert editor.text() == "😀 one\n2\nthree"
    assert editor.textCursor().position() == 3


def test_each_convention_has_its_colour_and_line_breaks_count_as_qt_counts(qtbot: QtBot, theme: Theme) -> None:
    pane = NotePane(theme, now)
    qtbot.addWidget(pane)
    pane.editor.open_text(
        "😀 see #topic and @Balsamo\n## Heading\n> A: said\n- [ ] do due:2019\n- [x] done\n10:41 now\nplain"
    )
    coloured = []
    block = pane.editor.document().firstBlock()
    while block.isValid():
        formats = block.layout().formats()
        coloured.append([(spot.start, spot.length) for spot in formats])
        block = block.next()
    assert coloured[0] == [(7, 6), (18, 8)]
    assert all(coloured[number] for number in range(1, 6))
    assert coloured[6] == []


def test_the_structure_changes_only_where_the_text_did(qtmodeltester: ModelTester) -> None:
    model = StructureModel()
    versions = ["", "## a", "## a\n## b\n#t", "## a\n- [ ] x\n## b\n#t", "- [ ] x\n- [x] y", "## a", ""]
    for text in versions:
        lines = structure_lines(structure_of(text))
        model.show(lines)
        assert tuple(model.line(row) for row in range(model.rowCount())) == lines
    model.show(structure_lines(structure_of(versions[3])))
    removed: list[int] = []
    model.rowsRemoved.connect(lambda *_: removed.append(1))
    model.modelReset.connect(lambda: removed.append(1))
    model.show(structure_lines(structure_of(versions[3] + "\n#u")))
    assert not removed
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
