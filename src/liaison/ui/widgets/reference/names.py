"""Names of what facts refer to by code, and ages in words, in the language in use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from liaison.base.translations import tr, trn
from liaison.domain.countries import Countries
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Names:
    """What wording a fact needs.

    Attributes:
        language: ISO 639-1.
        today: the day from which ages count.
    """

    countries: Countries
    crime_types: CrimeTypes
    language: str
    today: date

    def country(self, iso2: str) -> str:
        """The country's name; a dash where none is stated."""
        return self.countries.name(iso2, self.language) if iso2 else "—"

    def crime(self, code: str) -> str:
        """The crime type's name."""
        return self.crime_types.name(code, self.language)

    def crimes(self, codes: tuple[str, ...]) -> str:
        """The names of crime types, joined."""
        return "; ".join(self.crime(code) for code in codes)

    def dated(self, provenance: Provenance) -> str:
        """The as-of date with its age: "as of 2019-08-02 · 7 years ago"."""
        years = provenance.age_in_years(self.today)
        if years is None:
            return provenance.dated
        age = trn("{n} year ago", "{n} years ago", years) if years else tr("less than a year ago")
        return f"{provenance.dated} · {age}"
