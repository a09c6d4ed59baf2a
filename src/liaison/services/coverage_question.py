"""What a question of coverage can name, and its answer when it also names agencies or an office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from liaison.domain.coverage import Competent, CountryAnswer, CoverageAnswer, OfficeAnswer, Totals
from liaison.domain.question_directory import DirectoryNames
from liaison.domain.question_lookup import QuestionLookup, as_typed
from liaison.domain.question_pieces import Kind, Question
from liaison.services.coverage import FIRST, CoverageService
from liaison.services.importing.country_table import country_names
from liaison.store.reference.question_rows import countries_of_offices, named_agencies, named_offices
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

    def answer(self, question: Question, first: int | None = FIRST) -> CoverageAnswer:
        """Who covers the countries; only the offices of the agencies and their parts, and only the office, where they are named.

        Where no country is named it is every country that one of these offices is said to cover.

        Args:
            first: so many offices a country, see `CoverageService.who_covers`; of agencies and an office all are told.
        """
        offices = self._offices(question)
        countries = question.countries
        if not countries and offices is not None:
            with self._reader.read() as connection:
                countries = tuple(countries_of_offices(connection, offices))
        asked = (countries, question.crime_type, question.at)
        if offices is None:
            return self._coverage.who_covers(*asked, first=first)
        # all of them: those asked for may be far down the list
        whole = self._coverage.who_covers(*asked, first=None)
        return restricted(whole, offices, self._named(question), keep_empty=bool(question.countries))

    def _offices(self, question: Question) -> frozenset[str] | None:
        """The offices asked for; None for all."""
        if question.office:
            return frozenset((question.office,))
        return self._directory_names().offices_of(question.agencies) if question.agencies else None

    def _named(self, question: Question) -> str:
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


def restricted(answer: CoverageAnswer, offices: frozenset[str], only: str, *, keep_empty: bool) -> CoverageAnswer:
    """A whole answer's part for these offices, in the same order; countries that none of them covers are kept when they were asked.

    Args:
        only: the name of what the offices belong to.
    """
    countries = (_restricted_country(country, offices, only) for country in answer.countries)
    return replace(answer, countries=tuple(one for one in countries if keep_empty or one.offices))


def _restricted_country(country: CountryAnswer, offices: frozenset[str], only: str) -> CountryAnswer:
    def kept(answers: tuple[OfficeAnswer, ...]) -> tuple[OfficeAnswer, ...]:
        return tuple(one for one in answers if one.office.id in offices)

    covering, history, later = _ranked(country.offices, offices), kept(country.history), kept(country.stated_later)
    totals = _totals(covering, len(history), len(later))
    return replace(country, offices=covering, history=history, stated_later=later, totals=totals, only=only)


def _totals(covering: tuple[OfficeAnswer, ...], history: int, later: int) -> Totals:
    agencies = Counter(one.office.agency_id for one in covering)
    competent = [one.office.agency_id for one in covering if one.competent is Competent.YES and not one.is_other_crime]
    crowded = sum(count > 1 for count in agencies.values())
    return Totals(len(covering), history, later, len(competent), len(set(competent)), len(agencies), crowded)


def _ranked(answers: tuple[OfficeAnswer, ...], offices: frozenset[str]) -> tuple[OfficeAnswer, ...]:
    """The kept ones with new places; of the reasons why each stood before the next the weightiest on the way is the reason now."""
    found: list[OfficeAnswer] = []
    for answer in answers:
        if answer.office.id in offices:
            found.append(replace(answer, rank=len(found) + 1))
        elif found and (reason := answer.ahead_of_next_by) is not None:
            last = found[-1].ahead_of_next_by
            order = list(type(reason))
            found[-1] = replace(found[-1], ahead_of_next_by=min(filter(None, (last, reason)), key=order.index))
    if found:
        found[-1] = replace(found[-1], ahead_of_next_by=None)
    return tuple(found)
