"""Labels, frames and buttons that screens are made of."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.choice_button import ChoiceButton
from liaison.ui.widgets.frames import Card, EmptyState, FlowLayout
from liaison.ui.widgets.labels import Chip, ElidedLabel, PlainLabel
from liaison.ui.widgets.picture import Picture

HOSTILE = '<b>bold</b> <img src="//server/share/x.png">'


def test_what_a_person_wrote_is_never_markup(qtbot: QtBot) -> None:
    for label in (PlainLabel(HOSTILE), Chip(HOSTILE), ElidedLabel(HOSTILE)):
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.text() == HOSTILE


def test_a_line_without_room_ends_early_and_tells_the_rest(qtbot: QtBot) -> None:
    label = ElidedLabel("Committee of Heads of Law Enforcement Units")
    qtbot.addWidget(label)
    label.resize(90, 24)
    label.show()
    qtbot.waitUntil(lambda: label.toolTip() == label.text())
    label.resize(900, 24)
    qtbot.waitUntil(lambda: label.toolTip() == "")


def test_a_role_is_painted_at_once(qtbot: QtBot) -> None:
    label = PlainLabel("Saved", "muted")
    qtbot.addWidget(label)
    label.show()
    before = label.palette().color(label.foregroundRole())
    label.set_role("bad")
    assert label.palette().color(label.foregroundRole()) != before


def test_chips_wrap_like_words(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page)
    chips = [Chip(f"Country {number}") for number in range(10)]
    for chip in chips:
        flow.addWidget(chip)
    page.resize(300, 400)
    page.show()
    qtbot.waitUntil(lambda: chips[-1].y() > chips[0].y())
    assert flow.heightForWidth(300) > flow.heightForWidth(3000)
    assert all(chip.geometry().right() <= 300 for chip in chips)
    flow.clear()
    assert flow.count() == 0


def test_chips_begin_at_the_right_where_the_language_does(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow = FlowLayout(page)
    chips = [Chip("first"), Chip("second")]
    for chip in chips:
        flow.addWidget(chip)
    page.resize(300, 60)
    page.show()
    qtbot.waitUntil(lambda: chips[0].x() > chips[1].x())
    assert chips[0].geometry().right() == 299


def test_an_empty_place_says_what_to_do(qtbot: QtBot) -> None:
    ran: list[bool] = []
    empty = EmptyState("meetings", "No meeting yet", "Write the first one.", ("New meeting", lambda: ran.append(True)))
    qtbot.addWidget(empty)
    empty.show()
    button = empty.findChild(QPushButton)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert ran == [True]
    empty.say("Nothing found")
    assert [label.text() for label in empty.findChildren(QLabel) if label.isVisible()] == ["Nothing found"]


def test_a_choice_is_pressed_by_key_and_by_its_texts(qtbot: QtBot) -> None:
    pressed: list[bool] = []
    choice = ChoiceButton("lock", "Create my store", "In a folder")
    qtbot.addWidget(choice)
    choice.clicked.connect(lambda: pressed.append(True))
    choice.resize(400, choice.sizeHint().height())
    choice.show()
    QTest.keyClick(choice, Qt.Key.Key_Return)
    over = choice.findChildren(QLabel)[0].geometry().center()
    assert QApplication.widgetAt(choice.mapToGlobal(over)) in (choice, None)
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton, pos=over)
    assert pressed == [True, True]


def test_a_picture_keeps_its_size_and_paints(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    picture = Picture("lock", 24)
    card.rows.addWidget(picture)
    card.show()
    qtbot.waitUntil(lambda: picture.size() == QSize(24, 24))
    assert not picture.grab().toImage().allGray()


def test_a_screen_reader_is_told(qtbot: QtBot) -> None:
    label = PlainLabel("Saved")
    qtbot.addWidget(label)
    announce(label, "Saved", at_once=True)
