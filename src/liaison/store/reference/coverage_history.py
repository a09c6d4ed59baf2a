"""Superseded coverage statements: when they held, and between which days they ended."""

from __future__ import annotations

from datetime import timedelta

from liaison.domain.dates import DateError, PartialDate
from liaison.store.reference.checks import Cell


def history_rows(held_on: str | None, as_of: str, newest: str | None, released: str) -> dict[str, Cell]:
    """The dates of a superseded statement.

    A source that speaks later than the day the statement held looks back ("was previously covered by"): the coverage had ended
    when it spoke. Else it had ended when the newest statement on the same office and country was made, or, when there is none,
    when the pack was put together without it.

    Args:
        held_on: the day the statement held.
        as_of: the day its source speaks for.
        newest: the day of the newest statement on the same office and country, None when there is none.
        released: the day of the pack.
    """
    try:
        held = PartialDate.parse(held_on or "")
        looks_back = PartialDate.parse(as_of) > held
        gone_by = PartialDate.parse(as_of if looks_back else newest or released)
    except DateError:
        # the column check names the date that cannot be read
        return {"held_on": held_on, "valid_to": None, "looks_back": 0}
    return {"held_on": held_on, "valid_to": _ended(held, gone_by), "looks_back": int(looks_back)}


def _ended(held: PartialDate, gone_by: PartialDate) -> str:
    """Some day from the last known one to the eve of the day it was known to be over."""
    if gone_by.earliest is None or held.latest is None or gone_by.earliest <= held.latest:
        return held.text
    eve = gone_by.earliest - timedelta(days=1)
    return held.text if eve <= held.latest else f"{held.text}/{eve.isoformat()}"
