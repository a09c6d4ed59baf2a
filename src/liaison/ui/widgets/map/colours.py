"""What the map is painted with, and how strongly a country is answered for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QColor

from liaison.base.translations import marked, tr


class Shade(Enum):
    """How a country is filled; the value is what a screen reader adds to its name, still in English.

    NONE, WEAK, MEDIUM and STRONG are plain, the stronger the farther from the land; UNSURE is dotted and GAP is striped, so that
    what is only derived and what is missing are told apart from the rest by their pattern alone.
    """

    NONE = ""
    WEAK = marked("weak")
    MEDIUM = marked("medium")
    STRONG = marked("strong")
    UNSURE = marked("not certain")
    GAP = marked("gap")

    def spoken(self) -> str:
        """The shade as a word in the language in use, "" for NONE."""
        return tr(self.value) if self.value else ""


class Sign(Enum):
    """A small sign on a country, told by its shape; the value is what is written."""

    BEGAN = "+"
    ENDED = "−"
    CHANGED = "≠"
    NOT_KNOWN = "?"


@dataclass(frozen=True, slots=True)
class MapColours:
    """The colours of one theme.

    `weak`, `medium` and `strong` must differ clearly in lightness, so that they are told apart without seeing colours and
    in a black-and-white print; `gap` is drawn as a hatch over `land`. `hover` is laid over a country, so it is translucent.
    """

    sea: QColor
    land: QColor
    border: QColor
    strong: QColor
    medium: QColor
    weak: QColor
    hover: QColor
    selected: QColor
    route: QColor
    gap: QColor
    text: QColor


def light() -> MapColours:
    """Calm colours for a light window and for paper."""
    return MapColours(
        sea=QColor("#edf2f7"),
        land=QColor("#d8dee6"),
        border=QColor("#ffffff"),
        strong=QColor("#174f7c"),
        medium=QColor("#4f8dbd"),
        weak=QColor("#8fb9da"),
        hover=QColor(20, 30, 45, 42),
        selected=QColor("#0b2239"),
        route=QColor("#b3500b"),
        gap=QColor("#b3500b"),
        text=QColor("#17202b"),
    )


def dark() -> MapColours:
    """The same for a dark window; the stronger, the lighter."""
    return MapColours(
        sea=QColor("#161b22"),
        land=QColor("#2d343d"),
        border=QColor("#161b22"),
        strong=QColor("#9bcdf6"),
        medium=QColor("#5390c0"),
        weak=QColor("#37597a"),
        hover=QColor(255, 255, 255, 46),
        selected=QColor("#f4f8fc"),
        route=QColor("#ffa657"),
        gap=QColor("#ffa657"),
        text=QColor("#e8edf3"),
    )


def high_light() -> MapColours:
    """For eyes that need more: black edges on white."""
    return MapColours(
        sea=QColor("#ffffff"),
        land=QColor("#e4e4e4"),
        border=QColor("#000000"),
        strong=QColor("#002b52"),
        medium=QColor("#3f7fb3"),
        weak=QColor("#8fb9da"),
        hover=QColor(0, 0, 0, 56),
        selected=QColor("#000000"),
        route=QColor("#952d00"),
        gap=QColor("#952d00"),
        text=QColor("#000000"),
    )


def high_dark() -> MapColours:
    """For eyes that need more: bright edges on black."""
    return MapColours(
        sea=QColor("#000000"),
        land=QColor("#2a2a2a"),
        border=QColor("#b0b0b0"),
        strong=QColor("#d8efff"),
        medium=QColor("#6fb0e0"),
        weak=QColor("#3f6f99"),
        hover=QColor(255, 255, 255, 64),
        selected=QColor("#ffff00"),
        route=QColor("#ffc060"),
        gap=QColor("#ffc060"),
        text=QColor("#ffffff"),
    )
