"""Which pack is in the store, and which a folder of CSV files would make: told without what builds and installs one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, select

from liaison.base.translations import tr
from liaison.domain.pack_errors import PackSourceError
from liaison.domain.packs import InstalledPack, PackIdentity
from liaison.store.schema import reference

IDENTITY = "pack.json"


def installed_pack(connection: Connection) -> InstalledPack | None:
    """The pack in the store; None before the first."""
    row = connection.execute(select(reference.pack)).one_or_none()
    if row is None:
        return None
    return InstalledPack(
        row.name,
        row.version,
        row.number,
        date.fromisoformat(row.released),
        date.fromisoformat(row.expires) if row.expires else None,
        json.loads(row.counts),
        row.digest,
    )


def read_identity(folder: Path) -> PackIdentity:
    """Which pack the folder makes, from its pack.json. Raises PackSourceError."""
    try:
        given = json.loads((folder / IDENTITY).read_text(encoding="utf-8"))
        expires = given.get("expires")
        return PackIdentity(
            str(given["name"]),
            str(given["version"]),
            int(given["number"]),
            date.fromisoformat(given["released"]),
            date.fromisoformat(expires) if expires else None,
        )
    except OSError as error:
        raise PackSourceError(IDENTITY, error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PackSourceError(IDENTITY, tr("must give name, version, number and released")) from error
