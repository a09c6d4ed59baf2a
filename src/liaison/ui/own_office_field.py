"""Where the officer says which agency or office is their own: found in the directory as one types, Down and Return to choose."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.services.own_office import OwnChoice, OwnOfficeService
from liaison.ui.doors import Doors
from liaison.ui.widgets.reference.suggest_field import SuggestField, Suggestion

SHORTEST = 2


class OwnOfficeField(SuggestField):
    """What is chosen is kept when `keep` is called; an empty line says that nothing is."""

    def __init__(self, service: OwnOfficeService, doors: Doors, parent: QWidget | None = None) -> None:
        super().__init__(self._look, None, parent)
        self._service, self._doors = service, doors
        self._kept = self._choice = OwnChoice()
        self.setPlaceholderText(tr("Not said yet"))
        self.setToolTip(tr("Tells our promises from theirs. Kept in the store, encrypted."))
        self.chosen.connect(self._take)
        doors.read(service.chosen, self._show, self)

    def understands(self) -> bool:
        """True when the text is what is chosen, or nothing."""
        return self.text().strip() == self._choice.name or not self.text().strip()

    def keep(self) -> None:
        """Keep the choice, when it is another one."""
        choice = self._choice if self.text().strip() else OwnChoice()
        if (choice.agency_id, choice.office_id) != (self._kept.agency_id, self._kept.office_id):
            # whose promises are whose is looked at anew behind the window, which may be closed meanwhile
            self._doors.job(self._service.choose(choice), lambda _: None, lambda _: None, self._doors)

    def _show(self, choice: OwnChoice) -> None:
        self._kept = choice
        if self.isModified():
            # the officer was quicker than the store
            return
        self._choice = choice
        self.setText(choice.name)
        self.setCursorPosition(0)

    def _look(self, text: str) -> tuple[Suggestion, ...]:
        wanted = text.strip()
        self.set_invalid(False)
        if len(wanted) >= SHORTEST:
            self._doors.read(lambda: self._service.find(wanted), lambda found: self._offer(wanted, found), self, "own")
        return ()

    def _offer(self, wanted: str, found: tuple[OwnChoice, ...]) -> None:
        if self.text().strip() == wanted:
            self.offer([Suggestion(f"{one.name} · {one.context}" if one.context else one.name, one) for one in found])

    def _take(self, suggestion: Suggestion) -> None:
        if isinstance(suggestion.value, OwnChoice):
            self._choice = suggestion.value
            self.setText(self._choice.name)
            self.setCursorPosition(0)
