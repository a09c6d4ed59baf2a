"""Requests as lists show them, and what is due."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from liaison.domain.cases.requests import RequestKind, RequestRow, RequestState
from liaison.domain.meetings import Direction
from liaison.domain.rows import RowKey
from liaison.store.reference.asking import as_list, partial_date, plain
from liaison.store.reference.directory_rows import AgencyRow, agencies
from liaison.store.schema.cases import WAITS

# the order is in the words of the index of those that wait; the plus keeps the questions away from indexes of other columns
_LIVE = """deleted = 0 AND NOT EXISTS (
  SELECT 1 FROM case_file WHERE case_file.scope = request.scope AND case_file.id = request.case_id AND +deleted <> 0)"""
_FOUND = f"""
SELECT scope, id, case_id, kind, direction, requesting_iso2, requested_iso2, requesting_name, requested_name,
  CASE direction WHEN 'theirs' THEN requesting_agency_id ELSE requested_agency_id END,
  subject, reference, state, sent_on, due, answered_on
FROM request WHERE {{condition}} AND {_LIVE}
ORDER BY coalesce(due, '~'), id LIMIT :limit
"""  # noqa: S608  # of this module
_CASES = """
SELECT id, reference, title FROM case_file WHERE (scope, id) IN (
  SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:keys))
"""
_REMINDED = """
SELECT request_id, max(happened_on) FROM request_step
WHERE request_id IN (SELECT value FROM json_each(:requests)) AND kind = 'reminded' AND +deleted = 0 GROUP BY 1
"""
_AGES = f"""
SELECT CASE direction WHEN 'theirs' THEN requesting_iso2 ELSE requested_iso2 END, count(*),
  min(CASE WHEN substr(sent_on, 11, 1) <> '0' THEN sent_on END),
  sum(substr(due, 11, 3) = '110' AND substr(due, 1, 10) < :today),
  group_concat(CASE WHEN substr(due, 11, 3) <> '110' AND substr(due, 1, 10) < :today THEN due END, char(31))
FROM request WHERE {WAITS} AND {_LIVE} GROUP BY 1
"""  # noqa: S608  # of this module
_NO_END = -1


@dataclass(frozen=True, slots=True)
class RequestsWanted:
    """Which requests are wanted; empty and None do not limit.

    Attributes:
        country, agency: of the other side.
        until: due on this day or before, `YYYY-MM-DD`.
    """

    case: RowKey | None = None
    open_only: bool = False
    direction: Direction | None = None
    country: str = ""
    agency: str = ""
    until: str = ""


def rows(connection: Connection, wanted: RequestsWanted, limit: int = _NO_END) -> tuple[RequestRow, ...]:
    """The requests that fit, the one due first in front, those without a due date last."""
    conditions, bound = _conditions(wanted)
    found = plain(connection, _FOUND.format(condition=" AND ".join(conditions)), limit=limit, **bound)
    named = names_of(connection, (RowKey(row[0], row[2]) for row in found if row[2]))
    known = agencies(connection, {row[9] for row in found if row[9]})
    reminded = dict(plain(connection, _REMINDED, requests=as_list(row[1] for row in found)))
    return tuple(_row(row, named.get(row[2] or "", ""), known.get(row[9] or ""), reminded.get(row[1])) for row in found)


def _conditions(wanted: RequestsWanted) -> tuple[list[str], dict[str, object]]:
    conditions, bound = ["1 = 1"], dict[str, object]()
    other = "CASE direction WHEN 'theirs' THEN requesting_{0} ELSE requested_{0} END = :{1}"
    if wanted.case is not None:
        conditions.append("case_id = :case AND scope = :scope")
        bound |= {"case": wanted.case.id, "scope": wanted.case.scope}
    if wanted.open_only:
        conditions.append(WAITS)
    if wanted.direction is not None:
        conditions.append("coalesce(direction, 'ours') = :direction")
        bound["direction"] = wanted.direction.value
    if wanted.country:
        conditions.append(other.format("iso2", "country"))
        bound["country"] = wanted.country
    if wanted.agency:
        conditions.append(other.format("agency_id", "agency"))
        bound["agency"] = wanted.agency
    if wanted.until:
        conditions.append("coalesce(due, '~') < :until || '~'")
        bound["until"] = wanted.until
    return conditions, bound


def ages(connection: Connection, today: date) -> Mapping[str, tuple[int, int, int]]:
    """By country of the other side: requests that wait, the days of the longest waiting, and how many certainly were due before today."""
    found = {}
    for country, number, first, overdue, inexact in plain(connection, _AGES, today=today.isoformat()):
        sent = partial_date(first)
        longest = (today - sent.earliest).days if sent is not None and sent.earliest is not None else 0
        # a month is over when its last day is, which its sort key does not tell
        ends = [when.latest for one in (inexact or "").split("\x1f") if (when := partial_date(one)) is not None]
        found[country or ""] = (number, longest, (overdue or 0) + sum(end is not None and end < today for end in ends))
    return found


def names_of(connection: Connection, cases: Iterable[RowKey]) -> dict[str, str]:
    """Reference and title of cases, by identity."""
    keys = json.dumps(sorted({(case.scope, case.id) for case in cases}))
    return {
        identity: " · ".join(part for part in (reference, title) if part)
        for identity, reference, title in plain(connection, _CASES, keys=keys)
    }


def _row(row: Any, case_name: str, agency: AgencyRow | None, reminded: str | None) -> RequestRow:
    (
        scope, identity, case, kind, direction, requesting, requested, requesting_name, requested_name, _,
        subject, reference, state, sent, due, answered,
    ) = row  # fmt: skip
    ours = direction != Direction.THEIRS.value
    known = (agency.name_en or agency.native_name) if agency is not None else ""
    return RequestRow(
        RowKey(scope, identity),
        RowKey(scope, case) if case else None,
        case_name,
        _KINDS.get(kind or "", RequestKind.LEGAL_ASSISTANCE),
        Direction.OURS if ours else Direction.THEIRS,
        (requested if ours else requesting) or "",
        known or (requested_name if ours else requesting_name) or "",
        subject or "",
        reference or "",
        _STATES.get(state or "", RequestState.DRAFT),
        partial_date(sent),
        partial_date(due),
        partial_date(answered),
        partial_date(reminded),
    )


_KINDS = {kind.value: kind for kind in RequestKind}
_STATES = {state.value: state for state in RequestState}
