"""What can be said about a store's vault without any key: the state of its folder."""

from __future__ import annotations

from enum import Enum

from liaison.base.translations import marked, tr


class VaultState(Enum):
    """What lies in a store's folder."""

    ABSENT = "absent"
    PRESENT = "present"
    ONE_COPY = "one copy"
    COPIES_DIFFER = "copies differ"
    WITHOUT_STORE = "without store"
    WITHOUT_KEYS = "without keys"
    KEYS_DAMAGED = "keys damaged"
    FOREIGN = "foreign"

    @property
    def opens(self) -> bool:
        """Whether asking for a passphrase makes sense."""
        return self in {VaultState.PRESENT, VaultState.ONE_COPY, VaultState.COPIES_DIFFER}

    @property
    def sentence(self) -> str:
        """What to tell the person, translated; empty where nothing needs saying."""
        text = _SENTENCES.get(self, "")
        return tr(text) if text else ""


_SENTENCES = {
    VaultState.ONE_COPY: marked(
        "One of the two copies of the key file is missing or damaged. The other one is used, and the damaged one is "
        "written anew once the store has been opened."
    ),
    VaultState.COPIES_DIFFER: marked(
        "The program stopped while the passphrase or the recovery code was being changed. Both the new one and the "
        "former one open the store until it is changed again."
    ),
    VaultState.WITHOUT_STORE: marked("The keys are here, but the store itself (store.db) is not in the folder."),
    VaultState.WITHOUT_KEYS: marked("The store is here, but its key file (vault.slots) is not in the folder."),
    VaultState.KEYS_DAMAGED: marked("Both copies of the key file (vault.slots) are damaged."),
    VaultState.FOREIGN: marked("The folder holds something else and no store."),
}
