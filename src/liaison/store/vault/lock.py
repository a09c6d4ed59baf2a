"""One instance a store: a file of its own, held by a lock of the system, which ends with the process however it ends."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from types import TracebackType

from liaison.domain.vault_errors import StoreIsOpen
from liaison.store.vault.layout import FILE_MODE, LOCK, make_folder, writing_error

# Windows keeps others from reading locked bytes, so the lock lies far behind the content
_LOCKED_BYTE = 1 << 30
_MAXIMUM_DIGITS = 20


class InstanceLock:
    """Holds the store's folder for this process, from construction to `release`. The file stays, holding the process number:
    deleting it would let two processes hold two files of one name. A missing folder is made, so look at `vault_state` first.

    Raises:
        StoreIsOpen: another process (or another lock in this one) holds it.
        FolderNotWritable, DiskFull: the system refused.
    """

    def __init__(self, folder: Path) -> None:
        make_folder(folder)
        try:
            self._descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, FILE_MODE)
        except OSError as error:
            raise writing_error(error, folder) from error
        try:
            _lock(self._descriptor)
        except OSError as error:
            process = _process(self._descriptor)
            os.close(self._descriptor)
            raise StoreIsOpen(process) from error
        self._held = True
        _write_process(self._descriptor)

    def release(self) -> None:
        """Let others in; calling it twice does no harm."""
        if self._held:
            self._held = False
            os.close(self._descriptor)

    def __enter__(self) -> InstanceLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _process(descriptor: int) -> int | None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    digits = os.read(descriptor, _MAXIMUM_DIGITS).strip()
    return int(digits) if digits.isdigit() else None


def _write_process(descriptor: int) -> None:
    # the number is a courtesy: a full disk does not keep anyone from opening the store
    with contextlib.suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"{os.getpid()}\n".encode())
