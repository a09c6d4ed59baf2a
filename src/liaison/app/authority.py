"""The window that asks who is competent, put together over the open desk when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from liaison.app.desk import Desk
from liaison.domain.rows import ChangeSet
from liaison.services.competence_rules import CompetenceRuleKeeping, CompetenceRuleService
from liaison.services.coverage import CoverageService
from liaison.ui.competence.finder import AuthorityFinder
from liaison.ui.competence.taking_over import TakingOver
from liaison.ui.doors import Doors

_TABLES = frozenset({"competence_rule", "competence", "agency", "citation", "correction"})


class AuthorityWindow(QObject):
    """Keeps the window and what it leads to.

    Args:
        notice: tells something in passing.
        show_agency: brings an agency to the front in the directory.
    """

    def __init__(
        self,
        desk: Desk,
        doors: Doors,
        notice: Callable[[str, None], None],
        show_agency: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        rules = CompetenceRuleService(desk.store)
        self.finder = AuthorityFinder(rules, CoverageService(desk.store), doors, parent=parent)
        self.taking_over = TakingOver(rules, CompetenceRuleKeeping(desk.store), doors, self.finder)
        self.finder.agency_asked.connect(show_agency)
        self.finder.table_asked.connect(self.taking_over.choose)
        self.finder.template_asked.connect(self.taking_over.save_template)
        self.taking_over.done.connect(lambda sentence: notice(sentence, None))
        doors.changed.connect(self._changed)

    def show(self) -> None:
        """Bring it to the front."""
        self.finder.show()
        self.finder.raise_()
        self.finder.activateWindow()

    def _changed(self, changes: ChangeSet, initiator: object) -> None:
        if changes.touched & _TABLES:
            self.finder.reload()
