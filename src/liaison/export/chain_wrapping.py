"""In which column and row of a page each box of a chain stands: in its lane, or packed without a free place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """What is to be placed: a box's number, its column and lane in the chain, and the numbers it leads to."""

    number: int
    column: int
    lane: int
    leads_to: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of the page, a row of the page, and the band that is in."""

    column: int
    row: int
    band: int


def in_lanes(placed: Sequence[Placed], wide: int) -> dict[int, Cell]:
    """So many columns beside each other; a row for every lane that a band uses."""
    used = sorted({(one.column // wide, one.lane) for one in placed})
    rows = {one: row for row, one in enumerate(used)}
    return {
        one.number: Cell(one.column % wide, rows[one.column // wide, one.lane], one.column // wide) for one in placed
    }


def packed(placed: Sequence[Placed], wide: int) -> dict[int, Cell]:
    """Row below row without a free place."""
    return {number: Cell(at % wide, at // wide, at // wide) for at, number in enumerate(_along(placed))}


def _along(placed: Sequence[Placed]) -> list[int]:
    """The numbers along the ways of the chain: behind each the next it leads to once all that lead there have come."""
    leads = {one.number: one.leads_to for one in placed}
    waiting = {number: {one for one, to in leads.items() if number in to and one != number} for number in leads}
    found: list[int] = []
    while waiting:
        free = [number for number, before in waiting.items() if not before & waiting.keys()] or sorted(waiting)
        behind = [number for number in free if found and number in leads[found[-1]]]
        chosen = min(behind or free)
        del waiting[chosen]
        found.append(chosen)
    return found
