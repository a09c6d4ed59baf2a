"""Files dropped on the window: those it is there for, one at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from liaison.app.incoming import takes
from liaison.ui.shell.dropping import Drops


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def drop(window: QWidget, *paths: Path) -> bool:
    """Drag files over the window and let go; whether the window said yes."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    enter = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.ignore()
    QApplication.sendEvent(window, enter)
    letting_go = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, letting_go)
    return enter.isAccepted()


def test_packs_and_updates_are_taken_and_nothing_else(window: QWidget, tmp_path: Path) -> None:
    drops = Drops(window, takes)
    taken: list[Path] = []
    drops.dropped.connect(taken.append)
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "update.json").touch()
    wanted = [tmp_path / "hq.ldpack", tmp_path / "HQ.LDPACK", tmp_path / "x.ldupdate", stick, stick / "update.json"]
    for path in wanted:
        assert drop(window, path)
    assert taken == wanted
    for paths in ([tmp_path / "notes.pdf"], [tmp_path], wanted[:2]):
        assert not drop(window, *paths)
    assert taken == wanted


def test_a_link_to_elsewhere_is_not_a_file(window: QWidget) -> None:
    drops = Drops(window, takes)
    taken: list[Path] = []
    drops.dropped.connect(taken.append)
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/hq.ldpack")])
    letting_go = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, letting_go)
    assert taken == []
