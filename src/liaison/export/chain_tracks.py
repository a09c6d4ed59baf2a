"""Tracks within the channels between boxes: arrows that would lie on each other get one each."""

from __future__ import annotations

from dataclasses import dataclass, field

Key = tuple[str, int]
"""What runs there: which part of an arrow, and of which box."""

Span = tuple[float, float]


@dataclass(slots=True)
class Tracks:
    """Asked for first, and placed when all are known; what has the same key runs on one track."""

    _asked: dict[int, dict[Key, Span]] = field(default_factory=dict)
    _placed: dict[int, dict[Key, int]] = field(default_factory=dict)

    def ask(self, channel: int, key: Key, start: float, end: float) -> None:
        """That something runs along a channel from one place to another, in rows or columns."""
        spans = self._asked.setdefault(channel, {})
        first, last = spans.get(key, (start, start))
        spans[key] = (min(first, start, end), max(last, start, end))
        self._placed.pop(channel, None)

    def count(self, channel: int) -> int:
        """How many tracks it has."""
        return max(self._of(channel).values(), default=-1) + 1

    def place(self, channel: int, key: Key) -> int:
        """On which track something runs, from 0."""
        return self._of(channel)[key]

    def _of(self, channel: int) -> dict[Key, int]:
        """Each on the first track that is free along all of its way; the longest first."""
        if channel not in self._placed:
            spans = self._asked.get(channel, {})
            taken: list[list[Span]] = []
            placed: dict[Key, int] = {}
            for key, (start, end) in sorted(spans.items(), key=lambda one: (one[1][0] - one[1][1], one[0])):
                free = next((n for n, there in enumerate(taken) if all(e < start or end < s for s, e in there)), None)
                if free is None:
                    taken.append([])
                    free = len(taken) - 1
                taken[free].append((start, end))
                placed[key] = free
            self._placed[channel] = placed
        return self._placed[channel]
