"""Which records come first: those that match in the surest way, of these the newest, and of each kind no more than asked for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from liaison.domain.find_kinds import FindKind
from liaison.domain.find_shelves import SHELVES, NumberRange, kind_of, shelf_of
from liaison.domain.finding import Match
from liaison.services.finding.hits import HitReader, Ranked
from liaison.services.finding.planning import Way, Ways

AT_ONCE = 60
"""Numbers one question gives; mostly all there are of the kinds with few records."""


class Ranking:
    """Looks records up for one question.

    Args:
        kinds: that are looked for.
        at_most: how strictly what may be seen is marked; None for no limit.
        limit: records of each kind.
    """

    def __init__(self, kinds: Iterable[FindKind], at_most: int | None, limit: int) -> None:
        self._at_most, self._limit = at_most, limit
        self._found: dict[FindKind, dict[int, Match]] = {kind: {} for kind in kinds}

    def look(self, asked: Mapping[FindKind, Ways], reader: HitReader) -> None:
        """Look for what is sure, or for what is spelt otherwise, while there is room.

        Args:
            asked: of each kind, the surest way to look last.
            reader: tells which records the reader may see.
        """
        # kinds that are asked in the same ways are asked together
        together: dict[Ways, list[FindKind]] = defaultdict(list)
        for kind, some in asked.items():
            together[some].append(kind)
        for some, kinds in together.items():
            self._look_in_turn(some, kinds, reader)

    def ranked(self) -> dict[FindKind, tuple[Ranked, ...]]:
        """The numbers of each kind with the surest way they match, the best first, and of equals the newest."""
        return {
            kind: tuple(sorted((match, number) for number, match in found.items())[: self._limit])
            for kind, found in self._found.items()
        }

    def _look_in_turn(self, some: Ways, kinds: Sequence[FindKind], reader: HitReader) -> None:
        """All that is sure, then what of it is surer; or what is spelt otherwise, while there is room."""
        sure = [way for way in some if way.match < Match.SPELT_OTHERWISE]
        if sure:
            self._look(sure[0], kinds, reader)
            # where nothing is sure, nothing is surer
            for way in sure[1:]:
                self._look(way, [kind for kind in kinds if self._is_crowded(kind)], reader, surer=True)
        for way in some:
            if way not in sure:
                self._look(way, [kind for kind in kinds if self._wants_more(kind)], reader)

    def _look(self, way: Way, kinds: Sequence[FindKind], reader: HitReader, *, surer: bool = False) -> None:
        for among in _neighbours(kinds):
            met: Counter[FindKind] = Counter()
            start: int | None = among.first
            at_once = self._limit if kind_of(among.first) is FindKind.MEETING else AT_ONCE
            if way.match is Match.SPELT_OTHERWISE:
                # what is sure is among it again
                at_once += self._limit
            while start is not None:
                numbers = reader.numbers(way, NumberRange(start, among.last), at_once)
                for number in self._readable(numbers, reader):
                    kind = kind_of(number)
                    met[kind] += 1
                    self._keep(kind, number, way.match, surer=surer)
                start = self._next(numbers, among, met) if len(numbers) == at_once else None

    def _keep(self, kind: FindKind, number: int, match: Match, *, surer: bool) -> None:
        found = self._found[kind]
        if number in found:
            found[number] = min(found[number], match)
        elif surer or len(found) < self._limit:
            found[number] = match

    def _next(self, numbers: Sequence[int], among: NumberRange, met: Mapping[FindKind, int]) -> int | None:
        """Where to look on: behind the last, or on the next shelf when of the present one enough was met."""
        last = numbers[-1]
        if met[kind_of(last)] < self._limit:
            return last + 1
        later = [first for kind in SHELVES if (first := shelf_of(kind).first) > last]
        following = min(later, default=None)
        return following if following is not None and following <= among.last else None

    def _is_crowded(self, kind: FindKind) -> bool:
        """Whether it matters which of them come first: few are all shown, and called in ways the reader of hits tells apart."""
        number = len(self._found[kind])
        return number >= self._limit or (number > 0 and kind is FindKind.MEETING)

    def _wants_more(self, kind: FindKind) -> bool:
        return len(self._found[kind]) < self._limit

    def _readable(self, numbers: list[int], reader: HitReader) -> list[int]:
        if self._at_most is None or not numbers:
            return numbers
        return reader.readable(numbers, self._at_most)


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
