"""Bringing a store's schema to this program's: one transaction, after a verified copy."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

SCHEMA_VERSION = 3
"""What `PRAGMA user_version` says of a store this program made; each step adds one."""

_STEPS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection) -> None:
    """Run the steps a store lacks inside the caller's transaction and record the version reached."""
    # importing Alembic costs as much as a bare window, and only a new or an older store needs it
    from alembic import command
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(_STEPS))
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, "head")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
