"""The outline of the selected country, kept as a picture: tracing the coasts of Canada takes longer than a frame."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform

from liaison.ui.widgets.map.atlas import Country
from liaison.ui.widgets.map.view import View

WIDTH = 2.0
"""Logical pixels."""


class Outline:
    """One country's outline as `view` shows it at device pixel ratio `ratio`; painted where any other view has it."""

    def __init__(self, country: Country, view: View, ratio: float, colour: QColor) -> None:
        self.made_for = (country.code, view, ratio, colour)
        to_pixels = view.transform() * QTransform.fromScale(ratio, ratio)
        reach = WIDTH / view.scale
        part = country.bounds.adjusted(-reach, -reach, reach, reach).intersected(view.visible())
        # whole device pixels, so that nothing is blurred while the map rests
        pixels = to_pixels.mapRect(part).toAlignedRect()
        self._part = to_pixels.inverted()[0].mapRect(QRectF(pixels))
        self._pixmap = QPixmap(pixels.size())
        self._pixmap.fill(Qt.GlobalColor.transparent)
        if not self._pixmap.isNull():
            self._trace(country, to_pixels * QTransform.fromTranslate(-pixels.x(), -pixels.y()), reach, colour)

    def paint(self, painter: QPainter, view: View) -> None:
        """Draw it."""
        painter.drawPixmap(view.transform().mapRect(self._part), self._pixmap, QRectF(self._pixmap.rect()))

    def _trace(self, country: Country, to_pixmap: QTransform, width: float, colour: QColor) -> None:
        with QPainter(self._pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setTransform(to_pixmap)
            pen = QPen(colour, width)
            pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
            painter.strokePath(country.path, pen)
