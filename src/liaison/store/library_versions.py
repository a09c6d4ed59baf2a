"""Which SQLite and which SQLCipher an open store runs on."""

from __future__ import annotations

from liaison.store.engine import Store


def library_versions(store: Store) -> dict[str, str]:
    """The versions by name, as the libraries themselves state them."""
    with store.read() as connection:
        cipher = connection.exec_driver_sql("PRAGMA cipher_version").scalar()
        sqlite = connection.exec_driver_sql("SELECT sqlite_version()").scalar()
    return {"SQLCipher": str(cipher), "SQLite": str(sqlite)}
