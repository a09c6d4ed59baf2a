"""A route through countries, drawn in its order: a line with an arrow on each leg and a number at each stop."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPolygonF

from liaison.ui.widgets.map.colours import MapColours
from liaison.ui.widgets.map.view import WORLD, View

STOP = 8.0
"""Half of a numbered stop's width in logical pixels."""

_DOT = 4.5
_ARROW = 6.0
_WIDE = 2.2


def paint_route(
    painter: QPainter,
    view: View,
    stops: Sequence[tuple[int, QPointF]],
    steps: Sequence[tuple[int, int]] | None,
    font: QFont,
    colours: MapColours,
) -> None:
    """A stop that would hide an earlier one is a dot.

    Args:
        stops: numbers and places on the map, in order; the first is filled.
        steps: from which number to which a line leads; None for each to the next.
    """
    places = [(number, view.on_widget(stop)) for number, stop in stops]
    numbered = dict(places)
    drawn = [(one, other) for (one, _), (other, _) in pairwise(places)] if steps is None else steps
    legs = [
        leg
        for one, other in drawn
        if one in numbered and other in numbered
        for leg in legs_between(numbered[one], numbered[other], view.scale)
    ]
    for pen in (QPen(colours.sea, 5.0), QPen(colours.route, _WIDE)):
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for start, end in legs:
            painter.drawLine(start, end)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.route)
    for start, end in legs:
        _arrowhead(painter, start, end)
    painter.setFont(_number_font(font))
    for place, (number, position) in reversed(list(enumerate(places))):
        is_hidden = any(_apart(position, earlier) < 2 * STOP for _, earlier in places[:place])
        _paint_stop(painter, position, "" if is_hidden else str(number), place == 0, colours)


def legs_between(start: QPointF, end: QPointF, scale: float) -> Iterator[tuple[QPointF, QPointF]]:
    """The line of one leg in pixels; two lines over the map's edges when that is the shorter way around the world."""
    around = QPointF(WORLD.width() * scale, 0)
    if abs(end.x() - start.x()) <= around.x() / 2:
        yield start, end
    elif end.x() > start.x():
        yield start, end - around
        yield start + around, end
    else:
        yield start, end + around
        yield start - around, end


def _paint_stop(painter: QPainter, place: QPointF, number: str, is_first: bool, colours: MapColours) -> None:
    half = STOP if number else _DOT
    painter.setPen(QPen(colours.route, _WIDE))
    painter.setBrush(colours.route if is_first else colours.sea)
    painter.drawEllipse(place, half, half)
    if number:
        painter.setPen(colours.sea if is_first else colours.text)
        box = QRectF(place.x() - 2 * half, place.y() - half, 4 * half, 2 * half)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number)


def _number_font(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(round(1.4 * STOP))
    small.setBold(True)
    return small


def _arrowhead(painter: QPainter, start: QPointF, end: QPointF) -> None:
    length = _apart(start, end)
    if length < 4 * _ARROW + 2 * STOP:
        return
    ahead = (end - start) / length
    aside = QPointF(-ahead.y(), ahead.x())
    tip = (start + end) / 2 + ahead * _ARROW
    back = tip - ahead * (1.8 * _ARROW)
    painter.drawPolygon(QPolygonF([tip, back + aside * _ARROW * 0.8, back - aside * _ARROW * 0.8]))


def _apart(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())
