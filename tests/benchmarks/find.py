"""Find among 10,000 and 100,000 notes, from key to paint beside the bare full-text index; what it costs a save and a long note."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

from figures import Figure, median, percentile, timed
from find_corpus import find_corpus
from find_paths import figures

from liaison.base.lanes import Lanes
from liaison.domain.meetings import MeetingHeader
from liaison.domain.rows import RowKey
from liaison.services.finding.indexing import FindIndexing
from liaison.services.meetings import MeetingService
from liaison.store.engine import Store

ROUNDS = 100
SAVES = 150


def run() -> Iterator[Figure]:
    """Milliseconds, and the size of the index."""
    for notes in (10_000, 100_000):
        yield from figures(notes, ROUNDS)
    yield from _saving(find_corpus(100_000))


def _saving(store: Store) -> Iterator[Figure]:
    meetings = MeetingService(store)
    small, large = _note(meetings, "x" * 2_000), _note(meetings, "word " * 40_000)
    for _ in FindIndexing(store).catch_up():
        pass
    with_index = _saves(meetings, small, "y" * 2_000)
    with store.maintain() as connection:
        made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'note_queued_on_update'").scalar()
        connection.exec_driver_sql("DROP TRIGGER note_queued_on_update")
    without = _saves(meetings, small, "z" * 2_000)
    with store.maintain() as connection:
        connection.exec_driver_sql(str(made))
    yield Figure(
        "100,000 notes, a 2 KB note saved and queued, 95 of 100",
        "ms",
        percentile(with_index, 0.95),
        None,
        percentile(without, 0.95),
    )
    more = median(with_index) - median(without)
    yield Figure("what queuing adds to that save, median", "ms", max(0.0, more), 5)
    indexing = FindIndexing(store)
    meetings.save_note(small, "changed")
    yield Figure("a 2 KB note indexed, in the pause after it", "ms", timed(indexing.take), 5)
    meetings.save_note(large, "other " * 35_000)
    yield Figure("a 200 KB note indexed, in the pause after it", "ms", timed(indexing.take))
    yield from _beside(store, meetings, small, large)
    store.close()


def _beside(store: Store, meetings: MeetingService, small: RowKey, large: RowKey) -> Iterator[Figure]:
    """Saves and the window's own turns while a 200 KB note is indexed again and again."""
    lanes = Lanes(store.interrupt)
    quiet = _latencies(lanes, meetings, small, lambda: None)
    number = 0

    def again() -> None:
        nonlocal number
        number += 1
        text = f"{number} other words " * 12_000
        lanes.write(lambda: meetings.save_note(large, text)).result()
        lanes.job(FindIndexing(store).catch_up())

    busy = _latencies(lanes, meetings, small, again)
    lanes.close()
    for name, place in (("a save is acknowledged", 0), ("another thread waits for its turn", 1)):
        title = f"while 200 KB are indexed: {name}, 95 of 100"
        yield Figure(title, "ms", percentile(busy[place], 0.95), None, percentile(quiet[place], 0.95))


def _latencies(
    lanes: Lanes, meetings: MeetingService, note: RowKey, beside: Callable[[], None]
) -> tuple[list[float], list[float]]:
    """Of saves, and of a thread that only wants to run every 5 ms."""
    turns: list[float] = []
    ended = threading.Event()

    def watch() -> None:
        while not ended.is_set():
            started = time.perf_counter()
            time.sleep(0.005)
            turns.append((time.perf_counter() - started) * 1000 - 5)

    thread = threading.Thread(target=watch)
    thread.start()
    saves = []
    for number in range(SAVES):
        if number % 15 == 0:
            beside()
        text = f"{number} {time.perf_counter()}"
        saves.append(timed(lambda text=text: lanes.write(lambda: meetings.save_note(note, text)).result()))  # type: ignore[misc]
        time.sleep(0.02)
    ended.set()
    thread.join()
    return saves, turns


def _note(meetings: MeetingService, text: str) -> RowKey:
    made = meetings.meeting(meetings.create(MeetingHeader("Talks")).key)
    assert made is not None
    meetings.save_note(made.note.key, text)
    return made.note.key


def _saves(meetings: MeetingService, note: RowKey, text: str) -> list[float]:
    return [timed(lambda number=number: meetings.save_note(note, f"{text}{number}")) for number in range(SAVES)]  # type: ignore[misc]
