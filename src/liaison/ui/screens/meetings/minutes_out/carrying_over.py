"""What was left out of one text of the minutes, found again in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from liaison.domain.minutes import Minutes
from liaison.domain.minutes_selection import PreviewLine, Selection, leaving

_Mark = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """The ids in the other text, and how many were not found there."""

    left_out: frozenset[str]
    lost: int


def carried_over(old: Minutes, new: Minutes, left_out: frozenset[str]) -> CarriedOver:
    """The same items in another reading of the minutes: an id is a line's number, and means something else in another text."""
    before, now = (leaving(minutes, Selection()).lines for minutes in (old, new))
    if old.version == new.version and _places(before) == _places(now):
        # in another language the same text has other words for topics and kinds
        return CarriedOver(left_out, 0)
    gone = [mark for line, mark in _marks(before) if line.item.id in left_out]
    found = {mark: line.item.id for line, mark in _marks(now)}
    kept = frozenset(found[mark] for mark in gone if mark in found)
    return CarriedOver(kept, len(gone) - len(kept))


def _places(lines: Iterable[PreviewLine]) -> list[tuple[str, str]]:
    return [(line.item.id, line.item.kind.value) for line in lines]


def _marks(lines: Iterable[PreviewLine]) -> Iterator[tuple[PreviewLine, _Mark]]:
    """Each with its kind, its words, and how often they were there before."""
    times: Counter[tuple[str, str]] = Counter()
    for line in lines:
        words = (line.item.kind.value, line.text)
        times[words] += 1
        yield line, (*words, times[words])
