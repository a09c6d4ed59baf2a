"""The program's own map files, and a map that is on the screen and sharp."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from liaison.base.paths import resources
from liaison.domain.countries import Countries
from liaison.services.coverage import CoverageService
from liaison.store.reference.in_memory import BuiltInReference
from liaison.ui.widgets.map import WorldMap, light
from liaison.ui.widgets.map.atlas import Atlas, Scale, load

SIZE = QSize(1100, 700)


@pytest.fixture(scope="session")
def fine() -> Atlas:
    """The map at 1:50m."""
    return load(resources() / "map" / Scale.FINE.value)


@pytest.fixture(scope="session")
def coarse() -> Atlas:
    """The map at 1:110m."""
    return load(resources() / "map" / Scale.COARSE.value)


@pytest.fixture(scope="session")
def countries() -> Countries:
    """All countries with their names."""
    return CoverageService(BuiltInReference()).countries()


@pytest.fixture
def world_map(qtbot: QtBot) -> WorldMap:
    """A map of 1100 by 700 that shows the world, sharp."""
    shown = WorldMap(light())
    qtbot.addWidget(shown)
    shown.resize(SIZE)
    shown.set_labels(lambda code: f"<{code}>")
    shown.show()
    qtbot.waitExposed(shown)
    shown.paint_sharp_now()
    return shown


@pytest.fixture
def zoomed(world_map: WorldMap) -> Callable[[str], None]:
    """Shows the countries with these codes (separated by blanks), sharp."""

    def zoom(codes: str) -> None:
        world_map.zoom_to(codes.split())
        world_map.paint_sharp_now()

    return zoom
