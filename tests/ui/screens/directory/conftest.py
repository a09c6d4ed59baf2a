"""The directory over a real encrypted store that holds the built-in pack, with its thread and doors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from liaison.services.corrections import CorrectionService
from liaison.services.coverage import CoverageService
from liaison.services.directory import DirectoryService
from liaison.services.directory_editing import DirectoryEditingService
from liaison.services.freshness import FreshnessService
from liaison.services.hand_over import HandOverService
from liaison.services.packs import PackService
from liaison.services.people import PeopleService
from liaison.store.engine import Store
from liaison.ui.doors import Doors
from liaison.ui.screens.directory.material import Material, read_material
from liaison.ui.screens.directory.papers import DirectoryPapers
from liaison.ui.screens.directory.screen import DirectoryScreen
from liaison.ui.screens.directory.services import DirectoryServices
from liaison.ui.theme.theme import Theme

TODAY = date(2026, 11, 22)


@pytest.fixture
def filled(store: Store) -> Store:
    """The store with the built-in pack."""
    PackService(store, lambda: TODAY).install_built_in()
    return store


@pytest.fixture
def services(store: Store) -> DirectoryServices:
    return DirectoryServices(
        DirectoryService(store, lambda: TODAY),
        CoverageService(store, lambda: TODAY),
        CorrectionService(store),
        DirectoryEditingService(store),
        PeopleService(store, lambda: TODAY),
        FreshnessService(store, lambda: TODAY),
        HandOverService(store, lambda: TODAY),
    )


@pytest.fixture
def material(filled: Store, services: DirectoryServices) -> Material:
    return read_material(services.directory, services.coverage, lambda: TODAY)


@pytest.fixture
def show(services: DirectoryServices, doors: Doors, theme: Theme, qtbot: QtBot) -> Callable[[], DirectoryScreen]:
    """Shows the screen over whatever the store holds."""

    def shown() -> DirectoryScreen:
        made = DirectoryScreen(services, doors, theme, lambda: TODAY)
        made.printing = lambda: DirectoryPapers(services, doors, made, lambda: TODAY)
        qtbot.addWidget(made)
        made.resize(1240, 800)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.activated()
        return made

    return shown


@pytest.fixture
def screen(filled: Store, show: Callable[[], DirectoryScreen], qtbot: QtBot) -> DirectoryScreen:
    """The screen over the built-in pack, its tree read."""
    made = show()
    qtbot.waitUntil(lambda: made.pane.tree.model().rowCount() > 0)
    return made
