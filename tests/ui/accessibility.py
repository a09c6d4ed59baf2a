"""Everyone's hands: what a screen reader says of a window, and what the Tab key reaches. For the tests of all screens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

_INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
_PARTS_OF_QT = (QHeaderView, QScrollBar)


def interactive(window: QWidget) -> list[QWidget]:
    """Everything visible and enabled in `window` that a person types into, presses or chooses from."""
    found = [window, *window.findChildren(QWidget)]
    return [
        widget
        for widget in found
        if isinstance(widget, _INTERACTIVE)
        and not isinstance(widget, _PARTS_OF_QT)
        and not isinstance(widget.parentWidget(), (QComboBox, QAbstractSpinBox, QLineEdit, QAbstractItemView))
        and widget.isVisibleTo(window)
        and widget.isEnabled()
    ]


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls the widget."""
    described = QAccessible.queryAccessibleInterface(widget)
    return described.text(QAccessible.Text.Name).strip() if described is not None else ""


def nameless(window: QWidget) -> list[str]:
    """The interactive widgets a screen reader has no name for; empty in a good window."""
    return [_place(widget) for widget in interactive(window) if not spoken_name(widget)]


def out_of_reach(window: QWidget) -> list[str]:
    """The interactive widgets the Tab key never reaches; empty where the keyboard alone is enough."""
    tab = Qt.FocusPolicy.TabFocus.value
    return [_place(widget) for widget in interactive(window) if not widget.focusPolicy().value & tab]


def _place(widget: QWidget) -> str:
    above = widget.parentWidget()
    return f"{type(widget).__name__} {widget.objectName()!r} in {type(above).__name__ if above else 'nothing'}"
