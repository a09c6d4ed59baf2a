"""Whole, verified copies of an open store, encrypted by the same key: at once, or in steps between which writing goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from liaison.domain.steps import Show, Stage, Step, unseen
from liaison.domain.vault_errors import StoreDamaged
from liaison.store.engine import Store
from liaison.store.paged_copy import paged_copy
from liaison.store.vault.connection import Connection, open_connection
from liaison.store.vault.database_errors import world_error
from liaison.store.vault.key import DataKey
from liaison.store.vault.layout import sync_folder

_UNCHECKED = ".unchecked"
SIDE_FILES = ("", "-wal", "-shm", "-journal")


def copy_into(store: Store, key: DataKey, target: Path) -> None:
    """Write the store as it stands to `target`; an older file of that name is replaced at the end.

    Nothing else can be done with the store meanwhile: 16 s for 100,000 meetings.

    Raises:
        StoreDamaged: the copy did not read back whole; nothing of that name was touched.
        DiskFull, FolderNotWritable, StoreUnreachable: the system refused.
    """
    unchecked = target.with_name(target.name + _UNCHECKED)
    remove(unchecked)
    try:
        with explaining(target.parent):
            store.outside_transaction("VACUUM INTO ?", (str(unchecked),))
        verify(unchecked, key)
        unchecked.replace(target)
    finally:
        remove(unchecked)
    sync_folder(target.parent)


def copy_in_steps(store: Store, key: DataKey, target: Path) -> Iterator[Step[None]]:
    """Write the store to `target`, which is not there yet; what is written to the store between the steps is in the copy.

    The copy is not verified. On an error, and when the iterator is closed, nothing of that name is left.

    Raises:
        StoreDamaged, StoreUnreachable, StoreExists, DiskFull, FolderNotWritable.
    """
    whole = False
    copy = open_connection(target, key, create=True)
    try:
        with explaining(target.parent):
            # a copy that was cut off is thrown away, so nothing need be undone in it
            copy.execute("PRAGMA journal_mode = OFF").fetchall()
            copy.execute("PRAGMA synchronous = OFF").fetchall()
            for done, total in paged_copy(_driver(store), copy):
                yield Step(Stage.COPYING, done, total)
        whole = True
    finally:
        copy.close()
        if not whole:
            remove(target)


def verify(database: Path, key: DataKey, show: Show = unseen) -> None:
    """Read every page of a closed database with its key.

    Raises:
        StoreDamaged, StoreUnreachable and others of `open_connection`.
    """
    connection = open_connection(database, key)
    try:
        with explaining(database.parent):
            show(Stage.CHECKING, 0, 0)
            damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            show(Stage.CHECKING, 0, 0)
            unsound = connection.execute("PRAGMA integrity_check").fetchall()
    finally:
        connection.close()
    if damaged or [row[0] for row in unsound] != ["ok"]:
        raise StoreDamaged


def remove(database: Path) -> None:
    """Remove a closed database that is not wanted, with what SQLite leaves beside it. Raises OSError."""
    for ending in SIDE_FILES:
        database.with_name(database.name + ending).unlink(missing_ok=True)


@contextmanager
def explaining(folder: Path) -> Iterator[None]:
    """Turns the driver's complaints about the files in `folder` into the sentences they stand for."""
    try:
        yield
    except Exception as error:
        found = world_error(error, folder)
        if found is None:
            raise
        raise found from error


def _driver(store: Store) -> Connection:
    with store.read() as connection:
        return connection.connection.driver_connection
