"""What is open between the officer and those who sit at a meeting. Apart from the other promises, which are read at the start."""

from __future__ import annotations

from collections.abc import Iterable

from liaison.domain.follow_ups import Promise
from liaison.domain.meetings import Delegation
from liaison.domain.rows import RowKey
from liaison.store import follow_up_rows, meeting_rows
from liaison.store.engine import Store
from liaison.store.follow_up_rows import Counterparts
from liaison.store.own_office import own_office

MOST = 50


def open_with(store: Store, meeting: RowKey, limit: int = MOST) -> tuple[Promise, ...]:
    """What is open from earlier meetings of its series, and with those who sit at this one, in meetings and cases.

    Where no side is known to be the officer's own, two of the same sides met before.
    """
    with store.read() as connection:
        delegations = meeting_rows.delegations_of(connection, meeting)
        own = own_office(connection)
        ours = {side.key: own.sits_in(side) for side in delegations}
        sides = _counterparts(side for side in delegations if not ours[side.key])
        least = 1 if own.is_known or any(ours.values()) else min(2, sides.count)
        between = follow_up_rows.open_with(connection, sides, least, meeting.id, limit)
        of_series = follow_up_rows.open_in_series(connection, meeting, limit)
        in_cases = follow_up_rows.open_in_cases(connection, sides.agencies, limit)
    if not of_series and not in_cases:
        return between
    every = {promise.key: promise for promise in (*between, *of_series, *in_cases)}.values()
    return tuple(sorted(every, key=_by_due)[:limit])


def _by_due(promise: Promise) -> tuple[bool, str, RowKey]:
    """The earliest due first, those without a date last."""
    return promise.due is None, promise.due.sort_key if promise.due else "", promise.key


def _counterparts(sides: Iterable[Delegation]) -> Counterparts:
    """Each side by the surest thing it is known by."""
    found: dict[str, set[str]] = {
        "agencies": set(),
        "offices": set(),
        "bodies": set(),
        "countries": set(),
        "names": set(),
    }
    for side in sides:
        known = {
            "agencies": side.agency_id,
            "offices": side.office_id,
            "bodies": side.body_id,
            "countries": side.country_iso2,
            "names": side.name,
        }
        by, key = next(((by, key) for by, key in known.items() if key), ("names", ""))
        found[by].add(key)
    return Counterparts(**{by: frozenset(keys) for by, keys in found.items()})
