"""An officer at the real program: types and looks, knows nothing of the inside. Runs in a process of its own, so that it can be killed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QAbstractListModel, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from liaison.app.milestones import Milestones
from liaison.app.options import Options
from liaison.app.program import Program
from liaison.app.window import choose_language
from liaison.base.settings import Settings
from liaison.ui.theme.theme import Scheme, Theme

T = TypeVar("T")
PATIENCE = 40.0


class Officer:
    """Drives the program in this process by keys alone.

    Args:
        folder: of the store; the settings lie beside it.

    Attributes:
        keys: how many keys were pressed so far, those held down for a chord among them.
    """

    def __init__(self, folder: Path, *, sample: bool = False, language: str = "en") -> None:
        self.application = QApplication(sys.argv[:1])
        self.application.setQuitOnLastWindowClosed(False)
        settings = Settings(folder.parent / "settings")
        choose_language(language)
        theme = Theme(self.application, Scheme.LIGHT)
        options = Options(store=folder, sample=sample)
        self.keys = 0
        self.relaunched: list[Options] = []
        self.program = Program(
            self.application, options, settings, theme, Milestones(False), self.relaunched.append, choose_language
        )
        self.program.start()
        self.wait(lambda: self.program.front is not None and self.program.front.isVisible())

    @property
    def window(self) -> QWidget:
        """The window in front."""
        assert self.program.front is not None
        return self.program.front

    def rest(self, milliseconds: int = 30) -> None:
        """Let the program do what it has to do."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def wait(self, condition: Callable[[], T]) -> T:
        """Look until it is so."""
        end = time.monotonic() + PATIENCE
        while not (found := condition()):
            if time.monotonic() > end:
                raise TimeoutError(f"never: {condition}; on the screen: {self.seen()[:3000]}")
            self.rest()
        return found

    def press(self, *keys: str) -> None:
        """Press keys such as `Ctrl+N`, one after the other."""
        for key in keys:
            combination = QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)[0]  # type: ignore[index]  # the stubs do not know it
            QTest.keyClick(self._focus(), combination.key(), combination.keyboardModifiers())
            self.keys += 1 + key.count("+")
            self.rest()

    def type(self, text: str) -> None:
        """Type a text where the focus is; a line break is Return."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.press("Return")
            self.keys += len(line)
            if line.isascii():
                QTest.keyClicks(self._focus(), line)
            else:
                for letter in line:
                    QTest.sendKeyEvent(
                        QTest.KeyAction.Click, self._focus(), Qt.Key.Key_unknown, letter, Qt.KeyboardModifier.NoModifier
                    )
        self.rest()

    def focus(self, name: str) -> QWidget:
        """Go by Tab until the widget with this accessible name or text has the focus."""
        for _ in range(80):
            present = self._focus()
            if name in (present.accessibleName(), str(present.property("text") or "").replace("&", "")):
                return present
            self.press("Tab")
        raise LookupError(f"{name} cannot be reached by Tab; on the screen: {self.seen()[:3000]}")

    def sees(self, text: str) -> bool:
        """Whether a text is on the screen."""
        return text in self.seen()

    def seen(self) -> str:
        """Everything readable in the window in front."""
        found = [piece for widget in self._visible() for piece in _texts(widget)]
        return "\n".join(found)

    def _visible(self) -> list[QWidget]:
        return [widget for widget in (self.window, *self.window.findChildren(QWidget)) if widget.isVisible()]

    def _focus(self) -> QWidget:
        if not self.window.isActiveWindow() and QApplication.activeModalWidget() is None:
            self.window.activateWindow()
            self.wait(lambda: self.window.isActiveWindow() or QApplication.activePopupWidget() is not None)
        popup = QApplication.activePopupWidget()
        # the list of a combo box lies in a frame of its own
        shown = popup.findChild(QAbstractItemView) if popup is not None else None
        return shown or popup or QApplication.focusWidget() or self.window


def _texts(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel | QPushButton | QLineEdit):
        return [widget.text()]
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return [widget.toPlainText()]
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        return _model_texts(widget)
    return [widget.accessibleName()] if widget.accessibleName() else []


def _model_texts(view: QAbstractItemView) -> list[str]:
    model, found = view.model(), []
    stack = [model.index(row, 0) for row in range(min(model.rowCount(), 200))]
    while stack:
        index = stack.pop()
        # a list model's number of columns is private to it
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(index.parent())
        for column in range(columns):
            cell = index.siblingAtColumn(column)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                text = cell.data(role)
                if text:
                    found.append(str(text))
        stack += [model.index(row, 0, index) for row in range(min(model.rowCount(index), 200))]
    return found
