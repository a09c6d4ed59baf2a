"""A field that takes one of many by code or name: a country, a crime type, a meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.countries import folded
from liaison.ui.widgets.reference.clear_action import add_clear_action
from liaison.ui.widgets.reference.names import Names
from liaison.ui.widgets.reference.suggest_field import SuggestField, Suggestion

SUGGESTED = 10
_STEP = "    "
_TO_THE_LIST = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen; the values are keys.

    Attributes:
        find: the one key a whole text stands for, None when it stands for none.
        starting_with: what a text may become, the best first.
        everything: all there is, for the arrow key.
        name: what the field shows of a key.
    """

    find: Callable[[str], str | None]
    starting_with: Callable[[str], Sequence[Suggestion]]
    everything: Callable[[], Sequence[Suggestion]]
    name: Callable[[str], str]


class ChoiceField(SuggestField):
    """Suggests while one types; leaving the field or Enter takes what was typed, or its best suggestion.

    Args:
        empty: what the field says while nothing is chosen.
    """

    key_changed = Signal(str)
    """Another key was chosen, empty for none."""

    not_understood = Signal(str)
    """The text stands for nothing here; empty when all is well again."""

    def __init__(self, choices: Choices, name: str, empty: str = "", parent: QWidget | None = None) -> None:
        super().__init__(choices.starting_with, choices.everything, parent)
        self._choices = choices
        self._key = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(empty)
        add_clear_action(self)
        self.chosen.connect(lambda suggestion: self._take(str(suggestion.value)))
        self.confirmed.connect(self._confirm_text)
        self.textChanged.connect(lambda text: None if text else self._take(""))

    def key(self) -> str:
        """What is chosen, empty for nothing."""
        return self._key

    def understands(self) -> bool:
        """True when the text is what is chosen."""
        return self.text().strip() == (self._choices.name(self._key) if self._key else "")

    def show_key(self, key: str) -> None:
        """Write a choice into the field; tells nobody."""
        self._key = key
        self.setText(self._choices.name(key) if key else "")
        self.setCursorPosition(0)
        self.setToolTip(self.text())
        self.set_invalid(False)

    def confirm(self) -> bool:
        """Take what was typed; False when it stands for nothing."""
        self._confirm_text()
        return self.understands()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field reads it as Enter does."""
        super().focusOutEvent(event)
        # the list itself takes the focus while one chooses from it; the Tab key leaves both
        if not self.is_open() or event.reason() not in _TO_THE_LIST:
            self.offer(())
            self._confirm_text()

    def _take(self, key: str) -> None:
        before = self._key
        self.show_key(key)
        self.not_understood.emit("")
        if key != before:
            self.key_changed.emit(key)

    def _confirm_text(self) -> None:
        text = self.text().strip()
        if self.understands():
            self.set_invalid(False)
            return
        found = self._choices.find(text)
        suggested = () if found is not None else self._choices.starting_with(text)
        if found is not None or suggested:
            self._take(found if found is not None else str(suggested[0].value))
        else:
            self.set_invalid(True)
            self.not_understood.emit(text)


def country_choices(names: Names) -> Choices:
    """The countries, by any name or code."""
    countries, language = names.countries, names.language

    def find(text: str) -> str | None:
        country = countries.find(text)
        return country.iso2 if country is not None else None

    def starting_with(text: str) -> list[Suggestion]:
        found = countries.starting_with(text)[:SUGGESTED]
        return [Suggestion(f"{one.name(language)}\u00a0· {one.iso2}", one.iso2) for one in found]

    def everything() -> list[Suggestion]:
        named = sorted(countries, key=lambda one: one.name(language))
        return [Suggestion(f"{one.name(language)}\u00a0· {one.iso2}", one.iso2) for one in named]

    return Choices(find, starting_with, everything, names.country)


def crime_choices(names: Names) -> Choices:
    """The crime types, by code, name or synonym."""
    crimes, language = names.crime_types, names.language

    def find(text: str) -> str | None:
        crime = crimes.find(text)
        return crime.code if crime is not None else None

    def starting_with(text: str) -> list[Suggestion]:
        return [Suggestion(one.name(language), one.code) for one in crimes.starting_with(text)]

    def everything() -> list[Suggestion]:
        lines = [Suggestion(_STEP * len(crimes.broader(one.code)) + one.name(language), one.code) for one in crimes]
        return [Suggestion(tr("any crime"), ""), *lines]

    return Choices(find, starting_with, everything, names.crime)


def listed_choices(listed: Iterable[tuple[str, str]]) -> Choices:
    """Keys with their names, such as the latest meetings."""
    names = dict(listed)
    keys = {folded(name): key for key, name in names.items()}

    def starting_with(text: str) -> list[Suggestion]:
        wanted = folded(text)
        return [Suggestion(name, key) for key, name in names.items() if wanted in folded(name)][:SUGGESTED]

    return Choices(
        lambda text: keys.get(folded(text)),
        starting_with,
        lambda: [Suggestion(name, key) for key, name in names.items()],
        lambda key: names.get(key, key),
    )
