"""The index of Find in less space: meetings under closer numbers, and no word written twice for an index. It is made anew."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_FULL_TEXT = ("find_beginnings", "find_phrases", "find_record_beginnings", "find_record_phrases")
_OF_DIRECTORY = ("agency", "office", "body", "instrument")
_SCOPED = ("person", "case_file", "follow_up", "treaty_wish", "statement", "outcome", "attachment", "meeting")

STATEMENTS = (
    "DROP TABLE find_word",
    """CREATE TABLE find_word (
    word TEXT NOT NULL, 
    CONSTRAINT pk_find_word PRIMARY KEY (word)
)
 WITHOUT ROWID""",
    """CREATE TABLE find_word_backwards (
    backwards TEXT NOT NULL, 
    CONSTRAINT pk_find_word_backwards PRIMARY KEY (backwards)
)
 WITHOUT ROWID""",
    "DROP TABLE find_spelling",
    "DELETE FROM find_sound",
    "DELETE FROM find_entry",
    *(f"INSERT INTO {table} ({table}) VALUES ('delete-all')" for table in _FULL_TEXT),  # noqa: S608
    # what packs tell is queued as after another pack
    "DELETE FROM store_info WHERE key = 'find_pack'",
    *(
        f"INSERT OR IGNORE INTO find_queue (source, row_id, scope) SELECT '{table}', id, {scope} FROM {table} "  # noqa: S608
        "WHERE deleted = 0"
        for tables, scope in ((_OF_DIRECTORY, "''"), (_SCOPED, "scope"))
        for table in tables
    ),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    raise NotImplementedError("a copy is taken before every step; go back to it")
