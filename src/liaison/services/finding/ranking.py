"""Which records come first: those that match in the surest way, of these the newest, and of each kind no more than asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from liaison.domain.find_query import FindKind
from liaison.domain.find_shelves import SHELVES, NumberRange, kind_of, shelf_of
from liaison.domain.finding import Match
from liaison.services.finding.hits import HitReader, Ranked
from liaison.services.finding.planning import Way
from liaison.store import find_index
from liaison.store.reference.asking import OpenConnection

AT_ONCE = 60
"""Numbers one question gives; mostly all there are of the kinds with few records."""

Ways = tuple[Way, ...]


class Ranking:
    """Looks records up for one question.

    Args:
        reader: tells which of them the reader may see.
        at_most: how strictly what may be seen is marked; None for no limit.
        limit: records of each kind.
    """

    def __init__(self, connection: OpenConnection, reader: HitReader, at_most: int | None, limit: int) -> None:
        self._connection, self._reader, self._at_most, self._limit = connection, reader, at_most, limit
        self._found: dict[FindKind, dict[int, Match]] = {}

    def ranked(self, asked: Mapping[FindKind, Ways]) -> dict[FindKind, list[Ranked]]:
        """The numbers of each kind with the surest way they match, the best first."""
        self._found = {kind: {} for kind in asked}
        # kinds that are asked in the same ways are asked together
        together: dict[Ways, list[FindKind]] = defaultdict(list)
        for kind, some in asked.items():
            together[some].append(kind)
        for some, kinds in together.items():
            for way in some:
                self._look(way, kinds)
        return {
            kind: [(match, number) for number, match in list(found.items())[: self._limit]]
            for kind, found in self._found.items()
        }

    def _look(self, way: Way, kinds: Sequence[FindKind]) -> None:
        for among in _neighbours([kind for kind in kinds if self._wants_more(kind)]):
            start: int | None = among.first
            at_once = self._at_once(among)
            while start is not None:
                numbers = self._numbers(way, NumberRange(start, among.last), at_once)
                for number in self._readable(numbers):
                    found = self._found[kind_of(number)]
                    if len(found) < self._limit:
                        found.setdefault(number, way.match)
                start = self._next(numbers, among) if len(numbers) == at_once else None

    def _next(self, numbers: Sequence[int], among: NumberRange) -> int | None:
        """Where to look on: behind the last, or on the next shelf when the present one has enough."""
        last = numbers[-1]
        kind = kind_of(last)
        if self._wants_more(kind):
            return last + 1
        later = [shelf_of(one).first for one in SHELVES if self._wants_more(one)]
        return min((first for first in later if last < first <= among.last), default=None)

    def _wants_more(self, kind: FindKind) -> bool:
        return kind in self._found and len(self._found[kind]) < self._limit

    def _at_once(self, among: NumberRange) -> int:
        """Of the many meetings no more than can be shown: of those found already in a surer way some come again."""
        kind = kind_of(among.first)
        return self._limit + len(self._found[kind]) if kind is FindKind.MEETING else AT_ONCE

    def _numbers(self, way: Way, among: NumberRange, at_once: int) -> list[int]:
        return find_index.numbers(self._connection, way.table, way.wanted, among, at_once)

    def _readable(self, numbers: list[int]) -> list[int]:
        if self._at_most is None or not numbers:
            return numbers
        return self._reader.readable(numbers, self._at_most)


def _neighbours(kinds: Sequence[FindKind]) -> Iterator[NumberRange]:
    """Shelves that stand beside each other as one range; the meetings' by itself."""
    if FindKind.MEETING in kinds:
        yield shelf_of(FindKind.MEETING)
    places = sorted(SHELVES.index(kind) for kind in kinds if kind is not FindKind.MEETING)
    while places:
        end = 0
        while end + 1 < len(places) and places[end + 1] == places[end] + 1:
            end += 1
        yield NumberRange(shelf_of(SHELVES[places[0]]).first, shelf_of(SHELVES[places[end]]).last)
        places = places[end + 1 :]
