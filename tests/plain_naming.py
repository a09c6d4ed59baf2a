"""What papers call countries and crimes in tests."""

from __future__ import annotations

from liaison.base.translations import language
from liaison.domain.countries import Countries
from liaison.domain.crime_types import CrimeTypes


class PlainNaming:
    """Names by the vocabularies, ages left out."""

    def __init__(self, countries: Countries, crimes: CrimeTypes) -> None:
        self._countries, self._crimes = countries, crimes

    def country(self, iso2: str) -> str:
        """In the language in use."""
        return self._countries.name(iso2, language())

    def crime(self, code: str) -> str:
        """In the language in use."""
        return self._crimes.name(code, language())

    def dated(self, provenance: object) -> str:
        """The date alone."""
        return provenance.dated  # type: ignore[attr-defined, no-any-return]

    day_and_age = dated
