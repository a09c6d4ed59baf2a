"""From a folder and its key to an open store: version gate, copy before an upgrade, schema, journal."""

from __future__ import annotations

from pathlib import Path

import sqlcipher3.dbapi2

from liaison.store.copying import copy_into
from liaison.store.engine import Store
from liaison.store.upgrade import SCHEMA_VERSION, upgrade
from liaison.store.vault.connection import open_connection, read_schema_version
from liaison.store.vault.key import DataKey
from liaison.store.vault.layout import DATABASE


def create_store(folder: Path, key: DataKey) -> Store:
    """Make the store of a new vault and open it.

    The caller holds the folder's InstanceLock.

    Raises:
        StoreExists, DiskFull, FolderNotWritable.
    """
    return _ready(Store(open_connection(folder / DATABASE, key, create=True), folder), folder, key, 0)


def open_store(folder: Path, key: DataKey) -> Store:
    """Open the store in `folder`, bringing its tables up to date when an older program wrote it.

    The caller holds the folder's InstanceLock. An older store is copied first, to `store-before-<version>.db` beside it.

    Raises:
        StoreIsNewer, StoreDamaged, StoreMissing, NotAStore, StoreIsOpen, DiskFull, FolderNotWritable: nothing was changed.
    """
    driver = open_connection(folder / DATABASE, key, newest_schema=SCHEMA_VERSION)
    return _ready(Store(driver, folder), folder, key, read_schema_version(driver))


def _ready(store: Store, folder: Path, key: DataKey, version: int) -> Store:
    try:
        if 0 < version < SCHEMA_VERSION:
            copy_into(store, key, folder / f"store-before-{SCHEMA_VERSION}.db")
        if version < SCHEMA_VERSION:
            with store.maintain() as connection:
                upgrade(connection)
        store.start()
    except BaseException:
        # a connection left open would refuse the next try in this process
        store.close()
        raise
    return store


def store_in_memory() -> Store:
    """A store that is kept nowhere and is gone when it is closed: the sample."""
    driver = sqlcipher3.dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
    store = Store(driver)
    with store.maintain() as connection:
        upgrade(connection)
    store.start()
    return store
