"""From a backup file to a store in a folder of its own: unpacked, its keys fitting, every page read, brought up to date."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from liaison.base.ids import new_id
from liaison.domain.backup_errors import BackupDamaged, BackupOfAnotherStore
from liaison.domain.steps import Show, unseen
from liaison.domain.vault_errors import NotAStore, SlotFileDamaged, StoreDamaged, StoreMissing
from liaison.store.backup_file import unpack
from liaison.store.backups import keys_of
from liaison.store.copying import verify
from liaison.store.engine import ORIGIN_KEY, Store
from liaison.store.opening import open_store
from liaison.store.vault.copies import save
from liaison.store.vault.key import DataKey
from liaison.store.vault.layout import DATABASE, SLOTS, make_folder
from liaison.store.vault.slot_text import parsed

STAGED = "restoring"
"""Folder in the store's own, where a backup becomes a store before it takes its place."""


def unpack_store(file: Path, folder: Path, show: Show = unseen) -> None:
    """Unpack a backup into `folder`, which is made anew, as a store with both copies of its keys.

    Raises:
        NotABackup, BackupDamaged, BackupUnreadable, StoreIsNewer, DiskFull, FolderNotWritable: `folder` is gone.
    """
    discard(folder)
    make_folder(folder)
    try:
        unpack(file, folder, show)
        save(folder, parsed((folder / SLOTS).read_bytes()), lambda written: None)
    except SlotFileDamaged as error:
        discard(folder)
        raise BackupDamaged(file) from error
    except BaseException:
        discard(folder)
        raise


def take_keys(source: Path, key: DataKey, folder: Path) -> None:
    """Give the unpacked store in `folder` the keys of the open store in `source`, so that it opens as that one does today.

    Raises:
        BackupOfAnotherStore: `key` is not that of the backup. SlotFileDamaged, DiskFull, FolderNotWritable.
    """
    require_key(folder, key)
    save(folder, keys_of(source, key), lambda written: None)


def require_key(folder: Path, key: DataKey) -> None:
    """Raises BackupOfAnotherStore when `key` is not that of the unpacked store in `folder`."""
    try:
        keys_of(folder, key)
    except SlotFileDamaged as error:
        raise BackupOfAnotherStore from error


def verify_unpacked(file: Path, folder: Path, key: DataKey, show: Show = unseen) -> None:
    """Read every page of the unpacked store. Raises BackupDamaged."""
    try:
        verify(folder / DATABASE, key, show)
    except (StoreDamaged, StoreMissing) as error:
        raise BackupDamaged(file) from error


def opened(file: Path, folder: Path, key: DataKey) -> Store:
    """The unpacked store, brought up to date when an older program wrote it. Raises BackupDamaged, StoreIsNewer, DiskFull."""
    try:
        return open_store(folder, key)
    except (StoreDamaged, StoreMissing, NotAStore) as error:
        raise BackupDamaged(file) from error


def renew_origin(store: Store) -> None:
    """Let what is written from now on come from an origin of its own, and close the store.

    The store the backup was made of may have gone on, and two different operations must never bear one number of one origin.
    """
    try:
        with store.maintain() as connection:
            connection.exec_driver_sql("UPDATE store_info SET value = ? WHERE key = ?", (new_id(), ORIGIN_KEY))
    finally:
        store.close()


def discard(folder: Path) -> None:
    """Remove a folder made here, with what is in it; what the system keeps is removed the next time."""
    with contextlib.suppress(OSError):
        shutil.rmtree(folder)
