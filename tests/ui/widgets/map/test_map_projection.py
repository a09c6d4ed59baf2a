"""Equal Earth, against the values its authors publish and against its own promise."""

from __future__ import annotations

import math

import pytest

from liaison.ui.widgets.map.projection import CENTRE, RADIUS, from_edge, project, project_from_centre


def test_the_middle_is_the_origin() -> None:
    assert project(CENTRE, 0) == (0, 0)


def test_north_is_up_and_east_is_right() -> None:
    x, y = project(CENTRE + 10, 10)
    assert x > 0 > y


def test_the_extent_is_that_of_the_paper() -> None:
    # the equator is 2.05458 times as long as the central meridian, and the pole 0.59247 of the equator
    width, height = project_from_centre(180, 0)[0], -project_from_centre(0, 90)[1]
    assert width / height == pytest.approx(2.05458, abs=1e-4)
    assert project_from_centre(180, 90)[0] / width == pytest.approx(0.59247, abs=1e-4)


@pytest.mark.parametrize("latitude", [-75, -30, 0, 40, 65, 85])
def test_areas_are_kept(latitude: float) -> None:
    step = 0.01
    (left, top), (right, _) = project(20, latitude + step), project(20 + step, latitude + step)
    (lower_left, bottom), (lower_right, _) = project(20, latitude), project(20 + step, latitude)
    drawn = ((right - left) + (lower_right - lower_left)) / 2 * (bottom - top)
    sine = math.sin(math.radians(latitude + step)) - math.sin(math.radians(latitude))
    assert drawn == pytest.approx(RADIUS**2 * math.radians(step) * sine, rel=1e-3)


@pytest.mark.parametrize("longitude", [-180.0, -168.5, -100, 0, 179.99, 190, 540])
def test_every_longitude_is_on_the_map(longitude: float) -> None:
    assert -180 <= from_edge(longitude) < 180
