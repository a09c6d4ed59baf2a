"""What lies over the picture and changes more often than it: dots, hover, selection, signs, label, focus ring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from liaison.ui.widgets.map.atlas import Country
from liaison.ui.widgets.map.brushes import mixed, solid
from liaison.ui.widgets.map.colours import MapColours, Shade, Sign
from liaison.ui.widgets.map.markers import RADIUS, Marker
from liaison.ui.widgets.map.view import View

_SIGN = 8.0


def paint_markers(
    painter: QPainter, markers: Iterable[Marker], shades: Mapping[str, Shade], colours: MapColours
) -> None:
    """The dots: the shade's own fill, a thicker rim for a gap."""
    fills = solid(colours)
    rims = {shade: QPen(mixed(colours.land, colours.text, 0.45), 1.0) for shade in Shade}
    rims[Shade.GAP] = QPen(colours.gap, 1.8)
    for marker in markers:
        shade = shades.get(marker.code, Shade.NONE)
        painter.setPen(rims[shade])
        painter.setBrush(fills[shade])
        painter.drawEllipse(marker.position(), RADIUS, RADIUS)


def paint_hover(painter: QPainter, view: View, country: Country, colours: MapColours) -> None:
    """A tint over the country below the mouse, and a rim around its dot's place when it has no land."""
    if country.path.isEmpty():
        _ring(painter, view.on_widget(country.anchor), RADIUS + 2.5, QPen(_opaque(colours.hover, colours), 2))
        return
    painter.save()
    painter.setTransform(view.transform(), True)
    painter.fillPath(country.path, colours.hover)
    painter.restore()


def paint_ring(painter: QPainter, view: View, country: Country, colours: MapColours) -> None:
    """A ring around the place of the selected country, for one too small for an outline to be seen."""
    _ring(painter, view.on_widget(country.anchor), RADIUS + 3.5, QPen(colours.selected, 2))


def paint_signs(
    painter: QPainter, view: View, signs: Iterable[tuple[QPointF, Sign]], font: QFont, colours: MapColours
) -> None:
    """A small plate with a sign above each of the places on the map."""
    painter.setFont(_small(font, _SIGN))
    for place, sign in signs:
        box = QRectF(0, 0, 2 * _SIGN, 2 * _SIGN)
        box.moveCenter(view.on_widget(place) - QPointF(0, 2 * _SIGN))
        painter.setPen(QPen(colours.text, 1.4))
        painter.setBrush(colours.sea)
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(colours.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign.value)


def paint_label(painter: QPainter, view: View, place: QPointF, text: str, font: QFont, colours: MapColours) -> None:
    """The plain `text` in a small plate below `place` of the map, kept on the widget."""
    metrics = QFontMetricsF(font)
    box = QRectF(0, 0, metrics.horizontalAdvance(text) + 14, metrics.height() + 6)
    box.moveCenter(view.on_widget(place) + QPointF(0, 12 + box.height() / 2))
    box.moveLeft(min(max(box.left(), 6.0), view.size.width() - box.width() - 6))
    box.moveTop(min(max(box.top(), 6.0), view.size.height() - box.height() - 6))
    plate = QColor(colours.sea)
    plate.setAlphaF(0.92)
    painter.setPen(QPen(mixed(colours.sea, colours.text, 0.35), 1))
    painter.setBrush(plate)
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(colours.text)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)


def paint_words(painter: QPainter, view: View, text: str, colours: MapColours) -> None:
    """Plain `text` in the middle."""
    painter.setPen(colours.text)
    place = QRectF(20, 20, view.size.width() - 40, view.size.height() - 40)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)


def paint_focus(painter: QPainter, view: View, colours: MapColours) -> None:
    """A ring along the edge of the widget."""
    painter.setPen(QPen(colours.selected, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(1, 1, view.size.width() - 2, view.size.height() - 2), 3, 3)


def _ring(painter: QPainter, place: QPointF, radius: float, pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(place, radius, radius)


def _small(font: QFont, half: float) -> QFont:
    """`font` as large as fits into twice `half` logical pixels."""
    small = QFont(font)
    small.setPixelSize(round(1.5 * half))
    small.setBold(True)
    return small


def _opaque(tint: QColor, colours: MapColours) -> QColor:
    return mixed(colours.land, QColor(tint.rgb()), 0.6)
