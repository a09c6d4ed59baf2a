"""Searches that were kept under a name, and those asked lately; both in the store alone."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from liaison.domain.finding import SavedSearch
from liaison.domain.rows import RowKey
from liaison.store.reference.asking import plain
from liaison.store.schema.finding import saved_search

_ASKED = """
INSERT INTO find_history (query, asked_at) VALUES (?, ?) ON CONFLICT (query) DO UPDATE SET asked_at = excluded.asked_at
"""
_LATELY = "SELECT query FROM find_history ORDER BY asked_at DESC LIMIT :limit"
_FORGET_OLD = """
DELETE FROM find_history WHERE query NOT IN (SELECT query FROM find_history ORDER BY asked_at DESC LIMIT ?)
"""


def saved_searches(connection: Connection) -> tuple[SavedSearch, ...]:
    """All of them, in the order they were put in."""
    question = select(saved_search).where(saved_search.c.deleted == 0)
    rows = connection.execute(question.order_by(saved_search.c.position, saved_search.c.id))
    return tuple(SavedSearch(RowKey(row.scope, row.id), row.name or "", row.query or "") for row in rows)


def last_position(connection: Connection) -> int:
    """The largest position in use; -1 where there is none."""
    return int(connection.execute(select(func.coalesce(func.max(saved_search.c.position), -1))).scalar_one())


def asked(connection: Connection, query: str, at: str, kept: int) -> None:
    """Remember that this was asked, and forget what is older than the last `kept`."""
    connection.exec_driver_sql(_ASKED, (query, at))
    connection.exec_driver_sql(_FORGET_OLD, (kept,))


def asked_lately(connection: Connection, limit: int) -> tuple[str, ...]:
    """The last questions, the newest first."""
    return tuple(row[0] for row in plain(connection, _LATELY, limit=limit))


def forget(connection: Connection) -> None:
    """Forget what was asked."""
    connection.exec_driver_sql("DELETE FROM find_history")
