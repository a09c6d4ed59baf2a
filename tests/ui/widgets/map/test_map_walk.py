"""From country to country by the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from liaison.ui.widgets.map.atlas import Atlas
from liaison.ui.widgets.map.walk import Direction, neighbour


def ways(atlas: Atlas) -> dict[str, list[str]]:
    """Where the four keys lead from each country."""
    return {one.code: reached(atlas, one.anchor) for one in atlas.countries if one.code}


def reached(atlas: Atlas, place: QPointF) -> list[str]:
    found = (neighbour(atlas.countries, place, direction) for direction in Direction)
    return [country.code for country in found if country is not None]


def from_one(graph: dict[str, list[str]], start: str) -> set[str]:
    """All that can be reached from `start`."""
    seen, waiting = {start}, [start]
    while waiting:
        new = set(graph[waiting.pop()]) - seen
        seen |= new
        waiting.extend(new)
    return seen


def test_each_country_can_be_reached_from_each(coarse: Atlas) -> None:
    graph = ways(coarse)
    back: dict[str, list[str]] = {code: [] for code in graph}
    for code, ahead in graph.items():
        for other in ahead:
            back[other].append(code)
    assert len(from_one(graph, "DE")) == 249
    assert len(from_one(back, "DE")) == 249


def test_the_keys_lead_where_the_neighbours_are(coarse: Atlas) -> None:
    def step(code: str, direction: Direction) -> str | None:
        country = coarse.country(code)
        assert country is not None
        found = neighbour(coarse.countries, country.anchor, direction)
        return found.code if found else None

    assert step("BY", Direction.RIGHT) == "RU"
    assert step("DE", Direction.UP) == "DK"
    assert step("PT", Direction.RIGHT) == "ES"
    assert step("US", Direction.UP) == "CA"
    assert step("EG", Direction.LEFT) == "LY"


def test_the_map_ends(coarse: Atlas) -> None:
    assert neighbour(coarse.countries, QPointF(0, -1e6), Direction.UP) is None
