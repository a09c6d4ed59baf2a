"""Write the baseline migration from today's tables: python packaging/freeze_baseline.py

Only while the baseline was never released; afterwards every change of the schema is a step of its own.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

import liaison.store.schema.catalogue
import liaison.store.schema.find_tables
import liaison.store.schema.local
import liaison.store.schema.reference  # noqa: F401  # tables hang themselves onto the metadata
from finding_triggers import FULL_TEXT, triggers
from liaison.store.schema.base import metadata

TARGET = Path(__file__).resolve().parent.parent / "src/liaison/store/migrations/versions/s0001_baseline.py"
COUNTED = ("meeting",)
LATER = ("kept_pack", "pack_signer")
"""Tables that came by a step of their own."""
HEAD = '''"""The first schema."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
'''
TAIL = """)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    raise NotImplementedError("a copy is taken before every step; go back to it")
"""


def counting(table: str) -> list[str]:
    """Triggers that keep the number of live rows of a table."""
    bump = "UPDATE row_count SET live = live {change} WHERE table_name = '" + table + "'"
    return [
        f"INSERT INTO row_count (table_name, live) VALUES ('{table}', 0)",
        f"CREATE TRIGGER {table}_counted_in AFTER INSERT ON {table} WHEN new.deleted = 0 BEGIN {bump.format(change='+ 1')}; END",
        f"CREATE TRIGGER {table}_counted_out AFTER DELETE ON {table} WHEN old.deleted = 0 BEGIN {bump.format(change='- 1')}; END",
        f"CREATE TRIGGER {table}_recounted AFTER UPDATE OF deleted ON {table} WHEN old.deleted <> new.deleted "
        f"BEGIN {bump.format(change='+ old.deleted - new.deleted')}; END",
    ]


def statements() -> list[str]:
    """Every statement of the baseline, tables before their indexes."""
    dialect = sqlite.dialect()
    found = []
    for table in (one for one in metadata.sorted_tables if one.name not in LATER):
        found.append(str(CreateTable(table).compile(dialect=dialect)).strip())
        found += sorted(str(CreateIndex(index).compile(dialect=dialect)) for index in table.indexes)
    return [*found, *(line for table in COUNTED for line in counting(table)), *FULL_TEXT, *triggers()]


def main() -> None:
    """Write the file."""
    body = "".join(f'    """{statement}""",\n' for statement in statements())
    TARGET.write_text(HEAD + body.replace("\t", "    ") + TAIL, encoding="utf-8")


if __name__ == "__main__":
    main()
