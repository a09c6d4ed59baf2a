"""Which number a record gets in the index."""

from __future__ import annotations

from collections.abc import Set
from datetime import date

from liaison.domain.find_kinds import FindKind
from liaison.domain.find_shelves import NumberRange, busy_month, numbers_of_day, numbers_without_day, quiet_month
from liaison.store import find_index
from liaison.store.reference.asking import OpenConnection


class FreeNumbers:
    """Gives numbers out, the last free one of a day first, so that what is added later stands before it.

    Args:
        used: numbers that are given to nobody and are not in the store at the moment.

    Attributes:
        grown_busy: quiet months one of whose days is full now; what stands there wants to be indexed anew, under other numbers.
    """

    def __init__(self, connection: OpenConnection, used: Set[int]) -> None:
        self.grown_busy: list[NumberRange] = []
        self._connection, self._used = connection, used
        self._months: dict[NumberRange, NumberRange] = {}
        self._next: dict[NumberRange, int] = {}

    def of_day(self, kind: FindKind, day: date | None) -> NumberRange:
        """The numbers of a day, as things are; of no day."""
        return numbers_without_day(kind) if day is None else numbers_of_day(day, self._month(kind, day))

    def take(self, kind: FindKind, day: date | None) -> int:
        """The next free number of a day; of no day where that day is full."""
        among = self.of_day(kind, day)
        if among not in self._next:
            used = find_index.first_number(self._connection, among)
            self._next[among] = among.last if used is None else used - 1
        number = self._next[among]
        while number in self._used:
            number -= 1
        if number >= among.first:
            self._next[among] = number - 1
            return number
        if day is not None and self._month(kind, day) == quiet_month(kind, day):
            self.grown_busy.append(self._month(kind, day))
            self._months[busy_month(kind, day)] = busy_month(kind, day)
            return self.take(kind, day)
        return self.take(kind, None)

    def _month(self, kind: FindKind, day: date) -> NumberRange:
        busy, quiet = busy_month(kind, day), quiet_month(kind, day)
        if quiet is None:
            return busy
        if busy not in self._months:
            is_busy = any(number in busy for number in self._used)
            is_busy = is_busy or find_index.first_number(self._connection, busy) is not None
            self._months[busy] = busy if is_busy else quiet
        return self._months[busy]
