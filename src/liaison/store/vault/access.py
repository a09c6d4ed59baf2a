"""Making, opening and changing the keys of a store. Callers hold the folder's `InstanceLock` and thread what derives."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from hmac import compare_digest
from pathlib import Path

from liaison.domain.recovery_code import SECRET_BYTES, RecoveryCode
from liaison.domain.vault import VaultState
from liaison.domain.vault_errors import (
    NoStoreYet,
    NotAStore,
    SlotFileDamaged,
    StoreExists,
    WrongPassphrase,
    WrongRecoveryCode,
)
from liaison.store.vault.copies import Copies, read_copies, repair, save
from liaison.store.vault.derivation import KdfCost
from liaison.store.vault.key import DataKey
from liaison.store.vault.layout import make_folder, make_private
from liaison.store.vault.slots import SlotFile
from liaison.store.vault.state import vault_state
from liaison.store.vault.wrapping import (
    VAULT_BYTES,
    key_check,
    opened_by_passphrase,
    opened_by_recovery_code,
    passphrase_slot,
    recovery_slot,
)

PRODUCTION_COST = KdfCost()


@dataclass(frozen=True, slots=True)
class CreatedVault:
    """The key of a new store, and the recovery code to print; neither is shown by `repr`."""

    key: DataKey
    recovery_code: RecoveryCode = field(repr=False)


def new_recovery_code() -> RecoveryCode:
    """A code no slot knows yet: show it and check that it was kept before giving it to a vault."""
    return RecoveryCode(os.urandom(SECRET_BYTES))


def create_vault(
    folder: Path, passphrase: str, recovery_code: RecoveryCode | None = None, cost: KdfCost = PRODUCTION_COST
) -> CreatedVault:
    """Write the keys of a new store into `folder`, which is made where missing. Takes the time of two guesses.

    Raises:
        StoreExists: there are keys or a store already. NotAStore: there is something else.
        DiskFull, FolderNotWritable, FolderNotReadable, NotEnoughMemory: the system refused; no key was left behind.
    """
    state = vault_state(folder)
    if state is VaultState.FOREIGN:
        raise NotAStore(folder)
    if state is not VaultState.ABSENT:
        raise StoreExists(folder)
    key, code, vault = DataKey.generate(), recovery_code or new_recovery_code(), os.urandom(VAULT_BYTES)
    slots = (passphrase_slot(vault, key, passphrase, cost), recovery_slot(vault, key, code))
    make_folder(folder)
    make_private(folder)
    save(folder, SlotFile(vault, key_check(key, vault), 1, slots), _proof(key, passphrase, code))
    return CreatedVault(key, code)


def unlock_with_passphrase(folder: Path, passphrase: str) -> DataKey:
    """The store's key. A damaged copy of the slot file is repaired afterwards, and never before.

    Raises:
        WrongPassphrase, SlotFileDamaged, StoreIsNewer, NoStoreYet, NotAStore, FolderNotReadable, NotEnoughMemory.
    """
    key = _unlock(folder, lambda file: file.passphrase_slot, lambda file: opened_by_passphrase(file, passphrase))
    if key is None:
        raise WrongPassphrase
    return key


def unlock_with_recovery_code(folder: Path, text: str) -> DataKey:
    """The store's key, by the code as typed.

    Raises:
        RecoveryCodeMistyped: before anything is read. WrongRecoveryCode, and as `unlock_with_passphrase`.
    """
    code = RecoveryCode.parse(text)
    key = _unlock(folder, lambda file: file.recovery_slot, lambda file: opened_by_recovery_code(file, code))
    if key is None:
        raise WrongRecoveryCode
    return key


def change_passphrase(folder: Path, key: DataKey, passphrase: str, cost: KdfCost = PRODUCTION_COST) -> None:
    """Let `passphrase` open the store instead of the former one. The store is not touched. Takes two guesses' time:
    the new wrap is opened once from the medium before the former one is given up.

    Raises:
        ValueError: `key` is not this folder's.
        SlotFileDamaged, StoreIsNewer, DiskFull, FolderNotWritable, FolderNotReadable, NotEnoughMemory: nothing was changed.
    """
    file = _file_of(key, read_copies(folder))
    changed = file.replacing(passphrase_slot(file.vault, key, passphrase, cost))
    save(folder, changed, _proof(key, passphrase, None))


def change_recovery_code(folder: Path, key: DataKey, code: RecoveryCode) -> None:
    """Let `code` open the store instead of the former one; ask whether it was kept first.

    Raises:
        As `change_passphrase`.
    """
    file = _file_of(key, read_copies(folder))
    save(folder, file.replacing(recovery_slot(file.vault, key, code)), _proof(key, None, code))


def copy_keys(source: Path, target: Path) -> None:
    """Write the newest whole slot file of `source` into the folder `target`, both copies: for a backup and a restore.

    Raises:
        StoreExists: `target` holds keys already. SlotFileDamaged and others as above.
    """
    file = read_copies(source).newest
    if vault_state(target) not in {VaultState.ABSENT, VaultState.WITHOUT_KEYS}:
        raise StoreExists(target)
    make_folder(target)
    make_private(target)
    save(target, file, lambda written: None)


def _unlock(
    folder: Path, slot: Callable[[SlotFile], object], attempt: Callable[[SlotFile], DataKey | None]
) -> DataKey | None:
    copies = _copies_to_open(folder)
    tried: list[object] = []
    for file in copies:
        if slot(file) in tried:
            continue
        tried.append(slot(file))
        key = attempt(file)
        if key is not None:
            if file == copies.newest and copies.of_one_vault:
                repair(folder, copies)
            return key
    return None


def _copies_to_open(folder: Path) -> Copies:
    state = vault_state(folder)
    if state is VaultState.ABSENT:
        raise NoStoreYet(folder)
    if state is VaultState.FOREIGN:
        raise NotAStore(folder)
    return read_copies(folder)


def _file_of(key: DataKey, copies: Copies) -> SlotFile:
    for file in copies:
        if compare_digest(key_check(key, file.vault), file.key_check):
            return file
    raise ValueError("the data key belongs to another vault")


def _proof(key: DataKey, passphrase: str | None, code: RecoveryCode | None) -> Callable[[SlotFile], None]:
    """Opens what lies on the medium by the new secret: a fault in memory or medium must not cost the only way in."""

    def prove(file: SlotFile) -> None:
        keys = []
        if passphrase is not None:
            keys.append(opened_by_passphrase(file, passphrase))
        if code is not None:
            keys.append(opened_by_recovery_code(file, code))
        if any(found is None or found.material() != key.material() for found in keys):
            raise SlotFileDamaged

    return prove
