"""The colours of the scheme in use, for what paints itself."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QPalette

from liaison.ui.theme.tokens import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Colours

_SCHEMES = {scheme.accent: scheme for scheme in (LIGHT, DARK, HIGH_LIGHT, HIGH_DARK)}


def colours_in_use() -> Colours:
    """Those of which the application has its palette; asked at every painting, so that a change is seen at once."""
    return _SCHEMES.get(QGuiApplication.palette().color(QPalette.ColorRole.Accent).name(), LIGHT)
