"""Who signs what comes from outside: public keys, where the trust in them comes from, and what two people compare by voice."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from liaison.domain.signature_errors import KeyNotReadable

_ALGORITHM, _WHOLE = b"Ed", 42
"""What minisign begins a public key with, and its length: the algorithm, eight bytes of identity, the key."""

_COMPARED = 16
"""Bytes of the digest that are compared: nobody finds another key with the same ones."""


class TrustedBy(StrEnum):
    """Who says that a key is to be trusted."""

    PROGRAM = "program"
    POLICY = "policy"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True)
class Signer:
    """A public key and whose it is.

    Attributes:
        key: as minisign writes it in the second line of a `.pub` file.
        key_id: sixteen hexadecimal digits as minisign shows them; tells keys apart, and proves nothing.
        fingerprint: eight groups of four hexadecimal digits, from the key itself.
        name: whose it is; may be empty.
    """

    key: str
    key_id: str
    fingerprint: str
    name: str
    trusted_by: TrustedBy

    @property
    def label(self) -> str:
        """Its name, or where it has none its key's identity."""
        return self.name or self.key_id


def signer_of_key(text: str, name: str, trusted_by: TrustedBy) -> Signer:
    """A signer from the text of a public key of minisign: the one line, or a whole `.pub` file. Raises KeyNotReadable."""
    line = next((line.strip() for line in text.splitlines() if line.strip().startswith("RW")), text.strip())
    try:
        whole = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError) as error:
        raise KeyNotReadable(line[:60]) from error
    if len(whole) != _WHOLE or whole[:2] != _ALGORITHM:
        raise KeyNotReadable(line[:60])
    return Signer(
        base64.b64encode(whole).decode(), shown_key_id(whole[2:10]), fingerprint_of(whole[10:]), name, trusted_by
    )


def shown_key_id(key_id: bytes) -> str:
    """Eight bytes as minisign shows them: a number in the machine's order."""
    return f"{int.from_bytes(key_id, 'little'):016X}"


def fingerprint_of(key: bytes) -> str:
    """The beginning of SHA-256 over a raw public key of 32 bytes, in groups that can be read out."""
    digits = hashlib.sha256(key).digest()[:_COMPARED].hex().upper()
    return " ".join(digits[place : place + 4] for place in range(0, len(digits), 4))


def same_fingerprint(a: str, b: str) -> bool:
    """Whether two people read out the same, however they grouped it."""
    plain_a, plain_b = ("".join(character for character in text.upper() if character.isalnum()) for text in (a, b))
    return bool(plain_a) and plain_a == plain_b
