"""The matrix of coverage with 10, 100 and 1,000 times the shipped directory: from asking to its first paint, and to all its rows.

Measured through the store's thread, the screen's own doors and a real view, painting included; medians. Beside it stands what a statement
costs that only fetches the names of all offices. Python's collector is off, as it is in the program.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator

from figures import Figure, median, timed
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from reference_corpus import CRIME, TODAY, reference_corpus

from liaison.base.lanes import Lanes
from liaison.base.paths import resources
from liaison.base.translations import use_language
from liaison.services.coverage import CoverageService
from liaison.store.engine import Store
from liaison.ui.doors import Doors
from liaison.ui.screens.coverage.matrix_drawing import MatrixDrawing
from liaison.ui.screens.coverage.view_switch import View
from liaison.ui.screens.coverage.views_side import ViewsSide
from liaison.ui.theme.theme import Contrast, Scheme, Theme
from liaison.ui.widgets.matrix.model import MatrixModel
from liaison.ui.widgets.reference.names import Names

FACTORS = (10, 100, 1000)
ROUNDS = 7
FIRST_PAINT = 100
SIZE = (1240, 800)
_NAMES = "SELECT agency_id, name, id, kind, country_iso2 FROM ref_office"


def run() -> Iterator[Figure]:
    """Milliseconds."""
    if "DISPLAY" not in os.environ and "WAYLAND_DISPLAY" not in os.environ:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    use_language("en", resources() / "languages")
    gc.disable()
    try:
        for factor in FACTORS:
            store = reference_corpus(factor)
            try:
                yield from _figures(store, factor, application)
            finally:
                store.close()
    finally:
        gc.enable()


class Painted(QObject):
    """Notes when a matrix that has rows was painted first since `wait`."""

    def __init__(self, views: ViewsSide) -> None:
        super().__init__(views)
        self._matrix = views.matrix_side.matrix
        self.has = True
        self._matrix.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._matrix.model().rowCount():
            self.has = True
        return False


def _figures(store: Store, factor: int, application: QApplication) -> Iterator[Figure]:
    service = CoverageService(store, lambda: TODAY)
    names = Names(service.countries(), service.crime_types(), "en", TODAY)
    bare = median([timed(lambda: _fetched(store)) for _ in range(5)])
    lanes = Lanes(store.interrupt)
    views = ViewsSide(Theme(application, Scheme.LIGHT, Contrast.NORMAL))
    drawing = MatrixDrawing(views, service, Doors(lanes), views)
    views.switch.choose(View.MATRIX)
    views.resize(*SIZE)
    views.show()
    painted = Painted(views)
    rows, firsts, wholes = service.matrix().office_count, [], []
    for _ in range(ROUNDS):
        drawing.show_nothing()
        _settle(lanes, application)
        painted.has = False
        start = time.perf_counter()
        drawing.show_world(CRIME, TODAY, names)
        _until(application, lambda: painted.has)
        firsts.append((time.perf_counter() - start) * 1000)
        _until(application, lambda: _rows(views) == rows)
        wholes.append((time.perf_counter() - start) * 1000)
    _settle(lanes, application)
    lanes.close()
    views.close()
    limit = FIRST_PAINT if factor == FACTORS[-1] else None
    name = f"matrix of coverage x{factor}"
    yield Figure(f"{name}: first painted, of {rows:,} offices", "ms", median(firsts), limit)
    yield Figure(f"{name}: all rows there (bare: their names)", "ms", median(wholes), None, bare)


def _rows(views: ViewsSide) -> int:
    model = views.matrix_side.matrix.model()
    assert isinstance(model, MatrixModel)
    return sum(len(group.rows) for group in model.content.groups)


def _fetched(store: Store) -> None:
    store.outside_transaction(_NAMES)


def _settle(lanes: Lanes, application: QApplication) -> None:
    """Wait until nothing is read any more."""
    for _ in range(4):
        done = lanes.read(lambda: None)
        _until(application, done.done)
        application.processEvents()


def _until(application: QApplication, reached: Callable[[], bool]) -> None:
    limit = time.perf_counter() + 60
    while not reached() and time.perf_counter() < limit:
        application.processEvents()
        time.sleep(0.001)
