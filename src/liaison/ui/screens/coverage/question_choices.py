"""What can be chosen in place of a piece of the question."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from liaison.base.translations import tr, trn
from liaison.domain.question_lookup import QuestionLookup
from liaison.domain.question_pieces import Kind, Piece, Reading, State
from liaison.ui.screens.coverage.question_words import BESIDE, reading_label
from liaison.ui.widgets.reference.suggest_field import Suggestion

_STEP = "    "
_YEARS_AGO = (1, 2, 5, 10, 20)


def suggestion(reading: Reading) -> Suggestion:
    """A line of a list that stands for a reading."""
    return Suggestion(reading_label(reading), reading)


def choices(piece: Piece | None, kind: Kind | None, lookup: QuestionLookup, today: date) -> list[Suggestion]:
    """What the piece could mean besides, then everything of its kind; a value of None is "any"."""
    readings = piece.readings if piece is not None else ()
    if piece is not None and piece.state is State.UNDERSTOOD:
        readings = readings[1:]
    found = [suggestion(reading) for reading in readings if reading.kind is not Kind.DATE]
    known = {reading.value for reading in readings}
    return [*found, *(one for one in _of_kind(kind, piece, lookup, today) if _value(one) not in known)]


def _of_kind(kind: Kind | None, piece: Piece | None, lookup: QuestionLookup, today: date) -> Iterator[Suggestion]:
    if kind is Kind.CRIME:
        yield Suggestion(tr("any crime"), None)
        for crime in lookup.crime_types:
            indent = _STEP * len(lookup.crime_types.broader(crime.code))
            yield Suggestion(f"{indent}{crime.name(lookup.language)}", lookup.crime(crime))
    elif kind is Kind.DATE:
        yield from _dates(today)
    elif kind is Kind.COUNTRY:
        everything = (lookup.country(country) for country in lookup.countries)
        yield from map(suggestion, sorted(everything, key=lambda reading: reading.name.casefold()))
    elif kind in (Kind.AGENCY, Kind.OFFICE) and piece is not None and piece.readings:
        yield from map(suggestion, lookup.directory.beside(piece.readings[0]))


def _dates(today: date) -> Iterator[Suggestion]:
    yield Suggestion(tr("today"), None)
    for years in _YEARS_AGO:
        # 29 February has no counterpart in most years
        day = date(today.year - years, today.month, min(today.day, 28))
        words = trn("{n} year ago", "{n} years ago", years)
        yield Suggestion(f"{words}{BESIDE}{day}", Reading(Kind.DATE, day.isoformat(), day.isoformat()))


def _value(one: Suggestion) -> str:
    return one.value.value if isinstance(one.value, Reading) else ""
