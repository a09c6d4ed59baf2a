"""The folder of a store: what lies in it, and how a file of it is written so that a crash leaves the old or the new one."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from liaison.domain.vault_errors import DiskFull, FolderNotReadable, FolderNotWritable

DATABASE = "store.db"
SLOTS = "vault.slots"
SLOTS_COPY = "vault.slots.copy"
LOCK = "store.lock"
STAGED = ".new"

FOLDER_MODE = 0o700
FILE_MODE = 0o600

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_CANNOT = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def make_folder(folder: Path) -> None:
    """Make `folder`, for its owner alone, and what is missing above it; one that is there is left as it is.

    Raises:
        FolderNotWritable, DiskFull: the system refused.
    """
    try:
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    except OSError as error:
        raise writing_error(error, folder) from error


def make_private(folder: Path) -> None:
    """Shut everyone but the owner out of `folder`, where the file system can."""
    # a memory stick's file system knows no modes and may refuse them
    with contextlib.suppress(OSError):
        folder.chmod(FOLDER_MODE)


def stage(path: Path, content: bytes) -> Path:
    """Write `content` beside `path`, to the medium, read it back, and return where it lies. `path` itself is untouched.

    Raises:
        OSError: the system refused; nothing is left behind.
    """
    staged = path.with_name(path.name + STAGED)
    try:
        _write_through(staged, content)
        if staged.read_bytes() != content:
            raise OSError(errno.EIO, "the medium gave back something else than was written")
    except OSError:
        with contextlib.suppress(OSError):
            staged.unlink(missing_ok=True)
        raise
    return staged


def publish(staged: Path, path: Path) -> None:
    """Let the staged file take the place of `path` in one step that survives a power cut.

    Raises:
        OSError: the system refused; the staged file is gone, and `path` is the old one or the new one.
    """
    try:
        staged.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            staged.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` survive a power cut; Windows does so by itself and has no call for it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # some network file systems cannot; the rename itself is done
        if error.errno not in _CANNOT:
            raise
    finally:
        os.close(descriptor)


def writing_error(error: OSError, folder: Path) -> DiskFull | FolderNotWritable:
    """The sentence for a refusal to write in `folder`."""
    return DiskFull(folder) if error.errno in _NO_ROOM else FolderNotWritable(folder)


def has_content(path: Path) -> bool:
    """Whether the file is longer than what SQLite takes for an empty one (1 byte); told without opening it."""
    try:
        return path.stat().st_size > 1
    except OSError:
        return False


def names_in(folder: Path) -> frozenset[str]:
    """The names of what lies in `folder`; none when it is not there.

    Raises:
        FolderNotReadable: the system refused, or `folder` is a file.
    """
    try:
        return frozenset(entry.name for entry in folder.iterdir())
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        raise FolderNotReadable(folder) from error


def _write_through(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), FILE_MODE)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
