"""What Find goes by: the words of every record in Latin letters, how words are spelt, and what still waits to be indexed.

All of it is made of other tables and of this machine alone.
The two full-text tables have no content of their own: a record's words are found there by its number in `find_entry`.
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from liaison.store.schema.base import metadata

# a record by its number, which tells shelf and day, so that one range of numbers is one kind of record, the newest first
find_entry = Table(
    "find_entry",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("row_id", Text, nullable=False),
    # lines of it are marked more strictly than itself, so what stands in them is looked at line by line
    Column("has_marked_lines", Integer, nullable=False),
)
Index("ix_find_entry_row", find_entry.c.source, find_entry.c.row_id, find_entry.c.scope, unique=True)

# what was changed and is not indexed yet; triggers of the baseline fill it in the transaction of the change itself
find_queue = Table(
    "find_queue",
    metadata,
    Column("source", Text, primary_key=True),
    Column("row_id", Text, primary_key=True),
    Column("scope", Text, primary_key=True),
    sqlite_with_rowid=False,
)

# every word there is, in Latin letters, and the same backwards: one wrong letter leaves one half of a word as it was; no row holds
# both, for an index would write each of them twice
find_word = Table("find_word", metadata, Column("word", Text, primary_key=True), sqlite_with_rowid=False)
find_word_backwards = Table(
    "find_word_backwards", metadata, Column("backwards", Text, primary_key=True), sqlite_with_rowid=False
)

# words as they were written, by how they sound
find_sound = Table(
    "find_sound",
    metadata,
    Column("sound", Text, primary_key=True),
    Column("written", Text, primary_key=True),
    Column("word", Text, nullable=False),
    sqlite_with_rowid=False,
)

find_history = Table(
    "find_history",
    metadata,
    Column("query", Text, primary_key=True),
    Column("asked_at", Text, nullable=False),
    sqlite_with_rowid=False,
)

# what was read out of an attachment's content, by its digest
attachment_text = Table(
    "attachment_text",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    # which reader it was: a better one reads again
    Column("reader", Integer, nullable=False),
    Column("text", Text, nullable=False),
)
