"""A whole, verified copy of an open store: by VACUUM INTO, then opened and checked before it counts."""

from __future__ import annotations

from pathlib import Path

from liaison.domain.vault_errors import StoreDamaged
from liaison.store.engine import Store
from liaison.store.vault.connection import open_connection
from liaison.store.vault.key import DataKey
from liaison.store.vault.layout import sync_folder

_UNCHECKED = ".unchecked"


def copy_into(store: Store, key: DataKey, target: Path) -> None:
    """Write the store as it stands to `target`, encrypted by the same key; an older file of that name is replaced at the end.

    Raises:
        StoreDamaged: the copy did not read back whole; nothing of that name was touched.
        DiskFull, FolderNotWritable: the system refused.
    """
    unchecked = target.with_name(target.name + _UNCHECKED)
    unchecked.unlink(missing_ok=True)
    try:
        store.outside_transaction("VACUUM INTO ?", (str(unchecked),))
        verify(unchecked, key)
        unchecked.replace(target)
    finally:
        unchecked.unlink(missing_ok=True)
    sync_folder(target.parent)


def verify(database: Path, key: DataKey) -> None:
    """Read every page of a closed database with its key. Raises StoreDamaged."""
    connection = open_connection(database, key)
    try:
        damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        unsound = connection.execute("PRAGMA integrity_check").fetchall()
    finally:
        connection.close()
    if damaged or [row[0] for row in unsound] != ["ok"]:
        raise StoreDamaged
