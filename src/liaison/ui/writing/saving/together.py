"""Several saves under way as one."""

from __future__ import annotations

from concurrent.futures import Future
from threading import Lock
from typing import Any


def together(futures: list[Future[Any]]) -> Future[Any] | None:
    """One future for all: done when they are, with the first fault of any. None for none."""
    if len(futures) < 2:
        return futures[0] if futures else None
    last: Future[Any] = Future()
    one_at_a_time = Lock()

    def look(_: Future[Any]) -> None:
        with one_at_a_time:
            if last.done() or not all(future.done() for future in futures):
                return
            faults = [fault for future in futures if (fault := future.exception()) is not None]
            if faults:
                last.set_exception(faults[0])
            else:
                last.set_result(None)

    for future in futures:
        future.add_done_callback(look)
    return last
