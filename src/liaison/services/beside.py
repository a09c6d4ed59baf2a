"""Work that does not touch the open store runs beside the store's thread, which meanwhile goes on in short slices."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future
from typing import Any, TypeVar

from liaison.domain.steps import Cancelled, Show, Stage, Step

T = TypeVar("T")

PAUSE = 0.02
"""Seconds a slice waits for the work: the longest a save is held up by it."""

PATIENCE = 2.0
"""Seconds to wait for work that was stopped to put away what it made."""


def beside(work: Callable[[Show], T], stage: Stage, pause: float = PAUSE) -> Generator[Step[Any], None, T]:
    """Run `work` on a thread of its own and give its progress, beginning with `stage`; returns its result.

    Closing the generator stops the work when it next shows how far it is.

    Args:
        pause: seconds a slice waits for the work.
    """
    gauge = _Gauge(stage)
    future: Future[T] = Future()
    thread = threading.Thread(target=_run, args=(work, gauge.show, future), name="beside", daemon=True)
    thread.start()
    try:
        yield gauge.latest
        while not future.done():
            thread.join(pause)
            yield gauge.latest
        return future.result()
    finally:
        gauge.cancelled.set()
        thread.join(PATIENCE)


class _Gauge:
    def __init__(self, stage: Stage) -> None:
        self.cancelled = threading.Event()
        self.latest: Step[Any] = Step(stage)

    def show(self, stage: Stage, done: int, total: int) -> None:
        if self.cancelled.is_set():
            raise Cancelled
        self.latest = Step(stage, done, total)


def _run(work: Callable[[Show], T], show: Show, future: Future[T]) -> None:
    try:
        future.set_result(work(show))
    except BaseException as error:  # handed to whoever waits  # noqa: BLE001
        future.set_exception(error)
