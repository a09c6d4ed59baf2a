"""Making a backup file of a copy of the store, and finding the backups in a folder."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable
from datetime import datetime
from hmac import compare_digest
from pathlib import Path

from liaison import __version__
from liaison.base.errors import WorldError
from liaison.domain.backup_errors import BackupDamaged, BackupUnreadable, CopyNotSound
from liaison.domain.backups import SUFFIX, Backup
from liaison.domain.steps import Show, unseen
from liaison.domain.vault_errors import DiskFull, FolderNotReadable, SlotFileDamaged, StoreDamaged
from liaison.store.backup_file import Source, describe, read_back, write, writing_to
from liaison.store.backup_manifest import ATTACHMENTS, Manifest, is_member_name
from liaison.store.copying import remove, verify
from liaison.store.engine import Store
from liaison.store.journal_ends import state_of
from liaison.store.vault.connection import open_connection
from liaison.store.vault.copies import read_copies
from liaison.store.vault.key import DataKey
from liaison.store.vault.layout import DATABASE, SLOTS, STAGED, make_folder, names_in, sync_folder
from liaison.store.vault.slot_text import serialised
from liaison.store.vault.slots import SlotFile
from liaison.store.vault.wrapping import key_check

BACKUPS = "backups"


def place_for_copy(folder: Path, key: DataKey, target: Path, size: int) -> Path:
    """Where to put the copy a backup is made of: beside the store, or in `target` when there is no room beside it.

    Nothing is there by that name; what a backup that was cut off left is removed.

    Args:
        folder: of the store.
        size: of the store, bytes.

    Raises:
        DiskFull: `target` cannot take the backup either. FolderNotWritable: the system refused. SlotFileDamaged.
    """
    beside = folder / BACKUPS
    make_folder(beside)
    name = _unfinished(keys_of(folder, key), ".db")
    for place in (beside, target):
        with writing_to(place):
            remove(place / name)
    with writing_to(target):
        room = shutil.disk_usage(target).free
    if room < size:
        raise DiskFull(target)
    with writing_to(beside):
        return (beside if shutil.disk_usage(beside).free > 2 * size else target) / name


def seal(
    copy: Path, folder: Path, key: DataKey, target: Path, made: datetime, *, automatic: bool, show: Show = unseen
) -> Backup:
    """Make a backup file of `copy`, a closed copy of the store in `folder`, which is verified first and removed in the end.

    Raises:
        CopyNotSound, SlotFileDamaged, DiskFull, FolderNotWritable, FileTooLarge: nothing new is left in `target`.
    """
    try:
        _verified(copy, key, target, show)
        return _sealed(copy, folder, key, target, made, automatic=automatic, show=show)
    finally:
        with contextlib.suppress(OSError):
            remove(copy)


def _sealed(
    copy: Path, folder: Path, key: DataKey, target: Path, made: datetime, *, automatic: bool, show: Show
) -> Backup:
    keys = keys_of(folder, key)
    unfinished = target / _unfinished(keys, SUFFIX)
    try:
        with writing_to(target):
            unfinished.unlink(missing_ok=True)
        manifest = _manifest(copy, key, keys, made, automatic=automatic)
        write(unfinished, manifest, _sources(copy, keys, folder), show)
        _proven(unfinished, target, show)
        file = target / _free_name(target, made)
        with writing_to(target):
            unfinished.rename(file)
            sync_folder(target)
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return describe(file)


def keys_of(folder: Path, key: DataKey) -> SlotFile:
    """The newest slot file of the store, which must be its own.

    Raises:
        SlotFileDamaged: neither copy can be used, or they belong to another store. FolderNotReadable: the system refused.
    """
    for file in read_copies(folder):
        if compare_digest(key_check(key, file.vault), file.key_check):
            return file
    raise SlotFileDamaged


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups in `folder`, newest first; files that are none, or are damaged or newer than the program, are left out.

    Raises:
        FolderNotReadable: the system refused.
    """
    found = []
    for name in names_in(folder):
        if name.endswith(SUFFIX):
            with contextlib.suppress(WorldError):
                found.append(describe(folder / name))
    return tuple(sorted(found, key=lambda backup: backup.made, reverse=True))


def known_backups(folder: Path, place: Path | None) -> tuple[Backup, ...]:
    """The backups beside the store in `folder` and in the chosen place, newest first, of whatever store."""
    places = {folder / BACKUPS} if place is None else {folder / BACKUPS, place}
    found: list[Backup] = []
    for one in places:
        # a stick that is not plugged in, or a share that does not answer
        with contextlib.suppress(FolderNotReadable):
            found += backups_in(one)
    return tuple(sorted(found, key=lambda backup: backup.made, reverse=True))


def remove_backups(backups: Iterable[Backup]) -> tuple[Path, ...]:
    """Remove backup files; the files that are gone. One the system keeps is left for the next time."""
    removed = []
    for backup in backups:
        with contextlib.suppress(OSError):
            backup.file.unlink()
            removed.append(backup.file)
    return tuple(removed)


def _unfinished(keys: SlotFile, ending: str) -> str:
    """A name of this store's own, so that what a crash left by it is found the next time, and nobody else's is touched."""
    return f"liaison-{keys.vault.hex()[:16]}{ending}{STAGED}"


def _free_name(target: Path, made: datetime) -> str:
    present = names_in(target)
    plain = made.astimezone().strftime("liaison-%Y-%m-%d-%H%M")
    name, number = plain + SUFFIX, 1
    while name in present:
        number += 1
        name = f"{plain}-{number}{SUFFIX}"
    return name


def _verified(copy: Path, key: DataKey, target: Path, show: Show) -> None:
    try:
        verify(copy, key, show)
    except StoreDamaged as error:
        raise CopyNotSound(target) from error


def _proven(file: Path, target: Path, show: Show) -> None:
    try:
        read_back(file, show)
    except (BackupDamaged, BackupUnreadable) as error:
        raise CopyNotSound(target) from error


def _manifest(copy: Path, key: DataKey, keys: SlotFile, made: datetime, *, automatic: bool) -> Manifest:
    store = Store(open_connection(copy, key))
    try:
        with store.read() as connection:
            schema: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            state = state_of(connection, serialised(keys))
    finally:
        store.close()
    return Manifest(made, __version__, schema, automatic, keys.vault.hex(), state)


def _sources(copy: Path, keys: SlotFile, folder: Path) -> dict[str, Source]:
    attachments = {ATTACHMENTS + name: folder / ATTACHMENTS / name for name in sorted(names_in(folder / ATTACHMENTS))}
    strange = [name for name in attachments if not is_member_name(name)]
    if strange:
        # leaving a file out silently would lose it
        raise ValueError(f"{len(strange)} attachments have names no backup can hold")
    return {DATABASE: copy, SLOTS: serialised(keys), **attachments}
