"""The window in which one sees what leaves, with minutes of 1 MB: how long one waits, and how long nothing moves meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from figures import Figure
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from writing import longest_note

from liaison.base.lanes import Lanes
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import MeetingHeader, Tlp
from liaison.services.meetings import MeetingService
from liaison.services.minutes_leaving import MinutesLeavingService
from liaison.services.minutes_out import MinutesFormat
from liaison.services.minutes_versions import MinutesVersionService
from liaison.services.minutes_writers import bytes_of
from liaison.services.note_records import NoteRecordService
from liaison.store.opening import store_in_memory
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.minutes_out.dialog import MinutesOutDialog
from liaison.ui.theme.theme import Scheme, Theme

PATIENCE = 120
"""Seconds."""

SETTLING = 0.7
"""Seconds in which a long text is laid out after it was shown."""

_Make = Callable[[], MinutesOutDialog]


@dataclass(frozen=True, slots=True)
class Away:
    """Milliseconds until it was answered, and the longest time in which nothing moved."""

    answered: float
    longest: float


class _Heart:
    """Beats whenever the window has nothing else to do."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._longest = self._last = 0.0
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(0)

    def watch(self, do: Callable[[], object], until: Callable[[], bool]) -> Away:
        """Do something, and wait for its answer."""
        self._application.processEvents()
        start = self._last = perf_counter()
        self._longest = 0.0
        do()
        while not until():
            if perf_counter() - start > PATIENCE:
                raise TimeoutError
            self._application.processEvents()
        answered = perf_counter()
        while perf_counter() < answered + SETTLING:
            self._application.processEvents()
        return Away((answered - start) * 1000, self._longest * 1000)

    def _beat(self) -> None:
        now = perf_counter()
        self._longest, self._last = max(self._longest, now - self._last), now


def run() -> Iterator[Figure]:
    """Milliseconds, each once."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    Theme(application, Scheme.LIGHT)
    heart, note = _Heart(application), longest_note()
    with _window(note.text) as make, TemporaryDirectory() as folder:
        opened: list[MinutesOutDialog] = []

        def open_it() -> None:
            opened.append(make())
            opened[0].open()

        yield from _figures(f"{note.name}: what leaves, opened", heart.watch(open_it, lambda: opened[0].is_shown), 1500)
        dialog = opened[0]
        dialog.items.setFocus()
        dialog.items.setCurrentIndex(dialog.items.model().index(1, 0))
        toggled = heart.watch(lambda: QTest.keyClick(dialog.items, Qt.Key.Key_Space), lambda: dialog.is_shown)
        yield from _figures(f"{note.name}: an item left out", toggled, 500)
        for kind in (MinutesFormat.DOCX, MinutesFormat.PDF):
            dialog.form.format.setCurrentIndex(dialog.form.format.findData(kind))
            target = Path(folder) / f"minutes.{kind.value}"
            dialog.ask_where = lambda *_, target=target: str(target)
            saved = heart.watch(dialog.save, lambda: target.exists() and not dialog.writing.is_busy)  # noqa: B023
            yield from _figures(f"{note.name}: saved as {kind.value}", saved, 60_000)
        dialog.close()


def _figures(name: str, away: Away, limit: float) -> Iterator[Figure]:
    yield Figure(name, "ms", away.answered, limit)
    yield Figure(f"{name}, longest without moving", "ms", away.longest, 400)


@contextmanager
def _window(text: str) -> Iterator[_Make]:
    store = store_in_memory()
    meetings, versions = MeetingService(store), MinutesVersionService(store, NoteRecordService(store))
    service = MinutesLeavingService(store, versions, lambda: bytes_of)
    key = meetings.create(MeetingHeader("A long day", date=PartialDate.of(date(2019, 8, 2)), marking=Tlp.AMBER), ()).key
    meeting = meetings.meeting(key)
    assert meeting is not None
    meetings.save_note(meeting.note.key, text)
    choices = service.choices(key)
    lanes = Lanes(store.interrupt)
    doors = Doors(lanes)

    def make() -> MinutesOutDialog:
        return MinutesOutDialog(service, versions, doors, key, choices, date.today)

    yield make
    lanes.close()
    store.close()
