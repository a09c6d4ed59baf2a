"""What is remembered of the present pack beside its facts; told without what reads and installs packs."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from liaison.store.schema.local import store_info

SIGNED_BY = "pack-signed-by"
"""Who signed it, as it was called when it came."""

DECLINED = "pack-declined"
"""The number of the pack the officer went back from: the program does not install its own again by itself unless it is newer."""


def told(connection: Connection, key: str) -> str:
    """What was remembered; empty when nothing."""
    found = connection.execute(select(store_info.c.value).where(store_info.c.key == key)).scalar_one_or_none()
    return str(found or "")


def tell(connection: Connection, key: str, value: str) -> None:
    """Remember something."""
    connection.execute(delete(store_info).where(store_info.c.key == key))
    connection.execute(insert(store_info).values(key=key, value=value))
