"""The kinds of records Find looks through, each on a shelf of numbers of its own, the newest first.

A number tells shelf and day. Rising numbers of one shelf are its records from the newest to the oldest, so that a question that reads
upwards may stop when it has enough. Days have few places, because the index writes the distance from one record to the next, and far
numbers cost it three times as much. What has no day, or found no place on its own, stands behind all others, the latest added first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from liaison.domain.dates import PartialDate
from liaison.domain.find_kinds import FindKind

SHELVES: tuple[FindKind, ...] = (
    FindKind.MEETING,
    FindKind.PERSON,
    FindKind.OFFICE,
    FindKind.AGENCY,
    FindKind.BODY,
    FindKind.COUNTRY,
    FindKind.CRIME_TYPE,
    FindKind.INSTRUMENT,
    FindKind.CASE,
    FindKind.FOLLOW_UP,
    FindKind.TREATY_WISH,
    FindKind.STATEMENT,
    FindKind.OUTCOME,
    FindKind.ATTACHMENT,
)
"""Their order is part of every number kept: new ones go to the end.

The largest stands first: who looks on a shelf for two words that seldom meet goes on behind it until they do, and behind the others
there is little.
"""

_SHELF_SIZE = 1 << 40
_WITHOUT_DAY = 1 << 36
_LAST_DAY = 1 << 22
_PLACES_OF_A_MEETING_DAY, _PLACES = 1 << 7, 1 << 12


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Numbers from `first` to `last`, both included."""

    first: int
    last: int

    def __contains__(self, number: int) -> bool:
        return self.first <= number <= self.last


def shelf_of(kind: FindKind) -> NumberRange:
    """All numbers of a kind."""
    start = (SHELVES.index(kind) + 1) * _SHELF_SIZE
    return NumberRange(start, start + _SHELF_SIZE - 1)


def kind_of(number: int) -> FindKind:
    """The kind a number is of."""
    return SHELVES[number // _SHELF_SIZE - 1]


def numbers_of_day(kind: FindKind, day: date | None) -> NumberRange:
    """The numbers of one day, or of no day."""
    start = shelf_of(kind).first
    if day is None:
        return NumberRange(start + _WITHOUT_DAY, start + _SHELF_SIZE - 1)
    places = _PLACES_OF_A_MEETING_DAY if kind is FindKind.MEETING else _PLACES
    first = start + (_LAST_DAY - day.toordinal()) * places
    return NumberRange(first, first + places - 1)


def day_to_find(when: PartialDate | None) -> date | None:
    """The day under which something with a date of any certainty is kept: the earliest it can be, else the latest."""
    return (when.earliest or when.latest) if when else None
