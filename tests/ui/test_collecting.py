"""What refers to itself in a circle is collected on the GUI thread, whichever thread makes objects."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from liaison.ui.collecting import Collector, collect_what_is_due, somebody_types


class Circle:
    """Refers to itself, and tells on which thread it went."""

    def __init__(self, went: list[str]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: went.append(threading.current_thread().name))


def test_circles_go_on_the_gui_thread(qtbot: QtBot) -> None:
    parent, went = QObject(), list[str]()
    collector = Collector(parent)
    try:
        Circle(went)
        # many more objects than Python's own collector waits for, on another thread
        worker = threading.Thread(target=lambda: [[] for _ in range(50_000)], name="worker")
        worker.start()
        worker.join()
        assert went == []
        made = [[number] for number in range(50_000)]
        qtbot.waitUntil(lambda: bool(went), timeout=5000)
        assert went == [threading.main_thread().name]
        assert made
    finally:
        collector.stop()
    assert gc.isenabled()


def test_nothing_is_collected_while_somebody_types(qtbot: QtBot) -> None:
    parent, went = QObject(), list[str]()
    collector = Collector(parent)
    try:
        somebody_types()
        Circle(went)
        made = [[number] for number in range(50_000)]
        collect_what_is_due()
        assert went == []
        # a moment after the last key it is made up for
        qtbot.waitUntil(lambda: bool(went), timeout=5000)
        assert made
    finally:
        collector.stop()
