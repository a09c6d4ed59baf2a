"""Who covers a country, for which crime, on which date, and what an office covers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from liaison.domain.contacts import LastContact
from liaison.domain.countries import Countries
from liaison.domain.coverage import CoverageAnswer, CoverageFact, OfficeAnswer, Role, Standing
from liaison.domain.coverage_difference import CoverageDifference, difference_of
from liaison.domain.coverage_matrix import CoverageMatrix, CoverageOverview, MatrixCell
from liaison.domain.coverage_ranking import Question
from liaison.domain.crime_types import CrimeTypes
from liaison.store.contact_rows import contacts_of, keeps_contacts
from liaison.store.reference import vocabularies
from liaison.store.reference.answers import changed_answers, first_answers, one_answer, whole_answers
from liaison.store.reference.coverage_rows import facts_of_offices
from liaison.store.reference.matrix_rows import matrix_agencies, matrix_cells, tallies
from liaison.store.reference.reading import Reader

FIRST = 20
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
        self._kept: tuple[tuple[int, ...], CrimeTypes] | None = None

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
        vocabulary = self._vocabulary(crime)
        with self._reader.read() as connection:
            if first is None:
                found = whole_answers(connection, asked, vocabulary, question)
            else:
                found = first_answers(connection, asked, vocabulary, question, first)
        return CoverageAnswer(question.day, crime, found)

    def difference(
        self, countries: Iterable[str], crime: str = "", earlier: date | None = None, later: date | None = None
    ) -> CoverageDifference:
        """What changed for these countries (ISO alpha-2) between two dates, today when None, in either order: each with its facts."""
        asked = tuple(dict.fromkeys(countries))
        then, now = (Question(crime, day) for day in sorted(day or self._today() for day in (earlier, later)))
        vocabulary = self._vocabulary(crime)
        with self._reader.read() as connection:
            before, after = changed_answers(connection, asked, vocabulary, then, now)
        return difference_of(CoverageAnswer(then.day, crime, before), CoverageAnswer(now.day, crime, after))

    def contacts(self, answer: CoverageAnswer) -> Mapping[str, LastContact] | None:
        """The last meeting and the open promises of both sides with each office that `answer` lists, by office id.

        A second question, so that the answer itself need not wait. None where no meetings are kept, as with the built-in pack in memory:
        that is to be shown as "not known", whereas a `LastContact` with nothing in it means that nothing is recorded. Meetings are those
        up to the date of the answer, promises those that are open now.
        """
        listed = [
            one for country in answer.countries for one in (*country.offices, *country.history, *country.stated_later)
        ]
        with self._reader.read() as connection:
            if not keeps_contacts(connection):
                return None
            return contacts_of(connection, {one.office.id: one.office.agency_id for one in listed}, answer.at)

    def overview(self, crime: str = "", at: date | None = None) -> CoverageOverview:
        """How many offices cover each country, and how well: for colouring the map before a country is asked about."""
        question = Question(crime, at or self._today())
        vocabulary = self._vocabulary(crime)
        with self._reader.read() as connection:
            return CoverageOverview(question.day, crime, tallies(connection, vocabulary, question))

    def matrix(
        self, countries: Iterable[str] = (), crime: str = "", at: date | None = None, first: int | None = None
    ) -> CoverageMatrix:
        """The rows of a matrix: the offices that cover one of these countries (ISO alpha-2), or all offices and all countries when
        none is given. All 50,000 offices of a large directory take a sixth of a second; the cells are asked for by `matrix_cells`.

        Args:
            first: only the first agencies, as many as have so many offices together, which takes a sixth of that; None for all.
        """
        question, asked = Question(crime, at or self._today()), tuple(dict.fromkeys(countries))
        vocabulary = self._vocabulary(crime)
        with self._reader.read() as connection:
            agencies, count = matrix_agencies(connection, asked, vocabulary, question, first)
            shown = asked or tuple(country.iso2 for country in vocabularies.countries(connection))
        return CoverageMatrix(question.day, crime, shown, agencies, count)

    def matrix_cells(
        self, offices: Iterable[str], crime: str = "", at: date | None = None
    ) -> Mapping[str, Mapping[str, MatrixCell]]:
        """The cells of some rows: by office id, then by country (ISO alpha-2); empty cells are absent.

        For the rows that are seen (a hundred take a millisecond or two), not for all. Cells of what has ended or was stated only later
        are among them, as their `standing` tells.
        """
        question = Question(crime, at or self._today())
        vocabulary = self._vocabulary(crime)
        with self._reader.read() as connection:
            return matrix_cells(connection, offices, vocabulary, question)

    def _vocabulary(self, crime: str) -> CrimeTypes:
        """What a question about a crime needs, kept until a pack is installed; not to be asked for while something is read."""
        generation = self._reader.generation()
        if crime and (self._kept is None or self._kept[0] != generation):
            self._kept = (generation, self.crime_types())
        return self._kept[1] if crime and self._kept else CrimeTypes(())

    def cell(self, office: str, country: str, crime: str = "", at: date | None = None) -> OfficeAnswer | None:
        """What is behind one cell: the statements on the office and the country; None when there is none."""
        question = Question(crime, at or self._today())
        vocabulary = self._vocabulary(crime)
        with self._reader.read() as connection:
            return one_answer(connection, office, country, vocabulary, question)

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
