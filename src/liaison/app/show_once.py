"""The window, shown once with a given store and closed again: what `self-check` starts in a process of its own.

One request comes from standard input, one answer goes to standard output, both JSON.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import PySide6
from PySide6.QtCore import QEvent, QObject, QSettings, QTimer, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from liaison.app.milestones import Milestones
from liaison.app.options import Options
from liaison.app.program import Program
from liaison.app.window import choose_language
from liaison.base.errors import WorldError
from liaison.base.settings import Settings
from liaison.base.translations import tr, trn
from liaison.services.self_check import modules
from liaison.services.self_check.trying import Wrong
from liaison.ui.shell.window import MainWindow
from liaison.ui.theme.theme import Theme
from liaison.ui.unlock.prompt import UnlockPrompt

_LOOK_AGAIN = 20
"""Milliseconds between two looks at how far the window is."""

_REST = 100
"""Looks before the picture, so that what the last room reads is there."""

_LAST_ROOM = "meetings"
"""Where the trial's meeting is seen."""


def answer_show_once() -> None:
    """Do what one request asks, and answer."""
    asked = json.loads(sys.stdin.buffer.read())
    began = time.monotonic()
    application = QApplication([sys.argv[0]])
    folder = Path(asked["store"])
    visit = _Visit(application, folder, asked["passphrase"], asked["picture"], began)
    visit.begin()
    application.exec()
    sys.stdout.buffer.write(json.dumps(visit.answer()).encode("ascii"))
    sys.stdout.buffer.flush()


class _Visit(QObject):
    """One run of the program, driven from the prompt through every room to the end.

    Args:
        picture: a file for what the window shows; none when empty.
        began: on the monotonic clock.
    """

    def __init__(self, application: QApplication, folder: Path, passphrase: str, picture: str, began: float) -> None:
        super().__init__(application)
        self._application, self._passphrase, self._picture, self._began = application, passphrase, picture, began
        # the trial's own folder, which goes with it; nothing of the person's is read or changed
        place = folder.parent / "settings"
        for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(form, QSettings.Scope.UserScope, str(place / "qt"))
        application.setApplicationName("liaison-desk")
        application.setQuitOnLastWindowClosed(False)
        settings = Settings(place)
        choose_language(settings.text("language"))
        theme = Theme(application)
        self._program = Program(
            application,
            Options(store=folder, settings=place),
            settings,
            theme,
            Milestones(False),
            _never,
            choose_language,
        )
        self._painted: dict[int, float] = {}
        self._rooms: list[str] | None = None
        self._opened = self._rested = 0
        self._fault = ""
        self._typed = False
        self._times: dict[str, int] = {}

    def begin(self) -> None:
        """Show the prompt and look at it from then on."""
        self._application.installEventFilter(self)
        self._program.start()
        timer = QTimer(self, interval=_LOOK_AGAIN)
        timer.timeout.connect(self._look)
        timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Note when a window was painted first."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget) and watched is self._program.front:
            self._painted.setdefault(id(watched), time.monotonic())
        return False

    def answer(self) -> dict[str, Any]:
        """What was seen."""
        versions = {"Qt": qVersion(), "PySide6": PySide6.__version__, "window system": QGuiApplication.platformName()}
        times = ", ".join(f"{name} {milliseconds} ms" for name, milliseconds in self._times.items())
        rooms = trn("{n} room", "{n} rooms", self._opened)
        return {"fault": self._fault, "detail": f"{rooms}, {times}", "versions": versions}

    def _look(self) -> None:
        front = self._program.front
        if front is None or id(front) not in self._painted:
            return
        try:
            if isinstance(front, UnlockPrompt):
                self._unlock(front)
            elif isinstance(front, MainWindow):
                self._walk(front)
        except (Wrong, WorldError) as problem:
            self._stop(str(problem))
        except Exception as error:  # whatever keeps a screen from opening is what is looked for  # noqa: BLE001
            self._stop(f"{type(error).__name__}: {error}")

    def _unlock(self, prompt: UnlockPrompt) -> None:
        if not self._typed:
            self._typed = True
            self._note(tr("prompt"), prompt)
            prompt.field.setText(self._passphrase)
            prompt.field.returnPressed.emit()

    def _walk(self, window: MainWindow) -> None:
        """One room at a look, so that each is painted; then the end."""
        if self._rooms is None:
            self._note(tr("window"), window)
            self._rooms = sorted(window.room_ids(), key=lambda room: (room == _LAST_ROOM, room))
        elif self._opened < len(self._rooms):
            window.open_room(self._rooms[self._opened])
            self._opened += 1
        elif self._picture and self._rested < _REST:
            self._rested += 1
        else:
            if self._picture and not window.grab().save(self._picture, "PNG"):
                raise Wrong(tr("The picture could not be written."))
            modules.load_all(modules.WITH_WINDOW)
            self._stop("")

    def _note(self, name: str, window: QWidget) -> None:
        self._times[name] = round((self._painted[id(window)] - self._began) * 1000)

    def _stop(self, fault: str) -> None:
        self._fault = fault
        self._application.removeEventFilter(self)
        for timer in self.findChildren(QTimer):
            timer.stop()
        if isinstance(self._program.front, MainWindow) and not fault:
            # as a person closes it: saved, and the store shut
            self._program.front.close()
        else:
            self._program.end()


def _never(options: Options) -> None:
    """Nothing locks within the seconds this takes."""
    raise RuntimeError(f"started anew with {options}")
