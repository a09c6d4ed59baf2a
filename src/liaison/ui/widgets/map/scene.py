"""Everything that is on the map and how it is painted; it knows no events and no widget."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QRegion

from liaison.ui.widgets.map import overlay
from liaison.ui.widgets.map.atlas import EMPTY, Atlas, Country, MapDataDamaged, Scale, load
from liaison.ui.widgets.map.colours import MapColours, Shade, Sign
from liaison.ui.widgets.map.markers import Marker, marker_at, markers_on
from liaison.ui.widgets.map.outlined import Outlined
from liaison.ui.widgets.map.picture import Picture, land_at, paint_quickly
from liaison.ui.widgets.map.route import paint_route
from liaison.ui.widgets.map.typed import code_named
from liaison.ui.widgets.map.view import View
from liaison.ui.widgets.map.walk import Direction, neighbour

_STRETCH = 4.0
"""How far a picture may be magnified or shrunk while moving before the coarse map looks better than it."""


class Scene:
    """The map of one widget. The files in `folder` are read when first needed."""

    def __init__(self, folder: Path, colours: MapColours) -> None:
        self._folder = folder
        self._markers: tuple[View, tuple[Marker, ...]] | None = None
        self._outlined = Outlined()
        self._atlases: dict[Scale, Atlas] = {}
        self.damage: MapDataDamaged | None = None
        self.colours = colours
        self.shades: Mapping[str, Shade] = {}
        self.meanings: Mapping[Shade, str] = {}
        self.signs: Mapping[str, Sign] = {}
        self.route: Sequence[str] = ()
        self.steps: Sequence[tuple[int, int]] | None = None
        self.selected = ""
        self.hovered = ""
        self.label: Callable[[str], str] | None = None

    def atlas(self, scale: Scale) -> Atlas:
        """The map's data at `scale`; an empty map when its file is damaged, which `damage` then tells."""
        if scale not in self._atlases:
            self._atlases[scale] = self._read(scale)
        return self._atlases[scale]

    def known(self, codes: Iterable[str]) -> list[Country]:
        """The countries with these codes, in their order, without those the map lacks."""
        found = (self.atlas(Scale.COARSE).country(code) for code in codes)
        return [country for country in found if country is not None]

    def begin_picture(self, view: View, ratio: float) -> Picture | None:
        """An empty picture of `view` at device pixel ratio `ratio` with the shades and colours of now, None without data."""
        if not self.atlas(Scale.FINE).countries:
            return None
        return Picture(self.atlas(Scale.FINE), view, ratio, dict(self.shades), self.colours)

    def code_at(self, view: View, position: QPointF, picture: Picture | None) -> str:
        """The ISO code at a position of the widget, dots first; "" for the sea and for land without a code."""
        marker = marker_at(self._markers_on(view), position)
        if marker or (picture is not None and picture.view == view):
            return marker or (picture.code_at(position) if picture else "")
        return land_at(self.atlas(Scale.FINE).countries, view.on_map(position))

    def paint(self, painter: QPainter, view: View, picture: Picture | None) -> None:
        """The map as it is now: `picture` moved to where `view` has it, the coarse map around it, the rest on top."""
        self._paint_land(painter, view, picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if picture is not None and picture.view == view:
            self._paint_hover(painter, view)
        self._paint_ring(painter, view)
        dots = [marker for marker in self._markers_on(view) if marker.is_dot]
        overlay.paint_markers(painter, dots, self.shades, self.colours)

    def paint_words(self, painter: QPainter, view: View, font: QFont) -> None:
        """Route, signs, and the name of the selected country."""
        coarse = self.atlas(Scale.COARSE)
        stops = [(number, coarse.country(code)) for number, code in enumerate(self.route, 1)]
        if stops:
            known = [(number, country.anchor) for number, country in stops if country is not None]
            paint_route(painter, view, known, self.steps, font, self.colours)
        signs = [(country.anchor, self.signs[country.code]) for country in self.known(self.signs)]
        overlay.paint_signs(painter, view, signs, font, self.colours)
        for country in self.known([self.selected]):
            if self.label is not None:
                overlay.paint_label(painter, view, country.anchor, self.label(country.code), font, self.colours)

    def paint_damage(self, painter: QPainter, view: View) -> None:
        """What is wrong with the data, when something is."""
        if self.damage is not None:
            overlay.paint_words(painter, view, str(self.damage), self.colours)

    def neighbour(self, view: View, direction: Direction) -> Country | None:
        """The country next to the selected one, or without a selection the one nearest to the middle of `view`."""
        countries = [country for country in self.atlas(Scale.COARSE).countries if country.code]
        start = self.atlas(Scale.COARSE).country(self.selected)
        if start is not None:
            return neighbour(countries, start.anchor, direction)
        return min(countries, key=lambda one: (one.anchor - view.centre).manhattanLength(), default=None)

    def named(self, typed: str, further: bool) -> Country | None:
        """The country whose name begins with `typed`; `further` asks for the next one after the selected."""
        label = self.label
        if label is None:
            return None
        coarse = self.atlas(Scale.COARSE)
        named = [(country.code, label(country.code)) for country in coarse.countries if country.code]
        return coarse.country(code_named(named, typed, self.selected if further else ""))

    def _paint_land(self, painter: QPainter, view: View, picture: Picture | None) -> None:
        whole = QRegion(0, 0, view.size.width(), view.size.height())
        if picture is None or not 1 / _STRETCH < view.scale / picture.view.scale < _STRETCH:
            self._paint_coarse(painter, view, whole)
            return
        selected = self.atlas(Scale.FINE).country(self.selected)
        pixmap = self._outlined.pixmap(picture, selected, self.colours.selected)
        if picture.view == view:
            painter.drawPixmap(0, 0, pixmap)  # pixel for pixel, where a rectangle might round
            return
        size = pixmap.deviceIndependentSize() * (view.scale / picture.view.scale)
        target = QRectF(view.on_widget(picture.view.visible().topLeft()), size)
        # a pixel less than the picture covers, because its edges lie between pixels
        self._paint_coarse(painter, view, whole - QRegion(target.toRect().adjusted(1, 1, -1, -1)))
        painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))

    def _paint_coarse(self, painter: QPainter, view: View, part: QRegion) -> None:
        if not part.isEmpty():
            paint_quickly(painter, self.atlas(Scale.COARSE), view, self.shades, self.colours, part)

    def _paint_hover(self, painter: QPainter, view: View) -> None:
        country = self.atlas(Scale.FINE).country(self.hovered)
        if country is not None:
            overlay.paint_hover(painter, view, country, self.colours)

    def _paint_ring(self, painter: QPainter, view: View) -> None:
        """Around the selected country when its outline is too small to be seen."""
        country = self.atlas(Scale.FINE).country(self.selected)
        if country is None:
            return
        if country.path.isEmpty() or any(
            marker.is_dot and marker.code == country.code for marker in self._markers_on(view)
        ):
            overlay.paint_ring(painter, view, country, self.colours)

    def _read(self, scale: Scale) -> Atlas:
        try:
            return load(self._folder / scale.value)
        except MapDataDamaged as damage:
            self.damage = damage
            return EMPTY

    def _markers_on(self, view: View) -> tuple[Marker, ...]:
        if self._markers is None or self._markers[0] != view:
            self._markers = (view, markers_on(view, self.atlas(Scale.COARSE)))
        return self._markers[1]
