"""Find and replace in a note, by keys."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.ui.theme.theme import Theme
from liaison.ui.writing.note import finder as note_finder
from liaison.ui.writing.note.editor import NoteEditor
from liaison.ui.writing.note.finder import NoteFinder, Wanted
from liaison.ui.writing.note.pane import NotePane

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme) -> NotePane:
    made = NotePane(theme, lambda: datetime(2019, 8, 2, 10, 41))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.editor.setFocus()
    return made


def selected(pane: NotePane) -> tuple[str, int]:
    cursor = pane.editor.textCursor()
    return cursor.selectedText(), cursor.selectionStart()


def test_finding_goes_on_and_back_and_round(pane: NotePane) -> None:
    pane.editor.open_text("Minsk\nBaku\nminsk")
    QTest.keyClick(pane.editor, Qt.Key.Key_F, CTRL)
    bar = pane.find_bar
    assert bar.isVisible()
    assert not bar.replacement.isVisible()
    QTest.keyClicks(bar.line, "mins")
    assert selected(pane) == ("Mins", 0)
    QTest.keyClicks(bar.line, "k")
    assert selected(pane) == ("Minsk", 0)
    assert bar.told.text() == "1 of 2"
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    assert selected(pane) == ("minsk", 11)
    QTest.keyClick(bar.line, Qt.Key.Key_Return)
    assert selected(pane) == ("Minsk", 0)
    QTest.keyClick(bar.line, Qt.Key.Key_Return, SHIFT)
    assert selected(pane) == ("minsk", 11)
    assert bar.told.text() == "2 of 2"
    QTest.keyClick(bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert pane.editor.hasFocus()
    assert selected(pane) == ("minsk", 11)
    QTest.keyClick(pane.editor, Qt.Key.Key_F3)
    assert selected(pane) == ("Minsk", 0)
    QTest.keyClick(pane.editor, Qt.Key.Key_F3, SHIFT)
    assert selected(pane) == ("minsk", 11)


def test_what_is_not_there_moves_nothing(pane: NotePane) -> None:
    pane.editor.open_text("Minsk")
    pane.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(pane.editor, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(pane.find_bar.line, "Tallinn")
    QTest.keyClick(pane.find_bar.line, Qt.Key.Key_Return)
    assert pane.find_bar.told.text() == "Not found"
    assert pane.editor.textCursor().position() == 5


def test_case_and_whole_words_by_keys(pane: NotePane) -> None:
    pane.editor.open_text("ICE price ice Ice, iced")
    QTest.keyClick(pane.editor, Qt.Key.Key_F, CTRL)
    bar = pane.find_bar
    QTest.keyClicks(bar.line, "ice")
    assert bar.told.text() == "1 of 5"
    QTest.keyClick(bar.line, Qt.Key.Key_W, ALT)
    assert bar.told.text() == "1 of 3"
    QTest.keyClick(bar.line, Qt.Key.Key_C, ALT)
    assert bar.told.text() == "1 of 1"
    assert selected(pane) == ("ice", 10)


def test_replacing_one_by_one_and_all_in_one_step(pane: NotePane) -> None:
    pane.editor.open_text("one two one\n😀 two ONE")
    pane.editor.moveCursor(QTextCursor.MoveOperation.Down)
    pane.editor.moveCursor(QTextCursor.MoveOperation.EndOfLine)
    QTest.keyClick(pane.editor, Qt.Key.Key_H, CTRL)
    bar = pane.find_bar
    QTest.keyClicks(bar.line, "one")
    assert selected(pane) == ("one", 0)
    bar.replacement.setFocus()
    QTest.keyClicks(bar.replacement, "three")
    QTest.keyClick(bar.replacement, Qt.Key.Key_Return)
    assert pane.editor.text() == "three two one\n😀 two ONE"
    assert selected(pane) == ("one", 10)
    QTest.keyClick(bar.replacement, Qt.Key.Key_A, ALT)
    assert pane.editor.text() == "three two three\n😀 two three"
    assert bar.told.text() == "2 replaced"
    QTest.keyClick(bar.replacement, Qt.Key.Key_Escape)
    QTest.keyClick(pane.editor, Qt.Key.Key_Z, CTRL)
    assert pane.editor.text() == "three two one\n😀 two ONE"
    QTest.keyClick(pane.editor, Qt.Key.Key_Z, CTRL)
    assert pane.editor.text() == "one two one\n😀 two ONE"
    QTest.keyClick(pane.editor, Qt.Key.Key_Y, CTRL)
    QTest.keyClick(pane.editor, Qt.Key.Key_Y, CTRL)
    assert pane.editor.text() == "three two three\n😀 two three"


def test_the_replacement_is_no_expression_and_neither_is_what_is_looked_for(pane: NotePane) -> None:
    pane.editor.open_text("a.b (c) axb")
    finder = NoteFinder(pane.editor)
    assert finder.replace_all(Wanted("a.b"), r"\1 \g<0>") == 1
    assert finder.replace_all(Wanted("(c)"), "$") == 1
    assert pane.editor.text() == r"\1 \g<0> $ axb"
    assert finder.replace_all(Wanted(""), "x") == 0


def test_the_caret_stays_at_its_word(pane: NotePane) -> None:
    pane.editor.open_text("😀 a a a | a")
    cursor = pane.editor.textCursor()
    cursor.setPosition(9)
    pane.editor.setTextCursor(cursor)
    NoteFinder(pane.editor).replace_all(Wanted("a"), "long")
    text = pane.editor.text()
    assert text == "😀 long long long | long"
    assert text.encode("utf-16-le")[2 * pane.editor.textCursor().position() :].decode("utf-16-le") == "| long"


def test_hard_spaces_and_the_two_dots_of_yo_are_found(pane: NotePane) -> None:
    pane.editor.open_text("г.\u00a0Минск\nОтчёт")
    finder = NoteFinder(pane.editor)
    assert finder.go(Wanted("г. минск"))
    assert finder.go(Wanted("отчет"))
    assert not finder.go(Wanted("Отчет", matches_case=True))


def test_what_is_found_follows_the_note(pane: NotePane, qtbot: QtBot) -> None:
    pane.editor.open_text("aa")
    QTest.keyClick(pane.editor, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(pane.find_bar.line, "a")
    assert pane.find_bar.told.text() == "1 of 2"
    pane.editor.appendPlainText("a")
    qtbot.waitUntil(lambda: pane.find_bar.told.text() == "1 of 3")
    # another note of the same length
    pane.editor.open_text("ba\na")
    pane.find_bar.go_on()
    assert selected(pane) == ("a", 1)


def test_a_note_does_not_grow_beyond_its_limit(pane: NotePane, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(note_finder, "NOTE_LIMIT", 20)
    pane.editor.open_text("a a a")
    QTest.keyClick(pane.editor, Qt.Key.Key_H, CTRL)
    QTest.keyClicks(pane.find_bar.line, "a")
    QTest.keyClicks(pane.find_bar.replacement, "x" * 10)
    pane.find_bar.replace_all()
    assert pane.editor.text() == "a a a"
    assert pane.find_bar.told.text().startswith("Not replaced")


def test_in_a_note_that_may_not_be_written_nothing_is_replaced(pane: NotePane) -> None:
    pane.editor.open_text("a")
    pane.editor.setReadOnly(True)
    QTest.keyClick(pane.editor, Qt.Key.Key_H, CTRL)
    assert pane.find_bar.isVisible()
    assert not pane.find_bar.replacement.isVisible()
    QTest.keyClicks(pane.find_bar.line, "a")
    QTest.keyClick(pane.find_bar.line, Qt.Key.Key_A, ALT)
    assert pane.editor.text() == "a"
    assert pane.find_bar.told.text() == "1 of 1"


def test_a_megabyte_is_searched_whole(pane: NotePane) -> None:
    pane.editor.open_text("word Слово 10:41\n" * 62_000)
    QTest.keyClick(pane.editor, Qt.Key.Key_H, CTRL)
    QTest.keyClicks(pane.find_bar.line, "word")
    assert pane.find_bar.told.text() == "1 of 62000"
    QTest.keyClicks(pane.find_bar.replacement, "w")
    pane.find_bar.replace_all()
    assert pane.editor.text() == "w Слово 10:41\n" * 62_000


@given(st.text("ab А\n😀", max_size=20), st.text("ab А😀", min_size=1, max_size=3), st.text("ab😀", max_size=3))
def test_replacing_all_is_what_python_does(qapp: QApplication, text: str, wanted: str, replacement: str) -> None:
    editor = NoteEditor()
    editor.open_text(text)
    times = NoteFinder(editor).replace_all(Wanted(wanted, matches_case=True), replacement)
    assert times == text.count(wanted)
    assert editor.text() == text.replace(wanted, replacement)


def test_everyones_hands(pane: NotePane) -> None:
    QTest.keyClick(pane.editor, Qt.Key.Key_H, CTRL)
    assert nameless(pane.find_bar) == []
    assert out_of_reach(pane.find_bar) == []
