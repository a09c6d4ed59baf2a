"""Column types and the shape every journalled table shares."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Index, Integer, Table, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from liaison.domain.dates import PartialDate
from liaison.store.schema.base import metadata


class PartialDateText(TypeDecorator[PartialDate]):
    """A partial date in one text column that sorts as time does: its sort key, a space, its text form."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: PartialDate | None, dialect: Dialect) -> str | None:
        return None if value is None else f"{value.sort_key} {value.text}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> PartialDate | None:
        return None if value is None else PartialDate.parse(value.partition(" ")[2])


def text(name: str) -> Column[str]:
    """A text column, empty when not known."""
    return Column(name, Text)


def number(name: str) -> Column[int]:
    """A whole number, or 0 and 1 for no and yes; empty when not known."""
    return Column(name, Integer)


def when(name: str) -> Column[PartialDate]:
    """A partial date."""
    return Column(name, PartialDateText)


def marking() -> tuple[Column[str], ...]:
    """How a record may be handled: TLP 2.0, the handling code, conditions of use, and whose it is."""
    return text("tlp"), text("handling_code"), text("conditions_of_use"), text("originator")


def journalled(name: str, *columns: Column[Any], index: tuple[str, ...] = ()) -> Table:
    """A table whose rows travel: scope leads, the identity is a time-ordered UUID, deletion is a mark.

    No foreign keys and no uniqueness besides the key: rows of one change may arrive in any order and from several
    officers. `check` reports references that lead nowhere.
    """
    table = Table(
        name,
        metadata,
        Column("scope", Text, primary_key=True),
        Column("id", Text, primary_key=True),
        Column("deleted", Integer, nullable=False, server_default="0"),
        *columns,
    )
    for column in index:
        Index(None, table.c[column])
    return table
