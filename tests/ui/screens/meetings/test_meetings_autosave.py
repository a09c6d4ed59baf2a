"""When something is saved: driven by a save that answers when told to."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from liaison.ui.writing.saving.autosave import LATEST_MS, PAUSE_MS, Autosave, Done, Failed


class Store:
    """Takes saves and answers them one by one."""

    def __init__(self) -> None:
        self.text = ""
        self.taken: list[str] = []
        self._open: list[tuple[Future[Any], Done, Failed]] = []

    def save(self, done: Done, failed: Failed) -> Future[Any]:
        self.taken.append(self.text)
        future: Future[Any] = Future()
        self._open.append((future, done, failed))
        return future

    def commit(self) -> None:
        future, done, _ = self._open.pop(0)
        future.set_result(None)
        done()

    def refuse(self) -> None:
        future, _, failed = self._open.pop(0)
        future.set_exception(OSError("full"))
        failed(OSError("full"))


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def saving(store: Store, qapp: QApplication) -> Autosave:
    return Autosave(store.save)


def write(store: Store, saving: Autosave, text: str) -> None:
    store.text = text
    saving.touch()


def test_a_pause_saves_once(store: Store, saving: Autosave, qtbot: QtBot) -> None:
    for text in ("a", "ab", "abc"):
        write(store, saving, text)
    with qtbot.waitSignal(saving.saved):
        qtbot.waitUntil(lambda: bool(store.taken), timeout=PAUSE_MS * 5)
        assert store.taken == ["abc"]
        assert not saving.is_saved
        store.commit()
    assert saving.is_saved


def test_who_never_pauses_is_saved_nevertheless(store: Store, saving: Autosave, qtbot: QtBot) -> None:
    for number in range(2 * LATEST_MS // 100):
        write(store, saving, str(number))
        qtbot.wait(100)
    assert store.taken


def test_one_save_under_way_and_then_the_newest_text(store: Store, saving: Autosave, qtbot: QtBot) -> None:
    write(store, saving, "first")
    qtbot.waitUntil(lambda: len(store.taken) == 1)
    for text in ("second", "third"):
        write(store, saving, text)
        qtbot.wait(PAUSE_MS + 100)
    assert store.taken == ["first"]
    store.commit()
    assert store.taken == ["first", "third"]
    store.commit()
    assert saving.is_saved


def test_a_refused_save_is_tried_again_with_what_was_written_since(
    store: Store, saving: Autosave, qtbot: QtBot
) -> None:
    write(store, saving, "first")
    saving.flush()
    with qtbot.waitSignal(saving.failed):
        store.refuse()
    assert not saving.is_saved
    store.text = "second"
    qtbot.waitUntil(lambda: len(store.taken) == 2, timeout=10_000)
    assert store.taken[-1] == "second"
    store.commit()
    assert saving.is_saved


def test_flush_saves_at_once_even_behind_another(store: Store, saving: Autosave, qtbot: QtBot) -> None:
    assert saving.flush() is None
    write(store, saving, "first")
    assert saving.flush() is saving.flush()
    write(store, saving, "second")
    last = saving.flush()
    assert store.taken == ["first", "second"]
    store.commit()
    assert not saving.is_saved
    assert last is not None
    assert not last.done()
    store.commit()
    assert last.done()
    assert saving.is_saved
