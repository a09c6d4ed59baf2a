"""Contrast, schemes, and that every mark of the style sheet is there."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from liaison.base.paths import resources
from liaison.ui.theme.stylesheet import stylesheet
from liaison.ui.theme.theme import Contrast, Scheme, Theme
from liaison.ui.theme.tokens import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Colours

SCHEMES = {"light": LIGHT, "dark": DARK, "high light": HIGH_LIGHT, "high dark": HIGH_DARK}
PICTURES = resources() / "icons" / "controls"


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """The ratio as WCAG 2.2 defines it, 1 to 21."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def written(colours: Colours) -> dict[str, tuple[str, str]]:
    """Every text on every ground it may stand on."""
    grounds = ("window", "rail", "surface", "soft", "hover")
    pairs = {
        f"{text} on {ground}": (getattr(colours, text), getattr(colours, ground))
        for text in ("text", "muted")
        for ground in grounds
    }
    pairs |= {
        f"{state} on its ground": (getattr(colours, state), getattr(colours, f"{state}_ground"))
        for state in ("good", "warn", "bad")
    }
    pairs |= {
        f"{state} on {ground}": (getattr(colours, state), getattr(colours, ground))
        for state in ("good", "warn", "bad", "accent")
        for ground in ("window", "surface", "rail")
    }
    pairs |= {
        "accent on soft": (colours.accent, colours.soft),
        "neutral chip": (colours.accent, colours.neutral_ground),
        "primary button": (colours.on_accent, colours.accent),
        "toast": (colours.window, colours.text),
    }
    return pairs


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_can_be_read_on_its_ground(scheme: str) -> None:
    lowest = 7.0 if scheme.startswith("high") else 4.5
    too_weak = {
        name: round(contrast(*pair), 2) for name, pair in written(SCHEMES[scheme]).items() if contrast(*pair) < lowest
    }
    assert too_weak == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_fields_and_the_focus_can_be_told_from_their_ground(scheme: str) -> None:
    colours = SCHEMES[scheme]
    edges = {
        (edge, ground): contrast(getattr(colours, edge), getattr(colours, ground))
        for edge in ("field_line", "accent")
        for ground in ("surface", "window")
    }
    assert {pair: ratio for pair, ratio in edges.items() if ratio < 3} == {}


@pytest.mark.parametrize("tint", ["light", "dark"])
def test_every_mark_of_the_style_sheet_is_there(tint: str) -> None:
    wanted = re.findall(r'url\("([^"]+)"\)', stylesheet(LIGHT, tint, PICTURES, 10.0))
    assert wanted
    assert [path for path in wanted if not (PICTURES / path.rpartition("/")[2]).exists()] == []


@pytest.mark.parametrize(("tint", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_the_marks_have_the_colours_of_their_scheme(tint: str, colours: Colours) -> None:
    used = {
        colour
        for path in PICTURES.glob(f"*-{tint}.svg")
        for colour in re.findall(r"#[0-9a-f]{6}", path.read_text(encoding="utf-8"))
    }
    assert used == {colours.muted, colours.on_accent}


def test_choosing_a_scheme_changes_palette_and_style_sheet(theme: Theme, qapp: QApplication) -> None:
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.is_dark))
    theme.choose(Scheme.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert DARK.surface in qapp.styleSheet()
    theme.choose(Scheme.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == LIGHT.window
    assert told == [True, False]


def test_high_contrast_can_be_chosen_in_both_schemes(theme: Theme) -> None:
    theme.choose(Scheme.DARK, Contrast.HIGH)
    assert theme.colours is HIGH_DARK
    theme.choose(Scheme.LIGHT)
    assert theme.colours is HIGH_LIGHT


def test_the_system_decides_unless_told_otherwise(theme: Theme) -> None:
    theme.choose(Scheme.SYSTEM, Contrast.SYSTEM)
    assert theme.colours in (LIGHT, DARK, HIGH_LIGHT, HIGH_DARK)
    theme.choose(Scheme.LIGHT, Contrast.NORMAL)
    assert theme.colours is LIGHT
