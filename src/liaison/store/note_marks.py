"""How far notes were made into records: what was written later is behind, as after a process was killed between the two."""

from __future__ import annotations

from sqlalchemy import Connection

from liaison.domain.rows import RowKey
from liaison.store.reference.asking import ask

_KEY = "notes_kept"
"""Everything up to this arrival of the journal was made into records."""

_LATEST = 400
"""Operations looked through in a store that has no mark yet."""

_MARK = "SELECT value FROM store_info WHERE key = :key"
_END = "SELECT coalesce(max(arrival), 0) FROM journal"
_BEHIND = """SELECT scope, row_id, max(arrival) AS latest FROM journal
WHERE arrival > :mark AND table_name = 'note' AND field = 'body' GROUP BY scope, row_id ORDER BY latest DESC"""
_OWN = "SELECT max(arrival) FROM journal WHERE row_id = :note AND field = 'body' AND table_name = 'note'"
_OTHERS = """SELECT min(arrival) FROM journal
WHERE arrival > :mark AND table_name = 'note' AND field = 'body' AND row_id <> :note"""
_WRITE = (
    "INSERT INTO store_info (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)


def end(connection: Connection) -> int:
    """The newest arrival of the journal."""
    return int(ask(connection, _END)[0][0])


def behind(connection: Connection) -> tuple[RowKey, ...]:
    """The notes that were written after they were last made into records, the newest first; perhaps some that were not."""
    mark = _mark(connection)
    if mark is None:
        mark = max(0, end(connection) - _LATEST)
    return tuple(RowKey(scope, identity) for scope, identity, _ in ask(connection, _BEHIND, mark=mark))


def kept(connection: Connection, note: RowKey) -> None:
    """A note was made into records as it stands now; what other notes wait for is not forgotten."""
    mark = _mark(connection)
    if mark is None:
        # what was before the first mark is caught up with as a whole
        return
    last = ask(connection, _OWN, note=note.id)[0][0]
    if last is None or last <= mark:
        return
    others = ask(connection, _OTHERS, mark=mark, note=note.id)[0][0]
    reached = last if others is None or others > last else others - 1
    if reached > mark:
        all_kept(connection, reached)


def all_kept(connection: Connection, arrival: int) -> None:
    """Everything up to an arrival was made into records."""
    connection.exec_driver_sql(_WRITE, {"key": _KEY, "value": str(arrival)})


def _mark(connection: Connection) -> int | None:
    rows = ask(connection, _MARK, key=_KEY)
    return int(rows[0][0]) if rows else None
