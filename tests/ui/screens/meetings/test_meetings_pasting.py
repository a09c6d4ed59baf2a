"""Pasting into a note by keys: formatted and plain, too much, and what cannot be seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from liaison.ui.writing.note import pasting
from liaison.ui.writing.note.editor import NoteEditor
from liaison.ui.writing.note.pasting import LINE_LIMIT, Taker, clean_text, fold_lines

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WORD = (Path(__file__).parents[3] / "services" / "pasted" / "word.html").read_text(encoding="utf-8")


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[NoteEditor]:
    made = NoteEditor(lambda: datetime(2019, 8, 2, 10, 41))
    qtbot.addWidget(made)
    made.show()
    yield made
    QGuiApplication.clipboard().clear()


@pytest.fixture
def told(editor: NoteEditor) -> list[str]:
    sentences: list[str] = []
    editor.pasting.told.connect(sentences.append)
    return sentences


def copied(html: str, text: str) -> None:
    data = QMimeData()
    data.setHtml(html)
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def test_a_piece_of_word_is_markdown_and_one_step_to_take_back(editor: NoteEditor, qtbot: QtBot) -> None:
    editor.open_text("## Item\nbefore\n")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, "x")
    editor.moveCursor(QTextCursor.MoveOperation.Left)
    copied(WORD, "bare")
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    # it is read beside, and what is typed meanwhile stands behind it
    QTest.keyClicks(editor, "typed")
    qtbot.waitUntil(lambda: "Draft agenda" in editor.text())
    lines = editor.text().split("\n")
    assert lines[:3] == ["## Item", "before", "### Draft agenda"]
    assert "3. Third" in lines
    assert lines[-2:] == ["End", "typedx"]
    QTest.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.text() == "## Item\nbefore\ntypedx"
    QTest.keyClick(editor, Qt.Key.Key_Y, CTRL)
    assert editor.text().split("\n") == lines


def test_what_was_selected_is_replaced(editor: NoteEditor, qtbot: QtBot) -> None:
    editor.open_text("one two three")
    cursor = editor.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    copied("<b>2</b>", "2")
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: editor.text() == "one **2** three")


def test_a_list_goes_on_where_one_was_begun_and_a_heading_begins_a_line(editor: NoteEditor, qtbot: QtBot) -> None:
    QTest.keyClicks(editor, "- ")
    copied("<ul><li>a<li>b</ul>", "a\nb")
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: editor.text() == "- a\n- b")
    copied("<h1>c</h1>", "c")
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: editor.text() == "- a\n- b\n## c")


def test_the_bare_text_by_its_own_key(editor: NoteEditor) -> None:
    copied("<h1>a</h1>", "a\tb")
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL | SHIFT)
    assert editor.text() == "a\tb"


def test_what_is_copied_here_is_pasted_as_it_is(editor: NoteEditor) -> None:
    editor.open_text("## a **b**\n\u00a0c")
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    assert not data.hasHtml()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    assert editor.text() == "## a **b**\n\u00a0c## a **b**\n\u00a0c"


def test_what_cannot_be_read_is_pasted_bare(editor: NoteEditor, qtbot: QtBot) -> None:
    copied("<b><i>" * 3000 + "x", "bare")
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: editor.text() == "bare")


def test_a_piece_read_too_late_does_not_land_in_another_note(editor: NoteEditor, qtbot: QtBot) -> None:
    copied("<h1>a</h1>" * 200, "a")
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    editor.open_text("another")
    qtbot.wait(600)
    assert editor.text() == "another"


def test_a_hundred_megabytes_are_refused_and_the_note_is_as_it_was(editor: NoteEditor, told: list[str]) -> None:
    editor.open_text("note")
    data = QMimeData()
    data.setData("text/plain", QByteArray(b"x" * 100_000_000))
    data.setData("text/html", QByteArray(b"<b>" * 33_000_000))
    editor.insertFromMimeData(data)
    assert editor.text() == "note"
    assert not editor.document().isUndoAvailable()
    assert len(told) == 1
    assert "100 million" in told[0]


def test_many_pastes_do_not_pass_the_limit(
    editor: NoteEditor, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pasting, "NOTE_LIMIT", 25)
    data = QMimeData()
    data.setText("0123456789")
    for _ in range(3):
        editor.insertFromMimeData(data)
    assert editor.text() == "0123456789" * 2
    assert len(told) == 1


def test_endless_lines_are_broken_and_that_is_said(editor: NoteEditor, told: list[str]) -> None:
    data = QMimeData()
    data.setText("word " * 5_000 + "x" * 25_000)
    editor.insertFromMimeData(data)
    assert max(map(len, editor.text().split("\n"))) <= LINE_LIMIT
    assert editor.text().replace("\n", "") == data.text()
    assert len(told) == 1
    assert fold_lines("a\nb") == "a\nb"


def test_what_cannot_be_seen_is_left_out_and_marks_of_direction_stay(editor: NoteEditor) -> None:
    arabic = "\u200fالعربية\u200e (RTL)"
    data = QMimeData()
    data.setText(f"{arabic}\r\n\x00a\u00adb\u202ec\u200b\ufeff\u2028d\x1b[31m")
    editor.insertFromMimeData(data)
    assert editor.text() == f"{arabic}\nabc\nd[31m"
    assert clean_text("a\ud800b\udc00") == "ab"


def test_half_a_character_does_not_break_the_text(editor: NoteEditor) -> None:
    editor.open_text("a😀b")
    cursor = editor.textCursor()
    cursor.setPosition(2)
    editor.setTextCursor(cursor)
    editor.insertPlainText("x")
    editor.text().encode()


def test_bytes_that_are_no_text_are_pasted_as_far_as_they_are(editor: NoteEditor) -> None:
    data = QMimeData()
    data.setData("text/plain", QByteArray(b"ab\xff\xed\xa0\x80\x00c"))
    editor.insertFromMimeData(data)
    editor.text().encode()
    assert editor.text().startswith("ab")
    assert editor.text().endswith("c")


def test_formats_without_text_leave_the_note_alone(editor: NoteEditor) -> None:
    data = QMimeData()
    data.setData("text/rtf", QByteArray(b"{\\rtf1 a}"))
    data.setUrls([QUrl.fromLocalFile("/somewhere/secret.txt")])
    assert not editor.canInsertFromMimeData(data)
    editor.insertFromMimeData(data)
    assert editor.text() == ""


def test_formatted_text_without_its_bare_text_is_read_or_refused_never_swallowed(
    editor: NoteEditor, told: list[str], qtbot: QtBot
) -> None:
    for html in ("<b>one</b>", "two"):
        data = QMimeData()
        data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)
        QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    qtbot.waitUntil(lambda: "one" in editor.text() and "two" in editor.text())
    assert told == []
    before = editor.text()
    data = QMimeData()
    data.setHtml("<b>word</b>" * 2_500_000)
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    assert editor.text() == before
    assert told[0].startswith("Not pasted")


def test_links_without_a_text_are_pasted_and_names_of_files_are_not(editor: NoteEditor) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a"), QUrl.fromLocalFile("/tmp/secret.pdf"), QUrl("https://example.org/b")])
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(editor, Qt.Key.Key_V, CTRL)
    assert editor.text() == "https://example.org/a\nhttps://example.org/b"


def test_a_part_takes_what_is_its_own_first(editor: NoteEditor) -> None:
    taken: list[QMimeData] = []

    def take(source: QMimeData) -> bool:
        taken.append(source)
        return True

    editor.pasting.takers.append(Taker(lambda source: source.hasUrls(), take))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/a.txt")])
    assert editor.canInsertFromMimeData(data)
    editor.insertFromMimeData(data)
    assert taken == [data]
    assert editor.text() == ""


@pytest.mark.parametrize("typed", ["teh (c) ... -- 1/2 \"quoted\" 'single' i dont :) ", "## a  b", "* *x* _y_ <b>"])
def test_what_is_typed_is_what_stands_there(editor: NoteEditor, typed: str) -> None:
    QTest.keyClicks(editor, typed)
    assert editor.text() == typed
