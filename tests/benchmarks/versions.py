"""The history of a note of 200 KB that was saved 5,000 times, an earlier text of it, and two texts of 1 MB compared word by word.

What stands beside as bare: the same updates merged by pycrdt alone, and the lines alone compared by difflib.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from time import perf_counter
from typing import Any

from figures import Figure, median, timed
from PySide6.QtWidgets import QApplication

from liaison.domain.meetings import MeetingHeader
from liaison.domain.rows import RowKey
from liaison.domain.text_comparison import Comparison, compare, compare_in_slices
from liaison.services.meetings import MeetingService
from liaison.services.minutes_versions import MinutesVersionService
from liaison.services.note_records import NoteRecordService
from liaison.store.engine import Store
from liaison.store.journal.merged_text import MergedText
from liaison.store.opening import create_store
from liaison.store.vault.key import DataKey
from liaison.ui.theme.theme import Scheme, Theme
from liaison.ui.writing.versions.comparison_view import ComparisonView

SAVES, SIZE, LARGE = 5_000, 200_000, 1_000_000
RUNS, EDITS = 3, 500
LETTERS = "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщыэюя"


def lines_of(size: int, source: random.Random) -> list[str]:
    """Lines of some words of both alphabets, so many characters of them."""
    words = ["".join(source.choice(LETTERS) for _ in range(source.randint(2, 9))) for _ in range(3_000)]
    lines: list[str] = []
    while size > 0:
        lines.append(" ".join(source.choice(words) for _ in range(source.randint(0, 14))))
        size -= len(lines[-1]) + 1
    return lines


def run() -> Iterator[Figure]:
    """Milliseconds, medians of three."""
    with tempfile.TemporaryDirectory() as folder:
        store = create_store(Path(folder), DataKey.generate())
        try:
            yield from _history(store)
        finally:
            store.close()
    yield from _comparison()


def _history(store: Store) -> Iterator[Figure]:
    meetings = MeetingService(store)
    versions = MinutesVersionService(store, NoteRecordService(store))
    key = meetings.create(MeetingHeader("bench")).key
    _write(store, meetings, key)
    name = f"history of a note of 200 KB, {SAVES:,} saves"
    with store.read() as connection:
        rows = connection.exec_driver_sql("SELECT value FROM journal WHERE field = 'body' ORDER BY arrival")
        updates = [bytes(row[0]) for row in rows]
    bare = _median(lambda: str(MergedText(updates)))
    slices: list[float] = []
    first = _median(lambda: next(iter(versions.history(key))))
    whole = _median(lambda: slices.extend(_times(versions.history(key))))
    moments = list(versions.history(key))[-1]
    yield Figure(f"{name}: first slice", "ms", first, limit=100)
    yield Figure(f"{name}: whole, {len(moments)} moments (bare: merged)", "ms", whole, limit=1_000, bare=bare)
    yield Figure(f"{name}: longest slice", "ms", max(slices), limit=100)
    middle = moments[len(moments) // 2]
    yield Figure(f"{name}: one earlier text", "ms", _median(lambda: versions.text(key, middle)), limit=100, bare=bare)
    every = _median(lambda: list(versions.history(key, every_save=True)))
    yield Figure(f"{name}: every single save", "ms", every, limit=10_000)


def _write(store: Store, meetings: MeetingService, key: RowKey) -> None:
    """Writing here and there, with a pause now and then: the clock of the store is set on by minutes."""
    meeting = meetings.meeting(key)
    assert meeting is not None
    source = random.Random(7)
    text = "\n".join(lines_of(SIZE, source))[:SIZE]
    clock: Any = store.author.clock
    at = 0
    for number in range(SAVES):
        if number % 50 == 0:
            at = source.randrange(len(text))
            clock.see(clock.latest + ((6 * 60_000) << 16))
        text = f"{text[:at]}слово {text[at:]}"
        at += 6
        meetings.save_note(meeting.note.key, text)


def _comparison() -> Iterator[Figure]:
    source = random.Random(5)
    lines = lines_of(LARGE, source)
    old, edited = "\n".join(lines), lines[:]
    for _ in range(EDITS):
        at = source.randrange(len(edited))
        edited[at] = f"{edited[at]} ещё два слова"
    bare = _median(lambda: SequenceMatcher(None, lines, edited).get_matching_blocks())
    kinds: tuple[tuple[str, str, float | None], ...] = (
        (f"{EDITS} lines edited (bare: lines by difflib)", "\n".join(edited), bare),
        ("every line edited", "\n".join(line.replace("a", "o") for line in lines), None),
        ("nothing in common", "\n".join(lines_of(LARGE, random.Random(6))), None),
    )
    for name, new, beside in kinds:
        taken, slices = _median(lambda new=new: compare(old, new)), _times(compare_in_slices(old, new))  # type: ignore[misc]  # new is bound
        yield Figure(f"two texts of 1 MB, {name}", "ms", taken, limit=5_000, bare=beside)
        yield Figure(f"two texts of 1 MB, {name}: longest slice", "ms", max(slices), limit=500)
    yield Figure(
        f"two texts of 1 MB, {EDITS} lines edited: shown", "ms", _shown(compare(old, kinds[0][1])), limit=1_000
    )


def _shown(comparison: Comparison) -> float:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    view = ComparisonView(Theme(application, Scheme.LIGHT))
    view.resize(800, 600)
    view.show()

    def show() -> None:
        view.show_comparison(comparison)
        application.processEvents()

    taken = _median(show)
    view.close()
    return taken


def _times(slices: Iterator[object]) -> list[float]:
    """Milliseconds of every slice."""
    times: list[float] = []
    while True:
        begun = perf_counter()
        more = next(slices, slices) is not slices
        times.append((perf_counter() - begun) * 1000)
        if not more:
            return times


def _median(work: Callable[[], object]) -> float:
    return median([timed(work) for _ in range(RUNS)])
