"""Where an agency is named: found in the directory as one types, or written as it is called where the directory does not know it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.directory import Found, FoundKind
from liaison.services.directory import DirectoryService
from liaison.ui.doors import Doors
from liaison.ui.widgets.reference.clear_action import add_clear_action
from liaison.ui.widgets.reference.suggest_field import SuggestField, Suggestion

SHORTEST, SUGGESTED = 2, 9


class AgencyField(SuggestField):
    """Gives the identity of the directory, or else what was typed.

    Args:
        name: for screen readers.
    """

    def __init__(self, directory: DirectoryService, doors: Doors, name: str, parent: QWidget | None = None) -> None:
        super().__init__(self._look, None, parent)
        self._directory, self._doors = directory, doors
        self._agency, self._called = "", ""
        self.setAccessibleName(name)
        self.setPlaceholderText(tr("from the directory, or as it is called"))
        add_clear_action(self)
        self.chosen.connect(self._take)

    def agency_id(self) -> str:
        """The agency's identity; empty when the text is none of the directory's."""
        return self._agency if self.text().strip() == self._called else ""

    def free_name(self) -> str:
        """What was typed where it is none of the directory's."""
        return "" if self.agency_id() else self.text().strip()

    def show_agency(self, identity: str, called: str) -> None:
        """Show an agency by its name, or a name alone."""
        self._agency, self._called = identity, called
        self.setText(called or identity)
        self._called = self.text().strip()
        self.setCursorPosition(0)

    def _look(self, text: str) -> tuple[Suggestion, ...]:
        wanted = text.strip()
        if len(wanted) >= SHORTEST and wanted != self._called:
            directory = self._directory
            self._doors.read(
                lambda: directory.find(wanted, 3 * SUGGESTED), lambda found: self._offer(wanted, found), self, "agency"
            )
        return ()

    def _offer(self, wanted: str, found: tuple[Found, ...]) -> None:
        if self.text().strip() == wanted and self.hasFocus():
            agencies = [one for one in found if one.kind is FoundKind.AGENCY][:SUGGESTED]
            self.offer(
                [Suggestion(f"{one.name} · {one.context}" if one.context else one.name, one) for one in agencies]
            )

    def _take(self, suggestion: Suggestion) -> None:
        if isinstance(suggestion.value, Found):
            self.show_agency(suggestion.value.id, suggestion.value.name)
