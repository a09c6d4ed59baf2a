"""A bare PySide6 window with one table: what a start is measured against. Prints milliseconds from process start to first paint."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

from liaison.app.milestones import Milestones


class Painted(QObject):
    """Tells the first paint of the window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Wait for it."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, lambda: Milestones(True).reached("painted"))
            QTimer.singleShot(int(sys.argv[1]) if len(sys.argv) > 1 else 0, self._end)
        return False

    def _end(self) -> None:
        size = [line for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines() if "VmRSS" in line]
        print(f"idle {int(size[0].split()[1]) / 1024:.1f}", file=sys.stderr, flush=True)
        application.quit()


application = QApplication(sys.argv)
window = QMainWindow()
table = QTableWidget(20, 5)
for row in range(20):
    for column in range(5):
        table.setItem(row, column, QTableWidgetItem(f"row {row} column {column}"))
window.setCentralWidget(table)
window.resize(1000, 700)
painted = Painted()
window.installEventFilter(painted)
window.show()
application.exec()
