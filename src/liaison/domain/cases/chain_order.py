"""In which order the legs of a chain stand, where each is drawn, and whether they lead round in a circle."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a leg stands in the drawing: how many steps from the beginning, and in which lane, both from 0."""

    column: int
    lane: int


@dataclass(frozen=True, slots=True)
class Joined:
    """What stands directly before and after each leg, each once; legs by identity, in the order they were written."""

    before: Mapping[str, Sequence[str]]
    after: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, legs: Sequence[str], steps: Iterable[tuple[str, str]]) -> Joined:
        """From legs, and pairs of which the first leads to the second; pairs with others are left out."""
        before: dict[str, dict[str, None]] = {leg: {} for leg in legs}
        after: dict[str, dict[str, None]] = {leg: {} for leg in legs}
        for one, other in steps:
            if one in after and other in before:
                before[other][one] = after[one][other] = None
        return cls(
            {leg: tuple(some) for leg, some in before.items()}, {leg: tuple(some) for leg, some in after.items()}
        )


def spots_of(joined: Joined) -> dict[str, Spot]:
    """A spot for each leg alone, behind all that lead to it, in the lane of the leg before it where that is free."""
    columns = _columns(joined)
    taken: set[Spot] = set()
    found: dict[str, Spot] = {}
    for leg in sorted(joined.before, key=lambda one: columns[one]):
        wanted = min((found[one].lane for one in joined.before[leg] if one in found), default=0)
        spots = (Spot(columns[leg], lane) for lane in _outward(wanted))
        found[leg] = next(spot for spot in spots if spot not in taken)
        taken.add(found[leg])
    return found


def circle_of(joined: Joined) -> tuple[str, ...]:
    """The legs of a circle in the order they lead round; empty where none do."""
    for start in _never_free(joined):
        came_from: dict[str, str] = {}
        waiting = [start]
        while waiting and start not in came_from:
            one = waiting.pop(0)
            for other in joined.after[one]:
                if other not in came_from:
                    came_from[other] = one
                    waiting.append(other)
        if start in came_from:
            return _way_round(came_from, start)
    return ()


def reached_from(leg: str, towards: Mapping[str, Sequence[str]], among: Collection[str] | None = None) -> set[str]:
    """A leg and all to which one comes from it, by way of some legs only where those are given."""
    seen, fresh = {leg}, [leg]
    while fresh:
        some = towards.get(fresh.pop(), ())
        found = [one for one in some if one not in seen and (among is None or one in among)]
        seen.update(found)
        fresh += found
    return seen


def _never_free(joined: Joined) -> tuple[str, ...]:
    """Legs on a circle and behind one."""
    waiting = {one: len(others) for one, others in joined.before.items()}
    free = [one for one, count in waiting.items() if not count]
    while free:
        one = free.pop()
        del waiting[one]
        for other in joined.after[one]:
            waiting[other] -= 1
            if not waiting[other]:
                free.append(other)
    return tuple(waiting)


def _way_round(came_from: Mapping[str, str], start: str) -> tuple[str, ...]:
    found = [start]
    while (one := came_from[found[-1]]) != start:
        found.append(one)
    return (start, *reversed(found[1:]))


def _columns(joined: Joined) -> dict[str, int]:
    """How many steps at most lead to each leg; a circle is cut at the leg of it that was written first."""
    waiting = {one: set(others) - {one} for one, others in joined.before.items()}
    found: dict[str, int] = {}
    while waiting:
        free = [one for one, before in waiting.items() if not before & waiting.keys()] or [_cut(joined, waiting)]
        for one in free:
            found[one] = max((found[other] + 1 for other in waiting.pop(one) if other in found), default=0)
    return found


def _cut(joined: Joined, waiting: Collection[str]) -> str:
    """The first leg of a circle that stands behind no other circle: none has fewer legs before it."""
    return min(waiting, key=lambda one: len(reached_from(one, joined.before, waiting)))


def _outward(lane: int) -> Iterator[int]:
    yield lane
    step = 1
    while True:
        yield lane + step
        if lane >= step:
            yield lane - step
        step += 1
