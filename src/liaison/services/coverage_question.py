"""What a question of coverage can name, and its answer when it also names agencies or an office."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from liaison.domain.coverage import CoverageAnswer
from liaison.domain.coverage_ranking import Question
from liaison.domain.question_directory import DirectoryNames
from liaison.domain.question_lookup import QuestionLookup, as_typed
from liaison.domain.question_pieces import Kind
from liaison.domain.question_pieces import Question as Asked
from liaison.services.coverage import FIRST, CoverageService
from liaison.services.importing.country_table import country_names
from liaison.store.reference import vocabularies
from liaison.store.reference.answers import answers_of_offices
from liaison.store.reference.question_rows import named_agencies, named_offices
from liaison.store.reference.reading import Reader

_WORDS, _WORDS_OF_A_NAME = 40, 5


class CoverageQuestionService:
    """Reads the names and asks; every method runs on the store's thread.

    Args:
        reader: the open store, or the built-in pack in memory.
        today: the date meant when none is given.
    """

    def __init__(self, reader: Reader, today: Callable[[], date] = date.today) -> None:
        self._reader = reader
        self._today = today
        self._coverage = CoverageService(reader, today)
        self._kept: tuple[tuple[int, ...], DirectoryNames] | None = None

    def lookup(self, language: str) -> QuestionLookup:
        """Everything a question can name, its readings in `language`; 0.5 s with 50,000 offices, kept until a name changes."""
        return QuestionLookup(
            self._coverage.countries(), self._coverage.crime_types(), self._directory_names(), language
        )

    def names_elsewhere(self, texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """What parts of these texts mean as names of countries in any language of the CLDR, or as names no longer in use.

        Takes 0.2 s: the table is read from the program's resources and not kept, for few ever need it.
        """
        known = country_names(self._coverage.countries())
        phrases = {phrase for text in texts for phrase in _phrases(text)}
        found = {phrase: tuple(sorted(known.codes(phrase))) for phrase in phrases}
        return {as_typed(phrase): codes for phrase, codes in found.items() if codes}

    def answer(self, question: Asked, first: int | None = FIRST) -> CoverageAnswer:
        """Who covers the countries; only the offices of the agencies and their parts, and only the office, where they are named.

        Where no country is named it is every country that one of these offices is said to cover.

        Args:
            first: so many offices a country, see `CoverageService.who_covers`; of agencies and an office all are told.
        """
        offices = self._offices(question)
        if offices is None:
            return self._coverage.who_covers(question.countries, question.crime_type, question.at, first)
        asked, only = Question(question.crime_type, question.at or self._today()), self._named(question)
        with self._reader.read() as connection:
            vocabulary = vocabularies.needed_for(connection, asked.crime)
            found = answers_of_offices(connection, question.countries, offices, vocabulary, asked)
        countries = (replace(one, only=only) for one in found)
        kept = tuple(one for one in countries if question.countries or one.offices)
        return CoverageAnswer(asked.day, asked.crime, kept)

    def _offices(self, question: Asked) -> frozenset[str] | None:
        """The offices asked for; None for all."""
        if question.office:
            return frozenset((question.office,))
        return self._directory_names().offices_of(question.agencies) if question.agencies else None

    def _named(self, question: Asked) -> str:
        names = self._directory_names()
        if question.office:
            reading = names.reading(Kind.OFFICE, question.office)
            return reading.name if reading else question.office
        return ", ".join(names.agency_name(agency) or agency for agency in question.agencies)

    def _directory_names(self) -> DirectoryNames:
        generation = self._reader.generation("agency", "office", "name", "correction")
        if self._kept is None or self._kept[0] != generation:
            with self._reader.read() as connection:
                self._kept = (generation, DirectoryNames(named_agencies(connection), named_offices(connection)))
        return self._kept[1]


def _phrases(text: str) -> Iterator[str]:
    """The words of a text in all rows of up to four, as many as a name has."""
    words = text.split()[:_WORDS]
    for start in range(len(words)):
        for end in range(start + 1, min(len(words), start + _WORDS_OF_A_NAME) + 1):
            yield " ".join(words[start:end])
