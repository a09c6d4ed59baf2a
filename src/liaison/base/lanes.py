"""The one thread on which the store is touched, with lanes: writes first, then the newest reads, long jobs in slices.

A newer read of the same key makes an older one pointless: while it waits it is cancelled, while it runs it is interrupted, and its
future ends with `Superseded`.
"""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from traceback import clear_frames
from typing import Any, TypeVar

T = TypeVar("T")

GIVES_WAY = 0.0005
"""Seconds after which the store's thread lets the window's have the interpreter. Python's own five milliseconds are spent several
times in one keystroke, because Qt gives the interpreter up and wants it back at every call."""


class Superseded(Exception):
    """A newer question of the same kind was asked; nobody waits for this answer."""


class LanesClosed(Exception):
    """Work was handed in after the store thread was closed."""


@dataclass(slots=True, eq=False)
class _Task:
    work: Callable[[], Any]
    key: str = ""
    future: Future[Any] = field(default_factory=Future)
    superseded: bool = False


@dataclass(slots=True, eq=False)
class _Job:
    slices: Iterator[Any]
    progress: Callable[[Any], None]
    future: Future[Any] = field(default_factory=Future)
    last: Any = None


class Lanes:
    """Runs work on one thread of its own; safe to call from any thread.

    Args:
        interrupt: stops the statement running in the store right now (`Connection.interrupt`); it may be called from other threads
            and must do nothing when nothing runs.
    """

    def __init__(self, interrupt: Callable[[], None] = lambda: None) -> None:
        self._interrupt = interrupt
        self._condition = threading.Condition()
        self._writes: deque[_Task] = deque()
        self._reads: deque[_Task] = deque()
        self._jobs: deque[_Job] = deque()
        self._given_up: list[_Job] = []
        self._reading: _Task | None = None
        self._closing = False
        self._refuses_reads = False
        sys.setswitchinterval(min(GIVES_WAY, sys.getswitchinterval()))
        self._thread = threading.Thread(target=self._run, name="store", daemon=True)
        self._thread.start()

    def write(self, work: Callable[[], T]) -> Future[T]:
        """Run `work` before everything that waits, in the order handed in; it is never dropped."""
        return self._add(self._writes, _Task(work))

    def read(self, work: Callable[[], T], key: str = "") -> Future[T]:
        """Run `work`, newest first; with a `key`, older reads of that key end with Superseded."""
        return self._add(self._reads, _Task(work, key))

    def job(self, slices: Iterator[T], progress: Callable[[T], None] = lambda _: None) -> Future[T | None]:
        """Run a long job, one `next()` at a time, whenever nothing else waits; cancelling the future ends it.

        The result is the last value it gave; `progress` gets every one, on the store thread.
        """
        job = _Job(slices, progress)
        with self._condition:
            self._refuse_when_closing(asks=True)
            self._jobs.append(job)
            self._condition.notify()
        return job.future

    def refuse_reads(self) -> None:
        """Drop what waits to be read, and every later question: what is asked of is about to be closed. Writes go on."""
        with self._condition:
            self._refuses_reads = True
            dropped = self._drop_reads()
        for future in dropped:
            future.cancel()

    def close(self) -> None:
        """Finish the writes, drop everything else, and end the thread."""
        with self._condition:
            self._closing = True
            dropped = self._drop_reads()
            self._condition.notify()
        for future in dropped:
            future.cancel()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _drop_reads(self) -> list[Future[Any]]:
        dropped = [task.future for task in self._reads] + [job.future for job in self._jobs]
        self._reads.clear()
        self._given_up += self._jobs
        self._jobs.clear()
        return dropped

    def _refuse_when_closing(self, *, asks: bool = False) -> None:
        if self._closing or (asks and self._refuses_reads):
            raise LanesClosed

    def _add(self, lane: deque[_Task], task: _Task) -> Future[Any]:
        outdated: list[_Task] = []
        with self._condition:
            self._refuse_when_closing(asks=lane is self._reads)
            if task.key:
                outdated = [waiting for waiting in self._reads if waiting.key == task.key]
                for waiting in outdated:
                    self._reads.remove(waiting)
                if self._reading is not None and self._reading.key == task.key:
                    self._reading.superseded = True
                    self._interrupt()
            lane.append(task)
            self._condition.notify()
        for waiting in outdated:
            if waiting.future.set_running_or_notify_cancel():
                waiting.future.set_exception(Superseded())
        return task.future

    def _run(self) -> None:
        while (next_up := self._next()) is not None:
            if isinstance(next_up, _Job):
                self._advance(next_up)
            else:
                self._answer(next_up)
            # while it waits, this thread keeps nothing alive
            del next_up
        for job in self._given_up:
            _close(job.slices)

    def _next(self) -> _Task | _Job | None:
        with self._condition:
            while not (self._writes or self._reads or self._jobs or self._closing):
                self._condition.wait()
            if self._writes:
                return self._writes.popleft()
            if self._reads:
                self._reading = self._reads.pop()
                return self._reading
            return self._jobs.popleft() if self._jobs else None

    def _answer(self, task: _Task) -> None:
        if not task.future.set_running_or_notify_cancel():
            self._finished_reading()
            return
        # let go of before anybody hears the answer: whoever handed it in still has it, and its last reference must go there
        work, task.work = task.work, _nothing
        try:
            result = work()
        except BaseException as error:  # handed to whoever waits  # noqa: BLE001
            del work
            clear_frames(error.__traceback__)
            self._finished_reading()
            task.future.set_exception(Superseded() if task.superseded else error)
        else:
            del work
            self._finished_reading()
            if task.superseded:
                task.future.set_exception(Superseded())
            else:
                task.future.set_result(result)

    def _finished_reading(self) -> None:
        with self._condition:
            self._reading = None

    def _advance(self, job: _Job) -> None:
        if job.future.cancelled():
            _close(job.slices)
            return
        try:
            job.last = next(job.slices)
            job.progress(job.last)
        except StopIteration:
            # from here on it cannot be cancelled, so the result has somewhere to go
            if job.future.set_running_or_notify_cancel():
                job.future.set_result(job.last)
        except BaseException as error:  # handed to whoever waits  # noqa: BLE001
            if job.future.set_running_or_notify_cancel():
                job.future.set_exception(error)
        else:
            with self._condition:
                if not (self._closing or self._refuses_reads):
                    self._jobs.append(job)
                    return
            job.future.cancel()
            _close(job.slices)


def _nothing() -> None:
    """In the place of work that was done."""


def _close(slices: Iterator[Any]) -> None:
    """Let a job that nobody wants any more put away what it holds; on the store's thread, where it ran."""
    close = getattr(slices, "close", None)
    if close is not None:
        close()
