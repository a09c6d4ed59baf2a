"""What cases are compared by: their numbers, who and what is of interest, and their chains; of many cases at once."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from liaison.domain.rows import RowKey
from liaison.store.reference.asking import as_list, plain

_CASES = """
SELECT scope, id, reference, title FROM case_file WHERE +deleted = 0 AND (scope, id) IN (
  SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:keys))
"""
_OF_CASES = "WHERE case_id IN (SELECT value FROM json_each(:cases)) AND +deleted = 0"
_NUMBERS = f"SELECT case_id, number, country_iso2 FROM case_number {_OF_CASES} ORDER BY +id"  # noqa: S608  # of this module
_INTERESTS = f"SELECT case_id, kind, name, identifier FROM case_interest {_OF_CASES} ORDER BY +id"  # noqa: S608
_LEGS = f"SELECT case_id, id, country_iso2, goods FROM case_leg {_OF_CASES} ORDER BY position, +id"  # noqa: S608
_STEPS = f"SELECT case_id, from_leg_id, to_leg_id FROM case_step {_OF_CASES} ORDER BY +id"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Compared:
    """A case as it is compared; empty texts are not known.

    Attributes:
        numbers: others' file numbers, each with its country.
        interests: kind, name and identifier of each.
        legs: identity, country and goods of each, in the order they were written.
        steps: pairs of legs of which the first leads to the second.
    """

    key: RowKey
    reference: str
    title: str
    numbers: tuple[tuple[str, str], ...]
    interests: tuple[tuple[str, str, str], ...]
    legs: tuple[tuple[str, str, str], ...]
    steps: tuple[tuple[str, str], ...]


def compared(
    connection: Connection, keys: Collection[RowKey], details: Collection[RowKey], chains: Collection[RowKey]
) -> dict[RowKey, Compared]:
    """The live ones among some cases.

    Args:
        details: those of which numbers and interests are read.
        chains: those of which legs and steps are read.
    """
    rows = plain(connection, _CASES, keys=json.dumps(sorted({(key.scope, key.id) for key in keys})))
    detailed, chained = (as_list(key.id for key in some) for some in (details, chains))
    numbers, interests = (_by_case(connection, one, detailed) for one in (_NUMBERS, _INTERESTS))
    legs, steps = (_by_case(connection, one, chained) for one in (_LEGS, _STEPS))
    return {
        RowKey(scope, identity): Compared(
            RowKey(scope, identity),
            reference or "",
            title or "",
            numbers.get(identity, ()),
            interests.get(identity, ()),
            legs.get(identity, ()),
            steps.get(identity, ()),
        )
        for scope, identity, reference, title in rows
    }


def _by_case(connection: Connection, question: str, cases: str) -> dict[str, tuple[Any, ...]]:
    found: dict[str, list[Any]] = {}
    for case, *values in plain(connection, question, cases=cases):
        found.setdefault(case, []).append(tuple(value or "" for value in values))
    return {case: tuple(rows) for case, rows in found.items()}
