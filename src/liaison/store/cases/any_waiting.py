"""Whether any request waits for an answer: asked at every start, and so apart from everything it takes to list them."""

from __future__ import annotations

from sqlalchemy import Connection

from liaison.store.reference.asking import plain
from liaison.store.schema.cases import WAITS

_ANY = f"SELECT 1 FROM request WHERE deleted = 0 AND {WAITS} LIMIT 1"  # noqa: S608  # a constant


def any_waiting(connection: Connection) -> bool:
    """Costs next to nothing."""
    return bool(plain(connection, _ANY))
