"""What a reference pack changes of the one before, fact by fact, and which of it the officer works with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum


class Difference(StrEnum):
    """What happens to a fact."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    SOURCED_ANEW = "sourced_anew"
    """It says what it said, from another source or as of another day."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field; the values as the pack writes them, empty where it says nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact that is not what it was.

    Attributes:
        table: the part of the pack it stands in.
        title: what it is about, in the pack's own words.
        is_used: it concerns an agency or office that occurs in the officer's meetings, people, cases or corrections.
    """

    table: str
    title: str
    difference: Difference
    fields: tuple[FieldChange, ...]
    is_used: bool


@dataclass(frozen=True, slots=True)
class TableCount:
    """How many facts of one part differ, and how.

    Attributes:
        used: those of them, besides what was only sourced anew, that concern what the officer works with.
    """

    table: str
    added: int
    removed: int
    changed: int
    sourced_anew: int
    used: int


@dataclass(frozen=True, slots=True)
class PackDifference:
    """What changes, in the order of the pack's parts."""

    changes: tuple[FactChange, ...]

    def counts(self) -> tuple[TableCount, ...]:
        """A line for each part in which anything differs."""
        tables = dict.fromkeys(one.table for one in self.changes)
        return tuple(self._count(table) for table in tables)

    def _count(self, table: str) -> TableCount:
        changes = [one for one in self.changes if one.table == table]
        found = Counter(one.difference for one in changes)
        return TableCount(
            table,
            found[Difference.ADDED],
            found[Difference.REMOVED],
            found[Difference.CHANGED],
            found[Difference.SOURCED_ANEW],
            sum(one.is_used and one.difference is not Difference.SOURCED_ANEW for one in changes),
        )
