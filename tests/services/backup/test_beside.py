"""Work beside the store's thread: progress, results, errors, and an end when nobody waits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from liaison.domain.steps import Cancelled, Show, Stage, Step, relayed, result_of
from liaison.services.beside import beside


def whole(work: Callable[[Show], object]) -> Iterator[Step[object]]:
    result = yield from beside(work, Stage.CHECKING)
    yield Step(Stage.CHECKING, result=result)


def test_the_result_comes_last_and_the_first_step_says_what_is_done() -> None:
    steps = list(whole(lambda show: "done"))
    assert steps[0] == Step(Stage.CHECKING)
    assert steps[-1].result == "done"


def test_an_error_comes_out() -> None:
    def broken(show: Show) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(whole(broken))


def test_the_latest_progress_is_given() -> None:
    may_end = threading.Event()
    shown = threading.Event()

    def work(show: Show) -> str:
        show(Stage.WRITING, 1, 2)
        shown.set()
        assert may_end.wait(30)
        return "done"

    steps = whole(work)
    next(steps)
    assert shown.wait(30)
    assert next(steps) == Step(Stage.WRITING, 1, 2)
    may_end.set()
    assert result_of(steps) == "done"


def test_work_ends_when_nobody_waits() -> None:
    ended = threading.Event()

    def work(show: Show) -> None:
        try:
            while True:
                show(Stage.WRITING, 0, 0)
        except Cancelled:
            ended.set()
            raise

    steps = whole(work)
    next(steps)
    steps.close()  # type: ignore[attr-defined]  # a generator
    assert ended.wait(30)


def test_a_part_without_a_result_is_our_mistake() -> None:
    def part() -> Iterator[Step[object]]:
        yield Step(Stage.WRITING)

    with pytest.raises(RuntimeError):
        result_of(part())
    with pytest.raises(RuntimeError):
        list(relayed(part()))
