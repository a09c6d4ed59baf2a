"""Finding numbered things by the beginnings of their words: an index of whole words, asked by prefix."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

_LAST = "\U0010ffff"


class Prefixes:
    """Numbers by word. Reading as one types asks for a few thousand words at most, whatever the number of things."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, list[int]] = defaultdict(list)
        self._sorted: list[str] | None = None

    def add(self, number: int, words: Iterable[str]) -> None:
        """Let `number` be found by the words."""
        numbers = self._numbers
        for word in words:
            numbers[word].append(number)
        self._sorted = None

    def add_all(self, given: Iterable[int], words: Iterable[str]) -> None:
        """Let all the numbers be found by the words."""
        for word in words:
            self._numbers[word].extend(given)
        self._sorted = None

    def copy(self) -> Prefixes:
        """Another of the same, which may grow by itself."""
        other = Prefixes()
        other._numbers.update((word, numbers.copy()) for word, numbers in self._numbers.items())
        return other

    def prepare(self) -> None:
        """Do now what the first question would have to wait for."""
        if self._sorted is None:
            self._sorted = sorted(self._numbers)

    def starting_with(self, beginnings: Iterable[str]) -> list[int]:
        """The numbers, rising, for each of whose `beginnings` a word begins so; none when there are no beginnings."""
        found: set[int] | None = None
        for beginning in beginnings:
            hits = self._having(beginning)
            found = hits if found is None else found & hits
            if not found:
                return []
        return sorted(found or ())

    def _having(self, beginning: str) -> set[int]:
        self.prepare()
        words = self._sorted or []
        first, last = bisect_left(words, beginning), bisect_left(words, beginning + _LAST)
        return set().union(*map(self._numbers.__getitem__, words[first:last]))
