"""The legal bases over a real encrypted store that holds the built-in pack, with its thread and doors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from liaison.services.corrections import CorrectionService
from liaison.services.coverage import CoverageService
from liaison.services.instruments import InstrumentService
from liaison.services.journal import JournalService
from liaison.services.legal_bases import LegalBasisService
from liaison.services.meetings import MeetingService
from liaison.services.packs import PackService
from liaison.services.treaty_wishes import TreatyWishService
from liaison.store.engine import Store
from liaison.ui.doors import Doors
from liaison.ui.screens.legal_bases.screen import LegalBasesScreen
from liaison.ui.screens.legal_bases.services import LegalServices
from liaison.ui.theme.theme import Theme

TODAY = date(2026, 11, 22)

Notices = list[tuple[str, Callable[[], None] | None]]


@pytest.fixture
def filled(store: Store) -> Store:
    """The store with the built-in pack."""
    PackService(store, lambda: TODAY).install_built_in()
    return store


@pytest.fixture
def services(store: Store) -> LegalServices:
    """Everything the screen works with."""
    return LegalServices(
        LegalBasisService(store, lambda: TODAY),
        InstrumentService(store, lambda: TODAY),
        TreatyWishService(store),
        MeetingService(store),
        CoverageService(store, lambda: TODAY),
        JournalService(store),
        CorrectionService(store),
    )


@pytest.fixture
def notices() -> Notices:
    """What was told in passing, with the way to take it back."""
    return []


@pytest.fixture
def show(
    services: LegalServices, doors: Doors, theme: Theme, notices: Notices, qtbot: QtBot
) -> Callable[[], LegalBasesScreen]:
    """Shows the screen over whatever the store holds."""

    def shown() -> LegalBasesScreen:
        made = LegalBasesScreen(services, doors, theme, lambda *told: notices.append(told), lambda: TODAY)
        qtbot.addWidget(made)
        made.resize(1240, 800)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.activated()
        qtbot.waitUntil(lambda: made.fields is not None)
        return made

    return shown


@pytest.fixture
def screen(filled: Store, show: Callable[[], LegalBasesScreen]) -> LegalBasesScreen:
    """The screen over the built-in pack, ready to be asked."""
    return show()
