"""Operations out of the journal, as values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from liaison.store.journal.operations import Operation

_COLUMNS = "scope, origin, seq, clock, change, label, table_name, row_id, field, value, bases, actor, hash"


def operations(
    connection: Connection, where: str = "", values: Sequence[Any] = (), order: str = "arrival"
) -> Iterator[Operation]:
    """The operations that meet a condition written in SQL with `?` for each of `values`; streamed, in `order`."""
    condition = f" WHERE {where}" if where else ""
    # conditions and orders are this package's own literals
    statement = f"SELECT {_COLUMNS} FROM journal{condition} ORDER BY {order}"  # noqa: S608
    for row in connection.exec_driver_sql(statement, tuple(values)):
        *plain, value, bases, actor, digest = row
        yield Operation(*plain, bytes(value), tuple(bases.split()), actor, bytes(digest))  # type: ignore[call-arg]
