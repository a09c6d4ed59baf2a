"""The installed pack as a pack again: what is kept of it before another takes its place, and what another is compared with."""

from __future__ import annotations

from sqlalchemy import Connection

from liaison.domain.packs import PackIdentity
from liaison.store.reference.installed import installed_pack
from liaison.store.reference.members import MEMBERS, Member, Row
from liaison.store.reference.pack import Pack, packed
from liaison.store.schema.columns import PartialDateText


def pack_in_store(connection: Connection) -> Pack | None:
    """The installed pack; None before the first."""
    there = installed_pack(connection)
    if there is None:
        return None
    identity = PackIdentity(there.name, there.version, there.number, there.released, there.expires)
    return packed(identity, {member.name: rows_in_store(connection, member) for member in MEMBERS})


def rows_in_store(connection: Connection, member: Member) -> tuple[Row, ...]:
    """The rows of one part, in the order and the form they have in a pack."""
    names = ", ".join(_plain_date(member, name) for name in member.names)
    found = connection.exec_driver_sql(f"SELECT {names} FROM {member.table.name} ORDER BY rowid")  # noqa: S608
    return tuple(tuple(row) for row in found)


def _plain_date(member: Member, name: str) -> str:
    """A column without the key by which its dates sort."""
    is_date = isinstance(member.table.c[name].type, PartialDateText)
    return f"substr({name}, instr({name}, ' ') + 1)" if is_date else name
