"""The dots of countries too small to be seen at a magnification, and of those the data has no land for."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF

from liaison.ui.widgets.map.atlas import Atlas
from liaison.ui.widgets.map.view import View

RADIUS = 3.0
"""Logical pixels."""

REACH = 5.0
"""Logical pixels around the middle of a dot that count as the dot; a neighbouring dot may be nearer."""

_SMALL = 5.0
"""Logical pixels: land whose longer side is shorter gets a dot."""

_EASED = 2 * _SMALL
"""Logical pixels: land whose longer side is shorter is found around its middle as if it had a dot."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A place on the widget, in logical pixels, that stands for a country; `is_dot` when a dot is drawn there."""

    code: str
    x: float
    y: float
    is_dot: bool = True

    def position(self) -> QPointF:
        """Its middle."""
        return QPointF(self.x, self.y)


def markers_on(view: View, atlas: Atlas) -> tuple[Marker, ...]:
    """The dots that can be seen, and the land hardly larger than a dot, so that no dot takes its neighbour's place."""
    around = view.visible()
    around.adjust(-RADIUS / view.scale, -RADIUS / view.scale, RADIUS / view.scale, RADIUS / view.scale)
    small = (one for one in atlas.countries if one.code and one.extent * view.scale < _EASED)
    seen = ((one, view.on_widget(one.anchor)) for one in small if around.contains(one.anchor))
    return tuple(Marker(one.code, place.x(), place.y(), one.extent * view.scale < _SMALL) for one, place in seen)


def marker_at(markers: tuple[Marker, ...], position: QPointF) -> str:
    """The code of the marker nearest to `position` and within REACH of it, "" when there is none."""
    x, y = position.x(), position.y()
    best, shortest = "", REACH
    for marker in markers:
        if abs(marker.x - x) <= shortest and (away := math.hypot(marker.x - x, marker.y - y)) <= shortest:
            best, shortest = marker.code, away
    return best
