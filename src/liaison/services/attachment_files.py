"""Files outside the store: read whole before anything of them is kept, and copies written for other programs.

Everything here runs beside the store's thread: a stick that spins up, or a share that does not answer, holds up nothing.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from liaison.domain.attachment_errors import (
    AttachmentChanging,
    AttachmentEmpty,
    AttachmentIsNoFile,
    AttachmentTooLarge,
    AttachmentUnreadable,
    CopyNotWritten,
)
from liaison.domain.attachments import LARGEST, MEGABYTE, clean_name
from liaison.domain.steps import Show, Stage

_SLICE = MEGABYTE


@dataclass(frozen=True, slots=True)
class FileToAdd:
    """Something to be attached.

    Attributes:
        name: cleaned.
        read: gives all bytes, on a thread of its own. Raises WorldError, Cancelled.
    """

    name: str
    read: Callable[[Show], bytes]


def file_at(path: Path) -> FileToAdd:
    """A file, looked at only when it is read."""
    name = clean_name(path.name)
    return FileToAdd(name, lambda show: _read(path, name, show))


def made_here(name: str, make: Callable[[], bytes]) -> FileToAdd:
    """What this program makes, such as a picture from the clipboard."""
    cleaned = clean_name(name)

    def read(show: Show) -> bytes:
        show(Stage.READING, 0, 0)
        content = make()
        _require_size(cleaned, len(content))
        return content

    return FileToAdd(cleaned, read)


def write_copy(content: bytes, path: Path, name: str) -> None:
    """Write a copy for other programs; it is not encrypted. A file of that name is replaced in one step.

    Raises:
        CopyNotWritten: nothing is left, and what was there is as it was.
    """
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with unfinished.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(path)
    except (OSError, ValueError) as error:
        with contextlib.suppress(OSError, ValueError):
            unfinished.unlink(missing_ok=True)
        raise CopyNotWritten(name, path.parent) from error


def _read(path: Path, name: str, show: Show) -> bytes:
    try:
        _require_file(path, name)
        with path.open("rb") as stream:
            before = os.fstat(stream.fileno())
            _require_size(name, before.st_size)
            content = bytearray()
            # one byte more than there should be tells that it grew
            while piece := stream.read(min(_SLICE, before.st_size + 1 - len(content))):
                content += piece
                show(Stage.READING, len(content), before.st_size)
            after = os.fstat(stream.fileno())
    except (OSError, ValueError) as error:
        raise AttachmentUnreadable(name) from error
    if len(content) != before.st_size or (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise AttachmentChanging(name)
    return bytes(content)


def _require_file(path: Path, name: str) -> None:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise AttachmentIsNoFile(name)
    if not stat.S_ISREG(mode):
        # opening a pipe would wait for somebody to write into it
        raise AttachmentUnreadable(name)


def _require_size(name: str, size: int) -> None:
    if size == 0:
        raise AttachmentEmpty(name)
    if size > LARGEST:
        raise AttachmentTooLarge(name, size)
