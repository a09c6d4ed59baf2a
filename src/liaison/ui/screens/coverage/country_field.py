"""The field that takes countries, by any name or code, and suggests the one being typed; also offices by name."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.countries import Country
from liaison.domain.directory import Found, FoundKind
from liaison.ui.screens.coverage.question import ReadCountries, last_part, read_countries
from liaison.ui.widgets.reference.clear_action import add_clear_action
from liaison.ui.widgets.reference.names import Names
from liaison.ui.widgets.reference.suggest_field import SuggestField, Suggestion

SUGGESTED = 8
"""Countries suggested at most, and offices below them."""


class CountryField(SuggestField):
    """Reads countries while one types."""

    countries_changed = Signal()
    """The text as a whole came to mean other countries, or Enter was pressed on it."""

    office_chosen = Signal(str)
    """An office was chosen from the list: its id."""

    typed = Signal(str)
    """What is being typed and may be an office's name."""

    not_understood = Signal(str)
    """Enter was pressed on a part that is neither; that part. Empty when all is well again."""

    def __init__(self, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(self._suggestions_for, parent=parent)
        self._names = names
        self._codes: tuple[str, ...] = ()
        self._is_route = False
        self.setAccessibleName(tr("Countries or an office"))
        self.setPlaceholderText(tr("Country, code, route or office: Belarus · BY, PL · AF → TJ → PL · Frankfurt"))
        add_clear_action(self)
        self.chosen.connect(self._take)
        self.confirmed.connect(self._confirm_text)
        self.textEdited.connect(self._read)
        self.textChanged.connect(lambda text: None if text else self._read(""))

    def codes(self) -> tuple[str, ...]:
        """The countries the text means."""
        return self._codes

    def is_route(self) -> bool:
        """True when they are a way from the first to the last."""
        return self._is_route

    def show_countries(self, codes: Iterable[str], is_route: bool) -> None:
        """Write these countries into the field; tells nobody."""
        self._codes, self._is_route = tuple(codes), is_route
        between = " → " if is_route else ", "
        self.setText(between.join(self._names.country(code) for code in self._codes))
        self.set_invalid(False)

    def show_office(self, name: str) -> None:
        """Write an office's name into the field; tells nobody."""
        self._codes, self._is_route = (), False
        self.setText(name)
        self.set_invalid(False)

    def offer_offices(self, text: str, found: Iterable[Found]) -> None:
        """Suggest offices below the countries, if `text` is still what is being typed."""
        if text != last_part(self.text())[1] or not self.hasFocus():
            return
        offices = [one for one in found if one.kind is FoundKind.OFFICE][:SUGGESTED]
        countries = [one for one in self.offered() if isinstance(one.value, Country)]
        self.offer([*countries, *(Suggestion(f"{one.name} · {one.context}", one) for one in offices)])

    def _suggestions_for(self, text: str) -> list[Suggestion]:
        typed = last_part(text)[1]
        found = self._names.countries.starting_with(typed)[:SUGGESTED]
        return [Suggestion(f"{country.name(self._names.language)} · {country.iso2}", country) for country in found]

    def _read(self, text: str) -> None:
        read = read_countries(text, self._names.countries)
        self.set_invalid(False)
        if not read.unknown:
            self.not_understood.emit("")
            self._change(read)
        self.typed.emit(last_part(text)[1])

    def _change(self, read: ReadCountries) -> None:
        if (read.codes, read.is_route) != (self._codes, self._is_route):
            self._codes, self._is_route = read.codes, read.is_route
            self.countries_changed.emit()

    def _take(self, suggestion: Suggestion) -> None:
        if isinstance(suggestion.value, Country):
            kept, _ = last_part(self.text())
            self.setText(f"{kept}{suggestion.value.name(self._names.language)}")
            self._read(self.text())
        elif isinstance(suggestion.value, Found):
            self.show_office(suggestion.value.name)
            self.not_understood.emit("")
            self.office_chosen.emit(suggestion.value.id)

    def _confirm_text(self) -> None:
        read = read_countries(self.text(), self._names.countries)
        if read.unknown and self.offered():
            self._take(self.offered()[0])
        elif read.unknown:
            self.set_invalid(True)
            self.not_understood.emit(read.unknown[0])
        else:
            self.countries_changed.emit()
