"""Who covers a country, for which crime, on which date, and what an office covers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from liaison.domain.countries import Countries
from liaison.domain.coverage import CoverageAnswer, CoverageFact
from liaison.domain.crime_types import CrimeTypes
from liaison.store.reference.reading import Reader


class CoverageService:
    """Questions of coverage; every method runs on the store's thread.

    Args:
        reader: the open store, or the built-in pack in memory.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def countries(self) -> Countries:
        """All countries with their names, for finding one by what a person typed."""
        raise NotImplementedError

    def crime_types(self) -> CrimeTypes:
        """The vocabulary of crime types."""
        raise NotImplementedError

    def who_covers(self, countries: Iterable[str], crime: str = "", at: date | None = None) -> CoverageAnswer:
        """The offices for each country (ISO alpha-2), in explained order.

        Args:
            crime: a code of the vocabulary; empty for any.
            at: the date asked about; None for today.
        """
        raise NotImplementedError

    def countries_of(self, office: str, at: date | None = None) -> tuple[CoverageFact, ...]:
        """What the office covers on that date, the main country first."""
        raise NotImplementedError
