"""Which entries of the tree stay while a filter is typed: the hits, what is above them, and what is below them."""

from __future__ import annotations

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
        shown: numbers of the hits and of what is above them; None when everything stays. What is below a hit stays too (`is_below_hit`).
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
    shown = set(hits)
    shown |= above
    return Narrowed(shown, hits, _opened(entries, hits, above))


def is_below_hit(entries: Entries, hits: Set[int], number: int) -> bool:
    """True when the entry or one above it is a hit; asked of the few that are looked at, which spares a set of fifty thousand."""
    while number != ROOT:
        if number in hits:
            return True
        number = entries.parents[number]
    return False


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
