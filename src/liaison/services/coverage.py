"""Who covers a country, for which crime, on which date, and what an office covers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from liaison.domain.countries import Countries
from liaison.domain.coverage import CoverageAnswer, CoverageFact, Role, Standing
from liaison.domain.coverage_ranking import Question
from liaison.domain.crime_types import CrimeTypes
from liaison.store.reference import vocabularies
from liaison.store.reference.answers import first_answers, whole_answers
from liaison.store.reference.coverage_rows import facts_of_offices
from liaison.store.reference.reading import Reader

FIRST = 30
"""Offices of a country that an answer lists unless it is asked for more."""

_STANDINGS = {standing: place for place, standing in enumerate(Standing)}
_ROLES = {role: place for place, role in enumerate(Role)}


class CoverageService:
    """Questions of coverage; every method runs on the store's thread.

    Args:
        reader: the open store, or the built-in pack in memory.
        today: the date meant when none is given.
    """

    def __init__(self, reader: Reader, today: Callable[[], date] = date.today) -> None:
        self._reader = reader
        self._today = today

    def countries(self) -> Countries:
        """All countries with their names, for finding one by what a person typed."""
        with self._reader.read() as connection:
            return vocabularies.countries(connection)

    def crime_types(self) -> CrimeTypes:
        """The vocabulary of crime types."""
        with self._reader.read() as connection:
            return vocabularies.crime_types(connection)

    def who_covers(
        self, countries: Iterable[str], crime: str = "", at: date | None = None, first: int | None = FIRST
    ) -> CoverageAnswer:
        """The offices for each country (ISO alpha-2), in explained order.

        Args:
            crime: a code of the vocabulary; empty for any.
            at: the date asked about; None for today.
            first: so many offices a country are listed, and a third as many of its past and of what was stated only later;
                None for all. The order and `CountryAnswer.totals` are those of all in either case.
        """
        asked = tuple(dict.fromkeys(countries))
        question = Question(crime, at or self._today())
        with self._reader.read() as connection:
            vocabulary = vocabularies.crime_types(connection) if crime else CrimeTypes(())
            if first is None:
                found = whole_answers(connection, asked, vocabulary, question)
            else:
                found = first_answers(connection, asked, vocabulary, question, first)
        return CoverageAnswer(question.day, crime, found)

    def countries_of(self, office: str, at: date | None = None) -> tuple[CoverageFact, ...]:
        """What the office covers on that date, the main country first; what had ended or was stated only later is left out."""
        day = at or self._today()
        with self._reader.read() as connection:
            facts = facts_of_offices(connection, (office,))
        return covering(facts, day)


def covering(facts: Iterable[CoverageFact], day: date) -> tuple[CoverageFact, ...]:
    """The facts that hold, or may hold, on `day`: one a country, the main country first, then by country's code."""
    holding = [(fact.standing(day), fact) for fact in facts]
    holding = sorted(
        (one for one in holding if one[0].covers), key=lambda one: (_STANDINGS[one[0]], _ROLES[one[1].role])
    )
    best: dict[tuple[str, str], CoverageFact] = {}
    for _, fact in holding:
        best.setdefault((fact.country_iso2, fact.crime_type), fact)
    return tuple(sorted(best.values(), key=lambda fact: (_ROLES[fact.role], fact.country_iso2)))
