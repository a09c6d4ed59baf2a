"""The vault: the store's key in its slots, and the encrypted connection. No SQLAlchemy, and nothing heavy at import."""

from liaison.store.vault.access import (
    CreatedVault,
    change_passphrase,
    change_recovery_code,
    copy_keys,
    create_vault,
    new_recovery_code,
    unlock_with_passphrase,
    unlock_with_recovery_code,
)
from liaison.store.vault.connection import open_connection, read_schema_version, schema_version_of
from liaison.store.vault.database_errors import world_error
from liaison.store.vault.derivation import KdfCost
from liaison.store.vault.key import DataKey
from liaison.store.vault.layout import DATABASE, SLOTS, SLOTS_COPY
from liaison.store.vault.lock import InstanceLock
from liaison.store.vault.state import vault_state

__all__ = [
    "DATABASE",
    "SLOTS",
    "SLOTS_COPY",
    "CreatedVault",
    "DataKey",
    "InstanceLock",
    "KdfCost",
    "change_passphrase",
    "change_recovery_code",
    "copy_keys",
    "create_vault",
    "new_recovery_code",
    "open_connection",
    "read_schema_version",
    "schema_version_of",
    "unlock_with_passphrase",
    "unlock_with_recovery_code",
    "vault_state",
    "world_error",
]
