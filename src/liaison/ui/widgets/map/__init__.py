"""The world map: countries shaded, a route, signs, one selection; by mouse and by keyboard."""

from liaison.ui.widgets.map.colours import MapColours, Shade, Sign, dark, high_dark, high_light, light
from liaison.ui.widgets.map.widget import WorldMap

__all__ = ["MapColours", "Shade", "Sign", "WorldMap", "dark", "high_dark", "high_light", "light"]
