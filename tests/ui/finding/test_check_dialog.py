"""The index is compared, and made anew, in a dialog that can be closed at any time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.accessibility import nameless

from liaison.services.finding.index_check import IndexCheckService
from liaison.services.finding.indexing import FindIndexing
from liaison.services.packs import PackService
from liaison.store.engine import Store
from liaison.store.opening import store_in_memory
from liaison.ui.doors import Doors
from liaison.ui.finding.check_dialog import IndexCheckDialog

LONG = 20_000


def opened(store: Store, doors: Doors, qtbot: QtBot) -> IndexCheckDialog:
    dialog = IndexCheckDialog(IndexCheckService(store), FindIndexing(store), doors)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def filled() -> Store:
    store = store_in_memory()
    PackService(store).install_built_in()
    for _ in FindIndexing(store).catch_up():
        pass
    return store


def test_what_is_missing_is_told_and_mended(qtbot: QtBot, doors: Doors) -> None:
    store = filled()
    with store.maintain() as connection:
        connection.exec_driver_sql("DELETE FROM find_entry WHERE source = 'office'")
    dialog = opened(store, doors, qtbot)
    qtbot.waitUntil(dialog.rebuild_button.isEnabled, timeout=LONG)
    assert "not found as they should be" in dialog.outcome.text()
    QTest.mouseClick(dialog.rebuild_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "indexed anew" in dialog.outcome.text(), timeout=LONG)
    assert not nameless(dialog)
    again = opened(store, doors, qtbot)
    qtbot.waitUntil(again.rebuild_button.isEnabled, timeout=LONG)
    assert "as they should be" in again.outcome.text() and "not" not in again.outcome.text()


def test_closing_it_stops_the_work_and_loses_nothing(qtbot: QtBot, doors: Doors) -> None:
    store = filled()
    dialog = opened(store, doors, qtbot)
    qtbot.waitUntil(dialog.rebuild_button.isEnabled, timeout=LONG)
    QTest.mouseClick(dialog.rebuild_button, Qt.MouseButton.LeftButton)
    dialog.reject()
    qtbot.wait(50)
    again = opened(store, doors, qtbot)
    qtbot.waitUntil(again.rebuild_button.isEnabled, timeout=LONG)
    assert "not found" not in again.outcome.text()
