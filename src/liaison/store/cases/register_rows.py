"""Cases as the register shows them, the latest opened first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from liaison.domain.cases.case import CaseState
from liaison.domain.cases.register import CaseRow, Grouping, RegisterPosition
from liaison.domain.meetings import Tlp
from liaison.domain.rows import RowKey
from liaison.store.reference.asking import ask, partial_date, plain
from liaison.store.schema.cases import WAITS

# the plus keeps the questions away from indexes of other columns, which without statistics look as good as the case's
_OF_CASE = "case_id = case_file.id AND scope = case_file.scope AND +deleted = 0"
_LINES = f"""
SELECT scope, id, reference, title, crime_type, state, opened_on, tlp,
  (SELECT group_concat(number, char(31) ORDER BY id) FROM case_number WHERE {_OF_CASE}),
  (SELECT group_concat(coalesce(country_iso2, ''), char(31) ORDER BY position, id) FROM case_leg WHERE {_OF_CASE}),
  (SELECT group_concat(country_iso2, char(31) ORDER BY id) FROM case_side WHERE {_OF_CASE}),
  (SELECT group_concat(coalesce(due, ''), char(31)) FROM request WHERE {_OF_CASE} AND +{WAITS})
FROM case_file WHERE {{condition}}
"""  # noqa: S608
# the same words as those of its index
_PLACE = "coalesce(opened_on, '')"
_FOLLOWS = f"{_PLACE} <= :day AND ({_PLACE} < :day OR id < :id)"
_OF_KEYS = "+deleted = 0 AND (scope, id) IN (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:keys))"
_STATE = f"CASE WHEN state IN ('{CaseState.WAITING}', '{CaseState.CLOSED}') THEN state ELSE '{CaseState.OPEN}' END"
"""A state that is not stated, or not understood, is shown as open."""


_GROUPED = {
    Grouping.STATE: f"SELECT {_STATE}, count(*) FROM case_file WHERE deleted = 0 GROUP BY 1",  # noqa: S608  # of this module
    Grouping.YEAR: f"SELECT substr({_PLACE}, 1, 4), count(*) FROM case_file WHERE deleted = 0 GROUP BY 1",  # noqa: S608
}
_AGENCIES = "SELECT id FROM ref_agency UNION SELECT id FROM agency"


@dataclass(frozen=True, slots=True)
class RegisterWanted:
    """Which cases are wanted; None and an empty text do not limit.

    Attributes:
        states: in which they may be.
        year: four digits; empty for cases without a date.
    """

    states: tuple[CaseState, ...] | None = None
    year: str | None = None

    def conditions(self) -> tuple[list[str], dict[str, object]]:
        """What a live case has to fulfil, and the values in it."""
        found, bound = [], dict[str, object]()
        if self.states is not None:
            found.append(f"{_STATE} IN (SELECT value FROM json_each(:states))")  # noqa: S608  # of this module
            bound["states"] = json.dumps([state.value for state in self.states])
        if self.year:
            found.append(f"{_PLACE} >= :year AND {_PLACE} < :year || '~'")
            bound["year"] = self.year
        elif self.year is not None:
            found.append(f"{_PLACE} = ''")
        return found, bound


def count(connection: Connection) -> int:
    """Live cases."""
    return int(ask(connection, "SELECT count(*) FROM case_file WHERE deleted = 0")[0][0])


def page(
    connection: Connection, wanted: RegisterWanted, after: RegisterPosition | None, limit: int
) -> tuple[CaseRow, ...]:
    """Up to `limit` cases that follow a position."""
    conditions, bound = wanted.conditions()
    if after is not None:
        conditions.append(_FOLLOWS)
        bound |= {"day": after.date, "id": after.id}
    condition = " AND ".join(("deleted = 0", *conditions))
    question = _LINES.format(condition=condition) + f"ORDER BY {_PLACE} DESC, id DESC LIMIT :limit"
    return tuple(map(_row, plain(connection, question, limit=limit, **bound)))


def rows_of(connection: Connection, keys: Sequence[RowKey]) -> tuple[CaseRow, ...]:
    """The live ones among some cases, in the register's order."""
    rows = map(_row, plain(connection, _LINES.format(condition=_OF_KEYS), keys=_as_json(keys)))
    return tuple(sorted(rows, key=lambda row: (row.position.date, row.position.id), reverse=True))


def among(connection: Connection, keys: Sequence[RowKey], wanted: RegisterWanted) -> set[RowKey]:
    """Those of some cases that are live and wanted."""
    conditions, bound = wanted.conditions()
    question = f"SELECT scope, id FROM case_file WHERE {' AND '.join((_OF_KEYS, *conditions))}"  # noqa: S608
    return {RowKey(*row) for row in plain(connection, question, keys=_as_json(keys), **bound)}


def groups(connection: Connection, grouping: Grouping) -> dict[str, int]:
    """How many live cases have each state, or were opened in each year; empty for those without a date."""
    return dict(plain(connection, _GROUPED[grouping]))


def agency_ids(connection: Connection) -> list[str]:
    """Of every agency there ever was in the directory."""
    return [identity for (identity,) in plain(connection, _AGENCIES)]


def references(connection: Connection, beginning: str) -> list[str]:
    """The references in use that begin so, of deleted cases too, whose numbers are not given out again."""
    question = (
        "SELECT reference FROM case_file WHERE reference >= :beginning AND reference < :beginning || char(1114111)"
    )
    return [reference for (reference,) in plain(connection, question, beginning=beginning)]


def with_reference(connection: Connection, reference: str) -> tuple[RowKey, str] | None:
    """The live case of a reference, with its title."""
    question = "SELECT scope, id, title FROM case_file WHERE reference = :reference AND +deleted = 0 LIMIT 1"
    rows = plain(connection, question, reference=reference)
    return (RowKey(rows[0][0], rows[0][1]), rows[0][2] or "") if rows else None


def _as_json(keys: Sequence[RowKey]) -> str:
    return json.dumps([(key.scope, key.id) for key in keys])


def _row(row: tuple[Any, ...]) -> CaseRow:
    scope, identity, reference, title, crime, state, opened, tlp, numbers, passed, involved, due = row
    legs = _parts(passed)
    days = [day.latest.isoformat() for one in _parts(due) if (day := partial_date(one)) and day.latest]
    return CaseRow(
        RowKey(scope, identity),
        reference or "",
        title or "",
        crime or "",
        _STATES.get(state or "", CaseState.OPEN),
        partial_date(opened),
        _TLPS.get(tlp or ""),
        tuple(_parts(numbers)),
        tuple(dict.fromkeys(one for one in (*legs, *_parts(involved)) if one)),
        len(_parts(due)),
        min(days, default=""),
        len(legs),
    )


def _parts(joined: str | None) -> list[str]:
    """What was joined: as many as there were, for one that is empty is one."""
    return [] if joined is None else joined.split("\x1f")


_STATES = {state.value: state for state in CaseState}
_TLPS = {marking.value: marking for marking in Tlp}
