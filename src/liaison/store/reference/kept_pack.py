"""One pack takes the other's place, and the one before is kept inside the encrypted store: one step leads back."""

from __future__ import annotations

import io
from datetime import date

from sqlalchemy import Connection, delete, insert, select

from liaison.domain.pack_errors import NoPackBefore
from liaison.domain.packs import InstalledPack, KeptPack
from liaison.store.reference.installed import installed_pack
from liaison.store.reference.installed_rows import pack_in_store
from liaison.store.reference.installing import install_pack
from liaison.store.reference.pack import Pack
from liaison.store.reference.pack_file import read_pack, write_into
from liaison.store.reference.pack_notes import DECLINED, SIGNED_BY, tell, told
from liaison.store.schema.signed_packs import kept_pack


def replace_pack(
    connection: Connection, pack: Pack, today: date, signed_by: str, *, older_too: bool = False
) -> tuple[InstalledPack | None, InstalledPack]:
    """Install a pack and keep the one before; both, the older first.

    Args:
        connection: within a transaction.
        signed_by: who signed it; empty when nobody did.

    Raises:
        OlderPackError, ExpiredPackError: unless `older_too`.
    """
    before = installed_pack(connection)
    # the same pack again is no step, and must not push the one before out of its place
    if before is not None and before.digest != pack.digest:
        _keep_present(connection)
    after = install_pack(connection, pack, today, older_too)
    tell(connection, SIGNED_BY, signed_by)
    tell(connection, DECLINED, "")
    return before, after


def go_back(connection: Connection, today: date) -> tuple[InstalledPack | None, InstalledPack]:
    """Put the kept pack in the place of the present one, which is kept instead; both, the present one first. Raises NoPackBefore."""
    there = kept(connection)
    if there is None:
        raise NoPackBefore
    content = bytes(connection.execute(select(kept_pack.c.content)).scalar_one())
    before, after = replace_pack(connection, read_pack(content), today, there.signed_by, older_too=True)
    if before is not None and before.name == after.name and before.number > after.number:
        tell(connection, DECLINED, str(before.number))
    return before, after


def _keep_present(connection: Connection) -> None:
    """Keep the installed pack instead of the one kept so far; nothing when there is none."""
    pack = pack_in_store(connection)
    if pack is None:
        return
    content = io.BytesIO()
    write_into(pack, content)
    connection.execute(delete(kept_pack))
    connection.execute(
        insert(kept_pack).values(
            digest=pack.digest,
            name=pack.manifest.name,
            version=pack.manifest.version,
            number=pack.manifest.number,
            signed_by=told(connection, SIGNED_BY),
            content=content.getvalue(),
        )
    )


def kept(connection: Connection) -> KeptPack | None:
    """Which pack is kept; None when there is none."""
    columns = (kept_pack.c.name, kept_pack.c.version, kept_pack.c.number, kept_pack.c.signed_by)
    row = connection.execute(select(*columns)).one_or_none()
    return None if row is None else KeptPack(row.name, row.version, row.number, row.signed_by or "")
