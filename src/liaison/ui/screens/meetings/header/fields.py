"""The fields of a meeting's header, each bound to its place in MeetingHeader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from liaison.base.translations import tr
from liaison.domain.countries import Countries
from liaison.domain.meetings import MeetingHeader, TimeCertainty
from liaison.ui.screens.meetings.completion import Ask, DirectoryCompleter, Suggestion
from liaison.ui.screens.meetings.header.fact_field import FactField, Unreadable
from liaison.ui.screens.meetings.header.readings import (
    CountryReading,
    beginning_echo,
    beginning_of,
    date_echo,
    date_of,
    date_text,
    system_zone,
    time_of,
    words_of,
    zone_of,
    zones,
)
from liaison.ui.screens.meetings.header.times import Beginning, write_beginning

_AROUND = 28
"""Pixels of a line besides its text."""


@dataclass(frozen=True, slots=True)
class BoundField:
    """A field, the attribute of MeetingHeader it shows, and its share of a row's width."""

    attribute: str
    widget: FactField[Any]
    share: int

    def shown(self, header: MeetingHeader) -> Any:
        """What the field shows of a header."""
        return getattr(header, self.attribute)

    def facts(self) -> dict[str, Any]:
        """What is entered, by attribute of MeetingHeader."""
        return {self.attribute: self.widget.value}


class BoundBeginning(BoundField):
    """The first time, and with it how sure the times are."""

    def shown(self, header: MeetingHeader) -> Beginning | None:
        """The time and how sure it is; None when nothing was said of either."""
        if header.starts_at is None and header.time_certainty in (None, TimeCertainty.EXACT):
            return None
        return Beginning(header.starts_at, header.time_certainty)

    def facts(self) -> dict[str, Any]:
        """Both."""
        value: Beginning = self.widget.value or Beginning(None)
        return {"starts_at": value.time, "time_certainty": value.certainty}


class BoundInitiator(BoundField):
    """Who it was that asked for the meeting: as written, and with a key where the directory knows them."""

    def shown(self, header: MeetingHeader) -> Party | None:
        """The name and the key; None when neither is known."""
        if header.initiator_name is None and header.initiator_agency_id is None:
            return None
        return Party(header.initiator_name or "", header.initiator_agency_id)

    def facts(self) -> dict[str, Any]:
        """Both."""
        value: Party = self.widget.value or Party("", None)
        return {"initiator_name": value.name or None, "initiator_agency_id": value.agency_id}


@dataclass(frozen=True, slots=True)
class Lookups:
    """What the fields ask the directory.

    Attributes:
        countries: all countries.
        directory: finds agencies, offices and bodies by what is typed.
        agency_name: tells an agency's name by its key, on the window's thread.
    """

    countries: Countries
    directory: Ask
    agency_name: Callable[[str, Callable[[str], None]], None]


def first_row() -> Iterator[BoundField]:
    """When it was."""
    date = FactField(tr("Date"), date_of, date_text, date_echo)
    date.line.setPlaceholderText(tr("2 August 2019, 02.08.2019, August 2019"))
    yield BoundField("date", date, 5)
    begins = FactField(tr("From"), beginning_of, write_beginning, beginning_echo)
    begins.line.setToolTip(tr("10:00, ~10:00 for about, ? for not known"))
    yield BoundBeginning("starts_at", begins, 2)
    ends = FactField(tr("Ends at"), time_of)
    for field in (begins, ends):
        field.line.setMinimumWidth(field.fontMetrics().horizontalAdvance("~00:00") + _AROUND)
    yield BoundField("ends_at", ends, 2)
    zone = FactField(tr("Time zone"), zone_of)
    zone.line.setPlaceholderText(system_zone() or "Europe/Minsk")
    complete(zone, zones())
    yield BoundField("time_zone", zone, 4)


def second_row(lookups: Lookups) -> Iterator[BoundField]:
    """Where it was, and with whose words."""
    yield BoundField("place", FactField(tr("Place"), words_of), 4)
    yield BoundField("city", FactField(tr("City"), words_of), 3)
    reading = CountryReading(lookups.countries)
    country = FactField(tr("Country"), reading.of, reading.text)
    complete(country, reading.names())
    yield BoundField("country_iso2", country, 3)
    yield BoundField("host_agency_id", AgencyField(lookups, tr("Host agency")), 4)
    yield BoundInitiator("initiator_name", InitiatorField(lookups), 4)
    yield BoundField("language", FactField(tr("Language"), words_of), 2)
    yield BoundField("interpreter", FactField(tr("Interpreter"), words_of), 3)


def complete(field: FactField[Any], names: list[str]) -> None:
    """Offer names while one types in a field, by any part of them."""
    completer = QCompleter(QStringListModel(names, field), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(9)
    completer.activated.connect(field.type_text)
    field.line.setCompleter(completer)


class Party(NamedTuple):
    """Somebody as written, and the key of their agency; None when they are only named."""

    name: str
    agency_id: str | None


class InitiatorField(FactField[Party]):
    """On whose initiative: free words, or an entry of the directory when one is chosen of those offered."""

    def __init__(self, lookups: Lookups) -> None:
        super().__init__(tr("On the initiative of"), self._party_of, lambda party: party.name or "…", self._echo_of)
        self._lookups = lookups
        self._chosen: Party | None = None
        self._completer = DirectoryCompleter(self.line, lookups.directory, self._take)

    def show_value(self, value: Party | None) -> None:
        """Show somebody; where only the key is known, the directory's name for it."""
        self._chosen = value if value and value.agency_id else None
        super().show_value(value)
        if value is not None and not value.name and value.agency_id is not None:
            self._lookups.agency_name(value.agency_id, lambda name: self._learn(value, name))

    def _learn(self, asked: Party, name: str) -> None:
        if self.value == asked:
            self.show_value(Party(name, asked.agency_id))

    def _take(self, found: Suggestion) -> None:
        self._chosen = Party(found.name, found.agency_id) if found.agency_id else None
        self.type_text(found.name)

    def _party_of(self, text: str) -> Party:
        words = words_of(text)
        if self._chosen is not None and self._chosen.name.casefold() == words.casefold():
            return self._chosen
        found = self._completer.suggestions.named(words)
        return Party(words, found.agency_id if found else None)

    def _echo_of(self, party: Party) -> str:
        return tr("in the directory") if party.agency_id else ""


class AgencyField(FactField[str]):
    """An agency or a body of the directory, by its key."""

    def __init__(self, lookups: Lookups, caption: str) -> None:
        super().__init__(caption, self._key_of, self._name_of)
        self._names: dict[str, str] = {}
        self._lookups = lookups
        self._completer = DirectoryCompleter(self.line, lookups.directory, self._chosen)

    def show_value(self, value: str | None) -> None:
        """Show an agency; its name is asked for when it is not known here."""
        super().show_value(value)
        if value is not None and value not in self._names:
            self._lookups.agency_name(value, lambda name: self._learn(value, name))

    def _learn(self, key: str, name: str) -> None:
        self._names[key] = name
        # final minutes show the name of their day
        if self.value == key and not self.line.isReadOnly():
            super().show_value(key)

    def _chosen(self, found: Suggestion) -> None:
        if found.agency_id is not None:
            self._names[found.agency_id] = found.name
        self.type_text(found.name)

    def _key_of(self, text: str) -> str:
        folded = text.casefold()
        for key, name in self._names.items():
            if name.casefold() == folded:
                return key
        found = self._completer.suggestions.named(text)
        if found is not None and found.agency_id is not None:
            self._names[found.agency_id] = found.name
            return found.agency_id
        raise Unreadable(
            tr("“{written}” is not an agency of the directory. Choose one of those offered.", written=text)
        )

    def _name_of(self, key: str) -> str:
        return self._names.get(key, "…")
