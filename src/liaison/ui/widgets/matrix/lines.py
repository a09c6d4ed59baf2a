"""Which line of the matrix shows which row: groups are opened and closed without touching each of their rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from liaison.ui.widgets.matrix.content import Row, RowGroup


class Lines:
    """The lines from top to bottom: each named group's heading, then its rows while it is open.

    Args:
        closed: keys of the closed groups; a group without a name is always open.
    """

    def __init__(self, groups: tuple[RowGroup, ...], closed: Iterable[str] = ()) -> None:
        self.groups = groups
        self.closed = frozenset(closed)
        self._starts: list[int] = []
        self.count = 0
        for group in groups:
            self._starts.append(self.count)
            self.count += bool(group.name) + (len(group.rows) if self.is_open(group) else 0)

    def with_closed(self, closed: Iterable[str]) -> Lines:
        """The same groups with others closed."""
        return Lines(self.groups, closed)

    def is_open(self, group: RowGroup) -> bool:
        """True when its rows are shown."""
        return not group.name or group.key not in self.closed

    def group(self, line: int) -> RowGroup:
        """The group whose heading or row stands on a line."""
        return self.groups[self._place(line)]

    def row(self, line: int) -> Row | None:
        """The row on a line; None for a heading."""
        place = self._place(line)
        group = self.groups[place]
        within = line - self._starts[place] - bool(group.name)
        return group.rows[within] if within >= 0 else None

    def line_of(self, row: str) -> int | None:
        """The line of a row, or of its group's heading while that is closed; None for an unknown key."""
        found = self._places.get(row)
        if found is None:
            return None
        place, within = found
        group = self.groups[place]
        return self._starts[place] + (bool(group.name) + within if self.is_open(group) else 0)

    def heading_of(self, row: str) -> RowGroup | None:
        """The group of a row; None for an unknown key."""
        found = self._places.get(row)
        return self.groups[found[0]] if found is not None else None

    def line_of_group(self, key: str) -> int | None:
        """The line of a group's heading, or of its first row when it has none; None for an unknown key."""
        return next((start for start, group in zip(self._starts, self.groups, strict=True) if group.key == key), None)

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        """From a row's key to its group's place and its own within. Made when something is first looked for."""
        return {
            row.key: (place, within) for place, group in enumerate(self.groups) for within, row in enumerate(group.rows)
        }

    def _place(self, line: int) -> int:
        # of several groups that start on one line, only the last can hold it: the others are empty
        return bisect_right(self._starts, line) - 1
