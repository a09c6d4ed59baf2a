"""Equal Earth, the projection of the map: equal areas, so that no country's tint weighs more than its land.

Source: Šavrič, Patterson, Jenny, "The Equal Earth map projection", International Journal of Geographical Information
Science 33 (2019), 454-465. Units are kilometres on the sphere that has the Earth's area; y grows to the south, as on a screen.
"""

from __future__ import annotations

import math

RADIUS = 6371.0072
"""Kilometres: the authalic radius of the Earth (WGS 84)."""

CENTRE = 11.5
"""Degrees east in the middle of the map. Its edge then runs through the Bering Strait, so that Russia stays in one piece."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_HALF_ROOT = math.sqrt(3) / 2


def from_edge(longitude: float) -> float:
    """`longitude` (degrees east) measured from the middle of the map, in -180 up to but not including 180."""
    return (longitude - CENTRE + 180) % 360 - 180


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """The place on the map, x to the right and y down in kilometres, of `longitude`, `latitude` in degrees."""
    return project_from_centre(from_edge(longitude), latitude)


def project_from_centre(longitude: float, latitude: float) -> tuple[float, float]:
    """As `project`, with `longitude` already measured from the middle of the map; -180 and 180 are its two edges."""
    angle = math.asin(_HALF_ROOT * math.sin(math.radians(latitude)))
    square = angle * angle
    sixth = square**3
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    x = math.radians(longitude) * math.cos(angle) / (_HALF_ROOT * slope)
    y = angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return x * RADIUS, -y * RADIUS
