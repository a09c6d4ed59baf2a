"""When a meeting was, on the clocks of two places: its own zone's and the reader's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from liaison.domain.dates import Certainty, PartialDate

LONGEST_SPAN = 62
"""Days from the first to the last of a meeting; between dates further apart than that, it was some day among them."""

_YEAR = 366


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day, `HH:MM`, and how many days it lies from the meeting's date."""

    text: str
    days: int = 0


@dataclass(frozen=True, slots=True)
class Hours:
    """When it began and when it ended, either of which may not be known."""

    starts: ClockTime | None
    ends: ClockTime | None


def is_over_midnight(starts: str | None, ends: str | None) -> bool:
    """True when the end, `HH:MM`, is on the day after the start."""
    return starts is not None and ends is not None and ends < starts


def own_hours(starts: str | None, ends: str | None) -> Hours:
    """The hours as they were written, `HH:MM`, in the meeting's own zone."""
    over = int(is_over_midnight(starts, ends))
    return Hours(ClockTime(starts) if starts else None, ClockTime(ends, over) if ends else None)


def hours_elsewhere(when: PartialDate | None, hours: Hours, zone: str | None, elsewhere: str | None) -> Hours | None:
    """The same moments on the clocks of another zone (IANA names).

    None where they show the same, where a zone is not known, and where the answer depends on which of the possible days it was.
    """
    if when is None or when.earliest is None or when.latest is None or not zone or not elsewhere:
        return None
    here, there = _zone(zone), _zone(elsewhere)
    if here is None or there is None:
        return None
    days = (when.latest - when.earliest).days
    if days > _YEAR:
        return None
    # clocks change a few times a year, and not twice within a month
    asked = {when.earliest, when.latest, *(when.earliest + timedelta(days=day) for day in range(0, days, 28))}
    answers = {_moved(hours, day, here, there) for day in asked}
    answer = answers.pop()
    return None if answers or answer == hours else answer


def is_skipped(day: date, text: str, zone: str) -> bool:
    """True when the clocks of a zone went past a time of day (`HH:MM`) on that day, in spring."""
    there = _zone(zone)
    if there is None:
        return False
    moment = _moment(day, ClockTime(text), there)
    return moment.astimezone(ZoneInfo("UTC")).astimezone(there).replace(tzinfo=None) != moment.replace(tzinfo=None)


def is_span_of_days(when: PartialDate | None) -> bool:
    """True for the days from one to another that one meeting can last."""
    if when is None or when.certainty is not Certainty.BETWEEN or when.earliest is None or when.latest is None:
        return False
    first, _, last = when.text.partition("/")
    are_days = len(first) == len(last) == len("2019-05-21")
    return are_days and 0 < (when.latest - when.earliest).days <= LONGEST_SPAN


def _moved(hours: Hours, day: date, zone: ZoneInfo, elsewhere: ZoneInfo) -> Hours | None:
    def moved(clock: ClockTime | None) -> ClockTime | None:
        if clock is None:
            return None
        moment = _moment(day, clock, zone).astimezone(elsewhere)
        return ClockTime(f"{moment:%H:%M}", (moment.date() - day).days)

    try:
        return Hours(moved(hours.starts), moved(hours.ends))
    except OverflowError:
        # the first and the last day there are
        return None


def _moment(day: date, clock: ClockTime, zone: ZoneInfo) -> datetime:
    return datetime.combine(day + timedelta(days=clock.days), time.fromisoformat(clock.text), zone)


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        # a name of another machine, or none
        return None
