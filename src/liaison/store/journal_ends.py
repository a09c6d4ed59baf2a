"""How far the journal in a store goes, and what stands for everything in it."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from sqlalchemy import Connection

from liaison.domain.backups import JournalEnd
from liaison.store.journal.chain import latest_clock, tail_of
from liaison.store.journal.change import Tail
from liaison.store.journal.clock import milliseconds_of

# the index gives each origin in one step
_ORIGINS = """WITH RECURSIVE origins(origin) AS (
    SELECT min(origin) FROM journal
    UNION ALL
    SELECT (SELECT min(origin) FROM journal WHERE origin > origins.origin) FROM origins WHERE origins.origin IS NOT NULL
) SELECT origin FROM origins WHERE origin IS NOT NULL"""


def ends(connection: Connection) -> dict[str, Tail]:
    """Where the chain of each origin stands; takes no longer in a large store."""
    origins = [origin for (origin,) in connection.exec_driver_sql(_ORIGINS)]
    return {origin: tail_of(connection, origin) for origin in origins}


def journal_end(connection: Connection) -> JournalEnd:
    """How many operations there are, and when the last was written."""
    clock = latest_clock(connection)
    last = datetime.fromtimestamp(milliseconds_of(clock) / 1000, UTC) if clock else None
    return JournalEnd(sum(tail.seq for tail in ends(connection).values()), last)


def state_of(connection: Connection, keys: bytes) -> str:
    """A digest that changes with everything a backup would hold: journal, installed packs, and `keys`, the slot file's text."""
    digest = hashlib.sha256(keys)
    for origin, tail in sorted(ends(connection).items()):
        digest.update(f"{origin} {tail.seq} {tail.hash.hex()}\n".encode())
    for name, pack in connection.exec_driver_sql("SELECT name, digest FROM ref_pack ORDER BY name"):
        digest.update(f"{name} {pack}\n".encode())
    return digest.hexdigest()
