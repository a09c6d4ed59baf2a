"""What two long rows of lines or words have in common, in order, in bounded time and with pauses.

What occurs once in both rows holds them together (Cohen's patience difference), so that time grows with length. Stretches without such
an anchor are compared by the shortest way from one to the other (Myers 1986), some hundred differences at a time. Where even that
would take long, the rest of a stretch counts as replaced whole, which is true, only coarser.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Generator, Sequence

Run = tuple[int, int, int]
"""Where equal stretches begin in the old and in the new row, and how long they are."""

Region = tuple[int, int, int, int]
"""Start and end in the old row, start and end in the new."""

Pauses = Generator[None, None, None]

STEP = 20_000
"""Comparisons between two pauses, some milliseconds."""

AT_ONCE = 300
"""Differences looked through for the shortest way; the way so far is taken then, and the next begins."""

BUDGET = 3_000_000
"""Comparisons for the shortest ways of one whole comparison, about two seconds."""


class CommonRuns:
    """Finds equal stretches.

    Attributes:
        budget: comparisons left for rows without anchors; shared by everything one comparison compares.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self.budget = budget
        self._since_pause = 0
        self._found: list[Run] = []

    def of(self, old: Sequence[str], new: Sequence[str]) -> Generator[None, None, list[Run]]:
        """Equal stretches in order, none touching or crossing another."""
        self._found = []
        waiting = [(0, len(old), 0, len(new))]
        while waiting:
            region = self._trimmed(old, new, waiting.pop())
            if region[0] < region[1] and region[2] < region[3]:
                anchors = _anchors(old, new, region)
                if anchors:
                    waiting += _between(anchors, region)
                else:
                    yield from self._shortest(old, new, region)
            if self._since_pause >= STEP:
                self._since_pause = 0
                yield
        self._found.sort()
        return _grown_together(self._found)

    def _trimmed(self, old: Sequence[str], new: Sequence[str], region: Region) -> Region:
        """What is left between the common start and the common end, which are found."""
        old_start, old_end, new_start, new_end = region
        self._since_pause += old_end - old_start + new_end - new_start
        room = min(old_end - old_start, new_end - new_start)
        head = 0
        while head < room and old[old_start + head] == new[new_start + head]:
            head += 1
        room, tail = room - head, 0
        while tail < room and old[old_end - tail - 1] == new[new_end - tail - 1]:
            tail += 1
        ends = ((old_start, new_start, head), (old_end - tail, new_end - tail, tail))
        self._found += [run for run in ends if run[2]]
        return old_start + head, old_end - tail, new_start + head, new_end - tail

    def _shortest(self, old: Sequence[str], new: Sequence[str], region: Region) -> Pauses:
        old_start, old_end, new_start, new_end = region
        while old_start < old_end and new_start < new_end and self.budget > 0:
            way = _Way(old, new, (old_start, old_end, new_start, new_end))
            while not way.is_done:
                steps = way.go_on()
                self.budget -= steps
                self._since_pause += steps
                if self._since_pause >= STEP:
                    self._since_pause = 0
                    yield
            runs, x, y = way.taken()
            self._found += [(old_start + a, new_start + b, length) for a, b, length in runs]
            old_start, new_start = old_start + x, new_start + y


class _Way:
    """The shortest way from one stretch to the other, or from its beginning as far as so many differences lead."""

    def __init__(self, old: Sequence[str], new: Sequence[str], region: Region) -> None:
        self._old, self._new = old, new
        self._old_start, old_end, self._new_start, new_end = region
        self._n, self._m = old_end - self._old_start, new_end - self._new_start
        self._limit = min(self._n + self._m, AT_ONCE)
        # by diagonal: how far into the old row so many differences lead; -1 is nowhere
        self._furthest = array("q", [-1]) * (2 * self._limit + 3)
        self._rows: list[array[int]] = []
        self._end: tuple[int, int] | None = None

    @property
    def is_done(self) -> bool:
        """True when an end was reached, or the limit."""
        return self._end is not None

    def go_on(self) -> int:
        """Allow one difference more; the comparisons it took."""
        used = len(self._rows)
        middle, furthest, steps = self._limit + 1, self._furthest, 0
        best = (-1, 0, 0)
        for diagonal in range(-used, used + 1, 2):
            at = middle + diagonal
            x = 0 if used == 0 else self._entered(at, diagonal)
            if x >= 0:
                y = x - diagonal
                begun = x
                while x < self._n and y < self._m and self._old[self._old_start + x] == self._new[self._new_start + y]:
                    x, y = x + 1, y + 1
                steps += x - begun
                best = max(best, (x + y, x, y))
            furthest[at] = x
            steps += 1
        self._rows.append(array("q", furthest[middle - used : middle + used + 1]))
        if best[0] == self._n + self._m or used == self._limit:
            self._end = best[1:]
        return steps

    def _entered(self, at: int, diagonal: int) -> int:
        """Where a diagonal is entered: from the one above by a word put in, or from the one below by a word taken out."""
        down, right = self._furthest[at + 1], self._furthest[at - 1] + 1
        if down < 0 or down - diagonal > self._m:
            down = -1
        if right == 0 or right > self._n:
            right = -1
        return max(down, right)

    def taken(self) -> tuple[list[Run], int, int]:
        """The equal stretches on the way, from its start, and how far it leads in both."""
        x, y = self._end or (0, 0)
        end = (x, y)
        runs: list[Run] = []
        for used in range(len(self._rows) - 1, -1, -1):
            diagonal = x - y
            begun = 0 if used == 0 else self._begun(used, diagonal)
            if x > begun:
                runs.append((begun, begun - diagonal, x - begun))
            if used:
                before = self._rows[used - 1]
                right = self._at(before, used - 1, diagonal - 1)
                x, y = (
                    (begun - 1, begun - diagonal)
                    if right + 1 == begun and right >= 0
                    else (begun, begun - diagonal - 1)
                )
        return runs[::-1], *end

    def _begun(self, used: int, diagonal: int) -> int:
        before = self._rows[used - 1]
        down, right = self._at(before, used - 1, diagonal + 1), self._at(before, used - 1, diagonal - 1) + 1
        if down < 0 or down - diagonal > self._m:
            down = -1
        if right == 0 or right > self._n:
            right = -1
        return max(down, right)

    @staticmethod
    def _at(row: array[int], used: int, diagonal: int) -> int:
        return row[used + diagonal] if -used <= diagonal <= used and (used + diagonal) % 2 == 0 else -1


def _anchors(old: Sequence[str], new: Sequence[str], region: Region) -> list[tuple[int, int]]:
    """The longest rising row of places of what occurs once in both stretches."""
    old_start, old_end, new_start, new_end = region
    in_old, in_new = Counter(old[old_start:old_end]), Counter(new[new_start:new_end])
    places = {text: at for at, text in enumerate(new[new_start:new_end], new_start) if in_new[text] == 1}
    once = ((at, text) for at, text in enumerate(old[old_start:old_end], old_start) if in_old[text] == 1)
    pairs = [(at, places[text]) for at, text in once if text in places]
    # of every length the row that ends earliest, and what stands before each in its row
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1], last[length : length + 1] = [place], [number]
    row: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _between(anchors: list[tuple[int, int]], region: Region) -> list[Region]:
    """The stretches between anchors; each begins at one, which its own common start takes up."""
    starts = [(region[0], region[2]), *anchors]
    ends = [*anchors, (region[1], region[3])]
    return [(a, c, b, d) for (a, b), (c, d) in zip(starts, ends, strict=True)]


def _grown_together(found: list[Run]) -> list[Run]:
    runs: list[Run] = []
    for old, new, length in found:
        if runs and runs[-1][0] + runs[-1][2] == old and runs[-1][1] + runs[-1][2] == new:
            runs[-1] = (*runs[-1][:2], runs[-1][2] + length)
        else:
            runs.append((old, new, length))
    return runs
