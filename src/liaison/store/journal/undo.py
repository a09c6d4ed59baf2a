"""Taking back the last change: a new change that gives every field the value it had before; nothing is removed from the journal."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from liaison.store.journal.change import Change
from liaison.store.journal.fold import column_value
from liaison.store.journal.merged_text import MergedText
from liaison.store.journal.operations import Operation, Scalar
from liaison.store.journal.reading import operations
from liaison.store.schema.catalogue import MERGED_TEXT

_ROWS = """
SELECT one.table_name, one.scope, one.row_id, EXISTS (
  SELECT 1 FROM journal WHERE row_id = one.row_id AND scope = one.scope AND table_name = one.table_name AND clock < one.began)
FROM (SELECT table_name, scope, row_id, min(clock) AS began FROM journal WHERE change = ? AND arrival >= ?
      GROUP BY table_name, scope, row_id) AS one
"""

UNDO = "undo "
"""Label of a change that takes back another, followed by that change's identity."""

DERIVED = "note.records"
"""Label of changes that follow from what was written and follow it again when that is taken back: nobody takes back these."""


@dataclass(frozen=True, slots=True)
class ChangeInJournal:
    """A change as the journal has it: its identity and label."""

    id: str
    label: str


def last_change(connection: Connection, origin: str) -> ChangeInJournal | None:
    """The newest change of `origin` that is no undo, was not undone and does not merely follow from another; None when there is none."""
    undone: set[str] = set()
    seen: set[str] = set()
    newest_first = connection.exec_driver_sql(
        "SELECT change, label FROM journal WHERE origin = ? ORDER BY seq DESC", (origin,)
    )
    for change, label in newest_first:
        if change in seen:
            continue
        seen.add(change)
        if label.startswith(UNDO):
            undone.add(label.removeprefix(UNDO))
        elif change not in undone and label != DERIVED:
            newest_first.close()
            return ChangeInJournal(change, label)
    return None


def take_back(change: Change, undone: str) -> None:
    """Write into `change` what takes back the change with identity `undone`."""
    connection = change.connection
    first = _first_arrival(connection, undone)
    created, others = _rows_of(connection, undone, first)
    for table, new in created.items():
        change.delete_many(table, new)
    if not others:
        return
    rows: dict[tuple[str, str, str], list[Operation]] = {}
    # few operations stand after the last change, so the newest come first and the search ends where the change ends
    for operation in operations(connection, "change = ? AND arrival >= ?", (undone, first)):
        key = (operation.table_name, operation.scope, operation.row_id)
        if key in others:
            rows.setdefault(key, []).append(operation)
    for (table, scope, row_id), row in rows.items():
        earlier: dict[str, Scalar] = {operation.field: _value_before(connection, operation) for operation in row}
        if earlier.get("deleted", 0) is None:
            earlier["deleted"] = 0
        change.update(table, (scope, row_id), earlier)


def _rows_of(
    connection: Connection, change: str, first: int
) -> tuple[dict[str, list[tuple[str, str]]], set[tuple[str, str, str]]]:
    """The rows a change added, by table, and those that were there before it."""
    created: dict[str, list[tuple[str, str]]] = {}
    others: set[tuple[str, str, str]] = set()
    for table, scope, row_id, existed in connection.exec_driver_sql(_ROWS, (change, first)):
        if existed:
            others.add((table, scope, row_id))
        else:
            created.setdefault(table, []).append((scope, row_id))
    return created, others


def _first_arrival(connection: Connection, change: str) -> int:
    # the scan stops at the first older change: a change's operations arrive together
    first = 0
    inside = False
    for arrival, present in connection.exec_driver_sql("SELECT arrival, change FROM journal ORDER BY arrival DESC"):
        if present == change:
            inside, first = True, arrival
        elif inside:
            break
    return first


def _earlier(connection: Connection, operation: Operation) -> list[Operation]:
    return [
        other
        for other in operations(
            connection,
            "row_id = ? AND field = ? AND scope = ? AND table_name = ?",
            (operation.row_id, operation.field, operation.scope, operation.table_name),
        )
        if other.clock < operation.clock
    ]


def _value_before(connection: Connection, operation: Operation) -> Scalar:
    earlier = _earlier(connection, operation)
    if (operation.table_name, operation.field) in MERGED_TEXT:
        return str(MergedText(other.value for other in earlier))
    if not earlier:
        return None
    return column_value(max(earlier, key=lambda other: (other.clock, other.origin, other.seq)))
