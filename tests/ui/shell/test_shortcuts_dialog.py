"""The page of keys: found by typing, led through by keys, read out, and whole on a small screen with large letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.ui.shell.shortcut_keys import EVERYWHERE, GROUPS
from liaison.ui.shell.shortcuts import ShortcutsDialog


@pytest.fixture
def dialog(qtbot: QtBot) -> ShortcutsDialog:
    made = ShortcutsDialog(room="coverage")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(dialog: ShortcutsDialog) -> list[str]:
    """What a screen reader says of each line that is shown."""
    said = []
    for number in range(dialog.list.topLevelItemCount()):
        title = dialog.list.topLevelItem(number)
        assert title is not None
        if not title.isHidden():
            said.append(title.text(0))
        lines = (title.child(row) for row in range(title.childCount()))
        said += [line.data(0, Qt.ItemDataRole.AccessibleTextRole) for line in lines if line and not line.isHidden()]
    return said


def test_the_keys_of_the_room_one_is_in_stand_first(dialog: ShortcutsDialog) -> None:
    assert shown(dialog)[0] == "Coverage"
    assert EVERYWHERE.title in shown(dialog)
    assert len(shown(dialog)) == sum(1 + len(group.lines) for group in GROUPS)


def test_a_key_is_found_by_what_it_does_by_its_name_and_by_its_place(dialog: ShortcutsDialog) -> None:
    QTest.keyClicks(dialog.field, "Agreed")
    assert shown(dialog) == ["Meeting: the page", "Ctrl+Shift+G: Agreed text: sent, agreed, signed"]
    dialog.field.clear()
    QTest.keyClicks(dialog.field, "ctrl+k")
    assert len(shown(dialog)) == 2
    dialog.field.setText("directory correct")
    assert shown(dialog) == ["Directory", "Ctrl+E: Correct or change the selected fact"]


def test_what_no_key_does_is_said(dialog: ShortcutsDialog) -> None:
    QTest.keyClicks(dialog.field, "fly to the moon")
    assert shown(dialog) == []
    assert "fly to the moon" in dialog.nothing.text()
    assert dialog.nothing.isVisible()
    dialog.field.clear()
    assert not dialog.nothing.isVisible()


def test_down_leads_from_the_field_into_the_list_and_escape_closes(dialog: ShortcutsDialog) -> None:
    dialog.field.setFocus()
    for _ in range(3):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    assert dialog.list.hasFocus()
    current = dialog.list.currentItem()
    assert current is not None
    assert current.parent() is not None
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_it_has_names_and_everything_is_reached_by_keys(dialog: ShortcutsDialog) -> None:
    assert nameless(dialog) == []
    assert out_of_reach(dialog) == []


def test_on_a_small_screen_with_large_letters_no_meaning_is_cut_off(dialog: ShortcutsDialog, qtbot: QtBot) -> None:
    font = QFont(dialog.font())
    font.setPointSizeF(font.pointSizeF() * 2)
    dialog.list.setFont(font)
    dialog.resize(640, 400)
    qtbot.wait(50)
    width = dialog.list.viewport().width() - dialog.list.header().sectionSize(0)
    for number in range(dialog.list.topLevelItemCount()):
        title = dialog.list.topLevelItem(number)
        assert title is not None
        for row in range(title.childCount()):
            line = title.child(row)
            assert line is not None
            wrap = int(Qt.TextFlag.TextWordWrap)
            needed = dialog.list.fontMetrics().boundingRect(0, 0, width - 16, 10_000, wrap, line.text(1)).height()
            assert dialog.list.visualItemRect(line).height() >= needed
