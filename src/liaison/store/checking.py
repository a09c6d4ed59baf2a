"""Looking a store over, in slices that each hold the store's thread for moments only."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from sqlalchemy import Connection, Table, func, select

from liaison.domain.steps import Stage, Step
from liaison.domain.store_check import LostReference, WrongCount
from liaison.domain.vault_errors import StoreDamaged
from liaison.store.copying import explaining
from liaison.store.engine import Store
from liaison.store.journal.change import Tail
from liaison.store.journal.fold import FoldedRow, fold_row
from liaison.store.journal.operations import Operation
from liaison.store.journal.reading import operations
from liaison.store.journal_ends import ends
from liaison.store.references import lost_references, reference_fields
from liaison.store.schema.catalogue import JOURNALLED
from liaison.store.schema.local import row_count

WINDOW = 2000
"""Operations looked at in one slice."""

Found = Step[tuple[str, ...]]
_RowKey = tuple[str, str, str]

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
_RANGE_END = "SELECT row_id FROM journal WHERE row_id > ? ORDER BY row_id LIMIT 1 OFFSET ?"


def damaged_pages(store: Store, folder: Path) -> Iterator[Found]:
    """What SQLite says of pages that are not whole, table by table.

    Encryption's own check comes first and takes 2 s for a gigabyte without a pause. The log is brought in before it: with a log
    beside the store it gives false alarms.

    Raises:
        StoreUnreachable: the medium does not answer.
    """
    yield Step(Stage.CHECKING)
    found = _asked(store, folder, "PRAGMA cipher_integrity_check", first="PRAGMA wal_checkpoint(TRUNCATE)")
    tables = [] if found else _asked(store, folder, _TABLES)
    for done, table in enumerate(tables):
        yield Step(Stage.CHECKING, done, len(tables))
        found += [line for line in _asked(store, folder, f'PRAGMA integrity_check("{table}")') if line != "ok"]
    yield Step(Stage.CHECKING, result=tuple(found))


def broken_links(store: Store) -> Iterator[Found]:
    """Operations that do not follow from the one before them, as `origin:seq`."""
    with store.read() as connection:
        last = ends(connection)
    total, done = _length(last), 0
    found: list[str] = []
    for origin in last:
        tail = Tail()
        while window := _links(store, origin, tail.seq):
            for operation in window:
                if operation.seq != tail.seq + 1 or operation.hash != operation.hash_after(tail.hash):
                    found.append(operation.key)
                tail = Tail(operation.seq, operation.hash)
            done += len(window)
            yield Step(Stage.JOURNAL, done, total)
    yield Step(Stage.JOURNAL, result=tuple(found))


def differing_rows(store: Store) -> Iterator[Found]:
    """Rows that are not what the journal makes of them, as `table identity`.

    Each slice takes the rows of a range of identities together with their operations, so that what is written between two slices
    is never taken for a difference.
    """
    with store.read() as connection:
        total = _length(ends(connection))
    found: list[str] = []
    after: str | None = ""
    done = 0
    while after is not None:
        with store.read() as connection:
            upto: str | None = connection.exec_driver_sql(_RANGE_END, (after, WINDOW)).scalar()
            differing, looked_at = _differing(connection, after, upto)
        found += differing
        done += looked_at
        yield Step(Stage.ROWS, min(done, total), total)
        after = upto
    yield Step(Stage.ROWS, result=tuple(found))


def references_to_nothing(store: Store) -> Iterator[Step[tuple[LostReference, ...]]]:
    """References that lead nowhere."""
    found: list[LostReference] = []
    fields = reference_fields()
    for done, (table, field) in enumerate(fields):
        with store.read() as connection:
            found += lost_references(connection, table, field)
        yield Step(Stage.REFERENCES, done + 1, len(fields))
    yield Step(Stage.REFERENCES, result=tuple(found))


def wrong_counts(store: Store) -> tuple[WrongCount, ...]:
    """Kept numbers of records that are not the real ones."""
    with store.read() as connection:
        kept = connection.execute(select(row_count.c.table_name, row_count.c.live)).all()
        compared = [WrongCount(name, live, _live_number(connection, name)) for name, live in kept if name in JOURNALLED]
    return tuple(count for count in compared if count.kept != count.real)


def operation_count(store: Store) -> int:
    """How many operations the journal has."""
    with store.read() as connection:
        return _length(ends(connection))


def _length(tails: dict[str, Tail]) -> int:
    return sum(tail.seq for tail in tails.values())


def _asked(store: Store, folder: Path, statement: str, first: str = "") -> list[str]:
    """The first column; what SQLite complains of instead where the pages it needs are damaged."""
    try:
        with explaining(folder):
            if first:
                store.outside_transaction(first)
            return [str(row[0]) for row in store.outside_transaction(statement)]
    except StoreDamaged as error:
        return [str(error.__cause__)]


def _links(store: Store, origin: str, after: int) -> list[Operation]:
    with store.read() as connection:
        return list(operations(connection, "origin = ? AND seq > ?", (origin, after), order=f"seq LIMIT {WINDOW}"))


def _differing(connection: Connection, after: str, upto: str | None) -> tuple[list[str], int]:
    bounds, condition = ((after,), "row_id > ?") if upto is None else ((after, upto), "row_id > ? AND row_id <= ?")
    found = list(operations(connection, condition, bounds, order="table_name, row_id, scope"))
    folded = {key: _complete(fold_row(row), key[0]) for key, row in groupby(found, key=_key_of)}
    live = {key: row for table in JOURNALLED.values() for key, row in _live_rows(connection, table, after, upto)}
    differing = [key for key in sorted(folded.keys() | live.keys()) if folded.get(key) != live.get(key)]
    return [f"{table} {row_id}" for table, row_id, _ in differing], len(found)


def _key_of(operation: Operation) -> _RowKey:
    return operation.table_name, operation.row_id, operation.scope


def _complete(row: FoldedRow, table: str) -> FoldedRow:
    return {column.name: row.get(column.name) for column in JOURNALLED[table].c}


def _live_rows(
    connection: Connection, table: Table, after: str, upto: str | None
) -> Iterator[tuple[_RowKey, FoldedRow]]:
    # the key begins with the scope, so a range of identities is found quickly within each scope only
    scopes = connection.exec_driver_sql(_scopes(table.name)).scalars().all()
    for scope in scopes:
        question = select(table).where(table.c.scope == scope, table.c.id > after)
        if upto is not None:
            question = question.where(table.c.id <= upto)
        for row in connection.execute(question).mappings():
            yield (table.name, row["id"], scope), dict(row)


def _scopes(table: str) -> str:
    # table is a name from the catalogue
    return f"""WITH RECURSIVE found(scope) AS (
        SELECT min(scope) FROM "{table}"
        UNION ALL SELECT (SELECT min(scope) FROM "{table}" WHERE scope > found.scope) FROM found WHERE found.scope IS NOT NULL
    ) SELECT scope FROM found WHERE scope IS NOT NULL"""  # noqa: S608


def _live_number(connection: Connection, table: str) -> int:
    source = JOURNALLED[table]
    return int(connection.execute(select(func.count()).select_from(source).where(source.c.deleted == 0)).scalar_one())
