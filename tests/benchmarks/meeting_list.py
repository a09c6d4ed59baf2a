"""A list of 1,000,000 meetings on an encrypted store: first paint, scrolling, jumping, memory; beside a bare table of Qt.

Each list is measured in a process of its own, so that memory means something.
"""

from __future__ import annotations

import gc
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from corpus import corpus
from figures import Figure, median, percentile
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QEventLoop,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QTableView, QWidget

from liaison.app.meeting_services import Pages, meeting_services
from liaison.app.writing_services import writing_services
from liaison.base.lanes import Lanes
from liaison.domain.countries import Countries
from liaison.domain.directory import AgencyDetail, Found
from liaison.services.meetings import MeetingService
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.list.view import MeetingListView
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.theme.theme import Scheme, Theme

MANY, FEW = 1_000_000, 1_000
ROUNDS = 5
STEPS, JUMPS = 300, 40
SIZE = (1100, 760)


class BareModel(QAbstractTableModel):
    """A million rows of six columns, each text made when it is asked for."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else MANY

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 6

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return f"row {index.row()} of {index.column()}" if role == Qt.ItemDataRole.DisplayRole else None


class Painted(QObject):
    """Notes when a view was painted with what `ready` waits for."""

    def __init__(self, view: QAbstractScrollArea, ready: Any) -> None:
        super().__init__(view)
        self.at = 0.0
        self._ready = ready
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and not self.at and self._ready():
            QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        self.at = self.at or perf_counter()


class NoDirectory:
    """Nothing is looked up here."""

    def find(self, text: str, limit: int = 50) -> tuple[Found, ...]:
        return ()

    def agency(self, identity: str) -> AgencyDetail:
        raise LookupError(identity)


def memory() -> float:
    """Resident MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def wait(until: Any, milliseconds: int = 20_000) -> None:
    """Run Qt until something is true."""
    end = perf_counter() + milliseconds / 1000
    while not until() and perf_counter() < end:
        loop = QEventLoop()
        QTimer.singleShot(1, loop.quit)
        loop.exec()


def scrolled(view: QTableView) -> list[float]:
    """Milliseconds of each step of three lines, painting included."""
    bar, times = view.verticalScrollBar(), []
    step = 3 * view.rowHeight(0) if view.verticalScrollMode() is QTableView.ScrollMode.ScrollPerPixel else 3
    for _ in range(STEPS):
        start = perf_counter()
        bar.setValue(bar.value() + step)
        QApplication.processEvents()
        times.append((perf_counter() - start) * 1000)
        # the store's thread gets its turn between steps, as it does between turns of a wheel
        wait(lambda: False, 4)
    return times


def bare_list() -> dict[str, float]:
    """A QTableView and nothing else."""
    start = perf_counter()
    view = QTableView()
    view.setModel(BareModel(view))
    view.resize(*SIZE)
    painted = Painted(view, lambda: True)
    view.show()
    wait(lambda: painted.at > 0)
    steps = scrolled(view)
    return {"first": (painted.at - start) * 1000, "p50": median(steps), "p95": percentile(steps, 0.95)}


def our_list(meetings: int) -> dict[str, float]:
    """The meetings screen over its store."""
    store = corpus(meetings)
    service = MeetingService(store)
    lanes = Lanes(store.interrupt)
    doors = Doors(lanes)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme(application, Scheme.LIGHT)
    # statements are compiled while the passphrase is derived
    lanes.write(lambda: (service.count(), service.page())).result()
    gc.collect()
    before, start = memory(), perf_counter()
    services = meeting_services(store, NoDirectory(), Countries(()), writing_services(store))
    screen = MeetingsScreen(services, doors, theme, lambda *_: None, Pages(services).make)
    built = perf_counter()
    page = screen.list_page
    screen.resize(*SIZE)
    painted = Painted(page.view, lambda: page.model.row(0) is not None)
    screen.activated()
    screen.show()
    wait(lambda: painted.at > 0)
    figures = {"build": (built - start) * 1000, "first": (painted.at - built) * 1000}
    steps = scrolled(page.view)
    gc.collect()
    figures |= {"p50": median(steps), "p95": percentile(steps, 0.95), "memory": memory() - before}
    figures["far"] = jump(page.view, meetings - 1)
    wait(lambda: page.model.knows_all_starts())
    jumps = [jump(page.view, random.randrange(meetings)) for _ in range(JUMPS)]
    figures |= {"jump": median(jumps), "jump95": percentile(jumps, 0.95)}
    del screen
    lanes.close()
    store.close()
    return figures


def jump(view: MeetingListView, line: int) -> float:
    """Milliseconds from asking for a line to its being there, painted."""
    start = perf_counter()
    view.choose(line)
    QApplication.processEvents()
    wait(lambda: view.row() is not None)
    QApplication.processEvents()
    return (perf_counter() - start) * 1000


def in_a_process(what: str) -> dict[str, float]:
    """Measure in a new process."""
    command = [sys.executable, __file__, what]
    settings = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    answer = subprocess.run(command, capture_output=True, text=True, check=True, env=settings)
    figures: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return figures


def run() -> list[Figure]:
    """A million, a thousand and the bare table in turn, five times."""
    corpus(MANY).close()
    corpus(FEW).close()
    kinds = (str(MANY), str(FEW), "bare")
    in_a_process("bare")
    rounds = [{kind: in_a_process(kind) for kind in kinds} for _ in range(ROUNDS)]

    def middle(kind: str, name: str) -> float:
        return median([one[kind][name] for one in rounds])

    many, more = str(MANY), middle(str(MANY), "memory") - middle(str(FEW), "memory")
    return [
        Figure(
            "list of 1,000,000: first paint with meetings",
            "ms",
            middle(many, "first"),
            limit=60,
            bare=middle("bare", "first"),
        ),
        Figure("list of 1,000,000: the screen built, once", "ms", middle(many, "build")),
        Figure(
            "list of 1,000,000: scroll step, median", "ms", middle(many, "p50"), limit=8, bare=middle("bare", "p50")
        ),
        Figure(
            "list of 1,000,000: scroll step, 95 of 100", "ms", middle(many, "p95"), limit=8, bare=middle("bare", "p95")
        ),
        Figure("list of 1,000,000: the first jump, to the end", "ms", middle(many, "far")),
        Figure("list of 1,000,000: jump anywhere, read and painted, median", "ms", middle(many, "jump")),
        Figure("list of 1,000,000: jump anywhere, read and painted, 95 of 100", "ms", middle(many, "jump95")),
        Figure(
            "list of 1,000,000: memory, screen and pages", "MB", middle(many, "memory"), bare=middle(str(FEW), "memory")
        ),
        Figure("list of 1,000,000: memory more than for 1,000", "MB", more, limit=30),
    ]


def main() -> None:
    """Measure one list and print its figures."""
    application = QApplication([])
    widget = QWidget()
    widget.show()
    QApplication.processEvents()
    what = sys.argv[1]
    print(json.dumps(bare_list() if what == "bare" else our_list(int(what))), flush=True)
    del application


if __name__ == "__main__":
    main()
