"""Which entries of the tree stay while a filter is typed: the hits, what is above them, and what is below them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass

from liaison.domain.countries import folded
from liaison.ui.screens.directory.nodes import ROOT, Entries, Kind

OPENED_AT_MOST = 200
"""Hits up to this number are opened up; more would not be read one by one."""

_OPEN_GROUPS = 600
"""Agencies up to this number are laid out below their countries at once."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a filter leaves of the tree.

    Attributes:
        shown: numbers of the entries that stay; None when all do.
        hits: numbers of the entries that match, rising.
        opened: numbers of the entries to open so that the hits are seen.
    """

    shown: Set[int] | None = None
    hits: Sequence[int] = ()
    opened: Set[int] = frozenset()


EVERYTHING = Narrowed()


def narrow(entries: Entries, text: str) -> Narrowed:
    """Keep entries in which every word of `text` begins a word, whatever the case and accents."""
    wanted = folded(text).split()
    if not wanted:
        return EVERYTHING
    hits = entries.words.starting_with(wanted)
    above = _above(entries, hits)
    shown = _with_below(entries, hits)
    shown |= above
    return Narrowed(shown, hits, _opened(entries, hits, above))


def first_hit(entries: Entries, narrowed: Narrowed) -> int | None:
    """The hit that stands highest in the tree, a country only when nothing else was found; None when nothing was."""
    hits = [hit for hit in narrowed.hits[:OPENED_AT_MOST] if entries.kind(hit) is not Kind.GROUP]
    return min(hits or narrowed.hits[:1], key=entries.path, default=None)


def opened_at_first(entries: Entries) -> Set[int]:
    """What is open before anything was typed: the groups, unless that would lay out thousands of lines."""
    return frozenset(entries.roots) if entries.count(Kind.AGENCY) <= _OPEN_GROUPS else frozenset()


def _opened(entries: Entries, hits: Sequence[int], above: set[int]) -> Set[int]:
    if len(hits) <= OPENED_AT_MOST:
        return above
    groups = above.intersection(entries.roots)
    lines = sum(len(entries.below_in_any_order(group)) for group in groups)
    return groups if lines <= _OPEN_GROUPS else frozenset()


def _above(entries: Entries, numbers: Sequence[int]) -> set[int]:
    parents, found = entries.parents, set[int]()
    nearest = set(map(parents.__getitem__, numbers))
    for above in nearest:
        parent = above
        # what is above an entry seen before was seen with it
        while parent != ROOT and parent not in found:
            found.add(parent)
            parent = parents[parent]
    return found


def _with_below(entries: Entries, numbers: Sequence[int]) -> set[int]:
    found, below, parts = set(numbers), entries.below_in_any_order, entries.parts_below
    # offices have nothing below them, and are nine of ten
    waiting = list(numbers[: bisect_left(numbers, entries.only_offices)])
    passed: set[int] = set()
    while waiting:
        number = waiting.pop()
        if number not in passed:
            passed.add(number)
            found.update(below(number))
            waiting.extend(parts(number))
    return found
