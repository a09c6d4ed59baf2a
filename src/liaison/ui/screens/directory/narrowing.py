"""Which entries of the tree stay while a filter is typed: the hits, what is above them, and what is below them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from liaison.domain.countries import folded
from liaison.ui.screens.directory.nodes import ROOT, Entries

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
    hits = _hits(entries.haystacks, words)
    if also:
        wanted = set(hits)
        wanted.update(number for number, entry in enumerate(entries.all) if entry.id in also)
        hits = sorted(wanted)
    above = _above(entries, hits)
    opened = above if len(hits) <= OPENED_AT_MOST else above.intersection(entries.roots)
    return Narrowed(frozenset(above.union(_with_below(entries, hits))), tuple(hits), frozenset(opened))


def _hits(haystacks: Sequence[str], words: Iterable[str]) -> list[int]:
    """One plain scan a word, over what the words before it left: a tenth of the time of asking each entry everything."""
    left: Iterable[int] = range(len(haystacks))
    for word in words:
        left = [number for number in left if word in haystacks[number]]
    return list(left)


def _above(entries: Entries, numbers: Iterable[int]) -> set[int]:
    parents, found = entries.parents, set[int]()
    for number in numbers:
        parent = parents[number]
        # what is above an entry seen before was seen with it
        while parent != ROOT and parent not in found:
            found.add(parent)
            parent = parents[parent]
    return found


def _with_below(entries: Entries, numbers: Iterable[int]) -> set[int]:
    found, children = set(numbers), entries.children
    waiting = [number for number in found if children[number]]
    while waiting:
        below = children[waiting.pop()]
        waiting.extend(number for number in below if number not in found and children[number])
        found.update(below)
    return found
