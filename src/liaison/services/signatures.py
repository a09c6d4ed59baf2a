"""Signatures of minisign, checked with keys that somebody here trusts, before anything that was signed is read as anything else.

The format and its checks are py-minisign's; what is stricter here: only signatures over a digest (so that a stream can be checked),
and only keys from the caller's list.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import minisign

from liaison.domain.signature_errors import KeyNotReadable, SignatureMissing, SignatureWrong, SignerNotTrusted
from liaison.domain.signers import Signer, TrustedBy, shown_key_id, signer_of_key

SUFFIX = ".minisig"
LARGEST = 12 * 1024
"""Bytes of a signature or a public key: minisign's comments have at most 8 KB."""


def read_key(file: Path, trusted_by: TrustedBy, name: str = "") -> Signer:
    """A signer from a `.pub` file. Raises KeyNotReadable."""
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
        text = content.decode("ascii", errors="strict") if len(content) <= LARGEST else ""
    except (OSError, UnicodeDecodeError) as error:
        raise KeyNotReadable(file.name) from error
    return signer_of_key(text or file.name, name, trusted_by)


def read_signature(file: Path) -> bytes:
    """A signature's file, not yet looked at. Raises SignatureMissing."""
    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        raise SignatureMissing(file.name.removesuffix(SUFFIX)) from error


def verified_by(content: bytes | BinaryIO, signature: bytes, trusted: Iterable[Signer], file: str) -> Signer:
    """Who of the trusted signed `content`.

    Args:
        content: read to its end in small pieces when it is a stream.
        file: its name, for sentences.

    Raises:
        SignerNotTrusted, SignatureWrong.
    """
    parsed = _parsed(signature, file)
    key_id = key_id_of(signature, file)
    stream = io.BytesIO(content) if isinstance(content, bytes) else content
    start = stream.tell()
    candidates = [signer for signer in trusted if signer.key_id == key_id]
    if not candidates:
        raise SignerNotTrusted(file, key_id)
    for signer in candidates:
        stream.seek(start)
        try:
            minisign.PublicKey.from_base64(signer.key).verify(stream, parsed)
        except ValueError:
            continue
        return signer
    raise SignatureWrong(file)


def key_id_of(signature: bytes, file: str) -> str:
    """Which key a signature says it was made with. Raises SignatureWrong."""
    line = bytes(_parsed(signature, file)).splitlines()[1]
    return shown_key_id(base64.b64decode(line)[2:10])


def _parsed(signature: bytes, file: str) -> minisign.Signature:
    try:
        parsed = minisign.Signature.from_bytes(signature)
    except ValueError as error:
        raise SignatureWrong(file) from error
    # base64 has more than one way to write the same bytes; there is to be one signature, not several
    is_plain = bytes(parsed) == signature.replace(b"\r\n", b"\n").removesuffix(b"\n")
    if len(signature) > LARGEST or not parsed.is_prehashed() or not is_plain:
        raise SignatureWrong(file)
    return parsed
