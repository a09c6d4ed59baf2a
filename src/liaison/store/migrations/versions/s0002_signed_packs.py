"""Whose packs an officer takes, and the pack that was there before."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATEMENTS = (
    """CREATE TABLE kept_pack (
    digest TEXT NOT NULL, 
    name TEXT, 
    version TEXT, 
    number INTEGER, 
    signed_by TEXT, 
    content BLOB NOT NULL, 
    CONSTRAINT pk_kept_pack PRIMARY KEY (digest)
)""",
    """CREATE TABLE pack_signer (
    scope TEXT NOT NULL, 
    id TEXT NOT NULL, 
    deleted INTEGER DEFAULT '0' NOT NULL, 
    "key" TEXT, 
    name TEXT, 
    trusted_at TEXT, 
    CONSTRAINT pk_pack_signer PRIMARY KEY (scope, id)
)""",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    raise NotImplementedError("a copy is taken before every step; go back to it")
