"""Driving a tab of a case by keys: what is pressed and typed where the focus is, and the form that opens."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from liaison.ui.widgets.form_dialog import FormDialog
from liaison.ui.widgets.labels import PlainLabel

Form = TypeVar("Form", bound=FormDialog)
CONTROL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, keys: Qt.KeyboardModifier = _NONE) -> None:
    """Press a key where the focus is, on an open list or menu first."""
    focused = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, keys)


def write(text: str) -> None:
    """Type where the focus is instead of what is chosen there, and close the list that opens."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        QTest.keyClick(popup, Qt.Key.Key_Escape)
        # without a window manager the list stays the active window
        focused.window().activateWindow()
        QApplication.processEvents()


def come_to(widget: QWidget) -> None:
    """Go on with the Tab key until the focus is there."""
    for _ in range(80):
        if widget.hasFocus():
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"the Tab key does not lead to {widget.accessibleName()!r}")


def begin_at(page: QWidget, widget: QWidget) -> None:
    """Without a window manager nothing is active after a form was closed."""
    page.window().activateWindow()
    QApplication.processEvents()
    widget.setFocus(Qt.FocusReason.TabFocusReason)


def dialog(qtbot: QtBot, kind: type[Form]) -> Form:
    """The form that opens."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    found.activateWindow()
    qtbot.waitUntil(found.isActiveWindow)
    return found


def closed(qtbot: QtBot) -> None:
    """The form was answered, and its value is kept."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def said(form: QWidget) -> str:
    """Everything that can be read in its labels."""
    return "\n".join(label.text() for label in form.findChildren(PlainLabel) if label.isVisibleTo(form))
