"""Tables of this machine alone: the journal itself, what the store knows of itself, kept row counts."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text

from liaison.store.schema.base import metadata

journal = Table(
    "journal",
    metadata,
    # order of arrival on this machine; never leaves it
    Column("arrival", Integer, primary_key=True),
    Column("scope", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("clock", Integer, nullable=False),
    Column("change", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("table_name", Text, nullable=False),
    Column("row_id", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", LargeBinary, nullable=False),
    Column("bases", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)
Index("ix_journal_origin_seq", journal.c.origin, journal.c.seq, unique=True)
Index("ix_journal_cell", journal.c.row_id, journal.c.field)

store_info = Table("store_info", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

# what attachments contain, by its digest and in pieces: the journal names the digest, so that it stays small
attachment_content = Table(
    "attachment_content",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("piece", Integer, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

# counting the rows of an encrypted table costs 0.1 s a million; triggers of the baseline keep this
row_count = Table(
    "row_count",
    metadata,
    Column("table_name", Text, primary_key=True),
    Column("live", Integer, nullable=False),
)
