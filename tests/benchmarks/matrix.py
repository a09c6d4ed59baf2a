"""A matrix of 50,000 rows and 250 columns: first paint, scrolling, closing a group, memory; beside a bare table of Qt.

Each is measured in a process of its own, in turn.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from figures import Figure, median, percentile
from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from liaison.ui.theme.theme import Scheme, Theme
from liaison.ui.widgets.matrix import (
    Column,
    ColumnNote,
    Mark,
    MarkKind,
    MatrixContent,
    MatrixView,
    NoteKind,
    Row,
    RowGroup,
)

ROWS, COLUMNS, GROUPS, FILLED = 50_000, 250, 500, 10
"""Offices, countries, agencies, and countries covered by one office."""

ROUNDS, STEPS = 5, 200
SIZE = (1400, 860)
KINDS = (MarkKind.FULL, MarkKind.PART, MarkKind.SLIGHT, MarkKind.NOT_KNOWN)

Marks = dict[str, dict[str, Mark]]


def code(column: int) -> str:
    """Two letters."""
    return chr(65 + column // 26) + chr(65 + column % 26)


def filled() -> Marks:
    """The cells that are not empty."""
    chance = random.Random(7)
    kinds = [Mark(kind, f"{kind.value}, as of 2019", is_old) for kind in KINDS for is_old in (False, True)]
    columns = [code(column) for column in range(COLUMNS)]
    return {str(row): {key: chance.choice(kinds) for key in chance.sample(columns, FILLED)} for row in range(ROWS)}


def content(marks: Marks) -> MatrixContent:
    """The same as a matrix."""
    note = ColumnNote(NoteKind.OVERLAP, "Several offices cover it")
    columns = tuple(
        Column(code(at), code(at), f"Country {at}", f"Region {at // 11}", note if at % 3 else None)
        for at in range(COLUMNS)
    )
    size = ROWS // GROUPS
    groups = tuple(
        RowGroup(f"g{at}", f"Agency {at}", tuple(Row(str(n), f"Office {n}") for n in range(at * size, (at + 1) * size)))
        for at in range(GROUPS)
    )
    nothing: Mapping[str, Mark] = {}
    return MatrixContent("Offices and countries", columns, groups, lambda row: marks.get(row, nothing), "not covered")


class BareModel(QAbstractTableModel):
    """The same cells, each a letter."""

    def __init__(self, marks: Marks) -> None:
        super().__init__()
        self.marks = marks
        self.columns = [code(column) for column in range(COLUMNS)]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else ROWS

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else COLUMNS

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        mark = self.marks[str(index.row())].get(self.columns[index.column()])
        return mark.kind.value[0] if mark is not None else None


class Painted(QObject):
    """Notes when a view was painted."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.at = 0.0
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and not self.at:
            # after what is being painted now
            QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        self.at = self.at or perf_counter()


def shown(view: QTableView, start: float) -> float:
    """Milliseconds from `start` to the first paint."""
    view.resize(*SIZE)
    painted = Painted(view)
    view.show()
    while not painted.at:
        QApplication.processEvents()
    return (painted.at - start) * 1000


def steps(view: QTableView, *, down: bool, step: int) -> list[float]:
    """Milliseconds of each step, painting included."""
    bar, times = view.verticalScrollBar() if down else view.horizontalScrollBar(), []
    for at in range(STEPS):
        start = perf_counter()
        bar.setValue((at * step) % max(1, bar.maximum()))
        QApplication.processEvents()
        times.append((perf_counter() - start) * 1000)
    return times


def once(work: Callable[[], object]) -> float:
    """Milliseconds, painting included."""
    start = perf_counter()
    work()
    QApplication.processEvents()
    return (perf_counter() - start) * 1000


def memory() -> float:
    """Resident MB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def measure(what: str) -> dict[str, float]:
    """Figures of one table."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    marks = filled()
    made = content(marks)
    theme = Theme(application, Scheme.LIGHT) if what == "ours" else None
    before, start = memory(), perf_counter()
    view: QTableView
    if theme is not None:
        view = matrix = MatrixView(theme)
        matrix.show_content(made)
        line, across = 26, 30
    else:
        view = QTableView()
        view.setModel(BareModel(marks))
        view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        for column in range(COLUMNS):
            view.setColumnWidth(column, 30)
        line, across = view.rowHeight(0), 30
    first = shown(view, start)
    wheel, pages = steps(view, down=True, step=3 * line), steps(view, down=True, step=25 * line)
    sideways = steps(view, down=False, step=across)
    figures = {"first": first, "memory": memory() - before}
    for name, times in (("wheel", wheel), ("page", pages), ("side", sideways)):
        figures |= {name: median(times), f"{name}95": percentile(times, 0.95)}
    if isinstance(view, MatrixView):
        matrix = view
        figures["close"] = median([once(lambda at=at: matrix.set_open(f"g{at}", False)) for at in range(20)])  # type: ignore[misc]
        figures["goto"] = once(lambda: matrix.go_to("49000", code(200)))
        keys = [once(lambda at=at: matrix.go_to(str(45_000 + at), code(at))) for at in range(50)]  # type: ignore[misc]
        figures["move"] = median(keys)
    return figures


def in_a_process(what: str) -> dict[str, float]:
    """Measure in a new process."""
    settings = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    command = [sys.executable, __file__, what]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, env=settings)
    figures: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return figures


def run() -> list[Figure]:
    """Ours and the bare one in turn, five times."""
    rounds = [{what: in_a_process(what) for what in ("ours", "bare")} for _ in range(ROUNDS)]

    def middle(what: str, name: str) -> float:
        return median([one[what][name] for one in rounds])

    def line(name: str, key: str, limit: float | None = None, most_times: float | None = None) -> Figure:
        bare = middle("bare", key) if key in rounds[0]["bare"] else None
        return Figure(f"matrix of 50,000 x 250: {name}", "ms", middle("ours", key), limit, bare, most_times)

    return [
        line("first paint", "first", 100),
        line("scroll step of three rows, median", "wheel", 8),
        line("scroll step of three rows, 95 of 100", "wheel95", most_times=1.5),
        line("a page down, median", "page", 8),
        line("a page down, 95 of 100", "page95", most_times=1.5),
        line("a column sideways, median", "side", 8),
        line("a column sideways, 95 of 100", "side95", most_times=1.5),
        line("a group closed", "close"),
        line("first look for a row by its key", "goto"),
        line("another cell current, anywhere", "move"),
        Figure("matrix of 50,000 x 250: memory", "MB", middle("ours", "memory"), bare=middle("bare", "memory")),
    ]


def main() -> None:
    """Measure one table and print its figures."""
    application = QApplication([])
    widget = QWidget()
    widget.show()
    QApplication.processEvents()
    print(json.dumps(measure(sys.argv[1])), flush=True)
    # the table goes before the application
    del widget, application


if __name__ == "__main__":
    main()
