"""Copying an open store page by page, so that writing goes on meanwhile.

VACUUM INTO holds the store's thread to its end: 16 s for 100,000 meetings, in which nothing is saved. SQLite's backup interface
copies some pages at a time, and what the same connection writes in between goes into the copy too
(https://www.sqlite.org/c3ref/backup_finish.html). The driver runs it in one call without pauses, so that call has a thread of its
own, which moves only while the store's thread waits for it: one thread at a time touches the connection.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

PAGES = 250
"""Copied in one step: 1 MB, some 7 ms."""

RESTARTS = 3
"""A large change that is taken back makes the copy begin anew; after so many the copy goes on without pauses to its end."""


class _Stopped(Exception):
    """The copy is no longer wanted."""


def paged_copy(source: Any, target: Any) -> Iterator[tuple[int, int]]:
    """Copy the database of connection `source` into that of `target`, an empty one; gives pages done and in all.

    Both are connections of the driver. Closing the iterator stops the copy. The copy is the source as of the last step.

    Raises:
        The driver's errors.
    """
    turns = _Turns()
    thread = threading.Thread(target=turns.run, args=(source, target), name="paged copy", daemon=True)
    thread.start()
    before = restarts = 0
    try:
        while turns.take():
            restarts += turns.done <= before
            before = turns.done
            if restarts <= RESTARTS:
                yield turns.done, turns.total
    finally:
        turns.stop()
        thread.join()


class _Turns:
    """Two threads that take turns."""

    def __init__(self) -> None:
        self._copying = threading.Semaphore(0)
        self._waiting = threading.Semaphore(0)
        self._stopped = False
        self._ended = False
        self._error: BaseException | None = None
        self.done = 0
        self.total = 0

    def take(self) -> bool:
        """Let the copy do one step; False when there are no more."""
        self._copying.release()
        self._waiting.acquire()
        if self._error is not None:
            raise self._error
        return not self._ended

    def stop(self) -> None:
        self._stopped = True
        self._copying.release()

    def run(self, source: Any, target: Any) -> None:
        try:
            self._copying.acquire()
            if not self._stopped:
                # a step finds the source locked only while a change is being written, which no turn lies in
                source.backup(target, pages=PAGES, progress=self._pause, sleep=0)
        except _Stopped:
            pass
        except BaseException as error:  # raised again in the other thread  # noqa: BLE001
            self._error = error
        finally:
            self._ended = True
            self._waiting.release()

    def _pause(self, status: int, remaining: int, total: int) -> None:
        self.done, self.total = total - remaining, total
        self._waiting.release()
        self._copying.acquire()
        if self._stopped:
            raise _Stopped
