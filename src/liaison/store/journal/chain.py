"""The hash chain: each operation of an origin is bound to the one before it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from liaison.store.journal.change import Tail
from liaison.store.journal.operations import FIRST_HASH
from liaison.store.journal.reading import operations


def tail_of(connection: Connection, origin: str) -> Tail:
    """Where the chain of `origin` stands."""
    row = connection.exec_driver_sql(
        "SELECT seq, hash FROM journal WHERE origin = ? ORDER BY seq DESC LIMIT 1", (origin,)
    ).one_or_none()
    return Tail() if row is None else Tail(row[0], bytes(row[1]))


def latest_clock(connection: Connection) -> int:
    """The largest clock in the journal, 0 when it is empty."""
    # along one origin's chain clocks only rise, so the ends of the chains are enough, and the index gives each origin in one step
    latest: int | None = connection.exec_driver_sql(
        """WITH RECURSIVE origins(origin) AS (
            SELECT min(origin) FROM journal
            UNION ALL
            SELECT (SELECT min(origin) FROM journal WHERE origin > origins.origin) FROM origins WHERE origins.origin IS NOT NULL
        )
        SELECT max((SELECT clock FROM journal WHERE journal.origin = origins.origin ORDER BY seq DESC LIMIT 1)) FROM origins"""
    ).scalar()
    return latest or 0


def length(connection: Connection) -> int:
    """How many operations the journal holds."""
    count: int = connection.exec_driver_sql("SELECT count(*) FROM journal").scalar_one()
    return count


def broken_links(connection: Connection) -> Iterator[str]:
    """The operations whose hash or number does not follow from the one before, as `origin:seq`."""
    previous: dict[str, Tail] = {}
    for operation in operations(connection, order="origin, seq"):
        tail = previous.get(operation.origin, Tail(0, FIRST_HASH))
        if operation.seq != tail.seq + 1 or operation.hash != operation.hash_after(tail.hash):
            yield operation.key
        previous[operation.origin] = Tail(operation.seq, operation.hash)
