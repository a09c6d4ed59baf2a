"""The kinds of records Find looks through, each on a shelf of numbers of its own, the newest first.

A number tells shelf and day. Rising numbers of one shelf are its records from the newest to the oldest, so that a question that reads
upwards may stop when it has enough. What has no day, or found no place on its own, stands behind all others, the latest added first.

The index writes the distance from one record to the next, and far numbers cost it up to three times as much. So the days of a month
with few meetings stand close together; once one of its days is full the month is a busy one, whose days have room, and its meetings
move there. All other days have room from the beginning: there is little to gain, and who pages through them goes by their numbers.
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
_MONTHS, _DAYS = 12, 31
_LAST_MONTH = 10_000 * _MONTHS
_PLACES_OF_A_QUIET_DAY, _PLACES_OF_A_BUSY_DAY = 1 << 3, 1 << 7
_PLACES = 1 << 12
_KINDS_WITH_QUIET_MONTHS = (FindKind.MEETING,)


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


def busy_month(kind: FindKind, day: date) -> NumberRange:
    """The numbers of a day's month whose days have room."""
    quiet, busy = _places(kind)
    first = shelf_of(kind).first + (_LAST_MONTH - day.year * _MONTHS - day.month) * _DAYS * (quiet + busy)
    return NumberRange(first, first + _DAYS * busy - 1)


def quiet_month(kind: FindKind, day: date) -> NumberRange | None:
    """The numbers of a day's month while there are few on each of its days; None where all days have room from the beginning."""
    quiet, _ = _places(kind)
    first = busy_month(kind, day).last + 1
    return NumberRange(first, first + _DAYS * quiet - 1) if quiet else None


def numbers_of_day(day: date, month: NumberRange) -> NumberRange:
    """The numbers of one day in its month, be that a quiet or a busy one."""
    places = (month.last + 1 - month.first) // _DAYS
    first = month.first + (_DAYS - day.day) * places
    return NumberRange(first, first + places - 1)


def numbers_without_day(kind: FindKind) -> NumberRange:
    """The numbers of what has no day."""
    shelf = shelf_of(kind)
    return NumberRange(shelf.first + _WITHOUT_DAY, shelf.last)


def _places(kind: FindKind) -> tuple[int, int]:
    """Of one day in a quiet and in a busy month."""
    return (_PLACES_OF_A_QUIET_DAY, _PLACES_OF_A_BUSY_DAY) if kind in _KINDS_WITH_QUIET_MONTHS else (0, _PLACES)


def day_to_find(when: PartialDate | None) -> date | None:
    """The day under which something with a date of any certainty is kept: the earliest it can be, else the latest."""
    return (when.earliest or when.latest) if when else None
