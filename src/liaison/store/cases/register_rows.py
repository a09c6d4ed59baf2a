"""Cases as the register shows them, the latest opened first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, or_, select, tuple_

from liaison.domain.cases.case import CaseState
from liaison.domain.cases.register import CaseRow, Grouping, RegisterPosition
from liaison.domain.meetings import Tlp
from liaison.domain.rows import RowKey
from liaison.store.reference.asking import ask
from liaison.store.schema.cases import REGISTER_DATE, case_file

_COLUMNS = (
    case_file.c.scope,
    case_file.c.id,
    case_file.c.reference,
    case_file.c.title,
    case_file.c.crime_type,
    case_file.c.state,
    case_file.c.opened_on,
    case_file.c.tlp,
    REGISTER_DATE.label("place"),
)
_BESIDE = """
SELECT one.value,
  (SELECT group_concat(number, char(31)) FROM case_number WHERE case_id = one.value AND deleted = 0),
  (SELECT group_concat(country_iso2, char(31) ORDER BY position, id) FROM case_leg WHERE case_id = one.value AND deleted = 0),
  (SELECT group_concat(country_iso2, char(31)) FROM case_side WHERE case_id = one.value AND deleted = 0),
  (SELECT count(*) FROM request WHERE case_id = one.value AND deleted = 0
    AND state IN ('sent', 'acknowledged', 'partly_answered')),
  (SELECT min(substr(due, 1, 10)) FROM request WHERE case_id = one.value AND deleted = 0
    AND state IN ('sent', 'acknowledged', 'partly_answered')),
  (SELECT count(*) FROM case_leg WHERE case_id = one.value AND deleted = 0)
FROM json_each(:wanted) AS one
"""
_COUNTRIES = """
SELECT country_iso2, case_id FROM case_leg WHERE deleted = 0
UNION SELECT country_iso2, case_id FROM case_side WHERE deleted = 0
UNION SELECT country_iso2, case_id FROM case_number WHERE deleted = 0
"""
_AGENCIES = """
SELECT agency_id, case_id FROM case_side WHERE deleted = 0
UNION SELECT agency_id, case_id FROM case_number WHERE deleted = 0
UNION SELECT agency_id, case_id FROM case_leg WHERE deleted = 0
"""
_GROUPED = {
    Grouping.COUNTRY: f"SELECT country_iso2, count(*) FROM ({_COUNTRIES}) AS named JOIN case_file ON case_file.id = case_id "  # noqa: S608
    "AND case_file.deleted = 0 WHERE country_iso2 <> '' GROUP BY 1",
    Grouping.COUNTERPART: f"SELECT agency_id, count(*) FROM ({_AGENCIES}) AS named JOIN case_file ON case_file.id = case_id "  # noqa: S608
    "AND case_file.deleted = 0 WHERE agency_id <> '' GROUP BY 1",
    Grouping.CRIME: "SELECT coalesce(crime_type, ''), count(*) FROM case_file WHERE deleted = 0 GROUP BY 1",
    Grouping.STATE: "SELECT coalesce(state, ''), count(*) FROM case_file WHERE deleted = 0 GROUP BY 1",
    Grouping.YEAR: "SELECT coalesce(substr(opened_on, 1, 4), ''), count(*) FROM case_file WHERE deleted = 0 GROUP BY 1",
}


def count(connection: Connection) -> int:
    """Live cases."""
    return int(ask(connection, "SELECT count(*) FROM case_file WHERE deleted = 0")[0][0])


def page(
    connection: Connection,
    after: RegisterPosition | None,
    limit: int,
    states: Iterable[CaseState] = (),
    year: str | None = None,
    without_crime: bool = False,
) -> tuple[CaseRow, ...]:
    """Up to `limit` cases that follow a position."""
    question = select(*_COLUMNS).where(case_file.c.deleted == 0)
    wanted = [state.value for state in states]
    if wanted:
        known = case_file.c.state.in_(wanted)
        question = question.where(or_(known, case_file.c.state.is_(None)) if CaseState.OPEN.value in wanted else known)
    if year:
        question = question.where(year <= REGISTER_DATE, f"{year}~" > REGISTER_DATE)
    elif year is not None:
        question = question.where(REGISTER_DATE == "")
    if without_crime:
        question = question.where(case_file.c.crime_type.is_(None))
    if after is not None:
        question = question.where(
            after.date >= REGISTER_DATE, or_(after.date > REGISTER_DATE, case_file.c.id < after.id)
        )
    question = question.order_by(REGISTER_DATE.desc(), case_file.c.id.desc()).limit(limit)
    return _rows(connection, connection.execute(question).mappings().all())


def rows_of(connection: Connection, keys: Sequence[RowKey]) -> tuple[CaseRow, ...]:
    """The live ones among some cases, in the register's order."""
    named = tuple_(case_file.c.scope, case_file.c.id).in_([(key.scope, key.id) for key in keys])
    question = select(*_COLUMNS).where(case_file.c.deleted == 0, named)
    found = sorted(connection.execute(question).mappings(), key=lambda row: (row["place"], row["id"]), reverse=True)
    return _rows(connection, found)


def groups(connection: Connection, grouping: Grouping) -> dict[str, int]:
    """How many live cases each value of a grouping has; a case with several countries counts for each."""
    return dict(ask(connection, _GROUPED[grouping]))


def references(connection: Connection, beginning: str) -> list[str]:
    """The references in use that begin so, of deleted cases too, whose numbers are not given out again."""
    asked = select(case_file.c.reference).where(
        case_file.c.reference >= beginning, case_file.c.reference < beginning + "\U0010ffff"
    )
    return [reference for (reference,) in connection.execute(asked)]


def with_reference(connection: Connection, reference: str) -> tuple[RowKey, str] | None:
    """The live case of a reference, with its title."""
    asked = select(case_file.c.scope, case_file.c.id, case_file.c.title).where(
        and_(case_file.c.reference == reference, case_file.c.deleted == 0)
    )
    row = connection.execute(asked.limit(1)).one_or_none()
    return None if row is None else (RowKey(row[0], row[1]), row[2] or "")


def _rows(connection: Connection, rows: Sequence[RowMapping]) -> tuple[CaseRow, ...]:
    wanted = json.dumps([row["id"] for row in rows])
    beside = {one[0]: one[1:] for one in ask(connection, _BESIDE, wanted=wanted)} if rows else {}
    return tuple(_row(row, beside[row["id"]]) for row in rows)


def _row(row: RowMapping, beside: tuple[Any, ...]) -> CaseRow:
    numbers, passed, involved, waiting, due, legs = beside
    return CaseRow(
        RowKey(row["scope"], row["id"]),
        row["reference"] or "",
        row["title"] or "",
        row["crime_type"] or "",
        _STATES.get(row["state"] or "", CaseState.OPEN),
        row["opened_on"],
        _TLPS.get(row["tlp"] or ""),
        tuple(numbers.split("\x1f")) if numbers else (),
        tuple(dict.fromkeys(one for text in (passed, involved) if text for one in text.split("\x1f") if one)),
        waiting,
        due or "",
        legs,
    )


_STATES = {state.value: state for state in CaseState}
_TLPS = {marking.value: marking for marking in Tlp}
