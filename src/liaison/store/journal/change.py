"""The write door's inside: one labelled change, its rows and its operations in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from sqlalchemy import Connection, Table, insert, select, update
from sqlalchemy.sql import bindparam

from liaison.base.ids import new_id
from liaison.domain.dates import PartialDate
from liaison.domain.rows import ChangeSet
from liaison.store.journal.clock import HybridClock
from liaison.store.journal.merged_text import MergedText, reconciled
from liaison.store.journal.operations import FIRST_HASH, Operation, Scalar, encode
from liaison.store.schema.catalogue import JOURNALLED, MERGED_TEXT
from liaison.store.schema.columns import PartialDateText

Row = tuple[str, str]
"""A journalled row: scope and identity."""

_APPEND = """INSERT INTO journal (scope, origin, seq, clock, change, label, table_name, row_id, field, value, bases, actor, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_LATEST = "SELECT origin, seq, bases FROM journal WHERE row_id = ? AND field = ? AND scope = ? AND table_name = ? ORDER BY arrival"
_DELETED = """SELECT scope, row_id FROM journal
WHERE field = 'deleted' AND table_name = ? AND row_id IN (SELECT value FROM json_each(?))"""
_UPDATES = "SELECT value FROM journal WHERE row_id = ? AND field = ? AND scope = ? AND table_name = ? ORDER BY arrival"


class NoSuchRow(LookupError):
    """A change names a row that is not there."""


class NoSuchField(LookupError):
    """A change names a table or field the schema does not have."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of this origin's chain."""

    seq: int = 0
    hash: bytes = FIRST_HASH


@dataclass(slots=True)
class Author:
    """Who writes on this machine, and where its chain stands; kept between changes, put back when one fails.

    Attributes:
        origin: identity of this store among all.
        actor: who the operations are signed with, an identity and never a name.
        texts: documents of the notes being written, by row and field.
        heads: last operation of those, so that a save need not look it up.
    """

    origin: str
    actor: str
    clock: HybridClock
    tail: Tail = field(default_factory=Tail)
    texts: dict[tuple[str, str, str, str], MergedText] = field(default_factory=dict)
    heads: dict[tuple[str, str, str, str], tuple[str, ...]] = field(default_factory=dict)


class Change:
    """One labelled change; made by the store's write door, which commits it whole or not at all."""

    def __init__(self, connection: Connection, author: Author, label: str) -> None:
        self._connection = connection
        self._author = author
        self._tail = author.tail
        self.id = new_id()
        self.label = label
        self.touched: set[str] = set()

    @property
    def connection(self) -> Connection:
        """For reading inside the change; writing to journalled tables goes through the methods."""
        return self._connection

    @property
    def changes(self) -> ChangeSet:
        """What it touched so far, for whoever shows it."""
        return ChangeSet(self.label, frozenset(self.touched))

    @property
    def tail(self) -> Tail:
        """Where the chain stands after what was written so far."""
        return self._tail

    def insert(self, table: str, values: Mapping[str, Scalar], *, scope: str, row_id: str | None = None) -> str:
        """Add a row; fields left out or None are not known. The identity of the row."""
        row_id = row_id or new_id()
        known = {name: value for name, value in values.items() if value is not None}
        if not known:
            raise ValueError(f"a row of {table} needs at least one known field")
        # a merged text is empty from the start and never unknown: taking back its first line must give what was
        known |= {name: "" for merged, name in MERGED_TEXT if merged == table and name not in known}
        _require_fields(table, known)
        self._connection.execute(insert(JOURNALLED[table]), {"scope": scope, "id": row_id, **known})
        for name, value in known.items():
            cell = (scope, table, row_id, name)
            encoded = self._text(cell).replace(str(value)) if (table, name) in MERGED_TEXT else encode(value)
            self._append(cell, encoded, ())
        return row_id

    def insert_many(self, rows: Iterable[tuple[str, str, Mapping[str, Scalar]]], *, scope: str) -> None:
        """Add many rows (table, identity, values), as `insert` does one by one, at a third of its cost.

        Tables with merged text are not taken. Raises NoSuchField, ValueError.
        """
        alike: dict[tuple[str, tuple[str, ...]], list[dict[str, Scalar]]] = {}
        operations: list[tuple[object, ...]] = []
        for table, row_id, values in rows:
            known = {name: value for name, value in values.items() if value is not None}
            if not known or any(merged == table for merged, _ in MERGED_TEXT):
                raise ValueError(f"a row of {table} needs at least one known field, and no merged text")
            _require_fields(table, known)
            alike.setdefault((table, tuple(known)), []).append({"scope": scope, "id": row_id, **known})
            operations += [self._next((scope, table, row_id, name), encode(known[name])) for name in known]
        for (table, _), batch in alike.items():
            self._connection.execute(insert(JOURNALLED[table]), batch)
        if operations:
            self._connection.exec_driver_sql(_APPEND, operations)

    def update(self, table: str, row: Row, values: Mapping[str, Scalar]) -> bool:
        """Give fields of a row new values; fields that have them already are left alone. True when anything changed."""
        _require_fields(table, values)
        scope, row_id = row
        values = {
            name: "" if value is None and (table, name) in MERGED_TEXT else value for name, value in values.items()
        }
        present = self._row(table, row, tuple(values))
        changed = {name: value for name, value in values.items() if present[name] != value}
        if not changed:
            return False
        self._connection.execute(
            _update(table, tuple(sorted(changed))), {"key_scope": scope, "key_id": row_id, **changed}
        )
        for name, value in changed.items():
            cell = (scope, table, row_id, name)
            encoded = self._text(cell).replace(str(value)) if (table, name) in MERGED_TEXT else encode(value)
            self._append(cell, encoded, self._bases(cell))
        return True

    def write_text(self, table: str, row: Row, name: str, text: str, base: str | None = None) -> bool:
        """Save a merged text, the path of every keystroke burst: no row is read, one is updated, one operation is added.

        Args:
            base: the text that `text` was made from. Where another has been saved meanwhile, what was written in both is kept.

        True when the text differed. Raises NoSuchRow, NoSuchField.
        """
        if (table, name) not in MERGED_TEXT:
            raise NoSuchField(table, name)
        scope, row_id = row
        cell = (scope, table, row_id, name)
        document = self._text(cell)
        if base is not None and str(document) != base:
            text = reconciled(base, str(document), text)
        if str(document) == text:
            return False
        result = self._connection.exec_driver_sql(_text_update(table, name), (text, scope, row_id))
        if result.rowcount != 1:
            raise NoSuchRow(table, row_id)
        bases = self._author.heads.get(cell)
        self._append(cell, document.replace(text), self._bases(cell) if bases is None else bases)
        return True

    def delete(self, table: str, row: Row) -> bool:
        """Mark a row as deleted; it stays in the journal and can come back."""
        return self.update(table, row, {"deleted": 1})

    def delete_many(self, table: str, rows: Sequence[Row]) -> None:
        """Mark many rows as deleted, as `delete` does one by one. Raises NoSuchRow, NoSuchField."""
        _require_fields(table, {"deleted": 1})
        if not rows:
            return
        # the few that were deleted or brought back before have a history to name
        wanted = json.dumps([row_id for _, row_id in rows])
        met = {(found[0], found[1]) for found in self._connection.exec_driver_sql(_DELETED, (table, wanted))}
        fresh = [row for row in rows if row not in met]
        if fresh:
            statement = f'UPDATE "{table}" SET deleted = 1 WHERE scope = ? AND id = ?'  # noqa: S608  # from the catalogue
            if self._connection.exec_driver_sql(statement, fresh).rowcount != len(fresh):
                raise NoSuchRow(table, fresh[0][1])
            value = encode(1)
            self._connection.exec_driver_sql(
                _APPEND, [self._next((scope, table, row_id, "deleted"), value) for scope, row_id in fresh]
            )
        for row in rows:
            if row in met:
                self.delete(table, row)

    def _row(self, table: str, row: Row, names: tuple[str, ...]) -> Mapping[str, Scalar]:
        source = JOURNALLED[table]
        question = select(*(source.c[name] for name in names)).where(source.c.scope == row[0], source.c.id == row[1])
        found = self._connection.execute(question).mappings().one_or_none()
        if found is None:
            raise NoSuchRow(table, row[1])
        return dict(found)

    def _text(self, cell: tuple[str, str, str, str]) -> MergedText:
        known = self._author.texts.get(cell)
        if known is None:
            scope, table, row_id, name = cell
            updates = self._connection.exec_driver_sql(_UPDATES, (row_id, name, scope, table))
            known = self._author.texts[cell] = MergedText(bytes(value) for (value,) in updates)
        return known

    def _bases(self, cell: tuple[str, str, str, str]) -> tuple[str, ...]:
        scope, table, row_id, name = cell
        heads: dict[str, None] = {}
        for origin, seq, bases in self._connection.exec_driver_sql(_LATEST, (row_id, name, scope, table)):
            for base in bases.split():
                heads.pop(base, None)
            heads[f"{origin}:{seq}"] = None
        return tuple(heads)

    def _next(self, cell: tuple[str, str, str, str], value: bytes) -> tuple[object, ...]:
        """The next operation, of a field that had no value, as the journal takes it."""
        scope, table, row_id, name = cell
        author, seq, clock = self._author, self._tail.seq + 1, self._author.clock.next()
        head = (scope, author.origin, seq, clock, self.id, self.label, table, row_id, name)
        digest = Operation(*head, value, (), author.actor).hash_after(self._tail.hash)
        self._tail = Tail(seq, digest)
        self.touched.add(table)
        return (*head, value, "", author.actor, digest)

    def _append(self, cell: tuple[str, str, str, str], value: bytes, bases: tuple[str, ...]) -> None:
        scope, table, row_id, name = cell
        author = self._author
        bare = Operation(
            scope=scope,
            origin=author.origin,
            seq=self._tail.seq + 1,
            clock=author.clock.next(),
            change=self.id,
            label=self.label,
            table_name=table,
            row_id=row_id,
            field=name,
            value=value,
            bases=bases,
            actor=author.actor,
        )
        operation = replace(bare, hash=bare.hash_after(self._tail.hash))
        append(self._connection, operation)
        self._tail = Tail(operation.seq, operation.hash)
        if (table, name) in MERGED_TEXT:
            author.heads[cell] = (operation.key,)
        self.touched.add(table)


def append(connection: Connection, operation: Operation) -> None:
    """Write one operation to the journal as it stands."""
    connection.exec_driver_sql(
        _APPEND,
        (
            operation.scope,
            operation.origin,
            operation.seq,
            operation.clock,
            operation.change,
            operation.label,
            operation.table_name,
            operation.row_id,
            operation.field,
            operation.value,
            " ".join(operation.bases),
            operation.actor,
            operation.hash,
        ),
    )


def _require_fields(table: str, values: Mapping[str, Scalar]) -> None:
    source: Table | None = JOURNALLED.get(table)
    if source is None:
        raise NoSuchField(table)
    for name, value in values.items():
        if name not in source.c or name in ("scope", "id"):
            raise NoSuchField(table, name)
        if value is not None and isinstance(source.c[name].type, PartialDateText) != isinstance(value, PartialDate):
            raise TypeError(f"{table}.{name}: {type(value).__name__} does not fit the column")


@cache
def _update(table: str, names: tuple[str, ...]):  # type: ignore[no-untyped-def]  # SQLAlchemy's Update is generic in nothing useful
    source = JOURNALLED[table]
    return (
        update(source)
        .where(source.c.scope == bindparam("key_scope"), source.c.id == bindparam("key_id"))
        .values({name: bindparam(name) for name in names})
    )


@cache
def _text_update(table: str, name: str) -> str:
    return f'UPDATE "{table}" SET "{name}" = ? WHERE scope = ? AND id = ?'  # both from the catalogue  # noqa: S608
