"""What a fault of the program shows: where it broke, and nothing of anybody's text."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.base.errors import WorldError
from liaison.ui.errors import CrashDialog, Crashes, crash_report, error_in_words, show_world_error

SECRET = "Balsamo called about case 117"


def fault() -> Exception:
    """An exception with somebody's text in its message, its cause and its locals."""
    try:
        note = SECRET
        try:
            raise KeyError(note)
        except KeyError as error:
            raise ValueError(note) from error
    except ValueError as error:
        return error


def test_a_report_names_kinds_files_and_lines_and_no_text() -> None:
    report = crash_report(fault())
    assert "ValueError" in report
    assert "KeyError" in report
    assert "test_errors.py:" in report
    assert "fault" in report
    assert SECRET not in report
    assert "117" not in report


def test_a_report_does_not_name_the_folders_of_the_person() -> None:
    try:
        WorldError("", "").with_traceback(None).missing  # type: ignore[attr-defined]  # noqa: B018
    except AttributeError as error:
        assert "/" not in crash_report(error).replace("Linux x86_64", "").split("AttributeError")[1].replace(
            "test_errors.py", ""
        )


def test_the_report_can_be_copied(qtbot: QtBot) -> None:
    report = crash_report(fault())
    dialog = CrashDialog(report)
    qtbot.addWidget(dialog)
    dialog.show()
    next(b for b in dialog.findChildren(QPushButton) if "Copy" in b.text()).click()
    assert QApplication.clipboard().text() == report
    assert nameless(dialog) == []
    assert out_of_reach(dialog) == []


def test_one_report_at_a_time(qtbot: QtBot, qapp: QApplication) -> None:
    crashes = Crashes()
    shown: list[int] = []

    def again() -> None:
        crashes.show(fault())
        shown.append(sum(isinstance(window, CrashDialog) and window.isVisible() for window in qapp.topLevelWidgets()))
        dialog = qapp.activeModalWidget()
        assert isinstance(dialog, CrashDialog)
        dialog.reject()

    QTimer.singleShot(50, again)
    try:
        raise fault()
    except ValueError:
        kind, error, trace = sys.exc_info()
        assert kind is not None
        assert error is not None
        crashes.hook(kind, error, trace)
    assert shown == [1]


def test_the_world_s_fault_is_a_sentence_and_a_remedy_in_plain_text(qapp: QApplication) -> None:
    said: list[str] = []

    def look() -> None:
        dialog = qapp.activeModalWidget()
        assert dialog is not None
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.close()

    QTimer.singleShot(50, look)
    show_world_error(WorldError("<b>The disk</b> is full.", "Make room."))
    assert said == ["<b>The disk</b> is full.", "Make room."]


@pytest.mark.parametrize(
    ("error", "words"), [(WorldError("Full."), "Full."), (KeyError(SECRET), "the program made a mistake")]
)
def test_either_kind_has_words(error: Exception, words: str) -> None:
    assert error_in_words(error) == words
