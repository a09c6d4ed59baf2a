"""Names of what facts refer to by code, in the language in use, and the lists one chooses from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liaison.base.translations import tr, trn
from liaison.domain.countries import Countries
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.provenance import Provenance
from liaison.ui.screens.directory.nodes import Entries, Kind
from liaison.ui.screens.directory.page import Choice


@dataclass(frozen=True, slots=True)
class Names:
    """What a page needs to word an answer.

    Attributes:
        today: the day from which ages count.
        country_choices, crime_choices, agency_choices: all there are, each with its name.
    """

    countries: Countries
    crime_types: CrimeTypes
    language: str
    today: date
    country_choices: tuple[Choice, ...]
    crime_choices: tuple[Choice, ...]
    agency_choices: tuple[Choice, ...]

    def country(self, iso2: str) -> str:
        """The country's name; a dash where the source does not state it."""
        return self.countries.name(iso2, self.language) if iso2 else "—"

    def crimes(self, codes: tuple[str, ...]) -> str:
        """The names of crime types, joined."""
        return "; ".join(self.crime_types.name(code, self.language) for code in codes)

    def dated(self, provenance: Provenance) -> str:
        """The as-of date with its age: "as of 2019-08-02 · 7 years ago"."""
        years = provenance.age_in_years(self.today)
        if years is None:
            return provenance.dated
        age = trn("{n} year ago", "{n} years ago", years) if years else tr("less than a year ago")
        return f"{provenance.dated} · {age}"


def names_of(countries: Countries, crime_types: CrimeTypes, entries: Entries, language: str, today: date) -> Names:
    """Gather the names; the lists are sorted as a person reads them, agencies stand as in the tree."""
    return Names(
        countries,
        crime_types,
        language,
        today,
        _sorted(Choice(country.iso2, country.name(language)) for country in countries),
        tuple(Choice(crime.code, crime.name(language)) for crime in crime_types),
        tuple(Choice(entry.id, entry.title) for entry in entries.all if entry.kind is Kind.AGENCY),
    )


def _sorted(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: choice.label.casefold()))
