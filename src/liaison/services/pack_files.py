"""Pack files as they come from outside: whole in memory, so that what is checked is what is read, and with their signature."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from liaison.base.translations import tr
from liaison.domain.pack_container import BEGINS, joined, parted
from liaison.domain.pack_errors import PackError
from liaison.domain.signature_errors import SignatureMissing
from liaison.export.files import written_whole
from liaison.services.signatures import SUFFIX, key_id_of, read_signature
from liaison.store.reference.pack_file import LARGEST_FILE


@dataclass(frozen=True, slots=True)
class PackFile:
    """A pack nobody looked into yet.

    Attributes:
        name: of its file, for sentences.
        sha256: of everything that was read, hexadecimal.
        signature: None where there is none.
    """

    name: str
    content: bytes
    sha256: str
    signature: bytes | None


def read_pack_file(file: Path) -> PackFile:
    """A pack with its signature, from within the file or from beside it. Raises PackError."""
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise PackError(error.strerror or str(error)) from error
    if len(content) > LARGEST_FILE:
        raise PackError(tr("the file is too large"))
    digest = hashlib.sha256(content).hexdigest()
    if not content.startswith(BEGINS):
        return PackFile(file.name, content, digest, _beside(file))
    try:
        signature, pack = parted(content)
    except ValueError as error:
        raise PackError(tr("the file is damaged or is something else")) from error
    return PackFile(file.name, pack, digest, signature)


def join(file: Path, target: Path) -> None:
    """Write a pack and the signature beside it into one file. Raises PackError, SignatureMissing, SignatureWrong, ExportFailed."""
    read = read_pack_file(file)
    if read.signature is None:
        raise SignatureMissing(file.name)
    # a signature that cannot be read would be found by everybody it is handed to
    key_id_of(read.signature, file.name)
    with written_whole(target) as stream:
        stream.write(joined(read.signature, read.content))


def _beside(file: Path) -> bytes | None:
    signature = file.with_name(file.name + SUFFIX)
    return read_signature(signature) if signature.exists() else None
