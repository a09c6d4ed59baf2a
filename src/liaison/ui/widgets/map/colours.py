"""What the map is painted with, and how strongly a country is answered for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QColor

from liaison.base.translations import marked, tr


class Shade(Enum):
    """How a country is filled; the value is what a screen reader adds to its name, still in English."""

    NONE = ""
    WEAK = marked("weak")
    MEDIUM = marked("medium")
    STRONG = marked("strong")
    GAP = marked("gap")

    def spoken(self) -> str:
        """The shade as a word in the language in use, "" for NONE."""
        return tr(self.value) if self.value else ""


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
