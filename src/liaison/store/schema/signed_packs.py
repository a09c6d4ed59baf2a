"""Whose packs an officer takes, and the pack that was there before: tables that came with the second schema."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, Table, Text

from liaison.store.schema.base import metadata
from liaison.store.schema.columns import journalled, number, text

pack_signer = journalled("pack_signer", text("key"), text("name"), text("trusted_at"))

# as a pack file, so that going back is installing it; never more than one
kept_pack = Table(
    "kept_pack",
    metadata,
    Column("digest", Text, primary_key=True),
    text("name"),
    text("version"),
    number("number"),
    text("signed_by"),
    Column("content", LargeBinary, nullable=False),
)
