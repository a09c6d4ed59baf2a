"""The prepared files: every code, no streak, areas as on the Earth, disputed places as the source has them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from babel.core import get_global
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from liaison.base.paths import resources
from liaison.ui.widgets.map.atlas import Atlas, MapDataDamaged, Scale, load, save
from liaison.ui.widgets.map.picture import land_at
from liaison.ui.widgets.map.projection import project
from liaison.ui.widgets.map.view import WORLD


def iso_codes() -> set[str]:
    """The alpha-2 codes to which CLDR gives a number of ISO 3166-1, without those left to users."""
    numbers = [codes for number, codes in get_global("territory_aliases").items() if number.isdigit()]
    codes = {found[0] for found in numbers if len(found) == 1 and len(found[0]) == 2}
    return {code for code in codes if code[0] != "X" and not "QM" <= code <= "QZ"} - {"AA", "EU", "ZZ"}


def steps(path: QPainterPath) -> Iterator[tuple[float, float]]:
    """The edges of a path as (x, y) from point to point."""
    points = [path.elementAt(number) for number in range(path.elementCount())]
    for one, other in pairwise(points):
        if not other.isMoveTo():
            yield other.x - one.x, other.y - one.y


def area(path: QPainterPath) -> float:
    """Square kilometres within a path of outer rings."""
    total = 0.0
    for polygon in path.toSubpathPolygons():
        points = [point.toTuple() for point in polygon.toList()]
        total += abs(sum(x * b - a * y for (x, y), (a, b) in pairwise(points))) / 2
    return total


@pytest.mark.parametrize("scale", Scale)
def test_every_code_is_there_once(scale: Scale) -> None:
    atlas = load(resources() / "map" / scale.value)
    assert set(atlas.index) == iso_codes()
    assert len(atlas.index) == 249
    assert sum(1 for country in atlas.countries if country.code) == 249


def test_both_scales_agree_on_anchors_and_frames(fine: Atlas, coarse: Atlas) -> None:
    for code in fine.index:
        one, other = fine.countries[fine.index[code]], coarse.countries[coarse.index[code]]
        assert (one.anchor, one.frame, one.extent) == (other.anchor, other.frame, other.extent)


def test_an_anchor_lies_on_its_land(fine: Atlas) -> None:
    with_land = [country for country in fine.countries if country.code and not country.path.isEmpty()]
    assert [country.code for country in with_land if not country.path.contains(country.anchor)] == []


def test_nearly_all_have_land_and_the_others_are_known(fine: Atlas) -> None:
    without = {one.code for one in fine.countries if one.path.isEmpty()}
    assert without == {"BQ", "BV", "CC", "GF", "GI", "GP", "MQ", "RE", "SJ", "TK", "UM", "VA", "YT"}


@pytest.mark.parametrize("scale", Scale)
def test_no_edge_streaks_over_the_map(scale: Scale) -> None:
    atlas = load(resources() / "map" / scale.value)
    for country in atlas.countries:
        for x, y in steps(country.path):
            # the straight edge along the pole is in pieces too, so nothing longer than a few degrees is left
            assert math.hypot(x, y) < WORLD.width() / 40, country.code
    assert all(math.hypot(*step) < WORLD.width() / 40 for border in atlas.borders for step in steps(border.path))


@pytest.mark.parametrize("scale", Scale)
def test_nothing_lies_beside_the_map(scale: Scale) -> None:
    whole = WORLD.adjusted(-1, -1, 1, 1)
    for country in load(resources() / "map" / scale.value).countries:
        assert country.path.isEmpty() or whole.contains(country.bounds), country.code


def test_antarctica_is_closed_over_the_pole(fine: Atlas) -> None:
    south = fine.countries[fine.index["AQ"]]
    assert south.path.contains(QPointF(*project(11.5, -89.5)))
    assert south.path.contains(QPointF(*project(-120, -85)))
    assert south.bounds.bottom() == pytest.approx(WORLD.bottom(), abs=1)
    assert south.path.contains(QPointF(*project(191, -86)))
    assert south.path.contains(QPointF(*project(192, -86)))


@pytest.mark.parametrize(
    ("code", "square_kilometres"),
    [("DE", 357_600), ("BR", 8_510_000), ("AU", 7_690_000), ("KZ", 2_720_000), ("FI", 338_000), ("RU", 17_100_000)],
)
def test_areas_are_those_of_the_earth(fine: Atlas, code: str, square_kilometres: float) -> None:
    assert area(fine.countries[fine.index[code]].path) == pytest.approx(square_kilometres, rel=0.03)


@pytest.mark.parametrize(
    ("longitude", "latitude", "code"),
    [
        (34.1, 45.0, "UA"),  # Simferopol
        (37.8, 48.0, "UA"),  # Donetsk
        (-13.0, 26.9, "EH"),  # east of El Aaiún
        (34.38, 31.42, "PS"),  # Gaza
        (35.2, 32.2, "PS"),  # Nablus
        (21.0, 42.6, ""),  # Pristina: no code of ISO 3166-1
        (44.5, 9.6, ""),  # Hargeisa
        (33.5, 35.27, ""),  # north of Nicosia
        (46.75, 39.8, "AZ"),  # Stepanakert
        (45.4, 39.2, "AZ"),  # Nakhchivan
        (20.5, 54.7, "RU"),  # Kaliningrad
        (121.0, 23.8, "TW"),
        (178.0, 67.0, "RU"),  # on either side of 180 degrees
        (-178.0, 67.0, "RU"),
        (-0.1, 51.6, "GB"),
    ],
)
def test_places_belong_where_the_source_has_them(fine: Atlas, longitude: float, latitude: float, code: str) -> None:
    assert land_at(fine.countries, QPointF(*project(longitude, latitude))) == code


def test_only_the_borders_of_land_without_a_code_are_contested(fine: Atlas) -> None:
    apart = [country for country in fine.countries if not country.code]
    contested = [border for border in fine.borders if border.contested]
    assert 0 < len(contested) < 20
    for border in contested:
        around = border.bounds.adjusted(-1, -1, 1, 1)
        assert any(around.intersects(country.bounds) for country in apart)


def test_russia_is_in_one_piece(fine: Atlas) -> None:
    russia = fine.countries[fine.index["RU"]]
    assert russia.bounds.width() < WORLD.width() / 2


def test_what_is_saved_is_loaded(tmp_path: Path, coarse: Atlas) -> None:
    file = tmp_path / "again.map"
    save(file, coarse.countries, coarse.borders)
    again = load(file)
    assert again.index == coarse.index
    assert [one.path for one in again.countries] == [one.path for one in coarse.countries]
    assert file.read_bytes() == (resources() / "map" / Scale.COARSE.value).read_bytes()


@pytest.mark.parametrize("content", [b"", b"hello", None])
def test_a_file_that_is_not_whole_is_refused(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "broken.map"
    whole = (resources() / "map" / Scale.COARSE.value).read_bytes()
    file.write_bytes(whole[:100_000] if content is None else content)
    with pytest.raises(MapDataDamaged, match=r"broken\.map"):
        load(file)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MapDataDamaged):
        load(tmp_path / "none.map")
