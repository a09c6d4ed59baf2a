"""Which automatic backups are kept: of each of the last 12 days, 10 weeks and 9 months that have one, the newest.

After Anki, whose ladder it is (https://docs.ankiweb.net/backups.html).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime

DAYS = 12
WEEKS = 10
MONTHS = 9


def superseded(made: Iterable[datetime]) -> frozenset[datetime]:
    """Those of the times at which backups were made that the ladder no longer keeps; never the newest.

    Args:
        made: with time zones; a day is one of the machine's own.
    """
    newest_first = sorted(set(made), reverse=True)
    kept: set[datetime] = set()
    for period, limit in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        kept.update(_newest_of_each(newest_first, period, limit))
    return frozenset(newest_first) - kept


def _newest_of_each(
    newest_first: list[datetime], period: Callable[[datetime], Hashable], limit: int
) -> Iterable[datetime]:
    newest: dict[Hashable, datetime] = {}
    for time in newest_first:
        newest.setdefault(period(time), time)
    return list(newest.values())[:limit]


def _day(time: datetime) -> Hashable:
    return time.astimezone().date()


def _week(time: datetime) -> Hashable:
    return time.astimezone().isocalendar()[:2]


def _month(time: datetime) -> Hashable:
    local = time.astimezone()
    return local.year, local.month
