"""Which agencies and offices the officer works with: those that any record of theirs names."""

from __future__ import annotations

from sqlalchemy import Connection, Table, select

from liaison.domain.corrections import AGENCY, COVERAGE, OFFICE
from liaison.store.schema.catalogue import JOURNALLED
from liaison.store.schema.directory import correction

_NAMING = ("agency_id", "office_id")


def used_identities(connection: Connection) -> frozenset[str]:
    """Keys of agencies and offices in meetings, people, cases, requests and corrections."""
    found: set[str] = set()
    for table in JOURNALLED.values():
        for name in (column.name for column in table.columns if column.name.endswith(_NAMING)):
            found |= _named(connection, table, name)
    question = (
        select(correction.c.target_key)
        .where(correction.c.deleted == 0, correction.c.target_table.in_((AGENCY, OFFICE, COVERAGE)))
        .distinct()
    )
    # a statement of coverage is named by its office first
    found |= {key.partition("|")[0] for key in connection.execute(question).scalars() if key}
    return frozenset(found)


def _named(connection: Connection, table: Table, name: str) -> set[str]:
    column = table.c[name]
    question = select(column).where(table.c.deleted == 0, column.is_not(None)).distinct()
    return {identity for identity in connection.execute(question).scalars() if identity}
