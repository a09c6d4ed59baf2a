"""The field that takes one crime type by code, name or synonym, or none for any crime."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.crime_types import CrimeType
from liaison.ui.widgets.reference.clear_action import add_clear_action
from liaison.ui.widgets.reference.names import Names
from liaison.ui.widgets.reference.suggest_field import SuggestField, Suggestion

_STEP = "    "


class CrimeField(SuggestField):
    """Empty means any crime."""

    crime_changed = Signal(str)
    """Code of the vocabulary, empty for any crime."""

    not_understood = Signal(str)
    """The text is no crime type; empty when all is well again."""

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(self._suggestions_for, self._everything_there_is, parent)
        self._names = names
        self._code = ""
        self.setAccessibleName(tr("Crime type"))
        self.setPlaceholderText(tr("any crime"))
        add_clear_action(self)
        self.chosen.connect(lambda suggestion: self._take(str(suggestion.value)))
        self.confirmed.connect(self._confirm_text)
        self.textChanged.connect(lambda text: None if text else self._take(""))

    def code(self) -> str:
        """The crime type chosen, empty for any."""
        return self._code

    def show_crime(self, code: str) -> None:
        """Write a crime type into the field; tells nobody."""
        self._code = code
        self.setText(self._names.crime(code) if code else "")
        self.setCursorPosition(0)
        self.setToolTip(self.text())
        self.set_invalid(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field reads it as Enter does."""
        super().focusOutEvent(event)
        if not self.is_open():
            self._confirm_text()

    def _suggestions_for(self, text: str) -> list[Suggestion]:
        return [self._suggestion(crime) for crime in self._names.crime_types.starting_with(text)]

    def _everything_there_is(self) -> list[Suggestion]:
        crimes = self._names.crime_types
        lines = [self._suggestion(crime, _STEP * len(crimes.broader(crime.code))) for crime in crimes]
        return [Suggestion(tr("any crime"), ""), *lines]

    def _suggestion(self, crime: CrimeType, indent: str = "") -> Suggestion:
        return Suggestion(f"{indent}{crime.name(self._names.language)}", crime.code)

    def _take(self, code: str) -> None:
        before = self._code
        self.show_crime(code)
        self.not_understood.emit("")
        if code != before:
            self.crime_changed.emit(code)

    def _confirm_text(self) -> None:
        crime = self._names.crime_types.find(self.text())
        if not self.text().strip():
            self._take("")
        elif crime is not None:
            self._take(crime.code)
        elif self.text() != self._names.crime(self._code) and self._suggestions_for(self.text()):
            self._take(str(self._suggestions_for(self.text())[0].value))
        elif self.text() != self._names.crime(self._code):
            self.set_invalid(True)
            self.not_understood.emit(self.text())
