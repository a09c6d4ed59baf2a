"""Every colour and size of the interface, once. Text on its ground reaches a contrast of 4.5 (WCAG AA); a test computes it."""

from __future__ import annotations

from typing import NamedTuple

RADIUS = 6
SPACING = 8
GAP = 12
MARGIN = 16
FIELD_HEIGHT = 32
ROW_HEIGHT = 30
RAIL_WIDTH = 184
RAIL_NARROW = 56

TITLE_SCALE = 1.7
HEADING_SCALE = 1.12
"""Sizes of type, as multiples of the system's own."""


class Colours(NamedTuple):
    """One scheme, as `#rrggbb`.

    Attributes:
        window: ground of the window; rail: of the rail and status line; surface: of cards, lists and fields.
        text, muted: on all three grounds, and on soft and hover. accent: links, selection, primary button; on_accent: text on it.
        soft: selected row; line: edges of cards; field_line: edges of what can be typed into or pressed, 3:1 on surface.
        good, warn, bad: texts of states, each with its `_ground`.
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
    field_line="#848f9c",
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
    soft="#223b52",
    hover="#252d36",
    line="#2f3842",
    field_line="#6a7786",
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

# for eyes that need more: text at 7:1 (WCAG AAA), edges as strong as text
HIGH_LIGHT = LIGHT._replace(
    window="#ffffff",
    rail="#ffffff",
    text="#000000",
    muted="#2b333d",
    accent="#003d6b",
    soft="#cfe6fa",
    hover="#e3eef7",
    line="#000000",
    field_line="#000000",
    good="#0b4a22",
    warn="#693300",
    bad="#7d0f1a",
    land_border="#000000",
)
HIGH_DARK = DARK._replace(
    window="#000000",
    rail="#000000",
    surface="#000000",
    text="#ffffff",
    muted="#d5dde6",
    accent="#8fd0ff",
    on_accent="#000000",
    soft="#123a5c",
    hover="#1d2833",
    line="#ffffff",
    field_line="#ffffff",
    good="#9af0b8",
    warn="#ffcb8c",
    bad="#ffb8be",
    neutral_ground="#0e2a42",
    land_border="#ffffff",
)
