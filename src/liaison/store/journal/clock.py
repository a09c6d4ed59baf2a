"""Hybrid logical clock: wall time that never runs backwards, one number.

The upper bits are milliseconds since 1970, the lower sixteen a counter. After a restart the clock must start from the largest value in
the journal: without it an officer's own newer edit would lose to an older one when the wall clock was set back.
"""

from __future__ import annotations

import time
from collections.abc import Callable

COUNTER_BITS = 16
MAXIMUM_AHEAD = 48 * 3600 * 1000


def wall_milliseconds() -> int:
    """Milliseconds since 1970 by this machine's clock."""
    return time.time_ns() // 1_000_000


class ClockAhead(ValueError):
    """An operation claims a time more than 48 hours ahead; taking it would drag every clock along."""


class HybridClock:
    """Gives a larger number at each call, close to the wall clock."""

    def __init__(self, latest: int = 0, wall: Callable[[], int] = wall_milliseconds) -> None:
        self._latest = latest
        self._wall = wall

    @property
    def latest(self) -> int:
        """The largest number given or seen."""
        return self._latest

    def next(self) -> int:
        """A number larger than every one given or seen."""
        self._latest = max(self._wall() << COUNTER_BITS, self._latest + 1)
        return self._latest

    def see(self, clock: int) -> None:
        """Take note of another origin's number. Raises ClockAhead when it lies more than 48 hours ahead."""
        if (clock >> COUNTER_BITS) > self._wall() + MAXIMUM_AHEAD:
            raise ClockAhead(clock)
        self._latest = max(self._latest, clock)


def milliseconds_of(clock: int) -> int:
    """The wall time in a clock number, milliseconds since 1970."""
    return clock >> COUNTER_BITS
