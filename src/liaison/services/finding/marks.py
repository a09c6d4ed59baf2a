"""The words of the index that no person writes: what a record is about, its day, its marking. Each begins with a thorn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from liaison.domain.find_query import DateRange
from liaison.domain.find_shelves import day_to_find
from liaison.services.finding.initials import initial_marks
from liaison.services.name_words import latin_words
from liaison.store.find_document import Document

EVERY = "þd"
OPEN = "þo"
_LEVEL = "þm"
COUNTRY, AGENCY, CRIME = "þc", "þa", "þt"
"""Begin what tells countries, agencies and crime types."""

PERSON, SIDE, NAME = "þw", "þg", "þn"
"""Begin words of people's names, of sides', and of what a record goes by."""

_WHOLE_NAME = "þe"
_LONGEST_NAME = 60
DAY, DUE = "þy", "þu"
"""Begin the year, the month and the day a record is of, or a promise is due."""

STRICTEST = 5
_NOT_A_LETTER = re.compile(r"[^a-z0-9]")
_FIRST_YEAR, _LAST_YEAR = 1800, 2199
"""Between them an open span of days is told in years."""


def marks_of(document: Document) -> frozenset[str]:
    """All marks of a record."""
    return frozenset(
        (
            EVERY,
            level(document.level),
            *((OPEN,) if document.is_open else ()),
            *map(country, document.countries),
            *map(agency, document.agencies),
            *map(crime, document.crimes),
            *(whole_name(latin_words(name)) for name in (document.name, *document.further_names)),
            *_of_day(DAY, document.day),
            *_of_day(DUE, day_to_find(document.due)),
            *(PERSON + word for name in document.people for word in latin_words(name)),
            *initial_marks("\n".join((document.name, *document.texts)), document.people),
            *(SIDE + word for name in document.sides for word in latin_words(name)),
            *(NAME + word for name in (document.name, *document.further_names) for word in latin_words(name)),
        )
    )


def whole_name(words: Sequence[str]) -> str:
    """It is called exactly so."""
    return _WHOLE_NAME + "".join(words)[:_LONGEST_NAME]


def level(strictness: int) -> str:
    """How strictly it is marked, see `liaison.domain.minutes.strictness`."""
    return f"{_LEVEL}{strictness}"


def stricter_than(strictness: int) -> list[str]:
    """The marks of everything marked more strictly; 6 are lines kept private."""
    return [level(one) for one in range(strictness + 1, STRICTEST + 2)]


def country(iso2: str) -> str:
    """It has to do with a country."""
    return COUNTRY + _one_word(iso2)


def agency(identity: str) -> str:
    """It has to do with an agency."""
    return AGENCY + _one_word(identity)


def crime(code: str) -> str:
    """It has to do with a crime type."""
    return CRIME + _one_word(code)


def days(begins: str, span: DateRange) -> list[str]:
    """The fewest marks that cover a span of days; those of whole years and months in it."""
    first = span.first or date(_FIRST_YEAR, 1, 1)
    last = span.last or date(_LAST_YEAR, 12, 31)
    return [begins + mark for mark in _cover(first, last)]


def _cover(day: date, last: date) -> Iterator[str]:
    while day <= last:
        year_end, month_end = date(day.year, 12, 31), _month_end(day)
        if day.month == 1 and day.day == 1 and year_end <= last:
            yield f"{day.year:04}"
            after = year_end
        elif day.day == 1 and month_end <= last:
            yield f"{day.year:04}{day.month:02}"
            after = month_end
        else:
            yield f"{day.year:04}{day.month:02}{day.day:02}"
            after = day
        if after == date.max:
            return
        day = after + timedelta(days=1)


def _month_end(day: date) -> date:
    if day.month == 12:
        return date(day.year, 12, 31)
    return date(day.year, day.month + 1, 1) - timedelta(days=1)


def _of_day(begins: str, day: date | None) -> Iterable[str]:
    if day is None:
        return ()
    year, month = f"{begins}{day.year:04}", f"{day.month:02}"
    return year, year + month, f"{year}{month}{day.day:02}"


def _one_word(identity: str) -> str:
    return _NOT_A_LETTER.sub("þ", identity.casefold())
