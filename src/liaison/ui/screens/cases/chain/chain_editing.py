"""What an officer does to the legs of a chain; each one a step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.cases.chains import LegFacts
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.cases.cases import Case
from liaison.ui.doors import Doors
from liaison.ui.keeping import Keeping
from liaison.ui.notice import Notice
from liaison.ui.screens.cases.chain.join_dialog import JoinDialog
from liaison.ui.screens.cases.chain.leg_dialog import LegDialog
from liaison.ui.screens.cases.services import CaseServices
from liaison.ui.widgets.reference.names import Names


class ChainEditing(QObject):
    """Opens the forms and keeps what they give.

    Args:
        page: the forms stand over it.
    """

    changed = Signal()
    """Something was kept, removed or taken back."""

    made = Signal(str)
    """The identity of a new leg."""

    def __init__(self, services: CaseServices, doors: Doors, notice: Notice, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._doors, self._page = services, doors, page
        self._keeping = Keeping(doors, services.journal, notice, page)
        self._keeping.changed.connect(self.changed)

    def add(self, case: Case, behind: str, names: Names, *, is_branch: bool) -> None:
        """Write a leg down behind another; with `is_branch` beside those it leads to."""
        chains, after = self._services.chains, _row(case, behind)
        self._ask(
            case,
            LegFacts(),
            names,
            lambda leg: chains.add(case.key, leg, after, branch=is_branch),
            tr("The leg was added."),
        )

    def add_before(self, case: Case, before: str, names: Names) -> None:
        """Write a leg down that leads to another."""
        chains, there = self._services.chains, _row(case, before)
        if there is None:
            return
        self._ask(
            case, LegFacts(), names, lambda leg: chains.add_before(case.key, leg, there), tr("The leg was added.")
        )

    def add_country(self, case: Case, behind: str, country: str) -> None:
        """Add a country chosen on the map behind the current leg; the rest of its facts can follow."""
        chains, after, key = self._services.chains, _row(case, behind), case.key
        self._keeping.write(
            lambda: chains.add(key, LegFacts(country), after),
            tr("The leg was added."),
            "case_leg.create",
            lambda made: self.made.emit(made.key.id),
        )

    def edit(self, case: Case, leg: str, names: Names) -> None:
        """Change a leg."""
        kept, chains = case.chain.by_id[leg], self._services.chains
        agency = case.agencies.get(kept.facts.agency_id, "")
        dialog = LegDialog(
            kept.facts, agency, names, self._services.directory, self._doors, is_new=False, parent=self._page
        )
        self._keeping.open(
            dialog, lambda given: chains.edit(kept.key, given), tr("The leg was changed."), "case_leg.edit"
        )

    def remove(self, case: Case, leg: str, _names: Names) -> None:
        """Take a leg out; its neighbours are joined."""
        kept, chains, key = case.chain.by_id[leg], self._services.chains, case.key
        self._keeping.write(lambda: chains.remove(key, kept.key), tr("The leg was removed."), "case_leg.delete")

    def join(self, case: Case, leg: str, names: Names) -> None:
        """Let a leg lead to another one, or no longer."""
        chains, key = self._services.chains, case.key
        after = case.chain.after(leg)

        def keep(other: str) -> ChangeSet:
            one, there = RowKey(key.scope, leg), RowKey(key.scope, other)
            return chains.cut(key, one, there) if other in after else chains.join(key, one, there)

        # either label: whichever of the two it was is the last change
        self._keeping.open(
            JoinDialog(case.chain, leg, names, self._page), keep, tr("The chain was changed."), "case_step."
        )

    def _ask(self, case: Case, facts: LegFacts, names: Names, keep: Callable[[LegFacts], Any], done: str) -> None:
        dialog = LegDialog(facts, "", names, self._services.directory, self._doors, is_new=True, parent=self._page)
        self._keeping.open(dialog, keep, done, "case_leg.create", lambda made: self.made.emit(made.key.id))


def _row(case: Case, leg: str) -> RowKey | None:
    return case.chain.by_id[leg].key if leg in case.chain.by_id else None
