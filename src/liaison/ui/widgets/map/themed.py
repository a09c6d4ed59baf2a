"""The map's colours in the scheme in use."""

from __future__ import annotations

from liaison.ui.theme.theme import Theme
from liaison.ui.widgets.map.colours import MapColours, dark, high_dark, high_light, light


def map_colours(theme: Theme) -> MapColours:
    """The colours a map takes from the theme."""
    if theme.is_high_contrast:
        return high_dark() if theme.is_dark else high_light()
    return dark() if theme.is_dark else light()
