"""What else hangs on a case: meetings in which it was spoken of, further crime types, the scheme of references."""

from __future__ import annotations

from sqlalchemy import Connection

from liaison.domain.cases.case import CaseMeeting
from liaison.domain.cases.references import STANDARD
from liaison.domain.rows import RowKey
from liaison.store.reference.asking import ask, partial_date

_SCHEME = "case_scheme"
_WRITE = (
    "INSERT INTO store_info (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)
# the plus keeps the questions away from the key, whose order is wanted, but not all that is in it
_MEETINGS = """
SELECT link.scope, link.id, meeting.scope, meeting.id, meeting.title, meeting.date, link.line, link.words
FROM link JOIN meeting ON meeting.id = link.to_id AND meeting.scope = link.scope AND meeting.deleted = 0
WHERE link.from_id = :case AND +link.scope = :scope AND link.from_table = 'case_file' AND link.to_table = 'meeting'
  AND link.deleted = 0
ORDER BY coalesce(meeting.date, '') DESC, link.id DESC
"""
_CRIMES = """
SELECT crime_type, scope, id FROM topic
WHERE target_id = :case AND target_table = 'case_file' AND +scope = :scope AND deleted = 0 ORDER BY +id
"""


def scheme(connection: Connection) -> str:
    """How the officer's references are built."""
    found = ask(connection, "SELECT value FROM store_info WHERE key = :key", key=_SCHEME)
    return str(found[0][0]) if found else STANDARD


def keep_scheme(connection: Connection, text: str) -> None:
    """Build references so from now on; in the door that is not journalled, for another officer has another."""
    connection.exec_driver_sql(_WRITE, {"key": _SCHEME, "value": text})


def meetings_of(connection: Connection, case: RowKey) -> tuple[CaseMeeting, ...]:
    """The meetings tied to a case, the latest first."""
    return tuple(
        CaseMeeting(
            RowKey(row[0], row[1]), RowKey(row[2], row[3]), row[4] or "", partial_date(row[5]), row[6], row[7] or ""
        )
        for row in ask(connection, _MEETINGS, case=case.id, scope=case.scope)
    )


def case_of_side(connection: Connection, side: RowKey) -> RowKey | None:
    """The case a country or agency has to do with; None when there is no such record."""
    rows = ask(
        connection, "SELECT case_id FROM case_side WHERE scope = :scope AND id = :side", scope=side.scope, side=side.id
    )
    return RowKey(side.scope, rows[0][0]) if rows and rows[0][0] else None


def further_crimes(connection: Connection, case: RowKey) -> dict[str, RowKey]:
    """Codes of the crime types a case is about besides its main one, with the records that say so."""
    rows = ask(connection, _CRIMES, case=case.id, scope=case.scope)
    return {code: RowKey(scope, row_id) for code, scope, row_id in rows if code}
