"""Holding the rows of a pack against its rules: values, keys, references, and no agency above itself.

Columns are checked by their different values, which are few: 100,000 rows cost about as much as one pass over them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from liaison.base.translations import tr
from liaison.domain.instruments import EUROPEAN_UNION
from liaison.store.reference.checks import Cell
from liaison.store.reference.members import AGENCY, CRIME_TYPE, PARTY, Member, Row

_CELL_TYPES = frozenset((str, int, type(None)))
_TREES = {AGENCY.name: "parent_agency_id", CRIME_TYPE.name: "parent"}


@dataclass(frozen=True, slots=True)
class Wrong:
    """A row that breaks a rule.

    Attributes:
        index: place among the rows given.
        column: empty when the whole row is meant.
    """

    index: int
    column: str
    value: Cell
    reason: str


Accepted = Mapping[str, Sequence[Row]]


def wrong_rows(member: Member, rows: Sequence[Row], accepted: Accepted) -> list[Wrong]:
    """Everything wrong with the rows of one member, at most one thing a row.

    Args:
        accepted: the members before this one, whose rows it may refer to.
    """
    found: dict[int, Wrong] = {}
    for check in (_wrong_values, _repeated_keys):
        for wrong in check(member, rows):
            found.setdefault(wrong.index, wrong)
    for wrong in _dangling(member, rows, accepted, frozenset(found)):
        found.setdefault(wrong.index, wrong)
    return [found[index] for index in sorted(found)]


def _wrong_values(member: Member, rows: Sequence[Row]) -> list[Wrong]:
    found = []
    for column, check, values in zip(member.columns, member.columns.values(), zip(*rows, strict=True), strict=False):
        if not _CELL_TYPES.issuperset(map(type, values)):
            reasons: dict[object, str] = {}
            found += [
                Wrong(index, column, None, tr("must be text or a number"))
                for index, value in enumerate(values)
                if type(value) not in _CELL_TYPES
            ]
            continue
        reasons = {value: reason for value in set(values) if (reason := check(value))}
        if reasons:
            found += [Wrong(i, column, value, reasons[value]) for i, value in enumerate(values) if value in reasons]
    return found


def _repeated_keys(member: Member, rows: Sequence[Row]) -> list[Wrong]:
    places = [member.place(column) for column in member.key]
    keys = [tuple(row[place] for place in places) for row in rows]
    try:
        if len(set(keys)) == len(keys):
            return []
    except TypeError:  # a value that is no text or number; reported as such
        return []
    seen: set[tuple[Cell, ...]] = set()
    found = []
    for index, key in enumerate(keys):
        if key in seen:
            named = ", ".join(str(part) for part in key if part is not None)
            found.append(Wrong(index, "", named, tr("says the same thing as an earlier row")))
        seen.add(key)
    return found


def _dangling(member: Member, rows: Sequence[Row], accepted: Accepted, known: frozenset[int]) -> list[Wrong]:
    found = []
    for column, target in member.references.items():
        if target == member.name:
            continue
        there = _keys(accepted[target])
        found += _missing(member, rows, column, there, known)
    if member is PARTY:
        countries = _keys(accepted["country"]) | {EUROPEAN_UNION}
        found += _missing(member, rows, "country_iso2", countries, known)
    if member.name in _TREES:
        bad = known | {wrong.index for wrong in found}
        found += _not_in_tree(member, rows, _TREES[member.name], bad)
    return found


def _keys(rows: Sequence[Row]) -> set[Cell]:
    return {row[0] for row in rows}


def _missing(member: Member, rows: Sequence[Row], column: str, there: set[Cell], known: frozenset[int]) -> list[Wrong]:
    place = member.place(column)
    return [
        Wrong(index, column, row[place], tr("is not there, or was rejected itself"))
        for index, row in enumerate(rows)
        if index not in known and row[place] is not None and row[place] not in there
    ]


def _not_in_tree(member: Member, rows: Sequence[Row], column: str, bad: frozenset[int] | set[int]) -> list[Wrong]:
    """Rows whose chain of parents leaves the good rows, or comes back to itself."""
    place = member.place(column)
    parents = {row[0]: row[place] for index, row in enumerate(rows) if index not in bad}
    found = []
    for index, row in enumerate(rows):
        if index in bad or row[place] is None:
            continue
        reason = _fault_of_chain(row[0], parents)
        if reason:
            found.append(Wrong(index, column, row[place], reason))
    return found


def _fault_of_chain(start: Cell, parents: Mapping[Cell, Cell]) -> str:
    passed = {start}
    current = parents.get(start)
    while current is not None:
        if current in passed:
            return tr("leads back to itself")
        if current not in parents:
            return tr("is not there, or was rejected itself")
        passed.add(current)
        current = parents[current]
    return ""
