"""The officer's own entries of the directory in and out of their tables, and the sources given for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from liaison.domain.dates import PartialDate
from liaison.domain.entries import Confidence, EntryKind, GivenSource
from liaison.domain.provenance import Basis
from liaison.domain.rows import RowKey
from liaison.store.journal.change import Change
from liaison.store.journal.operations import Scalar
from liaison.store.reference.asking import ask, partial_date
from liaison.store.schema.catalogue import JOURNALLED

_SOURCE = """
SELECT source.title, source.url, citation.as_of, source.as_of, citation.confidence, citation.remark
FROM citation JOIN source ON source.id = citation.source_id AND source.deleted = 0
WHERE citation.deleted = 0 AND citation.target_table = :target AND citation.target_id = :row
ORDER BY citation.id DESC LIMIT 1
"""
_SAME_SOURCE = """
SELECT id FROM source WHERE deleted = 0 AND scope = :scope AND title = :title AND coalesce(url, '') = :url ORDER BY id LIMIT 1
"""
# what goes with an entry when it is removed, by the field that names it
PARTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "agency": (
        ("competence", "agency_id"),
        ("competence_rule", "agency_id"),
        ("name", "target_id"),
        ("post", "agency_id"),
        ("body", "agency_id"),
    ),
    "office": (("coverage", "office_id"), ("post", "office_id")),
    "body": (("membership", "body_id"),),
    "post": (("post_holder", "post_id"),),
    "person": (("post_holder", "person_id"),),
}


def row_of(connection: Connection, kind: EntryKind, identity: str) -> tuple[RowKey, Mapping[str, Scalar]] | None:
    """An entry's key and columns; None when it is not there."""
    table = JOURNALLED[kind.value]
    question = select(table).where(table.c.id == identity, table.c.deleted == 0)
    found = connection.execute(question).mappings().first()
    return None if found is None else (RowKey(found["scope"], found["id"]), dict(found))


def source_of(connection: Connection, kind: EntryKind, identity: str) -> GivenSource | None:
    """The newest source given for an entry."""
    for title, url, cited, spoken, confidence, remark in ask(connection, _SOURCE, target=kind.value, row=identity):
        known = Confidence(confidence) if confidence in tuple(Confidence) else None
        return GivenSource(title or "", url or "", partial_date(cited or spoken), known, remark or "")
    return None


def cite(change: Change, table: str, row: RowKey, source: GivenSource) -> None:
    """Give a row a source: the officer's own one of the same title and address, or a new one."""
    same = ask(change.connection, _SAME_SOURCE, scope=row.scope, title=source.title, url=source.url)
    if same:
        source_id: str = same[0][0]
    else:
        values: dict[str, Scalar] = {"title": source.title, "url": source.url or None, "basis": Basis.OFFICER.value}
        source_id = change.insert("source", values, scope=row.scope)
    change.insert(
        "citation",
        {
            "target_table": table,
            "target_id": row.id,
            "source_id": source_id,
            "confidence": source.confidence.value if source.confidence else None,
            "as_of": source.as_of,
            "basis": Basis.OFFICER.value,
            "remark": source.remark or None,
        },
        scope=row.scope,
    )


def remove(change: Change, table: str, key: RowKey) -> None:
    """Mark a row as deleted, and what is nothing without it."""
    for part, field in PARTS.get(table, ()):
        for row in live(change.connection, part, {field: key.id}):
            remove(change, part, RowKey(row["scope"], row["id"]))
    change.delete(table, (key.scope, key.id))


def live(connection: Connection, table: str, values: Mapping[str, Scalar]) -> list[Mapping[str, Any]]:
    """The rows of `table` that are not deleted and have these values; None matches what is not known."""
    columns = JOURNALLED[table].c
    question = select(JOURNALLED[table]).where(columns.deleted == 0).order_by(columns.id)
    for name, value in values.items():
        question = question.where(columns[name].is_(None) if value is None else columns[name] == value)
    return [dict(row) for row in connection.execute(question).mappings()]


def as_text(value: Scalar) -> str:
    """A column's value as a form shows it."""
    return value.text if isinstance(value, PartialDate) else "" if value is None else str(value)
