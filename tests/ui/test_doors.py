"""Answers come on the GUI thread, to the living, in one place when they are faults, and never twice for one key."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from liaison.base.errors import WorldError
from liaison.base.lanes import Lanes, LanesClosed
from liaison.domain.rows import ChangeSet
from liaison.ui.doors import Doors

CHANGE = ChangeSet("meeting.create", frozenset({"meeting"}))


@dataclass(frozen=True)
class Created:
    """An answer that carries what it changed."""

    key: str
    changes: ChangeSet


def broken() -> None:
    raise ZeroDivisionError


def full() -> None:
    raise WorldError("The disk is full.", "Make room.")


def test_an_answer_comes_on_the_gui_thread(doors: Doors, qtbot: QtBot) -> None:
    heard: list[tuple[str, QThread]] = []
    owner = QObject()
    doors.read(
        lambda: threading.current_thread().name, lambda name: heard.append((name, QThread.currentThread())), owner
    )
    qtbot.waitUntil(lambda: bool(heard))
    application = QApplication.instance()
    assert application is not None
    assert heard == [("store", application.thread())]


def test_the_dead_hear_nothing(doors: Doors, qtbot: QtBot) -> None:
    heard: list[int] = []
    owner, gate = QObject(), threading.Event()
    doors.read(lambda: gate.wait() and 1, heard.append, owner)
    owner.deleteLater()
    qtbot.wait(20)
    gate.set()
    doors.read(lambda: 2, heard.append, doors)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [2]


def test_an_owner_nobody_else_holds_may_go_with_its_answer(doors: Doors, qtbot: QtBot) -> None:
    class Owner(QObject):
        def ask(self, heard: list[int]) -> None:
            self.heard = heard
            doors.read(lambda: 1, self.hear, self)

        def hear(self, answer: int) -> None:
            self.heard.append(answer)

    heard: list[int] = []
    for _ in range(20):
        Owner().ask(heard)
    qtbot.waitUntil(lambda: len(heard) == 20)
    qtbot.wait(20)


def test_a_newer_question_of_a_key_replaces_the_older(doors: Doors, qtbot: QtBot) -> None:
    heard: list[int] = []
    began, gate = threading.Event(), threading.Event()

    def hold() -> None:
        began.set()
        gate.wait()

    doors.read(hold, lambda _: None, doors)
    began.wait()
    for number in range(5):
        doors.read(lambda number=number: number, heard.append, doors, key="list")  # type: ignore[misc]
    gate.set()
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(20)
    assert heard == [4]


def test_the_same_question_of_two_windows_is_answered_to_both(doors: Doors, qtbot: QtBot) -> None:
    heard: list[str] = []
    began, gate = threading.Event(), threading.Event()

    def hold() -> None:
        began.set()
        gate.wait()

    one, other = QObject(), QObject()
    doors.read(hold, lambda _: None, doors)
    began.wait()
    for owner, said in ((one, "one, before"), (other, "other"), (one, "one")):
        doors.read(lambda said=said: said, heard.append, owner, key="series")  # type: ignore[misc]
    gate.set()
    qtbot.waitUntil(lambda: len(heard) == 2)
    qtbot.wait(20)
    assert sorted(heard) == ["one", "other"]


def test_a_change_is_told_with_who_asked_for_it(doors: Doors, qtbot: QtBot) -> None:
    owner = QObject()
    order: list[str] = []
    told: list[tuple[ChangeSet, object]] = []

    def hear(changes: ChangeSet, initiator: object) -> None:
        order.append("told")
        told.append((changes, initiator))

    doors.changed.connect(hear)
    doors.write(lambda: Created("a", CHANGE), lambda _: order.append("heard"), owner)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(CHANGE, owner)]
    assert order == ["heard", "told"]


def test_a_change_whose_author_died_is_told_all_the_same(doors: Doors, qtbot: QtBot) -> None:
    owner, gate = QObject(), threading.Event()
    told: list[object] = []
    doors.changed.connect(lambda changes, initiator: told.append((changes, initiator)))
    doors.write(lambda: gate.wait() and CHANGE, lambda _: None, owner)
    owner.deleteLater()
    qtbot.wait(20)
    gate.set()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(CHANGE, None)]


def test_reading_changes_nothing(doors: Doors, qtbot: QtBot) -> None:
    told: list[object] = []
    heard: list[ChangeSet] = []
    doors.changed.connect(lambda *_: told.append(1))
    doors.read(lambda: CHANGE, heard.append, doors)
    qtbot.waitUntil(lambda: bool(heard))
    assert told == []


def test_the_faults_of_the_world_and_ours_go_different_ways(doors: Doors, qtbot: QtBot) -> None:
    with qtbot.waitSignal(doors.world_failed) as world:
        doors.read(full, lambda _: None, doors)
    with qtbot.waitSignal(doors.broke) as ours:
        doors.write(broken, lambda _: None, doors)
    assert world.args is not None
    assert ours.args is not None
    assert isinstance(world.args[0], WorldError)
    assert isinstance(ours.args[0], ZeroDivisionError)


def test_whoever_asks_to_hear_of_faults_hears_them_alone(doors: Doors, qtbot: QtBot) -> None:
    heard: list[Exception] = []
    unheard: list[object] = []
    doors.world_failed.connect(unheard.append)
    doors.read(full, lambda _: None, doors, failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert isinstance(heard[0], WorldError)
    assert unheard == []


def test_a_lost_change_is_told_even_when_its_author_died(doors: Doors, qtbot: QtBot) -> None:
    owner, gate = QObject(), threading.Event()

    def lose() -> None:
        gate.wait()
        full()

    doors.write(lose, lambda _: None, owner, failed=lambda _: pytest.fail("the dead were told"))
    owner.deleteLater()
    qtbot.wait(20)
    with qtbot.waitSignal(doors.world_failed):
        gate.set()


def test_a_job_tells_its_progress_and_its_end(doors: Doors, qtbot: QtBot) -> None:
    def slices() -> Iterator[int]:
        yield from range(4)

    seen: list[int] = []
    ended: list[int | None] = []
    doors.job(slices(), seen.append, ended.append, doors)
    qtbot.waitUntil(lambda: bool(ended))
    assert seen == [0, 1, 2, 3]
    assert ended == [3]


def test_answers_that_come_after_the_doors_are_gone_harm_nobody(lanes: Lanes, qtbot: QtBot) -> None:
    gone, gate = Doors(lanes), threading.Event()
    future = gone.read(gate.wait, lambda _: pytest.fail("nobody should hear"), gone)
    gone.deleteLater()
    qtbot.wait(20)
    gate.set()
    assert future.result(timeout=60)
    qtbot.wait(20)


def test_a_question_asked_while_the_program_ends_is_answered_by_nobody(qtbot: QtBot) -> None:
    lanes = Lanes()
    doors = Doors(lanes)
    lanes.close()
    assert doors.read(lambda: 1, lambda _: pytest.fail("answered"), doors).cancelled()
    assert doors.job(iter([1]), lambda _: None, lambda _: pytest.fail("answered"), doors).cancelled()
    with pytest.raises(LanesClosed):
        doors.write(lambda: 1, lambda _: None, doors)
    qtbot.wait(20)


class _Dies:
    """Tells on which thread it went."""

    def __init__(self, where: list[str]) -> None:
        self._where = where

    def __del__(self) -> None:
        self._where.append(threading.current_thread().name)


@pytest.fixture
def collected_here() -> Iterator[None]:
    """Circles are collected when the test says so, and not on whichever thread happens to make an object."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("collected_here")
@pytest.mark.parametrize("fails", [False, True])
def test_what_a_question_holds_dies_on_the_thread_that_asked(doors: Doors, qtbot: QtBot, fails: bool) -> None:
    where: list[str] = []
    answered: list[object] = []

    def ask() -> None:
        held = _Dies(where)

        def work() -> str:
            # whoever holds this last destroys it; a widget destroyed on the store's thread ends the process
            assert held is not None
            if fails:
                raise WorldError("It is not there.", "Look elsewhere.")
            return "here"

        doors.read(
            work, lambda answer: answered.append((answer, held)), doors, failed=lambda error: answered.append(held)
        )

    for _ in range(50):
        ask()
    qtbot.waitUntil(lambda: len(answered) == 50)
    answered.clear()
    doors.read(lambda: None, answered.append, doors)
    qtbot.waitUntil(lambda: bool(answered))
    # a fault goes round in a circle with the frames it came through, which the program, too, breaks on this thread alone
    gc.collect()
    assert where == [threading.current_thread().name] * 50
