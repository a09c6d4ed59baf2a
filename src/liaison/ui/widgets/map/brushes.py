"""What a shade is filled with."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QTransform

from liaison.ui.widgets.map.colours import MapColours, Shade

_TILE = 6
"""Logical pixels from one line of the hatch to the next."""


def solid(colours: MapColours) -> Mapping[Shade, QColor]:
    """One colour a shade; GAP's is what lies beneath its hatch."""
    return {
        Shade.NONE: colours.land,
        Shade.WEAK: colours.weak,
        Shade.MEDIUM: colours.medium,
        Shade.STRONG: colours.strong,
        Shade.GAP: mixed(colours.land, colours.gap, 0.22),
    }


def brushes(colours: MapColours, scale: float, ratio: float) -> Mapping[Shade, QBrush]:
    """One brush a shade for painting in kilometres, `scale` logical pixels each, at device pixel ratio `ratio`."""
    found = {shade: QBrush(colour) for shade, colour in solid(colours).items()}
    hatch = QBrush(_hatch(found[Shade.GAP].color(), colours.gap, ratio))
    hatch.setTransform(QTransform.fromScale(1 / (scale * ratio), 1 / (scale * ratio)))
    return {**found, Shade.GAP: hatch}


def mixed(under: QColor, over: QColor, share: float) -> QColor:
    """`under` with `share` of `over` in it."""
    keep = 1 - share
    return QColor.fromRgbF(
        under.redF() * keep + over.redF() * share,
        under.greenF() * keep + over.greenF() * share,
        under.blueF() * keep + over.blueF() * share,
    )


def _hatch(under: QColor, line: QColor, ratio: float) -> QPixmap:
    side = max(4, round(_TILE * ratio))
    tile = QPixmap(side, side)
    tile.fill(under)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, 1.3 * ratio, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
    for shift in (-side, 0, side):
        painter.drawLine(QPointF(shift, side), QPointF(shift + side, 0))
    painter.end()
    return tile
