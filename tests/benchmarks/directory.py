"""A directory of 5,000 agencies and 50,000 offices: the tree ready, a key typed into its filter, a name looked up."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator
from datetime import date

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from figures import Figure, median, percentile, timed
from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QTreeView
from reference_corpus import reference_corpus

from liaison.base.lanes import Lanes
from liaison.base.paths import resources
from liaison.base.translations import use_language
from liaison.services.corrections import CorrectionService
from liaison.services.coverage import CoverageService
from liaison.services.directory import DirectoryService
from liaison.services.directory_editing import DirectoryEditingService
from liaison.services.freshness import FreshnessService
from liaison.services.hand_over import HandOverService
from liaison.services.people import PeopleService
from liaison.store.engine import Store
from liaison.ui.doors import Doors
from liaison.ui.screens.directory.material import read_material
from liaison.ui.screens.directory.screen import DirectoryScreen
from liaison.ui.screens.directory.services import DirectoryServices
from liaison.ui.theme.theme import Contrast, Scheme, Theme

TODAY = date(2026, 11, 22)
TYPED = ("customs 1", "frankfurt", "портовый 7", "liaison", "air", "следственный", "c12 attache", "zz", "belarus")
SLOW_KEY = 16
READY = 150
_NAMES = "SELECT name || ' ' || coalesce(city, '') FROM ref_office"
_DATES = "SELECT as_of, count(*) FROM ref_coverage WHERE valid_to IS NULL GROUP BY as_of"
_AGENCIES = "SELECT id, name_en, native_name, short_name, kind, parent_agency_id, country_iso2 FROM ref_agency"


def run() -> Iterator[Figure]:
    """Milliseconds."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    use_language("en", resources() / "languages")
    # as in the program, where circles are collected in between, on the GUI thread
    gc.disable()
    store = reference_corpus()
    try:
        yield from _services(store)
        yield from _freshness(store)
        yield from _screen(store, application)
    finally:
        gc.enable()
        store.close()


def _services(store: Store) -> Iterator[Figure]:
    directory, coverage = DirectoryService(store, lambda: TODAY), CoverageService(store, lambda: TODAY)
    bare = median([timed(lambda: _ask(store, _AGENCIES)) for _ in range(5)])
    read = median([timed(lambda: read_material(directory, coverage, lambda: TODAY)) for _ in range(5)])
    yield Figure("tree to begin with, read and built (bare: the agencies' rows)", "ms", read, limit=READY, bare=bare)
    offices = median([timed(lambda: list(directory.office_lines())) for _ in range(3)])
    bare = median([timed(lambda: _ask(store, _NAMES)) for _ in range(3)])
    yield Figure("50,000 offices read after it, in slices (bare: their names)", "ms", offices, bare=bare)
    yield Figure("longest of these slices", "ms", max(_steps(directory.office_lines())))
    first = timed(lambda: directory.find("customs"))
    yield Figure("a name looked up, the first time since a change", "ms", first)
    names = [row[0].casefold() for row in _ask(store, _NAMES)]
    for text in ("customs", "portovy", "zzz"):
        found = median([timed(lambda text=text: directory.find(text)) for _ in range(5)])  # type: ignore[misc]
        bare = median([timed(lambda text=text: [one for one in names if text in one]) for _ in range(5)])  # type: ignore[misc]
        yield Figure(f"a name looked up: “{text}” (bare: one scan of the names)", "ms", found, limit=50, bare=bare)


def _freshness(store: Store) -> Iterator[Figure]:
    freshness = FreshnessService(store, lambda: TODAY)
    bare = median([timed(lambda: _ask(store, _DATES)) for _ in range(3)])
    count = median([timed(freshness.count) for _ in range(3)])
    yield Figure("facts due counted, of 640,000 (bare: dates of coverage by count)", "ms", count, bare=bare)
    listed = median([timed(lambda: freshness.due_called("")) for _ in range(3)])
    yield Figure("the 500 oldest of them listed", "ms", listed)
    called = median([timed(lambda: freshness.due_called("belarus")) for _ in range(3)])
    yield Figure("those of one country", "ms", called)


def _screen(store: Store, application: QApplication) -> Iterator[Figure]:
    services = DirectoryServices(
        DirectoryService(store, lambda: TODAY),
        CoverageService(store, lambda: TODAY),
        CorrectionService(store),
        DirectoryEditingService(store),
        PeopleService(store, lambda: TODAY),
        FreshnessService(store, lambda: TODAY),
        HandOverService(store, lambda: TODAY),
    )
    lanes = Lanes(store.interrupt)
    screen = DirectoryScreen(services, Doors(lanes), Theme(application, Scheme.LIGHT, Contrast.NORMAL), lambda: TODAY)
    screen.resize(1240, 800)
    screen.show()
    application.processEvents()
    start = time.perf_counter()
    screen.activated()
    _until(application, lambda: screen.pane.tree.model().rowCount() > 0)
    shown = (time.perf_counter() - start) * 1000
    yield Figure("tree shown, from opening the screen", "ms", shown, limit=2 * READY)
    _until(application, lambda: screen._offices is None)
    yield Figure("all its offices there, from opening the screen", "ms", (time.perf_counter() - start) * 1000)
    yield from _keys(screen, application)
    lanes.close()


def _keys(screen: DirectoryScreen, application: QApplication) -> Iterator[Figure]:
    """What a key costs the window: the filter, the tree laid out anew and painted."""
    own, bare_times = [], []
    bare = QTreeView()
    bare.resize(430, 800)
    bare.show()
    for typed in TYPED:
        for end in range(1, len(typed) + 1):
            begun = time.thread_time()
            screen.set_filter(typed[:end])
            application.processEvents()
            own.append((time.thread_time() - begun) * 1000)
            begun = time.thread_time()
            bare.setModel(QStringListModel([f"{typed} {number}" for number in range(300)]))
            application.processEvents()
            bare_times.append((time.thread_time() - begun) * 1000)
        screen.set_filter("")
        application.processEvents()
    name = "a key in the filter, on the window's thread"
    yield Figure(f"{name}: median (bare: 300 lines in a tree)", "ms", median(own), bare=median(bare_times))
    yield Figure(f"{name}: 95th percentile", "ms", percentile(own, 0.95), limit=SLOW_KEY)
    yield Figure(f"{name}: worst", "ms", max(own))


def _steps(slices: Iterator[object]) -> Iterator[float]:
    while True:
        start = time.perf_counter()
        if next(slices, None) is None:
            return
        yield (time.perf_counter() - start) * 1000


def _ask(store: Store, statement: str) -> list[tuple[str, ...]]:
    with store.read() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(statement)]


def _until(application: QApplication, reached: Callable[[], bool]) -> None:
    limit = time.perf_counter() + 60
    while not reached() and time.perf_counter() < limit:
        application.processEvents()
        time.sleep(0.001)
