"""Every colour and size of the interface, once. Text on its ground reaches a contrast of 4.5 (WCAG AA); a test computes it."""

from __future__ import annotations

from dataclasses import dataclass

RADIUS = 6
SPACING = 8
GAP = 12
MARGIN = 16
FIELD_HEIGHT = 32
ROW_HEIGHT = 30
RAIL_WIDTH = 184
RAIL_NARROW = 56


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme, as `#rrggbb`.

    Attributes:
        window: ground of the window; rail: of the rail and status line; surface: of cards, lists and fields.
        text, muted: on all three grounds. accent: links, selection, primary button; on_accent: text on it.
        soft: selected row; line: borders. good, warn, bad: texts of states, each with its `_ground`.
    """

    window: str
    rail: str
    surface: str
    text: str
    muted: str
    accent: str
    on_accent: str
    soft: str
    hover: str
    line: str
    field_line: str
    good: str
    good_ground: str
    warn: str
    warn_ground: str
    bad: str
    bad_ground: str
    neutral_ground: str
    sea: str
    land: str
    land_border: str
    map_strong: str
    map_medium: str
    map_weak: str
    map_gap: str
    route: str


LIGHT = Colours(
    window="#f5f7f9",
    rail="#e9edf2",
    surface="#ffffff",
    text="#1a2330",
    muted="#566374",
    accent="#1d5c8a",
    on_accent="#ffffff",
    soft="#dcebf6",
    hover="#eef3f7",
    line="#dbe1e8",
    field_line="#b3bdc9",
    good="#1f6b3b",
    good_ground="#e1f3e7",
    warn="#8f4700",
    warn_ground="#fdeedd",
    bad="#a3202c",
    bad_ground="#fbe4e6",
    neutral_ground="#e4eff7",
    sea="#eef3f7",
    land="#dde2e8",
    land_border="#ffffff",
    map_strong="#1d5c8a",
    map_medium="#5f9cc5",
    map_weak="#b5d2e6",
    map_gap="#e8cfa2",
    route="#b04a00",
)

DARK = Colours(
    window="#14181d",
    rail="#0f1317",
    surface="#1c2229",
    text="#e6eaef",
    muted="#9eabba",
    accent="#6fb4e3",
    on_accent="#0b1620",
    soft="#24405a",
    hover="#252d36",
    line="#2f3842",
    field_line="#4c5866",
    good="#7fd39c",
    good_ground="#163323",
    warn="#f3b46b",
    warn_ground="#3d2a12",
    bad="#ff9aa2",
    bad_ground="#451d22",
    neutral_ground="#22384b",
    sea="#161b21",
    land="#343d48",
    land_border="#14181d",
    map_strong="#6fb4e3",
    map_medium="#437ca6",
    map_weak="#2c4e69",
    map_gap="#7a5b28",
    route="#ffa552",
)
