"""Which way a leg of a route goes over the map."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QPointF

from liaison.ui.widgets.map.route import legs_between
from liaison.ui.widgets.map.view import WORLD

PLACES = some.floats(WORLD.left(), WORLD.right())


def test_a_leg_within_half_the_world_is_one_line() -> None:
    start, end = QPointF(0, 0), QPointF(3000, -100)
    assert list(legs_between(start, end, 1.0)) == [(start, end)]


@given(PLACES, PLACES)
def test_no_line_is_longer_than_half_the_world_and_both_ends_are_reached(one: float, other: float) -> None:
    start, end = QPointF(one, 0), QPointF(other, 0)
    legs = list(legs_between(start, end, 1.0))
    assert all(abs(last.x() - first.x()) <= WORLD.width() / 2 + 1e-6 for first, last in legs)
    assert legs[0][0] == start
    assert legs[-1][1] == end
