"""From the journal back to the tables: the winner of a field is the largest clock, merged text is all its updates together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from sqlalchemy import Connection, Table, delete, insert, select

from liaison.domain.dates import PartialDate
from liaison.store.journal.merged_text import MergedText
from liaison.store.journal.operations import Operation, Scalar, decode
from liaison.store.journal.reading import operations
from liaison.store.schema.catalogue import JOURNALLED, MERGED_TEXT
from liaison.store.schema.columns import PartialDateText

FoldedRow = dict[str, Scalar]
_SLICE = 500


def fold_row(row: Iterable[Operation]) -> FoldedRow:
    """The fields of one row from its operations, in any order."""
    ordered = sorted(row, key=lambda operation: (operation.clock, operation.origin, operation.seq))
    folded: FoldedRow = {"scope": ordered[0].scope, "id": ordered[0].row_id, "deleted": 0}
    updates: dict[str, list[bytes]] = {}
    for operation in ordered:
        if (operation.table_name, operation.field) in MERGED_TEXT:
            updates.setdefault(operation.field, []).append(operation.value)
        else:
            folded[operation.field] = column_value(operation)
    folded.update({field: str(MergedText(parts)) for field, parts in updates.items()})
    return folded


def column_value(operation: Operation) -> Scalar:
    """The value of a scalar operation as its column takes it."""
    value = decode(operation.value)
    column = JOURNALLED[operation.table_name].c[operation.field]
    if isinstance(column.type, PartialDateText) and isinstance(value, str):
        return PartialDate.parse(value)
    return value


def folded_rows(connection: Connection, table: str) -> Iterator[FoldedRow]:
    """The rows of a table as the journal has them, by identity."""
    found = operations(connection, "table_name = ?", (table,), order="row_id, scope, clock")
    for _, row in groupby(found, key=lambda operation: (operation.row_id, operation.scope)):
        yield fold_row(row)


def live_rows(connection: Connection, table: Table) -> Iterator[FoldedRow]:
    """The rows of a table as they stand, by identity."""
    question = select(table).order_by(table.c.id, table.c.scope)
    for row in connection.execution_options(yield_per=_SLICE).execute(question).mappings():
        yield dict(row)


def differences(connection: Connection) -> Iterator[str]:
    """Where tables and journal disagree, as `table row_id`; nothing when the tables are the journal's fold."""
    for name, table in JOURNALLED.items():
        folded = {(row["scope"], row["id"]): _complete(table, row) for row in folded_rows(connection, name)}
        for live in live_rows(connection, table):
            if folded.pop((live["scope"], live["id"]), None) != live:
                yield f"{name} {live['id']}"
        for _, row_id in folded:
            yield f"{name} {row_id}"


def rebuild(connection: Connection) -> None:
    """Make the tables again from the journal, inside the caller's transaction."""
    for name, table in JOURNALLED.items():
        connection.execute(delete(table))
        batch: list[FoldedRow] = []
        # read whole before writing: one connection serves both
        for row in list(folded_rows(connection, name)):
            batch.append(_complete(table, row))
            if len(batch) == _SLICE:
                connection.execute(insert(table), batch)
                batch = []
        if batch:
            connection.execute(insert(table), batch)


def _complete(table: Table, row: FoldedRow) -> FoldedRow:
    return {column.name: row.get(column.name) for column in table.c}
