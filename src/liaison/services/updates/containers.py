"""The two forms of an update, a folder and one file, read alike: signature and list as bytes, installers as streams.

Everything is capped before it is read, and no name from the outside becomes a path but of a plain file in the folder itself.
"""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from liaison.base.translations import tr
from liaison.domain.from_outside import LIST
from liaison.domain.signature_errors import SignatureMissing
from liaison.domain.update_container import HEAD_LENGTH, LARGEST_MANIFEST, LARGEST_SIGNATURE, read_head
from liaison.domain.update_errors import UpdateError, UpdateFileDamaged
from liaison.domain.updates import UpdateFile, UpdateManifest
from liaison.services.signatures import SUFFIX

# what Windows lacks; there the check of the opened file has to do
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Sealed:
    """What is read before anything is known of it.

    Attributes:
        name: for sentences.
    """

    name: str
    signature: bytes
    manifest: bytes


class Container(Protocol):
    """An update as it lies on a medium."""

    def sealed(self) -> Sealed:
        """Signature and list, unread. Raises UpdateError, SignatureMissing."""

    def opened(self, file: UpdateFile, manifest: UpdateManifest) -> BinaryIO:
        """A stream that stands where the file begins, for the caller to close. Raises UpdateFileDamaged."""


def container_at(path: Path) -> Container:
    """The update at a place: a folder, the list in it, or one file."""
    if path.is_dir():
        return _Folder(path)
    if path.name in (LIST, LIST + SUFFIX):
        return _Folder(path.parent)
    return _OneFile(path)


@dataclass(frozen=True, slots=True)
class _Folder:
    path: Path

    def sealed(self) -> Sealed:
        manifest = _read(self.path / LIST, LARGEST_MANIFEST)
        if not (self.path / (LIST + SUFFIX)).exists():
            raise SignatureMissing(LIST)
        return Sealed(LIST, _read(self.path / (LIST + SUFFIX), LARGEST_SIGNATURE), manifest)

    def opened(self, file: UpdateFile, manifest: UpdateManifest) -> BinaryIO:
        return _opened_at(self.path / file.name, 0, file.size)


@dataclass(frozen=True, slots=True)
class _OneFile:
    path: Path

    def sealed(self) -> Sealed:
        try:
            with _plain_file(self.path) as stream:
                signature, manifest = read_head(stream.read(HEAD_LENGTH))
                return Sealed(self.path.name, stream.read(signature), stream.read(manifest))
        except ValueError as error:
            raise UpdateError(tr("the file is damaged or is something else")) from error
        except OSError as error:
            raise UpdateError(error.strerror or str(error)) from error

    def opened(self, file: UpdateFile, manifest: UpdateManifest) -> BinaryIO:
        try:
            with _plain_file(self.path) as stream:
                first = HEAD_LENGTH + sum(read_head(stream.read(HEAD_LENGTH)))
        except (OSError, ValueError) as error:
            raise UpdateFileDamaged(self.path.name) from error
        before = manifest.files[: manifest.files.index(file)]
        whole = first + sum(one.size for one in manifest.files)
        return _opened_at(self.path, first + sum(one.size for one in before), whole)


def _opened_at(path: Path, place: int, size: int) -> BinaryIO:
    """A file of exactly `size` bytes, at a place in it. Raises UpdateFileDamaged."""
    try:
        stream = _plain_file(path)
        if os.fstat(stream.fileno()).st_size == size:
            stream.seek(place)
            return stream
        stream.close()
    except OSError as error:
        raise UpdateFileDamaged(path.name) from error
    raise UpdateFileDamaged(path.name)


def _read(path: Path, limit: int) -> bytes:
    try:
        with _plain_file(path) as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        raise UpdateError(tr("{name} cannot be read: {reason}", name=path.name, reason=error.strerror)) from error
    if len(content) > limit:
        raise UpdateError(tr("{name} is too large", name=path.name))
    return content


def _plain_file(path: Path) -> BinaryIO:
    """A file that is one: no link that leads elsewhere, no pipe that never ends. Raises OSError."""
    if path.is_symlink():
        raise OSError(errno.ELOOP, tr("it is a link"))
    stream = os.fdopen(os.open(path, os.O_RDONLY | _NO_LINKS), "rb")
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise OSError(errno.EINVAL, tr("it is no file"))
    return stream
