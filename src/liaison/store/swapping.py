"""Putting a restored store in the place of the present one, so that at every step one of the two opens.

The present store's files are first linked (copied where the file system knows no links) into a folder of their own, where they stay.
Then the new files take their places one by one, each in one step of the file system: a copy of the new keys, the store, the keys
themselves. In between the folder holds both stores' keys, and whichever store is there opens with its own.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from hmac import compare_digest
from pathlib import Path

from liaison.domain.backup_errors import StoreNotClosedProperly
from liaison.domain.vault_errors import NotAStore, SlotFileDamaged, StoreDamaged, StoreMissing
from liaison.store.backup_file import writing_to
from liaison.store.backup_manifest import ATTACHMENTS
from liaison.store.copying import SIDE_FILES
from liaison.store.vault.connection import open_connection
from liaison.store.vault.copies import read_copies
from liaison.store.vault.key import DataKey
from liaison.store.vault.layout import DATABASE, SLOTS, SLOTS_COPY, make_folder, names_in, publish, sync_folder
from liaison.store.vault.wrapping import key_check

_LOG = DATABASE + "-wal"
_OF_A_STORE = (*(DATABASE + ending for ending in SIDE_FILES), SLOTS, SLOTS_COPY)
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS, errno.EINVAL}


def bring_in_log(folder: Path, key: DataKey) -> None:
    """Bring what the present store wrote last from its log into its file. A damaged store is left as it is.

    Raises:
        StoreNotClosedProperly: there is a log, and the store has other keys.
        StoreIsOpen, DiskFull, FolderNotWritable, StoreUnreachable.
    """
    if not _has_content(folder / _LOG):
        return
    if _has_other_keys(folder, key):
        raise StoreNotClosedProperly(folder)
    with contextlib.suppress(StoreDamaged, StoreMissing, NotAStore):
        connection = open_connection(folder / DATABASE, key)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.close()


def folder_for_replaced(folder: Path, time: datetime) -> Path | None:
    """Where to keep the store that is in `folder` now; None when there is none. Nothing is made."""
    present = names_in(folder)
    if present.isdisjoint(_OF_A_STORE):
        return None
    plain = time.astimezone().strftime("replaced-%Y-%m-%d-%H%M%S")
    name, number = plain, 1
    while name in present:
        number += 1
        name = f"{plain}-{number}"
    return folder / name


def swap_in_steps(staged: Path, folder: Path, replaced: Path | None) -> Iterator[None]:
    """Put the closed store in `staged` in the place of the closed one in `folder`, both on one file system; one step at a time.

    Args:
        replaced: gets the present store, which stays there; None when there is none.

    Raises:
        DiskFull, FolderNotWritable: the system refused.
    """
    with writing_to(folder):
        if replaced is not None:
            make_folder(replaced)
            for name in _present(folder):
                _keep(folder / name, replaced / name)
                yield
            sync_folder(replaced)
            sync_folder(folder)
        for ending in SIDE_FILES[1:]:
            # the log of one store must never meet another
            (folder / (DATABASE + ending)).unlink(missing_ok=True)
        yield
        for name in (SLOTS_COPY, DATABASE, SLOTS):
            publish(staged / name, folder / name)
            yield
        _move_attachments(staged / ATTACHMENTS, folder / ATTACHMENTS)
        yield
        shutil.rmtree(staged)


def _present(folder: Path) -> list[str]:
    names = names_in(folder)
    return [name for name in _OF_A_STORE if name in names]


def _keep(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _copy_through(source, target)


def _copy_through(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())


def _move_attachments(source: Path, target: Path) -> None:
    """Add what is missing; an attachment is named by its content, so one that is there is the same."""
    names = names_in(source) - names_in(target)
    if not names:
        return
    make_folder(target)
    for name in sorted(names):
        (source / name).replace(target / name)
    sync_folder(target)


def _has_other_keys(folder: Path, key: DataKey) -> bool:
    try:
        copies = read_copies(folder)
    except SlotFileDamaged:
        return False
    return not any(compare_digest(key_check(key, file.vault), file.key_check) for file in copies)


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
