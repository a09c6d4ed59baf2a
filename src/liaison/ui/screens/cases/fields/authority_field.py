"""A field for an authority: found in the directory as one types, or any other name."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.directory import Found, FoundKind
from liaison.services.directory import DirectoryService
from liaison.ui.doors import Doors
from liaison.ui.widgets.reference.clear_action import add_clear_action
from liaison.ui.widgets.reference.suggest_field import SuggestField, Suggestion

_SHORTEST = 2
_OFFERED, _LOOKED_AT = 9, 30
"""Agencies offered, and how many hits are looked at for them: offices come among them."""


class AuthorityField(SuggestField):
    """Gives the agency's key where it was chosen from the directory, and the name as it stands there."""

    def __init__(self, directory: DirectoryService, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(self._look, None, parent)
        self._directory, self._doors = directory, doors
        self._key = self._name = ""
        self.setPlaceholderText(tr("an agency of the directory, or any name"))
        add_clear_action(self)
        self.chosen.connect(self._take)

    def show_authority(self, key: str, name: str) -> None:
        """Write an authority into the field; one that left the directory by its key, which says more than nothing."""
        self._key, self._name = key, name or key
        self.setText(self._name)
        self.setCursorPosition(0)

    def key(self) -> str:
        """The agency's key; empty for one the directory does not know."""
        return self._key if self.name() == self._name else ""

    def name(self) -> str:
        """What stands in the field."""
        return self.text().strip()

    def free_name(self) -> str:
        """What stands in the field where the directory does not know it."""
        return "" if self.key() else self.name()

    def _look(self, text: str) -> tuple[Suggestion, ...]:
        wanted = text.strip()
        if len(wanted) >= _SHORTEST:
            find = self._directory.find
            self._doors.read(lambda: find(wanted, _LOOKED_AT), lambda found: self._offer(wanted, found), self, "look")
        return ()

    def _offer(self, wanted: str, found: tuple[Found, ...]) -> None:
        if self.text().strip() == wanted and self.hasFocus():
            agencies = [one for one in found if one.kind is FoundKind.AGENCY][:_OFFERED]
            self.offer(
                [Suggestion(f"{one.name} · {one.context}" if one.context else one.name, one) for one in agencies]
            )

    def _take(self, suggestion: Suggestion) -> None:
        if isinstance(suggestion.value, Found):
            self.show_authority(suggestion.value.id, suggestion.value.name)
