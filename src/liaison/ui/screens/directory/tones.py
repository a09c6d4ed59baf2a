"""Colours of the tones, taken from the palette in use so that light, dark and high contrast all work."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from liaison.ui.screens.directory.page import Tone


def colour_of(tone: Tone, palette: QPalette) -> QColor:
    """The colour in which a text of that tone is written; its words say the same."""
    text, base = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
    if tone is Tone.OWN:
        return palette.color(QPalette.ColorRole.Link)
    if tone is Tone.WARNING:
        return QColor("#9a4a00") if base.lightnessF() > 0.5 else QColor("#ffb057")
    if tone in (Tone.QUIET, Tone.DERIVED):
        return mixed(text, base, 0.68)
    return text


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`share` of `one` and the rest of `other`."""
    rest = 1 - share
    return QColor.fromRgbF(
        one.redF() * share + other.redF() * rest,
        one.greenF() * share + other.greenF() * rest,
        one.blueF() * share + other.blueF() * rest,
    )
