"""Requests as lists show them, and what is due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from liaison.domain.cases.requests import RequestKind, RequestRow, RequestState
from liaison.domain.meetings import Direction
from liaison.domain.rows import RowKey
from liaison.store.reference.asking import ask, partial_date

_OPEN = "('sent', 'acknowledged', 'partly_answered')"
_ROWS = """
SELECT request.scope, request.id, request.case_id, case_file.reference, case_file.title, request.kind, request.direction,
  request.requesting_iso2, request.requested_iso2, request.requesting_name, request.requested_name,
  coalesce(agency.name_en, ref_agency.name_en, agency.native_name, ref_agency.native_name),
  request.subject, request.reference, request.state, request.sent_on, request.due, request.answered_on,
  (SELECT max(happened_on) FROM request_step WHERE request_id = request.id AND request_step.scope = request.scope
    AND request_step.deleted = 0 AND request_step.kind = 'reminded')
FROM request
LEFT JOIN case_file ON case_file.scope = request.scope AND case_file.id = request.case_id
LEFT JOIN agency ON agency.id =
  CASE request.direction WHEN 'theirs' THEN request.requesting_agency_id ELSE request.requested_agency_id END
LEFT JOIN ref_agency ON ref_agency.id =
  CASE request.direction WHEN 'theirs' THEN request.requesting_agency_id ELSE request.requested_agency_id END
WHERE request.deleted = 0 AND coalesce(case_file.deleted, 0) = 0 AND {condition}
ORDER BY request.due IS NULL, request.due, request.id
LIMIT :limit
"""
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
    """The requests that fit, the one due first in front."""
    conditions, bound = ["1 = 1"], dict[str, object](limit=limit)
    other = "CASE request.direction WHEN 'theirs' THEN request.requesting_{0} ELSE request.requested_{0} END = :{1}"
    if wanted.case is not None:
        conditions.append("request.case_id = :case AND request.scope = :scope")
        bound |= {"case": wanted.case.id, "scope": wanted.case.scope}
    if wanted.open_only:
        conditions.append(f"request.state IN {_OPEN}")
    if wanted.direction is not None:
        conditions.append("coalesce(request.direction, 'ours') = :direction")
        bound["direction"] = wanted.direction.value
    if wanted.country:
        conditions.append(other.format("iso2", "country"))
        bound["country"] = wanted.country
    if wanted.agency:
        conditions.append(other.format("agency_id", "agency"))
        bound["agency"] = wanted.agency
    if wanted.until:
        conditions.append("request.due < :until || '~'")
        bound["until"] = wanted.until
    return tuple(_row(row) for row in ask(connection, _ROWS.format(condition=" AND ".join(conditions)), **bound))


def ages(connection: Connection) -> Mapping[str, tuple[int, int, int]]:
    """By country of the other side: requests that wait, the days of the longest waiting, and how many are overdue today."""
    question = f"""
SELECT CASE direction WHEN 'theirs' THEN requesting_iso2 ELSE requested_iso2 END, count(*),
  max(julianday('now') - julianday(substr(sent_on, 1, 10))), sum(due IS NOT NULL AND substr(due, 1, 10) < date('now'))
FROM request WHERE deleted = 0 AND state IN {_OPEN} GROUP BY 1
"""  # noqa: S608  # a constant
    return {
        country or "": (number, int(longest or 0), overdue or 0)
        for country, number, longest, overdue in ask(connection, question)
    }


def names_of(connection: Connection, cases: Iterable[RowKey]) -> dict[str, str]:
    """Reference and title of cases, by identity."""
    found = {}
    for case in cases:
        for reference, title in ask(
            connection,
            "SELECT reference, title FROM case_file WHERE id = :id AND scope = :scope",
            id=case.id,
            scope=case.scope,
        ):
            found[case.id] = " · ".join(part for part in (reference, title) if part)
    return found


def _row(row: Any) -> RequestRow:
    (
        scope, identity, case, case_reference, case_title, kind, direction, requesting, requested, requesting_name,
        requested_name, agency, subject, reference, state, sent, due, answered, reminded,
    ) = row  # fmt: skip
    ours = direction != Direction.THEIRS.value
    return RequestRow(
        RowKey(scope, identity),
        RowKey(scope, case) if case else None,
        " · ".join(part for part in (case_reference, case_title) if part),
        _KINDS.get(kind or "", RequestKind.LEGAL_ASSISTANCE),
        Direction.OURS if ours else Direction.THEIRS,
        (requested if ours else requesting) or "",
        agency or (requested_name if ours else requesting_name) or "",
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
