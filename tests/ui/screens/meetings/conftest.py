"""The meetings screen over a real encrypted store, its thread and its doors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from liaison.app.meeting_services import Pages, meeting_services
from liaison.app.writing_services import writing_services
from liaison.base.lanes import Lanes
from liaison.domain.countries import Countries, Country
from liaison.domain.directory import AgencyDetail, Found, FoundKind
from liaison.services.meetings import MeetingService
from liaison.store.engine import Store
from liaison.ui.doors import Doors
from liaison.ui.screens.meetings.part_services import MeetingServices
from liaison.ui.screens.meetings.screen import MeetingsScreen
from liaison.ui.theme.theme import Scheme, Theme

COUNTRIES = Countries(
    (
        Country("BY", "BLR", "Belarus", "Беларусь", "151", "Eastern Europe", "Восточная Европа"),
        Country("DE", "DEU", "Germany", "Германия", "155", "Western Europe", "Западная Европа"),
        Country("US", "USA", "United States", "США", "021", "Northern America", "Северная Америка", ("America",)),
    )
)
NOW = datetime(2019, 8, 2, 10, 41, 7)


class Directory:
    """Two entries, found by any word."""

    entries = (
        Found(FoundKind.AGENCY, "by-ic", "Investigative Committee of Belarus", "Belarus"),
        Found(FoundKind.OFFICE, "ice-frankfurt", "ICE Attaché, Frankfurt am Main", "ICE"),
    )

    def find(self, text: str, limit: int = 50) -> tuple[Found, ...]:
        """Those whose name contains it."""
        return tuple(entry for entry in self.entries if text.casefold() in entry.name.casefold())[:limit]

    def agency(self, identity: str) -> AgencyDetail:
        """None is known whole."""
        raise LookupError(identity)


Told = list[tuple[str, Callable[[], None] | None]]
"""What was told in passing, each with its way back."""


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Scheme.LIGHT)


@pytest.fixture
def service(services: MeetingServices) -> MeetingService:
    """The screen's own, so that a test can let it fail."""
    return services.meetings


@pytest.fixture
def on_store(lanes: Lanes) -> Callable[[Callable[[], object]], object]:
    """Runs work on the store's thread and gives its result."""
    return lambda work: lanes.write(work).result(timeout=60)


@pytest.fixture
def told() -> Told:
    return []


@pytest.fixture
def services(store: Store) -> MeetingServices:
    return meeting_services(store, Directory(), COUNTRIES, writing_services(store))


@pytest.fixture
def screen(services: MeetingServices, doors: Doors, theme: Theme, told: Told, qtbot: QtBot) -> Iterator[MeetingsScreen]:
    made = MeetingsScreen(
        services, doors, theme, lambda text, undo: told.append((text, undo)), Pages(services).make, now=lambda: NOW
    )
    made.resize(1240, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activated()
    made.focus_first()
    yield made
    # its timers end before the store's thread does
    made.close()
    shiboken6.delete(made)
