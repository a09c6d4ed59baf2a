"""A drawing that stands by itself: repainted from its lines, so it is sharp on every screen and follows the scheme."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from liaison.ui.icons import icon


class Picture(QWidget):
    """One icon, as decoration: a screen reader passes it over.

    Args:
        size: edge in device-independent pixels.
        colour: as in `liaison.ui.icons.icon`.
    """

    def __init__(self, name: str, size: int, colour: str = "muted", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon(name, colour)
        self._size = QSize(size, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The size asked for."""
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        self._icon.paint(QPainter(self), self.rect())
