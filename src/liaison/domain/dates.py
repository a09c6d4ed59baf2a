"""Dates as sources give them: a year, a month, a day, and how sure one is of it.

The text form follows the Extended Date/Time Format (ISO 8601-2): `2019`, `2019-08`, `2019-08-02`, `2019~` (about), `../2019-08` (before),
`2019-08/..` (after), `2018/2019-05` (between). Only that part of the format is read; anything else is refused.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
OPEN = ".."


class Certainty(StrEnum):
    """How a date is meant; `EXACT` is as exact as its precision (a bare year is the whole year)."""

    EXACT = "exact"
    ABOUT = "about"
    BEFORE = "before"
    AFTER = "after"
    BETWEEN = "between"


_RANK = {
    Certainty.BEFORE: "0",
    Certainty.EXACT: "1",
    Certainty.ABOUT: "2",
    Certainty.BETWEEN: "3",
    Certainty.AFTER: "9",
}


class DateError(ValueError):
    """A text that is no date in the forms this module reads; `text` is what was given."""

    def __init__(self, text: str) -> None:
        super().__init__(f"not a date: {text!r}")
        self.text = text


@dataclass(frozen=True, slots=True)
class _Point:
    """One end: a year, a month or a day, with its first and last day."""

    text: str
    first: date
    last: date


def _point(text: str) -> _Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise DateError(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        assert year is not None  # the pattern requires it  # noqa: S101
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    except (ValueError, IndexError) as impossible:
        raise DateError(text) from impossible
    return _Point(text, first, last)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of a year, month or day, exact or not.

    Attributes:
        text: the canonical text, see the module.
        certainty: how it is meant.
        earliest: first day it can be, None when open (before).
        latest: last day it can be, None when open (after).
    """

    text: str
    certainty: Certainty
    earliest: date | None
    latest: date | None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read the text form. Raises DateError."""
        text = text.strip()
        if "/" in text:
            return cls._interval(text)
        about = text.endswith("~")
        point = _point(text.removesuffix("~"))
        return cls(text, Certainty.ABOUT if about else Certainty.EXACT, point.first, point.last)

    @classmethod
    def _interval(cls, text: str) -> PartialDate:
        left, _, right = text.partition("/")
        if left == OPEN and right != OPEN:
            # "before May 2019" ends before May begins
            return cls(text, Certainty.BEFORE, None, _day_before(_point(right).first))
        if right == OPEN and left != OPEN:
            return cls(text, Certainty.AFTER, _point(left).last + timedelta(days=1), None)
        if OPEN in (left, right):
            raise DateError(text)
        first, last = _point(left), _point(right)
        if first.first > last.last:
            raise DateError(text)
        return cls(text, Certainty.BETWEEN, first.first, last.last)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The exact day."""
        return cls(day.isoformat(), Certainty.EXACT, day, day)

    @property
    def is_day(self) -> bool:
        """True for one exact day."""
        return self.certainty is Certainty.EXACT and self.earliest == self.latest

    @property
    def sort_key(self) -> str:
        """A text that sorts as time does: before D, then the year, the month, the day, then about, between, after."""
        anchor = self.earliest if self.earliest is not None else _day_after(self.latest)
        if self.certainty is Certainty.AFTER:
            anchor = _day_before(anchor) if anchor else None
        precision = len(self.text.strip("~./").split("/")[0])
        return f"{anchor.isoformat() if anchor else '0000-00-00'}{_RANK[self.certainty]}{precision:02d}"

    def may_include(self, day: date) -> bool:
        """True when the date can be `day`."""
        after_start = self.earliest is None or self.earliest <= day
        return after_start and (self.latest is None or day <= self.latest)

    def __lt__(self, other: PartialDate) -> bool:
        return (self.sort_key, self.text) < (other.sort_key, other.text)

    def __str__(self) -> str:
        return self.text


def _day_before(day: date) -> date:
    return day - timedelta(days=1) if day > date.min else day


def _day_after(day: date | None) -> date | None:
    return None if day is None else day + timedelta(days=1) if day < date.max else day
