"""Installing a pack: all reference tables are replaced whole, in the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection

from liaison.base.errors import WorldError
from liaison.domain.dates import PartialDate
from liaison.domain.pack_errors import ExpiredPackError, OlderPackError
from liaison.domain.packs import InstalledPack, PackManifest
from liaison.store.reference.checks import Cell
from liaison.store.reference.installed import installed_pack
from liaison.store.reference.members import COVERAGE, MEMBERS, OFFICE, Member, Row
from liaison.store.reference.pack import Pack
from liaison.store.schema import reference
from liaison.store.schema.columns import PartialDateText


def install_pack(connection: Connection, pack: Pack, today: date, older_too: bool = False) -> InstalledPack:
    """Replace all reference tables by the pack's rows.

    Args:
        connection: within a transaction, so that either all of it happens or nothing.
        older_too: also when the installed pack of that name is newer, or the pack has expired.

    Raises:
        OlderPackError, ExpiredPackError: unless `older_too`.
    """
    before = installed_pack(connection)
    refused = None if older_too else refusal_of(before, pack.manifest, today)
    if refused is not None:
        raise refused
    for member in MEMBERS:
        _replace(connection, member, pack.rows[member.name], _repeated(member, pack))
    _record(connection, pack)
    after = installed_pack(connection)
    assert after is not None  # just recorded  # noqa: S101
    return after


def refusal_of(before: InstalledPack | None, manifest: PackManifest, today: date) -> WorldError | None:
    """Why a pack is not to be installed after this one: it is older, or has expired."""
    if before is not None and before.name == manifest.name and manifest.number < before.number:
        return OlderPackError(before, manifest)
    if manifest.expires is not None and manifest.expires < today:
        return ExpiredPackError(manifest)
    return None


def _replace(
    connection: Connection, member: Member, rows: Sequence[Row], repeated: Mapping[str, Sequence[Cell]]
) -> None:
    connection.execute(member.table.delete())
    if not rows:
        return
    names = ", ".join((*member.names, *repeated))
    marks = ", ".join("?" for _ in (*member.names, *repeated))
    # past the driver-independent layer: building a dictionary a row doubles the time
    statement = f"INSERT INTO {member.table.name} ({names}) VALUES ({marks})"  # noqa: S608
    stored = _stored(member, rows)
    for values in repeated.values():
        stored = [(*row, value) for row, value in zip(stored, values, strict=True)]
    connection.exec_driver_sql(statement, stored)


def _repeated(member: Member, pack: Pack) -> dict[str, list[Cell]]:
    """Columns that repeat what another member says, by name, one value a row."""
    if member is not COVERAGE:
        return {}
    identity, agency = OFFICE.place("id"), OFFICE.place("agency_id")
    owners = {row[identity]: row[agency] for row in pack.rows[OFFICE.name]}
    office = COVERAGE.place("office_id")
    return {"agency_id": [owners.get(row[office]) for row in pack.rows[COVERAGE.name]]}


def _stored(member: Member, rows: Sequence[Row]) -> list[Row]:
    """Rows as the tables hold them: dates in the form that sorts."""
    dates = [place for place, name in enumerate(member.names) if isinstance(member.table.c[name].type, PartialDateText)]
    if not dates:
        return list(rows)
    stored = []
    for row in rows:
        changed = list(row)
        for place in dates:
            changed[place] = _sortable(row[place])
        stored.append(tuple(changed))
    return stored


@lru_cache(maxsize=20_000)
def _sortable(text: Cell) -> Cell:
    if not isinstance(text, str):
        return None
    return f"{PartialDate.parse(text).sort_key} {text}"


def _record(connection: Connection, pack: Pack) -> None:
    manifest = pack.manifest
    connection.execute(reference.pack.delete())
    connection.execute(
        reference.pack.insert().values(
            name=manifest.name,
            version=manifest.version,
            number=manifest.number,
            released=manifest.released.isoformat(),
            expires=manifest.expires.isoformat() if manifest.expires else None,
            counts=json.dumps(manifest.counts),
            digest=pack.digest,
        )
    )
