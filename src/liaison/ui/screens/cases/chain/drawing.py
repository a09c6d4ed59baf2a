"""Where the legs of a chain stand in the strip: in rows as wide as the strip, branches in lanes below one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPoint, QRect

from liaison.domain.cases.chains import Chain

ACROSS, DOWN = 26, 14
"""Room between two legs for the arrow, and between two lanes."""

WIDEST = 1.6
"""Times its own width."""

BAND = 26
"""Room between two rows, in which arrows turn."""

EDGE = 12


@dataclass(frozen=True, slots=True)
class Box:
    """The size of a leg in pixels; it grows in width as far as its row has room."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chain laid out.

    Attributes:
        boxes: of the legs, by identity.
        arrows: each as the points of a line, the last one at the tip.
        bands: number of the row each leg stands in.
        height: of everything.
    """

    boxes: Mapping[str, QRect]
    arrows: tuple[tuple[QPoint, ...], ...]
    bands: Mapping[str, int]
    height: int


def drawn(chain: Chain, width: int, box: Box) -> Drawn:
    """Lay a chain out in a width; rows follow one another as lines of text do."""
    spots = chain.spots()
    columns = 1 + max((spot.column for spot in spots.values()), default=0)
    most = max(1, (width - 2 * EDGE + ACROSS) // (box.width + ACROSS))
    # as few rows as there must be, and those alike
    in_row = ceil(columns / ceil(columns / most))
    room = (width - 2 * EDGE + ACROSS) // in_row - ACROSS
    box = Box(max(box.width, min(room, round(WIDEST * box.width))), box.height)
    bands = {one: spot.column // in_row for one, spot in spots.items()}
    lanes = {
        band: 1 + max(spots[one].lane for one, its in bands.items() if its == band) for band in set(bands.values())
    }
    tops, y = {}, EDGE
    for band in range(max(lanes, default=-1) + 1):
        tops[band] = y
        y += lanes.get(band, 1) * (box.height + DOWN) - DOWN + BAND
    boxes = {
        one: QRect(
            EDGE + (spot.column % in_row) * (box.width + ACROSS),
            tops[bands[one]] + spot.lane * (box.height + DOWN),
            box.width,
            box.height,
        )
        for one, spot in spots.items()
    }
    arrows = tuple(
        _arrow(
            boxes[step.facts.from_leg_id],
            boxes[step.facts.to_leg_id],
            is_same_row=bands[step.facts.from_leg_id] == bands[step.facts.to_leg_id],
        )
        for step in chain.steps
    )
    return Drawn(boxes, arrows, bands, max(y - BAND, EDGE) + EDGE)


def neighbour(found: Drawn, chain: Chain, leg: str, across: int, down: int) -> str:
    """The leg an arrow key leads to: along the chain, or to the lane or row above or below; the same one at the end."""
    order = [one.key.id for one in chain.in_order()]
    if across:
        leads = chain.after(leg) if across > 0 else chain.before(leg)
        if leads:
            return leads[0]
        return order[min(max(order.index(leg) + across, 0), len(order) - 1)]
    here = found.boxes[leg].center()
    others = [
        (abs(box.center().y() - here.y()), abs(box.center().x() - here.x()), one)
        for one, box in found.boxes.items()
        if (box.center().y() - here.y()) * down > 0
    ]
    return min(others)[2] if others else leg


def _arrow(start: QRect, end: QRect, *, is_same_row: bool) -> tuple[QPoint, ...]:
    out, tip = QPoint(start.right() + 1, start.center().y()), QPoint(end.left() - 2, end.center().y())
    if is_same_row and end.left() > start.right():
        middle = (out.x() + tip.x()) // 2 if end.left() - start.right() <= ACROSS + 2 else end.left() - ACROSS // 2
        if out.y() == tip.y():
            return (out, tip)
        return (out, QPoint(middle, out.y()), QPoint(middle, tip.y()), tip)
    # into another row: down between the rows, back to the beginning, and in from the left
    turn, gutter = out.x() + ACROSS // 2 - 2, end.top() - BAND // 2
    before = max(2, end.left() - ACROSS // 2)
    return (out, QPoint(turn, out.y()), QPoint(turn, gutter), QPoint(before, gutter), QPoint(before, tip.y()), tip)
