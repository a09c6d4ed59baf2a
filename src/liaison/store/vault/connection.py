"""The one connection to the encrypted store, keyed and set up; and a look at a store that changes nothing.

Nothing here opens the database file but SQLite itself: closing any other descriptor of it would drop SQLite's locks.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote

from liaison.base.errors import WorldError
from liaison.domain.vault_errors import (
    FolderNotWritable,
    NotAStore,
    StoreDamaged,
    StoreExists,
    StoreIsNewer,
    StoreMissing,
    StoreUnreachable,
)
from liaison.store.vault.database_errors import world_error
from liaison.store.vault.key import KEY_BYTES, DataKey
from liaison.store.vault.layout import FILE_MODE, has_content

Connection: TypeAlias = Any
"""`sqlcipher3.dbapi2.Connection`, which is not imported before it is needed."""

SQLITE_FLOOR = (3, 51, 3)
"""Older ones can corrupt a database when a write-ahead log is reset (https://www.sqlite.org/releaselog/3_51_3.html)."""

_SETUP = (
    # exclusive comes before the log mode: it keeps the log's index in memory, where no truncated file can kill the process
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",
    "PRAGMA wal_autocheckpoint = 1000",
)
_HEXADECIMAL = b"0123456789abcdef"


def open_connection(
    database: Path, key: DataKey, *, create: bool = False, newest_schema: int | None = None
) -> Connection:
    """The connection for the store thread: autocommit mode, usable from any one thread at a time, held exclusively.

    Args:
        database: the store's file.
        key: its data key.
        create: make a new, empty store; an existing one is refused. Without it, a missing or empty file is refused.
        newest_schema: the newest `user_version` the program understands; None skips the check.

    Raises:
        StoreMissing, StoreExists, StoreIsNewer, StoreIsOpen, NotAStore, StoreDamaged, DiskFull, FolderNotWritable,
        StoreUnreachable: the files are as they were.
    """
    _require_library()
    is_there = has_content(database)
    if create and is_there:
        raise StoreExists(database.parent)
    if not create:
        version = schema_version_of(database, key)
        if newest_schema is not None and version > newest_schema:
            raise StoreIsNewer
    return _opened(database, key, create=create)


def schema_version_of(database: Path, key: DataKey) -> int:
    """The store's `user_version`, read without changing a file.

    A plain opening and closing, even with a wrong key, would move a left-over write-ahead log into the store.

    Raises:
        StoreMissing, StoreIsOpen, NotAStore, StoreDamaged, FolderNotWritable, StoreUnreachable.
    """
    if not has_content(database):
        raise StoreDamaged if database.exists() else StoreMissing(database.parent)
    try:
        return _looked_at(database, key)
    except StoreDamaged:
        # a medium that fails for a moment reads like damage, so damage is believed the second time only
        return _looked_at(database, key)


def read_schema_version(connection: Connection) -> int:
    """`PRAGMA user_version`: the number of the schema; 0 in a store without one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _looked_at(database: Path, key: DataKey) -> int:
    log = database.with_name(database.name + "-wal")
    if not has_content(log):
        return _version_by(database, key, "mode=ro&immutable=1")
    index = database.with_name(database.name + "-shm")
    left_by_us = not index.exists()
    try:
        return _version_by(database, key, "mode=ro")
    finally:
        if left_by_us:
            index.unlink(missing_ok=True)


def _version_by(database: Path, key: DataKey, mode: str) -> int:
    from sqlcipher3 import dbapi2  # off the start path, as in _connected

    connection = _connected(database, mode)
    try:
        _give_key(connection, key)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return read_schema_version(connection)
    except dbapi2.Error as error:
        found = _explained(error, database)
        if isinstance(found, StoreDamaged) and _is_plain(database):
            raise NotAStore(database) from error
        raise found from error
    finally:
        connection.close()


def _is_plain(database: Path) -> bool:
    """Whether the file is an unencrypted database, of another program or made by hand."""
    from sqlcipher3 import dbapi2  # off the start path, as in _connected

    connection = _connected(database, "mode=ro&immutable=1")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.Error:
        return False
    finally:
        connection.close()
    return True


def _opened(database: Path, key: DataKey, *, create: bool) -> Connection:
    from sqlcipher3 import dbapi2  # off the start path, as in _connected

    connection = _connected(database, "mode=rwc" if create else "mode=rw")
    try:
        if create:
            _make_private(database)
        _give_key(connection, key)
        for statement in _SETUP:
            connection.execute(statement).fetchall()
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except dbapi2.Error as error:
        connection.close()
        if create and not has_content(database):
            database.unlink(missing_ok=True)
        raise _explained(error, database) from error
    return connection


def _make_private(database: Path) -> None:
    # a memory stick's file system knows no modes and may refuse them
    with contextlib.suppress(OSError):
        database.chmod(FILE_MODE)


def _connected(database: Path, mode: str) -> Connection:
    # off the start path: the passphrase prompt is painted before the driver is needed
    from sqlcipher3 import dbapi2

    try:
        connection = dbapi2.connect(
            f"{_uri(database)}?{mode}", uri=True, isolation_level=None, check_same_thread=False, timeout=0
        )
        # otherwise SQLCipher prints its errors on standard error
        connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
    except dbapi2.Error as error:
        raise _explained(error, database) from error
    return connection


def _give_key(connection: Connection, key: DataKey) -> None:
    """Hand the key over by the driver's own call, from bytes wiped afterwards: a PRAGMA's text survives in memory."""
    specification = bytearray(b"x'" + b"0" * 2 * KEY_BYTES + b"'")
    for index, byte in enumerate(key.material()):
        specification[2 + 2 * index] = _HEXADECIMAL[byte >> 4]
        specification[3 + 2 * index] = _HEXADECIMAL[byte & 15]
    try:
        connection.set_key(specification)
    finally:
        specification[:] = bytes(len(specification))


def _uri(database: Path) -> str:
    """SQLite's own form of a file URI, which has three slashes for `C:/` and four for a share."""
    path = os.fsencode(database.absolute().as_posix())
    return "file://" + quote(path if path.startswith(b"/") else b"/" + path)


def _explained(error: Exception, database: Path) -> WorldError:
    found = world_error(error, database.parent)
    if found is None:
        raise error
    # SQLite finds out that a medium is read-only by an error of the medium when it locks the file
    if isinstance(found, StoreUnreachable) and database.exists() and not os.access(database, os.W_OK):
        return FolderNotWritable(database.parent)
    return found


def _require_library() -> None:
    from sqlcipher3 import dbapi2  # off the start path, as in _connected

    if dbapi2.sqlite_version_info < SQLITE_FLOOR:
        raise RuntimeError(f"SQLite {dbapi2.sqlite_version} is older than the floor")
