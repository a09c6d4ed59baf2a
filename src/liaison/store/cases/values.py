"""Facts of a case as columns and back: a field of the class is the column of that name, and what is empty is not known."""

from __future__ import annotations

import types
from collections.abc import Hashable
from dataclasses import MISSING, Field, fields
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from sqlalchemy import Connection, RowMapping, select

from liaison.domain.cases.case import CaseFacts, CaseSide, FileNumber, Happening, Interest, Kept
from liaison.domain.cases.chains import LegFacts, StepFacts
from liaison.domain.cases.deliveries import DeliveryFacts, HandOver, Seizure, StateConsent
from liaison.domain.cases.operation_figures import FigureFacts
from liaison.domain.cases.requests import RequestFacts, RequestStep
from liaison.domain.rows import RowKey
from liaison.store.journal.operations import Scalar
from liaison.store.schema.catalogue import JOURNALLED

Facts = TypeVar("Facts")

TABLES: dict[type, tuple[str, str]] = {
    CaseFacts: ("case_file", ""),
    CaseSide: ("case_side", "case_id"),
    FileNumber: ("case_number", "case_id"),
    Interest: ("case_interest", "case_id"),
    Happening: ("case_happening", "case_id"),
    LegFacts: ("case_leg", "case_id"),
    StepFacts: ("case_step", "case_id"),
    RequestFacts: ("request", "case_id"),
    RequestStep: ("request_step", "request_id"),
    DeliveryFacts: ("controlled_delivery", "case_id"),
    StateConsent: ("delivery_consent", "delivery_id"),
    HandOver: ("delivery_hand_over", "delivery_id"),
    Seizure: ("seizure", "case_id"),
    FigureFacts: ("operation_figure", ""),
}
"""Where facts of a class are kept, and the column that names what they belong to."""


def table_of(kind: type) -> str:
    """The table that keeps facts of a class."""
    return TABLES[kind][0]


def values_of(facts: Any) -> dict[str, Scalar]:
    """Facts as their table holds them."""
    return {field.name: _plain(getattr(facts, field.name)) for field in fields(facts)}


def facts_from(kind: type[Facts], row: RowMapping) -> Facts:
    """Facts out of a row; a value of a newer program that is not understood is the field's default."""
    return kind(**{name: _read(inner, row[name], default) for name, inner, default in _fields(cast(Hashable, kind))})


def kept_from(kind: type[Facts], row: RowMapping) -> Kept[Facts]:
    """A record out of a row."""
    return Kept(RowKey(row["scope"], row["id"]), facts_from(kind, row))


def parts_of(connection: Connection, kind: type[Facts], owner: RowKey) -> tuple[Kept[Facts], ...]:
    """The live records of a class that belong to another, in the order they were written, or in that of their positions."""
    table, parent = JOURNALLED[TABLES[kind][0]], TABLES[kind][1]
    # its owner alone is asked for: with the scope or an order named too, SQLite would go through the whole table by its key
    rows = connection.execute(select(table).where(table.c[parent] == owner.id)).mappings()
    live = [row for row in rows if row["scope"] == owner.scope and not row["deleted"]]
    has_position = "position" in table.c
    live.sort(key=lambda row: ((row["position"] or 0) if has_position else 0, row["id"]))
    return tuple(kept_from(kind, row) for row in live)


def one_of(connection: Connection, kind: type[Facts], key: RowKey) -> Kept[Facts] | None:
    """One live record."""
    table = JOURNALLED[TABLES[kind][0]]
    question = select(table).where(table.c.id == key.id, table.c.scope == key.scope, table.c.deleted == 0)
    row = connection.execute(question).mappings().one_or_none()
    return None if row is None else kept_from(kind, row)


def owner_of(connection: Connection, kind: type, key: RowKey) -> RowKey | None:
    """What a record belongs to; None when it belongs to nothing, or is gone."""
    table = JOURNALLED[TABLES[kind][0]]
    question = select(table.c[TABLES[kind][1]]).where(table.c.id == key.id, table.c.scope == key.scope)
    found = connection.execute(question).scalar_one_or_none()
    return RowKey(key.scope, found) if found else None


def _plain(value: Any) -> Scalar:
    if value is None or value == "":
        return None
    if isinstance(value, Enum):
        return str(value.value)
    return str(value) if isinstance(value, Decimal) else value


@cache
def _fields(kind: Any) -> tuple[tuple[str, type, Any], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, _inner(hints[field.name]), _default(field)) for field in fields(kind))


def _inner(hint: Any) -> type:
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    return hint if isinstance(hint, type) else str


def _default(field: Field[Any]) -> Any:
    return "" if field.default is MISSING else field.default


@cache
def _members(kind: type[Enum]) -> dict[str, Enum]:
    return {member.value: member for member in kind}


def _read(kind: type, value: Any, default: Any) -> Any:
    if value is None:
        return default
    if issubclass(kind, Enum):
        return _members(kind).get(value, default)
    if kind is Decimal:
        try:
            return Decimal(value)
        except InvalidOperation:
            return default
    return value
