"""Wrapping the data key in a slot, and opening a slot again."""

from __future__ import annotations

import os

from liaison.domain.recovery_code import RecoveryCode
from liaison.store.vault.derivation import (
    SALT_BYTES,
    KdfCost,
    expanded,
    key_from_passphrase,
    key_from_recovery_code,
)
from liaison.store.vault.key import DataKey
from liaison.store.vault.slots import PassphraseSlot, RecoverySlot, SlotFile, Wrapped, bound_header

NONCE_BYTES = 12
VAULT_BYTES = 16


def key_check(key: DataKey, vault: bytes) -> bytes:
    """32 bytes by which the key is recognised, and which tell nothing about it."""
    return expanded(key.material(), vault, b"liaison-desk key check")


def passphrase_slot(vault: bytes, key: DataKey, passphrase: str, cost: KdfCost) -> PassphraseSlot:
    """`key` wrapped under `passphrase`; takes the time of one guess."""
    salt = os.urandom(SALT_BYTES)
    header = bound_header(vault, key_check(key, vault), cost)
    return PassphraseSlot(cost, _wrap(key_from_passphrase(passphrase, salt, cost), salt, key, header))


def recovery_slot(vault: bytes, key: DataKey, code: RecoveryCode) -> RecoverySlot:
    """`key` wrapped under the printed recovery code."""
    salt = os.urandom(SALT_BYTES)
    header = bound_header(vault, key_check(key, vault), None)
    return RecoverySlot(_wrap(key_from_recovery_code(code, salt), salt, key, header))


def opened_by_passphrase(file: SlotFile, passphrase: str) -> DataKey | None:
    """The data key, or None when the passphrase is another one or there is no slot for one."""
    slot = file.passphrase_slot
    if slot is None:
        return None
    wrapping_key = key_from_passphrase(passphrase, slot.wrapped.salt, slot.cost)
    return _unwrap(wrapping_key, slot.wrapped, bound_header(file.vault, file.key_check, slot.cost))


def opened_by_recovery_code(file: SlotFile, code: RecoveryCode) -> DataKey | None:
    """The data key, or None when the code is another one or there is no slot for one."""
    slot = file.recovery_slot
    if slot is None:
        return None
    wrapping_key = key_from_recovery_code(code, slot.wrapped.salt)
    return _unwrap(wrapping_key, slot.wrapped, bound_header(file.vault, file.key_check, None))


def _wrap(wrapping_key: bytes, salt: bytes, key: DataKey, header: bytes) -> Wrapped:
    # off the start path: the passphrase prompt is painted before anything is encrypted
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    nonce = os.urandom(NONCE_BYTES)
    return Wrapped(salt, nonce, ChaCha20Poly1305(wrapping_key).encrypt(nonce, key.material(), header))


def _unwrap(wrapping_key: bytes, wrapped: Wrapped, header: bytes) -> DataKey | None:
    # off the start path, as above
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    try:
        return DataKey(ChaCha20Poly1305(wrapping_key).decrypt(wrapped.nonce, wrapped.content, header))
    except InvalidTag:
        return None
