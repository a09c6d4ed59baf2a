"""The brief is one key away from the meeting that is written, with what was typed a moment ago."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from liaison.ui.briefing.brief_dialog import BriefDialog
from liaison.ui.screens.meetings.screen import MeetingsScreen


def test_f9_shows_the_brief_of_what_was_just_begun(screen: MeetingsScreen, qtbot: QtBot) -> None:
    screen.new_meeting()
    QTest.keyClicks(screen.page.form.title, "Meeting with customs")
    QTest.keyClick(screen.page.form.title, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), BriefDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BriefDialog)
    assert dialog.text.toPlainText().startswith("Brief: Meeting with customs")
    dialog.reject()


def test_before_anything_is_entered_it_says_what_is_missing(
    screen: MeetingsScreen, told: list[tuple[str, object]], qtbot: QtBot
) -> None:
    screen.new_meeting()
    QTest.keyClick(screen.page.form.title, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: any("title or a delegation" in text for text, _ in told))
    assert QApplication.activeModalWidget() is None
