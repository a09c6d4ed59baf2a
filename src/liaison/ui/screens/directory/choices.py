"""The lists one chooses from when correcting a fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from liaison.services.opening import all_zones
from liaison.ui.correcting.facts import Choice
from liaison.ui.screens.directory.nodes import Entries, Kind
from liaison.ui.widgets.reference.names import Names


@dataclass(frozen=True, slots=True)
class Choices:
    """All countries, crime types, agencies and time zones there are, each with its name."""

    countries: tuple[Choice, ...]
    crimes: tuple[Choice, ...]
    agencies: tuple[Choice, ...]
    zones: tuple[Choice, ...]


def choices_of(names: Names, entries: Entries) -> Choices:
    """Gather the lists; countries sorted as a person reads them, the others as the vocabulary and the tree have them."""
    return Choices(
        _sorted(Choice(country.iso2, country.name(names.language)) for country in names.countries),
        tuple(Choice(crime.code, crime.name(names.language)) for crime in names.crime_types),
        tuple(Choice(entries.ids[number], entries.titles[number]) for number in entries.of_kind(Kind.AGENCY)),
        tuple(Choice(zone, zone) for zone in all_zones()),
    )


def _sorted(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: choice.label.casefold()))
