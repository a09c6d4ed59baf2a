"""One unlocking of a large store, in a process of its own: prints milliseconds from the derived key to the painted list.

As in life, the passphrase is typed a while after the prompt was painted. With `idle` it also prints the memory of the idle window in MB.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import liaison.app.before_qt
import liaison.base.without_tls  # noqa: F401  # as the program itself begins

# isort: split
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from liaison.app.milestones import Milestones
from liaison.app.options import Options
from liaison.app.program import Program
from liaison.base.settings import Settings
from liaison.ui.theme.theme import Scheme, Theme
from liaison.ui.unlock.prompt import UnlockPrompt

TYPING = 2500


def rest(milliseconds: int) -> None:
    """Let the program work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def memory() -> float:
    """Resident memory of this process, MB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0


class FirstData(QObject):
    """Notices the paint in which the list first has a line to paint."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.at = 0.0
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Look at paints of lists."""
        if not self.at and event.type() is QEvent.Type.Paint:
            view = watched.parent()
            if isinstance(view, QAbstractItemView) and view.window().isVisible():
                model = view.model()
                if model is not None and model.rowCount() > 1000 and model.index(0, 0).data():
                    watched.removeEventFilter(self)
                    # the line is painted when this event is over
                    QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self.at = self.at or time.perf_counter()


def main() -> None:
    """Unlock once."""
    folder, settings_folder, passphrase = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    application = QApplication(sys.argv[:1])
    settings = Settings(settings_folder)
    settings.set("screen", "meetings")
    theme = Theme(application, Scheme.LIGHT)
    program = Program(
        application, Options(store=folder), settings, theme, Milestones(False), lambda options: None, lambda code: None
    )
    program.start()
    rest(TYPING)
    prompt = program.front
    assert isinstance(prompt, UnlockPrompt)
    derived: list[float] = []
    prompt.unlocked.connect(lambda key: derived.append(time.perf_counter()))
    seen = FirstData(application)
    for character in passphrase:
        # not by QtTest, whose memory is not the window's
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
            application.sendEvent(prompt.field, key)
    prompt.field.returnPressed.emit()
    end = time.monotonic() + 60
    while not seen.at and time.monotonic() < end:
        rest(5)
    print(f"unlocked {(seen.at - derived[0]) * 1000:.1f}", file=sys.stderr, flush=True)
    rest(4000)
    print(f"idle {memory():.1f}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
