"""From a question to the brief on the screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import language, tr
from liaison.domain.brief_questions import BriefQuestion
from liaison.domain.briefing import Brief
from liaison.export.meeting_brief import brief_paper
from liaison.services.briefing import BriefingService
from liaison.ui.briefing.brief_dialog import BriefDialog
from liaison.ui.doors import Doors
from liaison.ui.errors import show_world_error
from liaison.ui.theme.theme import Theme
from liaison.ui.widgets.reference.names import Names

_BRIEF = "brief"


class Briefing(QObject):
    """Reads a brief and shows it over a widget.

    Args:
        service: runs on the store's thread.
        notice: tells something in passing.
        now: the clock, local time.
    """

    def __init__(
        self,
        service: BriefingService,
        doors: Doors,
        theme: Theme,
        notice: Callable[[str, Callable[[], None] | None], None],
        over: QWidget,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__(over)
        self._service, self._doors, self._theme = service, doors, theme
        self._notice, self._over, self._now = notice, over, now

    def ask(self, question: BriefQuestion) -> None:
        """Show the brief on a meeting, agency, office or country."""
        service, now = self._service, self._now

        def read() -> tuple[Brief | None, Names]:
            return service.brief(question), Names(*service.vocabularies(), language(), now().date())

        self._doors.read(read, self._show, self._over, _BRIEF, self._failed)

    def _show(self, found: tuple[Brief | None, Names]) -> None:
        brief, names = found
        if brief is None:
            self._notice(tr("This meeting is no longer there."), None)
            return
        paper = brief_paper(brief, names, language(), self._now())
        dialog = BriefDialog(paper, self._theme, self._over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            show_world_error(error, self._over)
        else:
            self._doors.broke.emit(error)
