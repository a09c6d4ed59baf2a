from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError

import pytest

from liaison.base.lanes import Lanes, LanesClosed, Superseded


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    made = Lanes()
    yield made
    made.close()


def busy(lanes: Lanes) -> threading.Event:
    """Keeps the store thread busy until the event is set."""
    started, go_on = threading.Event(), threading.Event()

    def wait() -> None:
        started.set()
        go_on.wait(5)

    lanes.write(wait)
    started.wait(5)
    return go_on


def test_writes_go_first_and_the_newest_read_next(lanes: Lanes) -> None:
    go_on, order = busy(lanes), list[str]()
    waiting = [lanes.read(lambda: order.append("older read")), lanes.read(lambda: order.append("newer read"))]
    waiting += [lanes.write(lambda: order.append("first write")), lanes.write(lambda: order.append("second write"))]
    go_on.set()
    for future in waiting:
        future.result(5)
    assert order == ["first write", "second write", "newer read", "older read"]


def test_a_newer_read_of_the_same_key_takes_the_place_of_one_that_waits(lanes: Lanes) -> None:
    go_on = busy(lanes)
    older, newer, other = lanes.read(lambda: 1, "list"), lanes.read(lambda: 2, "list"), lanes.read(lambda: 3, "detail")
    go_on.set()
    assert (newer.result(5), other.result(5)) == (2, 3)
    with pytest.raises(Superseded):
        older.result(5)


def test_a_newer_read_interrupts_the_one_that_runs() -> None:
    interrupted, running = threading.Event(), threading.Event()
    lanes = Lanes(interrupted.set)

    def long_question() -> None:
        running.set()
        assert interrupted.wait(5)
        raise OSError("interrupted")

    older = lanes.read(long_question, "list")
    running.wait(5)
    newer = lanes.read(lambda: "newer", "list")
    assert newer.result(5) == "newer"
    with pytest.raises(Superseded):
        older.result(5)
    lanes.close()


def test_a_long_job_lets_a_write_through_and_tells_how_far_it_is(lanes: Lanes) -> None:
    order, heard, begun = list[str](), list[int](), threading.Event()

    def slices() -> Iterator[int]:
        for number in range(3):
            order.append(f"slice {number}")
            if number == 0:
                begun.set()
                go_on.wait(5)
            yield number

    go_on = threading.Event()
    job = lanes.job(slices(), heard.append)
    begun.wait(5)
    lanes.write(lambda: order.append("write"))
    go_on.set()
    assert job.result(5) == 2
    assert order == ["slice 0", "write", "slice 1", "slice 2"]
    assert heard == [0, 1, 2]


def test_a_job_given_up_puts_away_what_it_holds_on_the_thread_it_ran_on() -> None:
    put_away = list[str]()

    def slices() -> Iterator[int]:
        try:
            while True:
                yield 1
        finally:
            put_away.append(threading.current_thread().name)

    lanes = Lanes()
    started = threading.Event()
    first = lanes.job(slices(), lambda _: started.set())
    started.wait(5)
    first.cancel()
    lanes.write(lambda: None).result(5)
    started.clear()
    lanes.job(slices(), lambda _: started.set())
    started.wait(5)
    lanes.close()
    assert put_away == ["store", "store"]


def test_cancelling_in_the_last_slice_does_not_end_the_store_thread(lanes: Lanes) -> None:
    inside, go_on = threading.Event(), threading.Event()

    def slices() -> Iterator[int]:
        yield 1
        inside.set()
        go_on.wait(5)

    job = lanes.job(slices())
    inside.wait(5)
    job.cancel()
    go_on.set()
    assert lanes.read(lambda: "still here").result(5) == "still here"


def test_a_cancelled_job_ends(lanes: Lanes) -> None:
    go_on = busy(lanes)
    job = lanes.job(iter(range(10)))
    job.cancel()
    go_on.set()
    assert lanes.read(lambda: "still here").result(5) == "still here"


def test_what_fails_is_told_to_whoever_asked_and_nobody_else(lanes: Lanes) -> None:
    failing = lanes.write(lambda: 1 // 0)
    assert lanes.write(lambda: 1).result(5) == 1
    with pytest.raises(ZeroDivisionError):
        failing.result(5)


def test_closing_finishes_the_writes_and_drops_the_rest() -> None:
    lanes = Lanes()
    go_on = busy(lanes)
    write, read, job = lanes.write(lambda: "kept"), lanes.read(lambda: "dropped"), lanes.job(iter([1]))
    threading.Timer(0.05, go_on.set).start()
    lanes.close()
    assert write.result(0) == "kept"
    for dropped in (read, job):
        with pytest.raises(CancelledError):
            dropped.result(0)
    with pytest.raises(LanesClosed):
        lanes.write(lambda: None)


def test_before_the_end_questions_are_dropped_and_writes_go_on() -> None:
    lanes = Lanes()
    begun, go_on = threading.Event(), threading.Event()

    def busy() -> None:
        begun.set()
        go_on.wait(5)
        lanes.refuse_reads()

    first = lanes.write(busy)
    begun.wait(5)
    read, job = lanes.read(lambda: 1), lanes.job(iter([1, 2]))
    go_on.set()
    first.result(5)
    assert lanes.write(lambda: "kept").result(5) == "kept"
    assert read.cancelled() and job.cancelled()
    with pytest.raises(LanesClosed):
        lanes.read(lambda: 1)
    with pytest.raises(LanesClosed):
        lanes.job(iter([1]))
    lanes.close()


def test_the_store_s_thread_gives_way_soon() -> None:
    before = sys.getswitchinterval()
    try:
        sys.setswitchinterval(0.005)
        Lanes().close()
        assert sys.getswitchinterval() < 0.001
    finally:
        sys.setswitchinterval(before)
