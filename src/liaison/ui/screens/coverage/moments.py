"""The days on which what is known of an answer changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from liaison.domain.coverage import CountryAnswer, CoverageAnswer, CoverageFact
from liaison.domain.dates import PartialDate


def moments_of_answer(answer: CoverageAnswer) -> tuple[date, ...]:
    """The days on which a statement about the countries asked for begins to hold or has ended, each once, in order."""
    return moments_of_facts(fact for country in answer.countries for fact in _facts(country))


def moments_of_facts(facts: Iterable[CoverageFact]) -> tuple[date, ...]:
    """The same of any statements."""
    return tuple(sorted({day for fact in facts for day in _moments(fact)}))


def before(moments: Iterable[date], day: date) -> date | None:
    """The last moment before `day`."""
    return max((one for one in moments if one < day), default=None)


def after(moments: Iterable[date], day: date) -> date | None:
    """The first moment after `day`."""
    return min((one for one in moments if one > day), default=None)


def _facts(country: CountryAnswer) -> Iterator[CoverageFact]:
    for one in (*country.offices, *country.history, *country.stated_later):
        yield one.fact
        yield from one.others


def _moments(fact: CoverageFact) -> Iterator[date]:
    begins = fact.valid_from or (None if fact.looks_back else fact.held_on)
    if begins is not None and (first := _last_day(begins)) is not None:
        yield first
    if fact.valid_to is not None and (last := _last_day(fact.valid_to)) is not None and last < date.max:
        yield last + timedelta(days=1)


def _last_day(partial: PartialDate) -> date | None:
    """The day from which nothing is in doubt any more; the only one known when it has no end."""
    return partial.latest if partial.latest is not None else partial.earliest
