"""Which part of the map is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize

from liaison.ui.widgets.map.view import CLOSEST, WORLD, view_of, world_view

SIZE = QSize(1100, 700)
EUROPE = QRectF(-1300, -7900, 4600, 3000)


def near(one: QPointF, other: QPointF) -> bool:
    return (one - other).manhattanLength() < 1e-6


def test_places_and_positions_are_each_others_reverse() -> None:
    view = view_of(SIZE, [EUROPE])
    for position in (QPointF(0, 0), QPointF(1100, 700), QPointF(333.3, 12.5)):
        assert near(view.on_widget(view.on_map(position)), position)
        assert near(view.transform().map(view.on_map(position)), position)


def test_the_world_view_shows_all_of_it() -> None:
    assert world_view(SIZE).visible().contains(WORLD)


def test_what_is_zoomed_to_is_inside() -> None:
    assert view_of(SIZE, [EUROPE]).visible().contains(EUROPE)


def test_nothing_to_zoom_to_is_the_world() -> None:
    assert view_of(SIZE, []) == world_view(SIZE)


def test_a_tiny_country_keeps_its_surroundings() -> None:
    view = view_of(SIZE, [QRectF(0, 0, 1, 1)])
    assert view.scale <= CLOSEST / 2
    assert min(view.visible().width(), view.visible().height()) >= 1400


def test_zooming_keeps_what_is_below_the_cursor() -> None:
    view, cursor = view_of(SIZE, [EUROPE]), QPointF(700, 200)
    assert near(view.zoomed(1.7, cursor).on_map(cursor), view.on_map(cursor))


@pytest.mark.parametrize("factor", [1e-9, 1e9])
def test_there_is_a_smallest_and_a_closest_magnification(factor: float) -> None:
    view = world_view(SIZE).zoomed(factor, QPointF(10, 10))
    assert world_view(SIZE).scale <= view.scale <= CLOSEST


def test_the_world_cannot_be_dragged_away() -> None:
    view = view_of(SIZE, [EUROPE]).panned(QPointF(1e9, 1e9))
    assert view.visible().left() >= WORLD.left() - 1
    assert view.visible().top() >= WORLD.top() - 1


def test_a_place_outside_is_brought_inside_and_one_inside_changes_nothing() -> None:
    view = view_of(SIZE, [EUROPE])
    brazil = QPointF(-5771, 1407)
    assert view.with_inside(brazil).visible().contains(brazil)
    assert view.with_inside(view.centre) == view


def test_an_empty_widget_is_no_error() -> None:
    assert world_view(QSize(0, 0)).scale > 0
