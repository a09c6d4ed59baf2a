"""Which entries of the tree stay while a filter is typed: the hits, what is above them, and what is below them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from liaison.domain.countries import folded
from liaison.ui.screens.directory.nodes import Entries

OPENED_AT_MOST = 400
"""Hits up to this number are opened up; more would not be read one by one."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a filter leaves of the tree.

    Attributes:
        shown: numbers of the entries that stay; None when all do.
        hits: numbers of the entries that match, in the tree's order.
        opened: numbers of the entries to open so that the hits are seen.
    """

    shown: frozenset[int] | None = None
    hits: tuple[int, ...] = ()
    opened: frozenset[int] = frozenset()


EVERYTHING = Narrowed()


def narrow(entries: Entries, text: str, also: Collection[str] = ()) -> Narrowed:
    """Keep entries in which every word of `text` begins a word, whatever the case and accents, or whose id is in `also`."""
    words = [f" {word}" for word in folded(text).split()]
    if not words:
        return EVERYTHING
    hits = tuple(
        number
        for number, entry in enumerate(entries.all)
        if all(word in entry.haystack for word in words) or entry.id in also
    )
    above = {number for hit in hits for number in entries.above(hit)}
    opened = above if len(hits) <= OPENED_AT_MOST else above.intersection(entries.roots)
    return Narrowed(frozenset(above.union(_with_below(entries, hits))), hits, frozenset(opened))


def _with_below(entries: Entries, hits: Collection[int]) -> set[int]:
    found: set[int] = set()
    waiting = list(hits)
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting.extend(entries.children[number])
    return found
