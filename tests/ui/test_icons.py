"""Drawings are there, follow the scheme, and are sharp at every scale."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage

import liaison
from liaison.base.paths import resources
from liaison.ui.icons import icon
from liaison.ui.theme.theme import Scheme, Theme
from liaison.ui.theme.tokens import DARK, LIGHT

DRAWINGS = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))
SOURCES = Path(liaison.__file__).parent


def strongest(picture: QImage) -> str:
    """The colour of the pixel with the least transparency."""
    pixels = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
    return max(pixels, key=lambda colour: colour.alpha()).name()


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_drawing_paints_something(name: str, theme: Theme) -> None:
    assert strongest(icon(name).pixmap(QSize(48, 48), 1.0).toImage()) != "#000000"


def test_every_drawing_named_in_the_sources_is_there() -> None:
    wanted = re.compile(r'\b(?:icon|Picture|EmptyState)\("([a-z-]+)"')
    named = {name for path in SOURCES.rglob("*.py") for name in wanted.findall(path.read_text("utf-8"))}
    assert named
    assert named - set(DRAWINGS) == set()


def test_a_drawing_has_the_colour_of_the_text_of_the_moment(theme: Theme) -> None:
    drawing = icon("lock")
    assert strongest(drawing.pixmap(QSize(48, 48), 1.0).toImage()) == LIGHT.text
    theme.choose(Scheme.DARK)
    assert strongest(drawing.pixmap(QSize(48, 48), 1.0).toImage()) == DARK.text
    assert strongest(icon("lock", "bad").pixmap(QSize(48, 48), 1.0).toImage()) == DARK.bad
    assert strongest(drawing.pixmap(QSize(48, 48), 1.0, QIcon.Mode.Normal, QIcon.State.On).toImage()) == DARK.accent
    assert strongest(drawing.pixmap(QSize(48, 48), 1.0, QIcon.Mode.Disabled).toImage()) == DARK.muted


def test_a_drawing_is_painted_anew_for_a_larger_scale(theme: Theme) -> None:
    twice = icon("lock").pixmap(QSize(16, 16), 2.0)
    assert (twice.width(), twice.devicePixelRatio()) == (32, 2.0)
    assert twice.toImage() == icon("lock").pixmap(QSize(32, 32), 1.0).toImage()
