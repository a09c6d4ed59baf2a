"""A page that is written as PDF and drawn elsewhere alike: what the file shows is also told mark by mark, for a printer and a preview."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]

FONT_FILES = {
    "": "DejaVuSansCondensed.ttf",
    "B": "DejaVuSansCondensed-Bold.ttf",
    "I": "DejaVuSansCondensed-Oblique.ttf",
}
"""The shipped fonts: plain, strong, emphasised."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A black line through points, in millimetres from the upper left corner of the sheet.

    Attributes:
        dash: millimetres drawn and left out; None for a whole line.
    """

    points: tuple[Point, ...]
    width: float
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """An area without an outline; `grey` from 0 (black) to 255."""

    points: tuple[Point, ...]
    grey: int


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters as they are seen from left to right.

    Attributes:
        x, base: where they begin, and their base line.
        font: `B` strong, `I` emphasised, empty for neither.
        size: in points.
    """

    x: float
    base: float
    text: str
    font: str
    size: float
    grey: int


Mark = Stroke | Filled | Letters


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """One lying page of A4.

    Attributes:
        marks: in the order in which they cover each other.
        marking: of the page; empty for none.
        spoken: what it says, a line for each statement.
        file: the same as PDF.
    """

    marks: tuple[Mark, ...]
    marking: str
    spoken: str
    file: bytes
