"""The question's field and chips by keyboard and mouse, without the rest of the screen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot
from tests.domain.question_world import lookup
from tests.ui.accessibility import nameless, out_of_reach

from liaison.domain.question_pieces import Question
from liaison.ui.screens.coverage.question_chip import QuestionChip
from liaison.ui.screens.coverage.question_row import QuestionRow
from liaison.ui.theme.theme import Theme
from liaison.ui.widgets.labels import PlainLabel

TODAY = date(2026, 11, 22)
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


class Heard:
    """What the row told, in order: questions, and None for a refusal."""

    def __init__(self, row: QuestionRow) -> None:
        self.all: list[Question | None] = []
        row.asked.connect(self.all.append)
        row.refused.connect(lambda: self.all.append(None))


@pytest.fixture
def row(theme: Theme, qtbot: QtBot) -> QuestionRow:
    made = QuestionRow(lookup(), TODAY)
    qtbot.addWidget(made)
    made.resize(1000, 120)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.field.setFocus()
    return made


@pytest.fixture
def heard(row: QuestionRow) -> Heard:
    return Heard(row)


def write(row: QuestionRow, text: str) -> None:
    """Type, also what a Latin keyboard has not."""
    for character in text:
        QApplication.sendEvent(row.field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character))


def press(key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, keys)


def choose(row: QuestionRow, place: int) -> None:
    """Choose a line of the open list, from 0."""
    for _ in range(place + 1):
        QTest.keyClick(row.field._popup, Key.Key_Down)
    QTest.keyClick(row.field._popup, Key.Key_Return)


def chips(row: QuestionRow) -> list[str]:
    return [chip.text() for chip in row.chips.chips()]


def chip(row: QuestionRow, text: str) -> QuestionChip:
    return next(one for one in row.chips.chips() if text in one.text())


def complaint(row: QuestionRow) -> str:
    """What is complained of; empty when nothing is."""
    if not row.complaint.isVisible():
        return ""
    return " ".join(one.text() for one in row.complaint.findChildren(PlainLabel) if not one.isHidden())


def offers(row: QuestionRow) -> list[str]:
    """The buttons beside the complaint."""
    return [one.text() for one in row.complaint.findChildren(QToolButton) if not one.isHidden()]


def test_what_was_not_asked_is_shown_so_that_it_is_found(row: QuestionRow) -> None:
    assert chips(row) == ["any crime", "as of today"]


def test_everything_typed_is_shown_as_chips_and_asked(row: QuestionRow, heard: Heard, qtbot: QtBot) -> None:
    write(row, "FBI drugs as of 2010 BY, Польша")
    assert chips(row) == ["FBI", "Drug trafficking", "as of 2010-12-31", "Belarus\u2002BY", "Poland\u2002PL"]
    asked = Question(("BY", "PL"), "drug-trafficking", date(2010, 12, 31), agencies=("us-fbi",))
    qtbot.waitUntil(lambda: heard.all[-1:] == [asked])
    assert row.field.text() == "FBI drugs as of 2010 BY, Польша"
    assert chip(row, "Belarus").accessibleName() == "Belarus\u2002BY, country, 4 of 5"


def test_half_a_name_is_neither_complained_of_nor_asked_while_it_is_typed(
    row: QuestionRow, heard: Heard, qtbot: QtBot
) -> None:
    write(row, "BY Kazakh")
    qtbot.wait(300)
    assert complaint(row) == ""
    assert heard.all in ([], [Question(("BY",))])
    press(Key.Key_Return)
    assert row.field.text() == "BY Kazakhstan"
    qtbot.waitUntil(lambda: heard.all[-1:] == [Question(("BY", "KZ"))])


def test_enter_never_takes_what_is_only_nearly_a_name(row: QuestionRow, heard: Heard, qtbot: QtBot) -> None:
    write(row, "Berarus")
    press(Key.Key_Return)
    assert complaint(row).startswith("“Berarus” is no country, crime type, agency, office or date")
    assert offers(row) == ["Belarus\u00a0· BY"]
    assert row.field.property("invalid") is True
    assert row.field.text() == "Berarus"
    (button,) = row.complaint.findChildren(QToolButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert row.field.text() == "Belarus"
    assert complaint(row) == ""
    qtbot.waitUntil(lambda: heard.all[-1:] == [Question(("BY",))])


def test_an_unknown_word_is_complained_of_once_one_goes_on(row: QuestionRow, heard: Heard, qtbot: QtBot) -> None:
    write(row, "BY")
    qtbot.waitUntil(lambda: heard.all == [Question(("BY",))])
    write(row, " jaywalking, ")
    assert "“jaywalking”" in complaint(row)
    assert heard.all[-1] is None
    assert chips(row)[:2] == ["Belarus\u2002BY", "jaywalking ?"]
    write(row, "PL")
    # the complaint stands until it is settled, and nothing is asked meanwhile
    qtbot.wait(300)
    assert heard.all.count(None) == 1
    assert heard.all[-1] is None


def test_an_unknown_word_is_complained_of_when_the_field_is_left(row: QuestionRow) -> None:
    write(row, "Narnia")
    assert complaint(row) == ""
    press(Key.Key_Up)
    assert "“Narnia”" in complaint(row)
    press(Key.Key_Delete)
    assert row.field.text() == ""
    assert complaint(row) == ""


def test_what_means_several_is_chosen_from_a_list(row: QuestionRow, heard: Heard, qtbot: QtBot) -> None:
    write(row, "Congo, drugs")
    assert chips(row)[0] == "Congo ?"
    assert "several" in complaint(row)
    row.chips.focus_chip(0)
    press(Key.Key_Return)
    assert row.field.hasFocus()
    assert [one.label for one in row.field.offered()][:2] == [
        "Congo - Kinshasa\u00a0· CD",
        "Congo - Brazzaville\u00a0· CG",
    ]
    choose(row, 0)
    assert row.field.text() == "Congo - Kinshasa, drugs"
    qtbot.waitUntil(lambda: heard.all[-1:] == [Question(("CD",), "drug-trafficking")])


def test_enter_lists_what_a_word_can_mean_and_takes_nothing(row: QuestionRow) -> None:
    write(row, "Congo")
    press(Key.Key_Return)
    assert row.field.text() == "Congo"
    assert len(row.field.offered()) == 2
    assert "several" in complaint(row)


def test_any_crime_leads_to_all_of_them(row: QuestionRow, heard: Heard, qtbot: QtBot) -> None:
    write(row, "BY ")
    press(Key.Key_Up)
    press(Key.Key_Right)
    assert QApplication.focusWidget() is chip(row, "any crime")
    press(Key.Key_Return)
    labels = [one.label.strip() for one in row.field.offered()]
    assert labels[0] == "any crime"
    assert len(labels) > 40
    place = labels.index("Money laundering")
    choose(row, place)
    assert row.field.text() == "BY, Money laundering"
    qtbot.waitUntil(lambda: heard.all[-1:] == [Question(("BY",), "money-laundering")])
    # and back to any; on this platform a closed list of suggestions keeps the window's place
    with qtbot.waitActive(row):
        row.activateWindow()
    row.chips.focus_chip(1)
    press(Key.Key_Return)
    choose(row, 0)
    assert row.field.text() == "BY"


def test_another_date_is_chosen_or_typed_over_the_old_one(row: QuestionRow, heard: Heard, qtbot: QtBot) -> None:
    write(row, "BY as of 2010")
    row.chips.focus_chip(1)
    press(Key.Key_Space)
    assert row.field.selectedText() == "as of 2010"
    labels = [one.label for one in row.field.offered()]
    assert labels[:2] == ["today", "1 year ago\u00a0· 2025-11-22"]
    write(row, "2 August 2019")
    qtbot.waitUntil(lambda: heard.all[-1:] == [Question(("BY",), "", date(2019, 8, 2))])


def test_legs_change_places_by_alt_and_arrow_and_the_focus_goes_along(
    row: QuestionRow, heard: Heard, qtbot: QtBot
) -> None:
    write(row, "AF > TJ > PL drugs")
    row.chips.focus_chip(2)
    press(Key.Key_Left, ALT)
    assert row.field.text() == "AF > PL > TJ drugs"
    assert QApplication.focusWidget() is chip(row, "Poland")
    press(Key.Key_Left, ALT)
    press(Key.Key_Left, ALT)
    assert row.field.text() == "PL > AF > TJ drugs"
    qtbot.waitUntil(lambda: heard.all[-1:] == [Question(("PL", "AF", "TJ"), "drug-trafficking", is_route=True)])


def test_a_list_becomes_a_route_and_a_list_again(row: QuestionRow, heard: Heard, qtbot: QtBot) -> None:
    write(row, "AF TJ PL")
    button = row.chips.route
    assert button.isVisible()
    assert not button.isChecked()
    button.setFocus()
    press(Key.Key_Space)
    assert row.field.text() == "AF → TJ → PL"
    assert button.isChecked()
    qtbot.waitUntil(lambda: heard.all[-1:] == [Question(("AF", "TJ", "PL"), is_route=True)])
    press(Key.Key_Space)
    qtbot.waitUntil(lambda: heard.all[-1:] == [Question(("AF", "TJ", "PL"))])


def test_a_piece_is_removed_by_key_and_by_its_cross(row: QuestionRow) -> None:
    write(row, "BY, PL, drugs")
    press(Key.Key_Up)
    for _ in range(2):
        press(Key.Key_Left)
    assert QApplication.focusWidget() is chip(row, "Belarus")
    press(Key.Key_Delete)
    assert row.field.text() == "PL, drugs"
    assert QApplication.focusWidget() is chip(row, "Poland")
    crime = chip(row, "Drug")
    QTest.mouseClick(crime, Qt.MouseButton.LeftButton, pos=QPoint(crime.width() - 10, crime.height() // 2))
    assert row.field.text() == "PL"
    QTest.mouseClick(chip(row, "Poland"), Qt.MouseButton.LeftButton, pos=QPoint(12, crime.height() // 2))
    assert row.field.hasFocus()
    assert row.field.selectedText() == "PL"


def test_escape_goes_back_to_the_text_and_undo_brings_back_what_a_chip_took(row: QuestionRow) -> None:
    write(row, "BY drugs")
    press(Key.Key_Up)
    press(Key.Key_Delete)
    assert row.field.text() == "BY"
    press(Key.Key_Escape)
    assert row.field.hasFocus()
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert row.field.text() == "BY drugs"


def test_suggestions_are_of_all_kinds_and_replace_only_what_is_being_typed(row: QuestionRow) -> None:
    write(row, "PL, Frank")
    labels = [one.label for one in row.field.offered()]
    assert any("Frankfurt" in label and "office" in label for label in labels)
    for _ in "Frank":
        press(Key.Key_Backspace)
    write(row, "money la")
    assert [one.label for one in row.field.offered()] == ["Money laundering\u00a0· crime type"]
    choose(row, 0)
    assert row.field.text() == "PL, Money laundering"


def test_a_second_crime_is_told(row: QuestionRow) -> None:
    write(row, "BY drugs fraud")
    press(Key.Key_Return)
    assert "another one" in complaint(row)
    assert offers(row) == []


def test_a_question_from_elsewhere_is_written_and_not_told(row: QuestionRow, heard: Heard, qtbot: QtBot) -> None:
    row.show_question(Question(("AF", "BY"), "drug-trafficking", date(2019, 8, 2), is_route=True))
    assert row.field.text() == "Afghanistan → Belarus, Drug trafficking, as of 2019-08-02"
    qtbot.wait(300)
    assert heard.all == []
    before = "BY drugs"
    row.field.setText(before)
    row.show_question(row.question())
    assert row.field.text() == before


def test_earlier_questions_come_back(row: QuestionRow, heard: Heard, qtbot: QtBot) -> None:
    write(row, "BY drugs")
    press(Key.Key_Return)
    row.field.selectAll()
    write(row, "PL")
    press(Key.Key_Return)
    row.show_question(Question(("DE",)))
    seen = []
    for _ in range(3):
        press(Key.Key_Up, ALT)
        seen.append(row.field.text())
    assert seen == ["PL", "BY drugs", "BY drugs"]
    qtbot.waitUntil(lambda: heard.all[-1:] == [Question(("BY",), "drug-trafficking")])
    press(Key.Key_Down, ALT)
    press(Key.Key_Down, ALT)
    assert row.field.text() == "Germany"


def test_names_read_anew_are_understood_at_once(row: QuestionRow) -> None:
    write(row, "BY")
    row.field.set_lookup(lookup("ru"), TODAY)
    assert chips(row)[0] == "Беларусь\u2002BY"
    assert row.field.text() == "BY"


def test_everything_has_a_name_and_is_reached_by_tab(row: QuestionRow) -> None:
    write(row, "AF > Narnia > PL drugs, ")
    assert nameless(row) == []
    assert out_of_reach(row) == []
