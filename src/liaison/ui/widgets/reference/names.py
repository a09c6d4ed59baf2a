"""Names of what facts refer to by code, and ages in words, in the language in use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from liaison.base.translations import tr, trn
from liaison.domain.countries import Countries
from liaison.domain.crime_types import CrimeTypes
from liaison.domain.provenance import Basis, Provenance

BESIDE = "\u00a0· "
"""What stands between two facts on one line; a line never begins with it."""


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
        """The as-of date as a phrase, with its age: "as of 2019-08-02 · 7 years ago"."""
        return self._with_age(provenance.dated, provenance)

    def day_and_age(self, provenance: Provenance) -> str:
        """The same below a heading that says "as of" already; what is only a lower bound still says so."""
        plain = provenance.as_of is not None and provenance.basis is not Basis.LOWER_BOUND
        return self._with_age(str(provenance.as_of) if plain else provenance.dated, provenance)

    def _with_age(self, when: str, provenance: Provenance) -> str:
        years = provenance.age_in_years(self.today)
        if years is None:
            return when
        age = trn("{n} year ago", "{n} years ago", years) if years else tr("less than a year ago")
        return f"{when}{BESIDE}{age}"
