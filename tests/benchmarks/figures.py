"""What a benchmark prints: the measured value beside what the bare parts cost in the same run, and the limit."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line.

    Attributes:
        measured: median, or what `name` says.
        limit: the most it may be, in the same unit; None when only the ratio is limited.
        bare: the same work by the bare parts; None when there is nothing to compare with.
        most_times: the largest allowed ratio of measured to bare.
    """

    name: str
    unit: str
    measured: float
    limit: float | None = None
    bare: float | None = None
    most_times: float | None = None

    @property
    def ratio(self) -> float | None:
        """Measured to bare."""
        return self.measured / self.bare if self.bare else None

    @property
    def reached(self) -> bool:
        """True when neither limit is passed."""
        within = self.limit is None or self.measured <= self.limit
        return within and (self.most_times is None or self.ratio is None or self.ratio <= self.most_times)

    def line(self) -> str:
        """As printed."""
        bare = f"{self.bare:10.2f}" if self.bare is not None else " " * 10
        ratio = f"{self.ratio:6.2f}x" if self.ratio is not None else " " * 7
        allowed = (
            f"<= {self.most_times:g}x"
            if self.most_times is not None
            else f"<= {self.limit:g} {self.unit}"
            if self.limit
            else ""
        )
        verdict = "reached" if self.reached else "MISSED"
        return f"{self.name:<64} {self.measured:10.2f} {self.unit:<3} {bare} {ratio}  {allowed:<12} {verdict}"


HEADING = f"{'':<64} {'measured':>10}     {'bare':>10} {'ratio':>7}  limit"


def timed(work: Callable[[], object]) -> float:
    """Milliseconds one call took."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which `part` (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)
