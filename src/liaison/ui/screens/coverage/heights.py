"""How low a widget may become whose texts wrap: a splitter does not ask by itself."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


def height_for_width(widget: QWidget, least: QSize) -> QSize:
    """`least`, but as high as the widget's layout needs at its present width."""
    layout = widget.layout()
    if layout is None or not layout.hasHeightForWidth():
        return least
    return QSize(least.width(), max(least.height(), layout.minimumHeightForWidth(max(widget.width(), least.width()))))
