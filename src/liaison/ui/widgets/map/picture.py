"""The sharp picture of one view, painted in slices so that the window answers in between."""

from __future__ import annotations

import math
from collections.abc import Mapping
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPixmap, QRegion

from liaison.ui.widgets.map.atlas import Atlas, Border, Country
from liaison.ui.widgets.map.brushes import brushes, mixed
from liaison.ui.widgets.map.colours import MapColours, Shade
from liaison.ui.widgets.map.view import View

BORDER = 0.8
"""Logical pixels."""

_DASHES = (3.0, 2.5)
"""Line and gap of a contested border, in widths of the line."""


class Picture:
    """A view of the map in a pixmap, and beside it a raster that knows which country each pixel shows.

    Nothing is in it at first; call `advance` until it says that all is.
    """

    def __init__(
        self, atlas: Atlas, view: View, ratio: float, shades: Mapping[str, Shade], colours: MapColours
    ) -> None:
        self.view = view
        self.ratio = ratio
        self.pixmap = QPixmap(math.ceil(view.size.width() * ratio), math.ceil(view.size.height() * ratio))
        self.pixmap.setDevicePixelRatio(ratio)
        self.pixmap.fill(colours.sea)
        self._places = QImage(view.size, QImage.Format.Format_RGB32)
        self._places.fill(0)
        self._atlas = atlas
        self._brushes = brushes(colours, view.scale, ratio)
        self._shades = shades
        self._pens = border_pens(colours, view.scale)
        visible = view.visible()
        self._countries = [place for place, one in enumerate(atlas.countries) if visible.intersects(one.bounds)]
        self._borders = [border for border in atlas.borders if touches(visible, border.bounds)]

    def advance(self, milliseconds: float) -> bool:
        """Paint for about this long; True when nothing is left."""
        until = perf_counter() + milliseconds / 1000
        with _On(self.pixmap, self.view, smooth=True) as painter:
            with _On(self._places, self.view, smooth=False) as raster:
                while self._countries and perf_counter() < until:
                    self._paint_country(painter, raster, self._countries.pop())
            while not self._countries and self._borders and perf_counter() < until:
                paint_border(painter, self._borders.pop(), self._pens)
        return not self._countries and not self._borders

    def code_at(self, position: QPointF) -> str:
        """The ISO code of the land at a position of the widget, "" for the sea and for land without a code."""
        x, y = math.floor(position.x()), math.floor(position.y())
        if not self._places.valid(x, y):
            return ""
        place = (self._places.pixel(x, y) & 0xFFFFFF) - 1
        return self._atlas.countries[place].code if place >= 0 else ""

    def _paint_country(self, painter: QPainter, raster: QPainter, place: int) -> None:
        country = self._atlas.countries[place]
        painter.fillPath(country.path, self._brushes[self._shades.get(country.code, Shade.NONE)])
        raster.fillPath(country.path, QBrush(QColor.fromRgb(place + 1)))


class _On:
    """A painter in map coordinates, ended on leaving so that no picture is destroyed while it is painted on."""

    def __init__(self, target: QPixmap | QImage, view: View, smooth: bool) -> None:
        self._painter = QPainter(target)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        self._painter.setTransform(view.transform())

    def __enter__(self) -> QPainter:
        return self._painter

    def __exit__(self, *reason: object) -> None:
        self._painter.end()


def paint_quickly(
    painter: QPainter, atlas: Atlas, view: View, shades: Mapping[str, Shade], colours: MapColours, part: QRegion
) -> None:
    """Paint `part` of the widget, which shows `view`, at once and without smoothing: for the coarse scale while moving."""
    painter.save()
    around = QRectF(part.boundingRect())
    painter.setClipRegion(part)
    painter.fillRect(around, colours.sea)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setTransform(view.transform(), True)
    fills, pens = brushes(colours, view.scale, 1.0), border_pens(colours, view.scale)
    visible = QRectF(view.on_map(around.topLeft()), view.on_map(around.bottomRight()))
    for country in atlas.countries:
        if visible.intersects(country.bounds):
            painter.fillPath(country.path, fills[shades.get(country.code, Shade.NONE)])
    for border in atlas.borders:
        if touches(visible, border.bounds):
            paint_border(painter, border, pens)
    painter.restore()


def border_pens(colours: MapColours, scale: float) -> tuple[QPen, QPen]:
    """The pen of agreed borders and the dashed one of contested borders, for painting in kilometres."""
    agreed = QPen(colours.border, BORDER / scale)
    contested = QPen(mixed(colours.land, colours.text, 0.7), BORDER / scale)
    contested.setDashPattern(_DASHES)
    contested.setCapStyle(Qt.PenCapStyle.FlatCap)
    return agreed, contested


def paint_border(painter: QPainter, border: Border, pens: tuple[QPen, QPen]) -> None:
    """Draw one border with one of `border_pens`."""
    painter.strokePath(border.path, pens[border.contested])


def touches(visible: QRectF, bounds: QRectF) -> bool:
    """Whether a line within `bounds`, which may have no width or no height, can be seen."""
    return visible.intersects(bounds.adjusted(-1, -1, 1, 1))


def land_at(countries: tuple[Country, ...], place: QPointF) -> str:
    """As `Picture.code_at` for a place on the map, without a picture: exact and slower."""
    for country in countries:
        if country.bounds.contains(place) and country.path.contains(place):
            return country.code
    return ""
