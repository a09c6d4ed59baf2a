"""The backup file: one archive, stored and not compressed, that holds the encrypted store, its wrapped keys and a manifest.

One file and not a folder, because a person moves it by hand: a part of it is noticed as a part, it cannot be taken for a store and
written in, and its name is all there is to see. Nothing in it can be read without a key but versions, the time it was made, sizes
and digests. The digests find accidents; against forgery the store's own pages are authenticated by its key.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import struct
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO

from liaison.domain.backup_errors import BackupDamaged, BackupUnreadable, FileTooLarge, NotABackup, StoreFileAlone
from liaison.domain.backups import Backup
from liaison.domain.steps import Show, Stage, unseen
from liaison.store.backup_manifest import MANIFEST, MAXIMUM_BYTES, Manifest, Member, parsed, serialised
from liaison.store.vault.layout import DATABASE, FILE_MODE, writing_error

BLOCK = 1 << 20
_ARCHIVE_BEGINS = b"PK\x03\x04"
_NEUTRAL_TIME = (1980, 1, 1, 0, 0, 0)
_UNFIT = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, KeyError, ValueError, struct.error)


Source = Path | bytes
"""A closed file, or content itself."""


def write(target: Path, manifest: Manifest, sources: Mapping[str, Source], show: Show = unseen) -> None:
    """Write the backup file through to the medium.

    Args:
        target: not there yet.
        manifest: its members are filled in from `sources`, by the names they get.

    Raises:
        DiskFull, FolderNotWritable, FileTooLarge: the system refused; nothing of that name is left.
    """
    whole = False
    with writing_to(target.parent):
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), FILE_MODE)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                _write_archive(stream, manifest, sources, show)
                stream.flush()
                os.fsync(stream.fileno())
            whole = True
        finally:
            if not whole:
                target.unlink(missing_ok=True)


def describe(file: Path) -> Backup:
    """What a backup file says of itself; its content is not looked at.

    Raises:
        NotABackup, StoreFileAlone, BackupDamaged, BackupUnreadable, StoreIsNewer.
    """
    with _opened(file) as (_, manifest):
        return Backup(
            file=file,
            made=manifest.made,
            size=file.stat().st_size,
            program=manifest.program,
            schema=manifest.schema,
            automatic=manifest.automatic,
            vault=manifest.vault,
            state=manifest.state,
        )


def read_back(file: Path, show: Show = unseen) -> None:
    """Read the whole file from the medium and compare it with its digests.

    Raises:
        BackupDamaged and others of `describe`.
    """
    _forget_cached(file)
    with _opened(file) as (archive, manifest):
        for _, block in _content(file, archive, manifest.members, Stage.READING_BACK, show):
            del block


def unpack(file: Path, folder: Path, show: Show = unseen) -> Manifest:
    """Write what is in the backup into an empty `folder`, through to the medium, comparing it with its digests.

    Raises:
        BackupDamaged and others of `describe`; DiskFull, FolderNotWritable: what was unpacked so far is left in `folder`.
    """
    with _opened(file) as (archive, manifest):
        for member in manifest.members:
            target = folder / member.name
            with writing_to(folder):
                target.parent.mkdir(mode=0o700, exist_ok=True)
                with target.open("xb") as stream:
                    target.chmod(FILE_MODE)
                    for _, block in _content(file, archive, (member,), Stage.UNPACKING, show):
                        stream.write(block)
                    stream.flush()
                    os.fsync(stream.fileno())
    return manifest


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Turns the system's refusal to write in `folder` into its sentence."""
    try:
        yield
    except OSError as error:
        raise FileTooLarge(folder) if error.errno == errno.EFBIG else writing_error(error, folder) from error


def _write_archive(stream: IO[bytes], manifest: Manifest, sources: Mapping[str, Source], show: Show) -> None:
    total = sum(source.stat().st_size for source in sources.values() if isinstance(source, Path))
    done = 0
    members = []
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, source in sources.items():
            digest, size = hashlib.sha256(), 0
            with archive.open(_entry(name), "w", force_zip64=True) as entry, _stream(source) as content:
                while block := content.read(BLOCK):
                    entry.write(block)
                    digest.update(block)
                    size += len(block)
                    show(Stage.WRITING, done + size, total)
            done += size
            members.append(Member(name, size, digest.hexdigest()))
        archive.writestr(_entry(MANIFEST), serialised(replace(manifest, members=tuple(members))))


def _stream(source: Source) -> IO[bytes]:
    return source.open("rb") if isinstance(source, Path) else io.BytesIO(source)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NEUTRAL_TIME)
    entry.external_attr = FILE_MODE << 16
    return entry


@contextmanager
def _opened(file: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    if file.name.startswith(DATABASE):
        raise StoreFileAlone(file)
    try:
        stream = file.open("rb")
    except OSError as error:
        raise BackupUnreadable(file) from error
    with stream:
        with _reading(file, stream):
            archive = zipfile.ZipFile(stream)
            manifest = _manifest_of(archive)
        yield archive, manifest


def _manifest_of(archive: zipfile.ZipFile) -> Manifest:
    entry = archive.getinfo(MANIFEST)
    _require(entry.compress_type == zipfile.ZIP_STORED and entry.file_size <= MAXIMUM_BYTES)
    manifest = parsed(archive.read(entry))
    _require(sorted(archive.namelist()) == sorted([MANIFEST, *(member.name for member in manifest.members)]))
    for member in manifest.members:
        entry = archive.getinfo(member.name)
        _require(entry.compress_type == zipfile.ZIP_STORED and entry.file_size == member.size)
    return manifest


def _content(
    file: Path, archive: zipfile.ZipFile, members: Iterable[Member], stage: Stage, show: Show
) -> Iterator[tuple[Member, bytes]]:
    chosen = tuple(members)
    total = sum(member.size for member in chosen)
    done = 0
    for member in chosen:
        digest = hashlib.sha256()
        with _reading(file), archive.open(member.name) as entry:
            while block := entry.read(BLOCK):
                digest.update(block)
                done += len(block)
                show(stage, done, total)
                yield member, block
        if digest.hexdigest() != member.sha256:
            raise BackupDamaged(file)


@contextmanager
def _reading(file: Path, stream: IO[bytes] | None = None) -> Iterator[None]:
    try:
        yield
    except _UNFIT as error:
        raise BackupDamaged(file) if stream is None or _is_archive(stream) else NotABackup(file) from error
    except OSError as error:
        raise BackupUnreadable(file) from error


def _is_archive(stream: IO[bytes]) -> bool:
    try:
        stream.seek(0)
        return stream.read(len(_ARCHIVE_BEGINS)) == _ARCHIVE_BEGINS
    except OSError:
        return False


def _forget_cached(file: Path) -> None:
    """Let the next reading come from the medium and not from memory, where the system can be asked to."""
    if not hasattr(os, "posix_fadvise"):
        return
    with file.open("rb") as stream:
        os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _require(condition: bool) -> None:
    if not condition:
        raise ValueError("not as the program writes it")
