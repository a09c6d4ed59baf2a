"""From a passphrase or a recovery code to the key that wraps the data key.

Argon2id (RFC 9106) makes each guess of a passphrase cost memory and time; a recovery code has 160 random bits, so
HKDF-SHA256 (RFC 5869) is enough for it.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from liaison.domain.recovery_code import RecoveryCode
from liaison.domain.vault_errors import NotEnoughMemory

SALT_BYTES = 32
WRAPPING_KEY_BYTES = 32

MEMORY_KIB_RANGE = range(64 * 1024, 1024 * 1024 + 1)
PASSES_RANGE = range(1, 11)
LANES_RANGE = range(1, 17)


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess costs: KiB of memory, passes over it, lanes in parallel. Costs outside the bounds are refused,
    so that a tampered file can neither weaken a new wrap nor make the program take all memory.

    Raises:
        ValueError: a value lies outside its bounds.
    """

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        if self.memory_kib not in MEMORY_KIB_RANGE or self.passes not in PASSES_RANGE or self.lanes not in LANES_RANGE:
            raise ValueError("the cost of the passphrase derivation lies outside its bounds")


def key_from_passphrase(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    """32 bytes; takes about a second and gives the interpreter free meanwhile.

    Raises:
        NotEnoughMemory: the system has less memory free than `cost` asks for.
    """
    # off the start path: the prompt is painted before the passphrase can be derived
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    derivation = Argon2id(
        salt=salt,
        length=WRAPPING_KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    try:
        return derivation.derive(passphrase_bytes(passphrase))
    except MemoryError as error:
        raise NotEnoughMemory(cost.memory_kib // 1024) from error


def key_from_recovery_code(code: RecoveryCode, salt: bytes) -> bytes:
    """32 bytes, at once."""
    return expanded(code.secret, salt, b"liaison-desk recovery code")


def expanded(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    """32 bytes derived from the random `secret` for one `purpose`."""
    # off the start path, as above
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=WRAPPING_KEY_BYTES, salt=salt, info=purpose).derive(secret)


def passphrase_bytes(passphrase: str) -> bytes:
    """The passphrase as RFC 8265 (OpaqueString) prepares it, so that every keyboard and system gives the same bytes:
    spaces of all kinds are one kind, accents are composed. Case counts. Half surrogates pass, so that no error shows it.
    """
    spaced = "".join(" " if unicodedata.category(character) == "Zs" else character for character in passphrase)
    return unicodedata.normalize("NFC", spaced).encode("utf-8", "surrogatepass")
