"""Where the boxes of a chain stand on one page, and along which ways its arrows run between them, never through one.

Columns of the chain follow each other from left to right and wrap into bands below each other; the lanes of a band are its rows. A
chain so branched that its boxes would be too small is packed instead, each leg beside the one it comes from as far as that goes.
Between columns run channels from top to bottom of the page, between rows channels from left to right: arrows use these alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from liaison.export.chain_tracks import Key, Tracks
from liaison.export.chain_wrapping import Cell, Placed, in_lanes, packed

IDEAL_WIDTH, IDEAL_HEIGHT = 46.0, 34.0
"""Millimetres a box has best; columns are wrapped so that boxes come near it."""

MOST_WIDTH, MOST_HEIGHT = 84.0, 56.0
"""Millimetres a box is at most, however few there are."""

_GAP, _TRACK, _WIDEST = 4.6, 1.2, 12.0
"""Millimetres of a channel without arrows, between two arrows in it, and of one with however many."""

_LEGIBLE, _WORTH_PACKING = 0.8, 1.2
"""A share of the best size below which lanes are given up, and by how much larger boxes have to become for that."""

_PORT = 2.0
"""Millimetres above or below the middle of a box at which what comes round a corner enters it."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle, in millimetres from the upper left corner of the page."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one box to another, corner by corner; the last point is where its head is."""

    start: int
    end: int
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands; boxes by number."""

    boxes: Mapping[int, Area]
    arrows: tuple[Arrow, ...]


def laid_out(placed: Sequence[Placed], page: Area) -> Layout:
    """Boxes and arrows within `page`; an empty chain has none."""
    if not placed:
        return Layout({}, ())
    columns = max(one.column for one in placed) + 1
    best = _best(placed, page, (in_lanes(placed, wide) for wide in range(columns, 0, -1)))
    if best.size < _LEGIBLE:
        tight = _best(placed, page, (packed(placed, wide) for wide in range(len(placed), 0, -1)))
        best = tight if tight.size > best.size * _WORTH_PACKING else best
    return Layout(best.boxes, tuple(Arrow(one.start, one.end, best.points(one)) for one in best.routes))


def _best(placed: Sequence[Placed], page: Area, ways: Iterable[dict[int, Cell]]) -> _Grid:
    """Wrapped so that boxes come nearest to the best size; the first of equals."""
    grids = (_Grid(page, cells, _routes(placed, cells)) for cells in ways)
    return max(grids, key=lambda grid: grid.size)


def _routes(placed: Iterable[Placed], cells: Mapping[int, Cell]) -> list[_Route]:
    return [_Route(one.number, other, cells) for one in placed for other in one.leads_to if other in cells]


class _Route:
    """By which channels an arrow runs: out of its box to the right, and into the other from the left."""

    def __init__(self, start: int, end: int, cells: Mapping[int, Cell]) -> None:
        self.start, self.end = start, end
        self.here, self.there = cells[start], cells[end]
        is_next = self.here.band == self.there.band and self.there.column == self.here.column + 1
        self.is_direct = is_next
        self.is_straight = is_next and self.here.row == self.there.row
        # the channel between two columns, or two rows, has the number of the one behind it
        self.leaving, self.entering = self.here.column + 1, self.there.column
        self.across = self._across()

    def _across(self) -> int:
        if self.there.band > self.here.band:
            return self.there.row
        return self.here.row if self.there.row < self.here.row else self.here.row + 1


class _Grid:
    """The page in columns and rows, with channels as wide as their arrows need."""

    def __init__(self, page: Area, cells: Mapping[int, Cell], routes: Sequence[_Route]) -> None:
        self.routes = routes
        self._taken = {(cell.column, cell.row): number for number, cell in cells.items()}
        self._leads = {number: any(route.start == number for route in routes) for number in cells}
        self._fans = Counter(route.start for route in routes if not route.is_direct)
        self._straight = {route.end for route in routes if route.is_straight}
        columns, rows = max(one.column for one in cells.values()) + 1, max(one.row for one in cells.values()) + 1
        self._downs, self._acrosses = Tracks(), Tracks()
        for route in routes:
            self._reserve(route)
        across = [_room(self._downs.count(number), number in (0, columns)) for number in range(columns + 1)]
        down = [_room(self._acrosses.count(number), number in (0, rows)) for number in range(rows + 1)]
        width = min((page.width - sum(across)) / columns, MOST_WIDTH)
        height = min((page.height - sum(down)) / rows, MOST_HEIGHT)
        self.size = min(width / IDEAL_WIDTH, height / IDEAL_HEIGHT)
        self._columns, self._channels_x = _line_up(page.x, across, width)
        self._rows, self._channels_y = _line_up(page.y, down, height)
        self.boxes = {
            number: Area(self._columns[cell.column], self._rows[cell.row], width, height)
            for number, cell in cells.items()
        }

    def _reserve(self, route: _Route) -> None:
        """Ask for a track in every channel; arrows out of one box share theirs, and so do those into one, as branches and joins."""
        if route.is_straight:
            return
        here, there = route.here.row + 0.5, route.there.row + 0.5
        if route.is_direct:
            self._downs.ask(route.leaving, ("out", route.start), here, there)
            return
        self._downs.ask(route.leaving, ("out", route.start), here, route.across)
        self._acrosses.ask(route.across, self._along(route), route.leaving, route.entering)
        self._downs.ask(route.entering, ("in", route.end), route.across, there)

    def points(self, route: _Route) -> tuple[Point, ...]:
        """The corners of an arrow."""
        start, end = self.boxes[route.start], self.boxes[route.end]
        out = (start.x + start.width, start.y + start.height / 2)
        if route.is_straight:
            return out, (end.x, out[1])
        leaving = self._x(route.leaving, ("out", route.start))
        if route.is_direct:
            y = self._entry(route, out[1])
            return out, (leaving, out[1]), (leaving, y), (end.x, y)
        across = self._y(route.across, self._along(route))
        entering, y = self._x(route.entering, ("in", route.end)), self._entry(route, across)
        return out, (leaving, out[1]), (leaving, across), (entering, across), (entering, y), (end.x, y)

    def _entry(self, route: _Route, comes_from: float) -> float:
        """At which height it enters: off the middle where it would run along what leaves the box beside it."""
        box = self.boxes[route.end]
        beside = self._taken.get((route.there.column - 1, route.there.row))
        is_shared = route.end in self._straight or (beside is not None and self._leads[beside])
        port = min(_PORT, box.height / 5) if is_shared else 0.0
        middle = box.y + box.height / 2
        return middle + (port if comes_from > middle else -port)

    def _along(self, route: _Route) -> Key:
        """A box that leads to several others fans out; those that only lead to one come together."""
        return ("from", route.start) if self._fans[route.start] > 1 else ("to", route.end)

    def _x(self, channel: int, key: Key) -> float:
        return _at(self._channels_x[channel], self._downs, channel, key)

    def _y(self, channel: int, key: Key) -> float:
        return _at(self._channels_y[channel], self._acrosses, channel, key)


def _room(tracks: int, is_edge: bool) -> float:
    """How wide a channel is; at the edge of the page none is left free."""
    if not tracks:
        return 0.0 if is_edge else _GAP
    return min(_GAP + _TRACK * (tracks - 1), _WIDEST)


def _line_up(start: float, channels: Sequence[float], size: float) -> tuple[list[float], list[tuple[float, float]]]:
    """Where boxes begin, and where each channel begins and ends, along one side of the page."""
    edges = [start]
    for channel in channels:
        edges += [edges[-1] + channel, edges[-1] + channel + size]
    spans = [(edges[2 * number], edges[2 * number + 1]) for number in range(len(channels))]
    return [after for _, after in spans[:-1]], spans


def _at(span: tuple[float, float], tracks: Tracks, channel: int, key: Key) -> float:
    """The middle of a track; the tracks of a channel stand evenly within it."""
    first, last = span
    return first + (last - first) * (tracks.place(channel, key) + 1) / (tracks.count(channel) + 1)
