"""The installer's copy: in a folder of its owner's alone, under a name of ours, read back before it counts."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from liaison.base.translations import tr
from liaison.domain.importing_errors import ExportFailed
from liaison.domain.steps import Show, Stage, Step
from liaison.domain.update_errors import UpdateFileDamaged
from liaison.domain.updates import UpdateFile, UpdateManifest, UpdateOffer
from liaison.services.beside import beside
from liaison.services.updates.containers import container_at
from liaison.services.updates.starting import StagedUpdate

_PIECE = 1024 * 1024


def stage(path: Path, offer: UpdateOffer, folder: Path) -> Iterator[Step[StagedUpdate]]:
    """Copy the installer for this machine from the update at `path` into `folder`, which holds it alone afterwards.

    Raises:
        UpdateFileDamaged, ExportFailed: nothing is left in `folder`.
    """
    chosen = offer.file
    if chosen is None:
        raise RuntimeError("an update without an installer for this machine is never staged")
    copied = yield from beside(lambda show: _copied(path, offer.manifest, chosen, folder, show), Stage.COPYING_UPDATE)
    yield Step(Stage.COPYING_UPDATE, 1, 1, StagedUpdate(copied, chosen))


def forget_staged(folder: Path) -> None:
    """Remove what an update left behind; what cannot be removed stays."""
    shutil.rmtree(folder, ignore_errors=True)


def _copied(path: Path, manifest: UpdateManifest, file: UpdateFile, folder: Path, show: Show) -> Path:
    forget_staged(folder)
    target = folder / f"liaison-desk-{manifest.version}.{file.kind.value}"
    try:
        folder.mkdir(mode=0o700, parents=True)
        with container_at(path).opened(file, manifest) as source:
            _copy(source, target, file, show)
        with target.open("rb") as written:
            for done, _ in _pieces_of(written, file):
                show(Stage.CHECKING_UPDATE, done, file.size)
    except OSError as error:
        forget_staged(folder)
        raise ExportFailed(target.name, error.strerror or tr("the medium refused it.")) from error
    except BaseException:
        forget_staged(folder)
        raise
    return target


def _copy(source: BinaryIO, target: Path, file: UpdateFile, show: Show) -> None:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        for done, piece in _pieces_of(source, file):
            stream.write(piece)
            show(Stage.COPYING_UPDATE, done, file.size)
        stream.flush()
        os.fsync(descriptor)


def _pieces_of(stream: BinaryIO, file: UpdateFile) -> Iterator[tuple[int, bytes]]:
    """The file's content, as much as it said, with how much that was so far. Raises UpdateFileDamaged at its end when it was another."""
    digest, done = hashlib.sha256(), 0
    while done < file.size:
        piece = stream.read(min(file.size - done, _PIECE))
        if not piece:
            raise UpdateFileDamaged(file.name)
        done += len(piece)
        digest.update(piece)
        yield done, piece
    if digest.hexdigest() != file.sha256:
        raise UpdateFileDamaged(file.name)
