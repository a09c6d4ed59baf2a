"""What lies in a store's folder, told without key, cryptography or parsing: for choosing the first window."""

from __future__ import annotations

from pathlib import Path

from liaison.domain.vault import VaultState
from liaison.store.vault.copies import COPY_NAMES, intact_contents
from liaison.store.vault.layout import DATABASE, LOCK, STAGED, has_content, names_in

# what the program keeps beside a store, and may be there before one is made
COMPANIONS = frozenset(
    {
        LOCK,
        "logs",
        "settings.ini",
        "settings.json",
        "settings.toml",
        "backups",
        "attachments",
        "restoring",
        "show.request",
    }
)


def vault_state(folder: Path) -> VaultState:
    """The state of `folder`, which need not exist. A damaged copy is noticed by its checksum.

    Raises:
        FolderNotReadable: the system refused.
    """
    if folder.exists() and not folder.is_dir():
        return VaultState.FOREIGN
    names = names_in(folder)
    has_keys = not names.isdisjoint(COPY_NAMES)
    # an empty file is what a creation that was cut off leaves, and what some faulty media leave of a store
    has_store = has_content(folder / DATABASE)
    if not has_keys and DATABASE not in names:
        leftovers = {name + STAGED for name in COPY_NAMES}
        return VaultState.ABSENT if names <= COMPANIONS | leftovers else VaultState.FOREIGN
    if not has_keys:
        return VaultState.WITHOUT_KEYS
    return _state_of_keys(*intact_contents(folder), has_store=has_store)


def _state_of_keys(first: bytes | None, second: bytes | None, *, has_store: bool) -> VaultState:
    if first is None and second is None:
        return VaultState.KEYS_DAMAGED
    if not has_store:
        return VaultState.WITHOUT_STORE
    if first is None or second is None:
        return VaultState.ONE_COPY
    return VaultState.PRESENT if first == second else VaultState.COPIES_DIFFER
