"""Reading what differs between two days; runs on the store's thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from liaison.domain.coverage_difference import CoverageDifference, difference_of
from liaison.domain.question_pieces import Question
from liaison.services.coverage import CoverageService
from liaison.services.coverage_question import CoverageQuestionService


def read_difference(
    coverage: CoverageService, questions: CoverageQuestionService, question: Question, days: tuple[date, date]
) -> CoverageDifference:
    """What differs in the answer to `question` between two days, in either order."""
    earlier, later = sorted(days)
    if question.countries and not question.agencies and not question.office:
        return coverage.difference(question.countries, question.crime_type, earlier, later)
    on_days = [replace(question, at=day) for day in (earlier, later)]
    if not question.countries:
        # each day may name other countries
        named = dict.fromkeys(
            country.country_iso2 for asked in on_days for country in questions.answer(asked, None).countries
        )
        on_days = [replace(asked, countries=tuple(named)) for asked in on_days]
    before, after = (questions.answer(asked, None) for asked in on_days)
    return difference_of(before, after)
