"""The pictures of marks: a shape for each kind, in the theme's colours, drawn once and then only copied."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap, QPolygonF

from liaison.ui.theme.tokens import Colours
from liaison.ui.widgets.matrix.content import MarkKind, NoteKind

_HALF_CIRCLE = 180 * 16
_LEFT_HALF = 90 * 16


def mark_picture(kind: MarkKind, is_old: bool, side: int, ratio: float, colours: Colours, font: QFont) -> QPixmap:
    """The picture of a mark.

    Args:
        side: width and height in logical pixels; ratio: device pixels a logical one.
    """
    picture = _empty(side, ratio)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(0, 0, side, side).adjusted(2, 2, -2, -2)
        _draw(painter, kind, inner, colours, font)
        if is_old:
            _draw_corner(painter, side, colours)
    return picture


def note_picture(kind: NoteKind, side: int, ratio: float, colours: Colours) -> QPixmap:
    """The picture of a column's note: a hollow triangle for a gap, two overlapping squares for an overlap."""
    picture = _empty(side, ratio)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke = max(1.5, side / 10)
        painter.setPen(QPen(QColor(colours.warn if kind is NoteKind.GAP else colours.accent), stroke))
        if kind is NoteKind.GAP:
            painter.setBrush(QColor(colours.warn_ground))
            painter.drawPolygon(
                QPolygonF(
                    [QPointF(side / 2, stroke), QPointF(side - stroke, side - stroke), QPointF(stroke, side - stroke)]
                )
            )
        else:
            part = side * 0.58
            painter.drawRect(QRectF(stroke, stroke, part, part))
            painter.drawRect(QRectF(side - stroke - part, side - stroke - part, part, part))
    return picture


def _empty(side: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


def _draw(painter: QPainter, kind: MarkKind, place: QRectF, colours: Colours, font: QFont) -> None:
    stroke = max(1.5, place.width() / 9)
    if kind in (MarkKind.FULL, MarkKind.PART, MarkKind.SLIGHT):
        _draw_degree(painter, kind, place, stroke, colours)
    elif kind is MarkKind.ENDED:
        painter.setPen(_round_pen(colours.muted, stroke * 1.3))
        painter.drawLine(
            QPointF(place.left() + stroke, place.center().y()), QPointF(place.right() - stroke, place.center().y())
        )
    elif kind is not MarkKind.COUNT:
        _draw_answer(painter, kind, place, stroke, colours, font)


def _draw_degree(painter: QPainter, kind: MarkKind, place: QRectF, stroke: float, colours: Colours) -> None:
    colour = QColor(colours.accent)
    disc = place.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    painter.setPen(QPen(colour, stroke))
    painter.setBrush(colour if kind is MarkKind.FULL else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(disc)
    if kind is MarkKind.PART:
        painter.setBrush(colour)
        painter.drawPie(disc, _LEFT_HALF, _HALF_CIRCLE)


def _draw_answer(
    painter: QPainter, kind: MarkKind, place: QRectF, stroke: float, colours: Colours, font: QFont
) -> None:
    ink, ground = {
        MarkKind.YES: (colours.good, colours.good_ground),
        MarkKind.NO: (colours.bad, colours.bad_ground),
    }.get(kind, (colours.warn, colours.warn_ground))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(place, 3, 3)
    painter.setPen(_round_pen(ink, stroke * 1.3))
    if kind is MarkKind.YES:
        painter.drawPolyline(_points(place, (0.22, 0.55), (0.42, 0.74), (0.78, 0.28)))
    elif kind is MarkKind.NO:
        painter.drawPolyline(_points(place, (0.27, 0.27), (0.73, 0.73)))
        painter.drawPolyline(_points(place, (0.73, 0.27), (0.27, 0.73)))
    else:
        bold = QFont(font)
        bold.setBold(True)
        bold.setPixelSize(max(8, round(place.height() * 0.8)))
        painter.setFont(bold)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, "?")


def _draw_corner(painter: QPainter, side: int, colours: Colours) -> None:
    """A filled corner, edged by the ground so that it stands off the mark."""
    edge = side * 0.42
    painter.setPen(QPen(QColor(colours.surface), 1))
    painter.setBrush(QColor(colours.warn))
    painter.drawPolygon(QPolygonF([QPointF(side - edge, 0), QPointF(side, 0), QPointF(side, edge)]))


def _round_pen(colour: str, width: float) -> QPen:
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _points(place: QRectF, *parts: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(place.left() + x * place.width(), place.top() + y * place.height()) for x, y in parts])
