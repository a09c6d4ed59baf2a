"""Settings chosen by keyboard are remembered; cancelling remembers nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless, out_of_reach

from liaison.base.settings import Settings
from liaison.domain.policy import Policy, PolicyProblem
from liaison.ui.policy_note import PolicyNote
from liaison.ui.settings_dialog import SettingsDialog


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings in a folder of their own."""
    return Settings(tmp_path)


def shown(settings: Settings, qtbot: QtBot) -> SettingsDialog:
    dialog = SettingsDialog(settings)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def test_choices_made_by_keyboard_are_remembered(settings: Settings, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = shown(settings, qtbot)
    for field in (dialog.language, dialog.scheme, dialog.contrast):
        QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(dialog.minutes, "n")
    QTest.keyClicks(dialog.folder, "/media/stick")
    QTest.keyClick(dialog.folder, Qt.Key.Key_Return)
    assert dialog.language_changed
    again = Settings(tmp_path)
    assert [again.text(name) for name in ("language", "scheme", "contrast", "backup_folder")] == [
        "ru",
        "dark",
        "high",
        "/media/stick",
    ]
    assert again.number("lock_after_minutes") == 0


def test_escape_remembers_nothing(settings: Settings, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = shown(settings, qtbot)
    QTest.keyClicks(dialog.scheme, "D")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert Settings(tmp_path).text("scheme") == "system"


def test_a_wait_of_ones_own_is_kept(settings: Settings, qtbot: QtBot) -> None:
    settings.set("lock_after_minutes", 7)
    dialog = shown(settings, qtbot)
    assert dialog.minutes.currentText() == "7 minutes"
    dialog.accept()
    assert settings.number("lock_after_minutes") == 7


def test_everybody_can_use_it(settings: Settings, qtbot: QtBot) -> None:
    dialog = shown(settings, qtbot)
    assert nameless(dialog) == []
    assert out_of_reach(dialog) == []


def test_what_administrators_decided_is_told_and_cannot_be_changed(settings: Settings, qtbot: QtBot) -> None:
    settings.set("lock_after_minutes", 60)
    settings.set("backup_folder", "/media/stick")
    problem = PolicyProblem(7, "packs/unsigned", "neither ask nor forbidden", "packs without a signature are forbidden")
    policy = Policy(Path("/etc/x"), lock_after_minutes=15, backup_folder=Path("/srv/backups"), problems=(problem,))
    dialog = SettingsDialog(settings, policy=policy)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert [dialog.minutes.itemData(row) for row in range(dialog.minutes.count())] == [5, 10, 15]
    assert dialog.minutes.currentData() == 15
    assert not dialog.folder.isEnabled()
    assert dialog.folder.text() == "/srv/backups"
    (note,) = dialog.findChildren(PolicyNote)
    assert "line 7, packs/unsigned" in note.problems[0].text()
    assert any("15 minutes" in line.text() for line in note.decisions)
    assert (nameless(dialog), out_of_reach(dialog)) == ([], [])
    dialog.accept()
    assert settings.text("backup_folder") == "/media/stick"
