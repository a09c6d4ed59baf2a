"""Coverage over a real encrypted store that holds the built-in pack, with its thread and doors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from liaison.services.coverage import CoverageService
from liaison.services.coverage_question import CoverageQuestionService
from liaison.services.directory import DirectoryService
from liaison.services.legal_bases import LegalBasisService
from liaison.services.packs import PackService
from liaison.store.engine import Store
from liaison.ui.doors import Doors
from liaison.ui.screens.coverage.screen import CoverageScreen
from liaison.ui.screens.coverage.services import CoverageServices
from liaison.ui.theme.theme import Theme
from liaison.ui.widgets.reference.names import Names

TODAY = date(2026, 11, 22)


@pytest.fixture
def filled(store: Store) -> Store:
    """The store with the built-in pack."""
    PackService(store, lambda: TODAY).install_built_in()
    return store


@pytest.fixture
def coverage(store: Store) -> CoverageService:
    return CoverageService(store, lambda: TODAY)


@pytest.fixture
def questions(store: Store) -> CoverageQuestionService:
    return CoverageQuestionService(store, lambda: TODAY)


@pytest.fixture
def directory(store: Store) -> DirectoryService:
    return DirectoryService(store, lambda: TODAY)


@pytest.fixture
def legal_bases(store: Store) -> LegalBasisService:
    return LegalBasisService(store, lambda: TODAY)


@pytest.fixture
def names(filled: Store, coverage: CoverageService) -> Names:
    return Names(coverage.countries(), coverage.crime_types(), "en", TODAY)


@pytest.fixture
def show(
    coverage: CoverageService,
    questions: CoverageQuestionService,
    directory: DirectoryService,
    legal_bases: LegalBasisService,
    doors: Doors,
    theme: Theme,
    qtbot: QtBot,
) -> Callable[[], CoverageScreen]:
    """Shows the screen over whatever the store holds."""

    def shown() -> CoverageScreen:
        made = CoverageScreen(
            CoverageServices(coverage, questions, directory, legal_bases), doors, theme, lambda: TODAY
        )
        qtbot.addWidget(made)
        made.resize(1240, 800)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        made.activated()
        qtbot.waitUntil(lambda: made.row is not None)
        return made

    return shown


@pytest.fixture
def screen(filled: Store, show: Callable[[], CoverageScreen]) -> CoverageScreen:
    """The screen over the built-in pack, ready to be asked."""
    return show()
