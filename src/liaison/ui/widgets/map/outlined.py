"""A picture with the outline of the selected country in it.

Tracing the coasts of Canada takes longer than a frame, and laying a second picture over the first takes half of one on
a dense screen, so the outline is traced once into a copy.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from liaison.ui.widgets.map.atlas import Country
from liaison.ui.widgets.map.picture import Picture

WIDTH = 2.0
"""Logical pixels."""


class Outlined:
    """Keeps the copy for as long as picture, country and colour stay the same."""

    def __init__(self) -> None:
        self._made_from: tuple[Picture, str, QColor] | None = None
        self._pixmap = QPixmap()

    def pixmap(self, picture: Picture, country: Country | None, colour: QColor) -> QPixmap:
        """The picture's pixels with `country` outlined; the picture's own pixmap when there is nothing to outline."""
        if country is None or country.path.isEmpty():
            return picture.pixmap
        wanted = (picture, country.code, colour)
        if self._made_from != wanted:
            self._pixmap = _traced(picture, country, colour)
            self._made_from = wanted
        return self._pixmap


def _traced(picture: Picture, country: Country, colour: QColor) -> QPixmap:
    copy = picture.pixmap.copy()
    pen = QPen(colour, WIDTH / picture.view.scale)
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
    with QPainter(copy) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(picture.view.transform())
        painter.strokePath(country.path, pen)
    return copy
