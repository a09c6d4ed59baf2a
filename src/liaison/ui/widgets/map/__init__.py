"""The world map: countries shaded, a route, one selection; by mouse and by keyboard."""

from liaison.ui.widgets.map.colours import MapColours, Shade, dark, light
from liaison.ui.widgets.map.widget import WorldMap

__all__ = ["MapColours", "Shade", "WorldMap", "dark", "light"]
