"""Nobody keeps a list of the files and folders that were asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from liaison.ui.files import ask_for_file, ask_for_folder, ask_where_to_save


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Path]:
    """Where Qt keeps its settings."""
    folder = tmp_path / "qt"
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, str(folder))
    yield folder
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, "")


def in_the_dialog(qapp: QApplication, act: Callable[[QFileDialog], None]) -> None:
    """Do something in the dialog once it is open."""

    def found() -> None:
        dialog = qapp.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            act(dialog)
        else:
            QTimer.singleShot(20, found)

    QTimer.singleShot(20, found)


def type_name(dialog: QFileDialog, path: str) -> None:
    """Type a path and press Enter."""
    field = next(iter(dialog.findChildren(QLineEdit, "fileNameEdit")))
    field.setText(path)
    QTest.keyClick(field, Qt.Key.Key_Return)


def everything_in(folder: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file())


def test_a_folder_is_chosen_and_forgotten(kept: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    wanted = tmp_path / "operation-amber"
    wanted.mkdir()
    in_the_dialog(qapp, lambda dialog: dialog.accept())
    assert ask_for_folder(None, "Folder", str(wanted)) == str(wanted)
    qtbot.wait(50)
    assert "operation-amber" not in everything_in(kept)


def test_cancelling_gives_nothing(kept: Path, tmp_path: Path, qapp: QApplication) -> None:
    in_the_dialog(qapp, lambda dialog: dialog.reject())
    assert ask_for_folder(None, "Folder", str(tmp_path)) == ""


def test_a_file_is_chosen_and_forgotten(kept: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    wanted = tmp_path / "operation-amber.backup"
    wanted.write_bytes(b"")

    in_the_dialog(qapp, lambda dialog: type_name(dialog, str(wanted)))
    assert ask_for_file(None, "Backup", "Backups (*.backup)", str(tmp_path)) == str(wanted)
    qtbot.wait(50)
    assert "operation-amber" not in everything_in(kept)


def test_a_name_to_save_under_is_offered(kept: Path, tmp_path: Path, qapp: QApplication) -> None:
    names: list[str] = []

    def look(dialog: QFileDialog) -> None:
        names.extend(field.text() for field in dialog.findChildren(QLineEdit, "fileNameEdit"))
        dialog.reject()

    in_the_dialog(qapp, look)
    assert ask_where_to_save(None, "Save", "today.backup", "Backups (*.backup)") == ""
    assert names == ["today.backup"]
