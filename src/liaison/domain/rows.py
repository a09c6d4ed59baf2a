"""How a record of the officer's is named everywhere outside the store."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class RowKey:
    """A record: the scope it belongs to (own, office, case, bilateral, shared) and its identity."""

    scope: str
    id: str


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What a change touched, by table, so that open screens decide whether to read again.

    Attributes:
        label: code of the change, such as `meeting.create`; shown in words by the interface.
        touched: names of the tables.
    """

    label: str
    touched: frozenset[str]
