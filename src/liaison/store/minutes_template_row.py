"""Which template the officer's Word minutes were last made after: kept in this store, never in the plain settings."""

from __future__ import annotations

from sqlalchemy import Connection

_KEY = "minutes_template"
_READ = "SELECT value FROM store_info WHERE key = :key"
_WRITE = (
    "INSERT INTO store_info (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
)


def template(connection: Connection) -> str:
    """The file's path; empty when it was the one that comes with the program."""
    found = connection.exec_driver_sql(_READ, {"key": _KEY}).scalar_one_or_none()
    return found or ""


def keep_template(connection: Connection, path: str) -> None:
    """Keep it; in the door that is not journalled, for another computer has other files."""
    connection.exec_driver_sql(_WRITE, {"key": _KEY, "value": path})
