"""SQLite's complaints sorted by their primary code (https://www.sqlite.org/rescode.html) into sentences, in this one place."""

from __future__ import annotations

from pathlib import Path

from liaison.base.errors import WorldError
from liaison.domain.vault_errors import (
    DiskFull,
    FolderNotWritable,
    StoreDamaged,
    StoreIsOpen,
    StoreUnreachable,
)

_PERM, _BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 3, 5, 6, 8, 10, 11, 13, 14, 26


def primary_code(error: Exception) -> int:
    """SQLite's primary result code; 0 where `error` is not SQLite's."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def world_error(error: Exception, folder: Path) -> WorldError | None:
    """The sentence for the world's part in `error`; None when the fault is ours (SQL, constraints, misuse)."""
    code = primary_code(error)
    if code in {_BUSY, _LOCKED}:
        return StoreIsOpen()
    if code in {_PERM, _READONLY, _CANTOPEN}:
        return FolderNotWritable(folder)
    if code == _FULL:
        return DiskFull(folder)
    if code == _IOERR:
        return StoreUnreachable()
    if code in {_CORRUPT, _NOTADB}:
        return StoreDamaged()
    return None
