"""What is painted: shades, hatch, dots, contested borders, at any pixel ratio."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from pytestqt.qtbot import QtBot

from liaison.ui.widgets.map import MapColours, Shade, dark, high_dark, high_light, light
from liaison.ui.widgets.map.atlas import Atlas
from liaison.ui.widgets.map.picture import Picture, paint_quickly
from liaison.ui.widgets.map.projection import project
from liaison.ui.widgets.map.view import View, view_of, world_view

SIZE = QSize(800, 500)
SHADES = {"DE": Shade.STRONG, "PL": Shade.MEDIUM, "BY": Shade.WEAK, "UA": Shade.GAP}


def painted(atlas: Atlas, view: View, ratio: float, shades: Mapping[str, Shade]) -> Picture:
    picture = Picture(atlas, view, ratio, shades, light())
    while not picture.advance(1000):
        pass
    return picture


def europe(atlas: Atlas) -> View:
    return view_of(SIZE, (atlas.countries[atlas.index[code]].frame for code in SHADES))


def colour_at(image: QImage, position: QPointF) -> QColor:
    """The colour at a logical position."""
    ratio = image.devicePixelRatio()
    return image.pixelColor(int(position.x() * ratio), int(position.y() * ratio))


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG defines it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_countries_have_their_shade_at_every_pixel_ratio(qtbot: QtBot, fine: Atlas, ratio: float) -> None:
    view, colours = europe(fine), light()
    image = painted(fine, view, ratio, SHADES).pixmap.toImage()
    assert image.size() == QSize(int(800 * ratio), int(500 * ratio))
    for code, colour in (("DE", colours.strong), ("PL", colours.medium), ("BY", colours.weak), ("CZ", colours.land)):
        place = view.on_widget(fine.countries[fine.index[code]].anchor)
        assert colour_at(image, place) == colour, code
    north_sea = view.on_widget(QPointF(*project(4.0, 55.5)))
    assert colour_at(image, north_sea) == colours.sea


def test_a_gap_is_hatched(qtbot: QtBot, fine: Atlas) -> None:
    view = europe(fine)
    image = painted(fine, view, 1.0, SHADES).pixmap.toImage()
    middle = view.on_widget(fine.countries[fine.index["UA"]].anchor)
    along = [luminance(colour_at(image, middle + QPointF(step, 0))) for step in range(24)]
    changes = sum(1 for one, other in pairwise(along) if abs(one - other) > 0.02)
    assert changes >= 6


def test_what_is_not_certain_is_dotted_and_no_plain_shade(qtbot: QtBot, fine: Atlas) -> None:
    view = europe(fine)
    image = painted(fine, view, 1.0, {"UA": Shade.UNSURE}).pixmap.toImage()
    middle = view.on_widget(fine.countries[fine.index["UA"]].anchor)
    seen = {colour_at(image, middle + QPointF(x, y)).name() for x in range(12) for y in range(12)}
    assert len(seen) >= 3
    assert not seen & {light().land.name(), light().weak.name(), light().medium.name(), light().gap.name()}


def test_twice_the_pixels_show_more_than_the_same_picture_enlarged(qtbot: QtBot, fine: Atlas) -> None:
    view = europe(fine)
    one, two = (painted(fine, view, ratio, SHADES).pixmap.toImage() for ratio in (1.0, 2.0))
    enlarged = one.scaled(two.size())
    enlarged.setDevicePixelRatio(2.0)
    assert enlarged != two


def test_the_raster_knows_the_land(qtbot: QtBot, fine: Atlas) -> None:
    view = europe(fine)
    picture = painted(fine, view, 2.0, {})
    for code in ("DE", "PL", "BY", "UA", "CZ", "LT"):
        assert picture.code_at(view.on_widget(fine.countries[fine.index[code]].anchor)) == code
    assert picture.code_at(QPointF(-5, 5000)) == ""


def test_the_world_has_no_streak(qtbot: QtBot, fine: Atlas) -> None:
    view = world_view(SIZE)
    image = painted(fine, view, 1.0, {}).pixmap.toImage()
    # 50 degrees south crosses Patagonia and little else
    row = int(view.on_widget(QPointF(*project(0, -50))).y())
    sea = sum(1 for x in range(SIZE.width()) if image.pixelColor(x, row) == light().sea)
    assert sea > SIZE.width() * 0.97


def test_the_quick_map_has_the_same_shades(qtbot: QtBot, coarse: Atlas) -> None:
    view = europe(coarse)
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(light().sea)
    with QPainter(image) as painter:
        paint_quickly(painter, coarse, view, SHADES, light(), QRegion(0, 0, 800, 500))
    assert colour_at(image, view.on_widget(coarse.countries[coarse.index["DE"]].anchor)) == light().strong


def test_only_the_asked_part_is_painted_quickly(qtbot: QtBot, coarse: Atlas) -> None:
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    with QPainter(image) as painter:
        paint_quickly(painter, coarse, world_view(SIZE), {}, light(), QRegion(0, 0, 100, 500))
    assert all(image.pixelColor(x, 120) == QColor("black") for x in range(101, 800))


@pytest.mark.parametrize("colours", [light(), dark(), high_light(), high_dark()])
def test_shades_are_told_apart_without_seeing_colours(colours: MapColours) -> None:
    order = [luminance(one) for one in (colours.land, colours.weak, colours.medium, colours.strong)]
    assert order in (sorted(order), sorted(order, reverse=True))
    for one, other in pairwise(order):
        assert (max(one, other) + 0.05) / (min(one, other) + 0.05) > 1.45


@pytest.mark.parametrize("colours", [light(), dark(), high_light(), high_dark()])
def test_every_colour_is_given(colours: MapColours) -> None:
    assert all(getattr(colours, field.name).isValid() for field in fields(colours))
