"""The slot file: the data key wrapped once for each way of opening the store, as text of three parts.

    liaison-vault-slots 1                     format and version
    {"generation": ..., "slots": [...]}       JSON, binary values in hexadecimal
    sha256 ...                                of everything before it: tells a damaged file from a wrong passphrase

Each wrap is authenticated together with the file's header and its own slot's header, so that no parameter can be
exchanged. A slot of a kind not known here (an agency's escrow key, say) is kept word for word.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from liaison.store.vault.derivation import KdfCost

NAME = "liaison-vault-slots"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The data key encrypted by ChaCha20-Poly1305 (RFC 8439) under a derived key; salt 32, nonce 12, content 48 bytes."""

    salt: bytes = field(repr=False)
    nonce: bytes = field(repr=False)
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PassphraseSlot:
    """Opened by the passphrase through Argon2id at `cost`."""

    cost: KdfCost
    wrapped: Wrapped


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """Opened by the printed recovery code."""

    wrapped: Wrapped


@dataclass(frozen=True, slots=True)
class UnknownSlot:
    """A slot of another program version or of the agency: its JSON text, kept and never read."""

    text: str = field(repr=False)


Slot: TypeAlias = PassphraseSlot | RecoverySlot | UnknownSlot


@dataclass(frozen=True, slots=True)
class SlotFile:
    """Everything one copy says.

    Attributes:
        vault: random identity of the store, 16 bytes.
        key_check: 32 bytes derived from the data key, to recognise it by.
        generation: rises with every change, so that the newer of two copies is known.
        slots: at most one for the passphrase, at most one for the recovery code, any of unknown kinds.
    """

    vault: bytes
    key_check: bytes = field(repr=False)
    generation: int
    slots: tuple[Slot, ...]

    @property
    def passphrase_slot(self) -> PassphraseSlot | None:
        """The slot for the passphrase."""
        return next((slot for slot in self.slots if isinstance(slot, PassphraseSlot)), None)

    @property
    def recovery_slot(self) -> RecoverySlot | None:
        """The slot for the recovery code."""
        return next((slot for slot in self.slots if isinstance(slot, RecoverySlot)), None)

    def replacing(self, new: PassphraseSlot | RecoverySlot) -> SlotFile:
        """The next generation, with `new` in place of the slot of its kind; every other slot is kept."""
        kept = tuple(slot for slot in self.slots if type(slot) is not type(new))
        return SlotFile(self.vault, self.key_check, self.generation + 1, (new, *kept))


def bound_header(vault: bytes, key_check: bytes, cost: KdfCost | None) -> bytes:
    """What a wrap is authenticated with: format, identity, and the slot's kind and cost (None: the recovery code).

    Salt and nonce need no binding: another one gives another key or another stream, and nothing decrypts.
    """
    kind = f"passphrase argon2id {cost.memory_kib} {cost.passes} {cost.lanes}" if cost else "recovery hkdf-sha256"
    return f"{NAME} {VERSION}\n{vault.hex()}\n{key_check.hex()}\n{kind}".encode()
