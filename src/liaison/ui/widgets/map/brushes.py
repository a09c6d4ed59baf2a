"""What a shade is filled with."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QTransform

from liaison.ui.widgets.map.colours import MapColours, Shade

_TILE = 6
"""Logical pixels from one line or dot of a pattern to the next."""


def solid(colours: MapColours) -> Mapping[Shade, QColor]:
    """One colour a shade; those of UNSURE and GAP are what lies beneath their patterns."""
    return {
        Shade.NONE: colours.land,
        Shade.WEAK: colours.weak,
        Shade.MEDIUM: colours.medium,
        Shade.STRONG: colours.strong,
        Shade.UNSURE: mixed(colours.land, colours.weak, 0.3),
        Shade.GAP: mixed(colours.land, colours.gap, 0.22),
    }


def brushes(colours: MapColours, scale: float, ratio: float) -> Mapping[Shade, QBrush]:
    """One brush a shade for painting in kilometres, `scale` logical pixels each, at device pixel ratio `ratio`."""
    found = {shade: QBrush(colour) for shade, colour in solid(colours).items()}
    for shade, tile in (
        (Shade.GAP, _stripes(found[Shade.GAP].color(), colours.gap, ratio)),
        (Shade.UNSURE, _dots(found[Shade.UNSURE].color(), colours.strong, ratio)),
    ):
        found[shade] = QBrush(tile)
        found[shade].setTransform(QTransform.fromScale(1 / (scale * ratio), 1 / (scale * ratio)))
    return found


def mixed(under: QColor, over: QColor, share: float) -> QColor:
    """`under` with `share` of `over` in it."""
    keep = 1 - share
    return QColor.fromRgbF(
        under.redF() * keep + over.redF() * share,
        under.greenF() * keep + over.greenF() * share,
        under.blueF() * keep + over.blueF() * share,
    )


def _stripes(under: QColor, line: QColor, ratio: float) -> QPixmap:
    tile, side = _tile(under, ratio)
    with QPainter(tile) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line, 1.3 * ratio, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        for shift in (-side, 0, side):
            painter.drawLine(QPointF(shift, side), QPointF(shift + side, 0))
    return tile


def _dots(under: QColor, dot: QColor, ratio: float) -> QPixmap:
    tile, side = _tile(under, ratio)
    with QPainter(tile) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(dot)
        painter.drawEllipse(QPointF(side / 2, side / 2), 1.4 * ratio, 1.4 * ratio)
    return tile


def _tile(under: QColor, ratio: float) -> tuple[QPixmap, int]:
    """A filled tile and its side in pixels."""
    side = max(4, round(_TILE * ratio))
    tile = QPixmap(side, side)
    tile.fill(under)
    return tile, side
