"""Builds the room of cases; imported when it is first opened, with all that only it needs."""

from __future__ import annotations

from collections.abc import Callable

from liaison.app.desk import Desk
from liaison.domain.cases.register import Likeness
from liaison.domain.rows import RowKey
from liaison.services.cases.cases import CaseService
from liaison.services.cases.chain_answers import ChainAnswerService
from liaison.services.cases.chains import ChainService
from liaison.services.cases.register import CaseRegister
from liaison.services.coverage import CoverageService
from liaison.services.finding.indexing import FindIndexing
from liaison.ui.doors import Doors
from liaison.ui.keeping import Notice
from liaison.ui.screens.cases.screen import CasesScreen
from liaison.ui.screens.cases.services import CaseServices
from liaison.ui.theme.theme import Theme


def cases_screen(desk: Desk, doors: Doors, theme: Theme, notice: Notice) -> CasesScreen:
    """The screen over an open desk; what it asks of other rooms is connected by whoever asks for it."""
    store = desk.store
    indexing = FindIndexing(store)
    services = CaseServices(
        CaseService(store),
        CaseRegister(store, indexing),
        ChainService(store),
        ChainAnswerService(store),
        CoverageService(store),
        desk.directory,
        desk.meetings,
        desk.journal,
        _likenesses(),
    )
    return CasesScreen(services, doors, theme, notice)


def _likenesses() -> Callable[[RowKey], tuple[Likeness, ...]]:
    return lambda _: ()
