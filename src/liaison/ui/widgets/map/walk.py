"""From country to country by the arrow keys."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from PySide6.QtCore import QPointF

from liaison.ui.widgets.map.atlas import Country


class Direction(Enum):
    """A direction on the map; the value is its (x, y) with y down."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


def neighbour(countries: Iterable[Country], place: QPointF, direction: Direction) -> Country | None:
    """The country whose anchor comes next from `place` in `direction`, None at the end of the map.

    Next is the nearest within 45 degrees, where a kilometre to the side counts as two. With this rule each of the 249
    can be reached from each other, which a test holds.
    """
    best, shortest = None, float("inf")
    for country in countries:
        way = _way(country.anchor - place, direction)
        if country.code and way is not None and way < shortest:
            best, shortest = country, way
    return best


def _way(offset: QPointF, direction: Direction) -> float | None:
    across, down = direction.value
    ahead = offset.x() * across + offset.y() * down
    aside = abs(offset.x() * down - offset.y() * across)
    return ahead + 2 * aside if ahead > 0 and aside <= ahead else None
