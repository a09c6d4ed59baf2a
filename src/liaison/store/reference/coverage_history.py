"""When coverage statements are known to hold, and between which days superseded ones ended.

A source without a date of its own (`basis=lower_bound`) may have spoken on any day from its bound to the day of the pack; what it says
is known to hold on some day of that time, not from its first day on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from liaison.domain.dates import DateError, PartialDate
from liaison.domain.provenance import Basis
from liaison.store.reference.checks import Cell


@dataclass(frozen=True, slots=True)
class Spoken:
    """When a source spoke: on a day of `date`, or, without a date of its own, on some day until the pack was made."""

    as_of: str
    basis: str

    def first(self) -> date:
        """The earliest day. Raises DateError."""
        return _bounded(PartialDate.parse(self.as_of))[0]

    def last(self, released: date) -> date:
        """The latest day. Raises DateError."""
        latest = _bounded(PartialDate.parse(self.as_of))[1]
        return max(latest, released) if self.basis == Basis.LOWER_BOUND else latest


@lru_cache(maxsize=20_000)
def current_dates(spoken: Spoken, released: date) -> Mapping[str, Cell]:
    """The dates of a newest statement: it holds on the day its source spoke, and has no end."""
    try:
        return {"held_on": _between(spoken.as_of, spoken.first(), spoken.last(released)), "looks_back": 0}
    except DateError:
        # the column check names the date that cannot be read
        return {"held_on": spoken.as_of, "looks_back": 0}


def history_dates(held_on: str, spoken: Spoken, newest: Spoken | None, released: date) -> dict[str, Cell]:
    """The dates of a superseded statement.

    A source that speaks later than the day the statement held looks back ("was previously covered by"): the coverage had ended
    when it spoke. Else it had ended when the newest statement on the same office and country was made, or, when there is none,
    when the pack was made without it.

    Args:
        held_on: the day the statement held.
        newest: the newest statement on the same office and country.
    """
    try:
        held = _bounded(PartialDate.parse(held_on))
        looks_back = spoken.first() > held[1]
        superseding = spoken if looks_back else newest
        eve = (superseding.last(released) if superseding else released) - timedelta(days=1)
        last_held = held[1] if looks_back else max(held[1], min(spoken.last(released), eve))
        return {
            "held_on": _between(held_on, held[0], last_held),
            "valid_to": _between(held_on, held[0], eve),
            "looks_back": int(looks_back),
        }
    except DateError:
        return {"held_on": held_on, "valid_to": None, "looks_back": 0}


def _bounded(day: PartialDate) -> tuple[date, date]:
    if day.earliest is None or day.latest is None:
        raise DateError(day.text)
    return day.earliest, day.latest


def _between(text: str, first: date, last: date) -> str:
    """`text` itself where it already says all, else the days from first to last."""
    own = _bounded(PartialDate.parse(text))
    return text if last <= own[1] else f"{first.isoformat()}/{last.isoformat()}"
