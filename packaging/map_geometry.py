"""Cutting, projecting and measuring of rings, for `build_map`.

A ring is a list of (x, y) whose first point is also its last; in degrees until `on_map`, in kilometres on the map after.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from liaison.ui.widgets.map.projection import from_edge, project_from_centre

Point = tuple[float, float]
Ring = list[Point]
Shape = list[Ring]
"""An outer ring and its holes."""

STEP = 2.0
"""Degrees. Longer edges get points in between, because straight in degrees is bent on the map."""


def dense(points: Ring) -> Ring:
    """`points` with others in between where two lie more than STEP degrees apart; the short way round the Earth."""
    result = points[:1]
    for (x, y), (next_x, next_y) in pairwise(points):
        across = (next_x - x + 180) % 360 - 180
        pieces = math.ceil(max(abs(across), abs(next_y - y)) / STEP)
        result.extend((x + across * k / pieces, y + (next_y - y) * k / pieces) for k in range(1, pieces))
        result.append((next_x, next_y))
    return result


def unwrapped(points: Ring) -> Ring:
    """`points` measured from the middle of the map, running on beyond its edges instead of jumping."""
    result = [(from_edge(points[0][0]), points[0][1])]
    for x, y in points[1:]:
        last = result[-1][0]
        result.append((last + (x - points[0][0] + result[0][0] - last + 180) % 360 - 180, y))
    return result


def shapes_on_map(rings: list[Ring]) -> Iterator[Shape]:
    """A polygon on the map: one shape, or one on either side when the edge of the map cuts it; specks are dropped."""
    pieces: dict[int, Shape] = defaultdict(list)
    for ring in rings:
        for side, piece in cut(unwrapped(ring)):
            if len(set(piece)) > 2 and abs(area(piece)) > 0:
                pieces[side].append(piece)
    yield from (pieces[side] for side in sorted(pieces))


def cut(ring: Ring) -> Iterator[tuple[int, Ring]]:
    """The parts of an unwrapped ring on the map, each with the turn of the Earth it comes from."""
    if abs(ring[-1][0] - ring[0][0]) > 180:
        yield 0, on_map(closed_over_pole(ring))
        return
    for turn in (-1, 0, 1):
        part = clipped([(x + 360 * turn, y) for x, y in ring])
        if part:
            yield turn, on_map(part)


def closed_over_pole(ring: Ring) -> Ring:
    """A ring that runs once round the Earth, begun at the edge of the map and closed along it and the pole."""
    if ring[-1][0] < ring[0][0]:
        ring = ring[::-1]
    start = next(place for place, (a, b) in enumerate(pairwise(ring)) if (a[0] + 180) // 360 != (b[0] + 180) // 360)
    (x, y), (next_x, next_y) = ring[start], ring[start + 1]
    edge = ((next_x + 180) // 360) * 360 - 180
    height = y + (next_y - y) * (edge - x) / (next_x - x)
    around = [(a - edge - 180, b) for a, b in ring[start + 1 : -1]] + [
        (a - edge + 180, b) for a, b in ring[: start + 1]
    ]
    pole = math.copysign(90, height)
    return dense_straight([(-180, height), *around, (180, height), (180, pole), (-180, pole), (-180, height)])


def clipped(ring: Ring) -> Ring:
    """The part of `ring` between the edges of the map."""
    for edge, sign in ((-180.0, 1), (180.0, -1)):
        kept: Ring = []
        for (x, y), (next_x, next_y) in pairwise(ring):
            inside, next_inside = (x - edge) * sign >= 0, (next_x - edge) * sign >= 0
            if inside:
                kept.append((x, y))
            if inside != next_inside:
                kept.append((edge, y + (next_y - y) * (edge - x) / (next_x - x)))
        ring = [*kept, kept[0]] if kept else []
    return dense_straight(ring)


def dense_straight(ring: Ring) -> Ring:
    """As `dense`, for points already measured from the middle, whose edges along the edge of the map bend on it too."""
    result = ring[:1]
    for (x, y), (next_x, next_y) in pairwise(ring):
        pieces = math.ceil(max(abs(next_x - x), abs(next_y - y)) / STEP)
        result.extend((x + (next_x - x) * k / pieces, y + (next_y - y) * k / pieces) for k in range(1, pieces))
        result.append((next_x, next_y))
    return result


def on_map(points: Ring) -> Ring:
    """Points measured from the middle of the map, projected."""
    return [project_from_centre(x, y) for x, y in points]


def line_on_map(points: Ring) -> Iterator[Ring]:
    """A border on the map, broken where the edge of the map cuts it."""
    turns: dict[int, Ring] = defaultdict(list)
    for x, y in unwrapped(points):
        turn = math.floor((x + 180) / 360)
        turns[turn].append((x - 360 * turn, y))
    yield from (on_map(piece) for piece in turns.values() if len(piece) > 1)


def area(ring: Ring) -> float:
    """Square kilometres, positive one way round and negative the other."""
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise(ring)) / 2


def box(points: Iterable[Point]) -> QRectF:
    """The rectangle around `points`."""
    xs, ys = zip(*points, strict=True)
    return QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))


def depth(point: Point, shape: Shape) -> float:
    """Kilometres from `point` to the nearest edge of `shape`, negative outside it."""
    x, y = point
    inside = False
    nearest = math.inf
    for ring in shape:
        for (ax, ay), (bx, by) in pairwise(ring):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
            along_x, along_y = bx - ax, by - ay
            length = along_x * along_x + along_y * along_y
            share = min(1.0, max(0.0, ((x - ax) * along_x + (y - ay) * along_y) / length)) if length else 0.0
            nearest = min(nearest, (x - ax - share * along_x) ** 2 + (y - ay - share * along_y) ** 2)
    return math.sqrt(nearest) if inside else -math.sqrt(nearest)


def deepest(shape: Shape) -> Point:
    """The point of `shape` farthest from its edges, by quartering squares (the method of Mapbox's polylabel)."""
    around = box(shape[0])
    half = max(around.width(), around.height()) / 2
    queue: list[tuple[float, float, Point, float]] = []
    best, best_depth = (around.center().x(), around.center().y()), -math.inf

    def offer(middle: Point, size: float) -> None:
        nonlocal best, best_depth
        found = depth(middle, shape)
        if found > best_depth:
            best, best_depth = middle, found
        heappush(queue, (-found - size * math.sqrt(2), found, middle, size))

    offer(best, half)
    while queue:
        promise, _, (x, y), size = heappop(queue)
        if -promise - best_depth <= max(0.02 * half, 0.05):
            break
        for across, down in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
            offer((x + across * size / 2, y + down * size / 2), size / 2)
    return best


def frame(shapes: list[Shape]) -> QRectF:
    """The main land: the largest piece, those near it, and those that are big beside it."""
    largest = max(shapes, key=lambda shape: abs(area(shape[0])))
    result = box(largest[0])
    reach = 0.15 * math.hypot(result.width(), result.height())
    near = result.adjusted(-reach, -reach, reach, reach)
    for shape in shapes:
        other = box(shape[0])
        if near.intersects(other) or abs(area(shape[0])) > 0.18 * abs(area(largest[0])):
            result = result.united(other)
    return result
