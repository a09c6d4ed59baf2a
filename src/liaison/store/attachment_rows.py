"""Attachments in and out of their tables: rows that are journalled, and content in pieces that is not."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, Select, func, select

from liaison.domain.attachments import Attachment
from liaison.domain.extracted_text import TextState
from liaison.domain.meetings import Tlp
from liaison.domain.rows import RowKey
from liaison.store.journal.change import Change
from liaison.store.journal.operations import Scalar
from liaison.store.reference.asking import moment
from liaison.store.schema.find_tables import attachment_text
from liaison.store.schema.local import attachment_content
from liaison.store.schema.meetings import attachment

PIECE = 256 * 1024
"""Bytes of one piece, the last one excepted: a commit of one takes some 5 ms, for which a save may have to wait."""

# one row of several megabytes would be read whole to reach its end
_PUT = "INSERT OR REPLACE INTO attachment_content (sha256, piece, bytes) VALUES (?, ?, ?)"
_KEPT = "SELECT count(*), coalesce(sum(length(bytes)), 0) FROM attachment_content WHERE sha256 = ?"
# the digests in steps along the key, and not piece by piece
_UNNAMED = """
WITH RECURSIVE digests(sha256) AS (
    SELECT min(sha256) FROM attachment_content
    UNION ALL
    SELECT (SELECT min(sha256) FROM attachment_content WHERE sha256 > digests.sha256) FROM digests WHERE digests.sha256 IS NOT NULL
)
SELECT sha256 FROM digests WHERE sha256 IS NOT NULL AND sha256 NOT IN (SELECT sha256 FROM attachment WHERE sha256 IS NOT NULL)
"""
_NAMED = "SELECT 1 FROM attachment WHERE sha256 = ? LIMIT 1"


def attachments_of(connection: Connection, table: str, target: RowKey) -> tuple[Attachment, ...]:
    """The live attachments of a record, in the order they were added."""
    question = _all().where(
        attachment.c.target_table == table,
        attachment.c.target_id == target.id,
        attachment.c.scope == target.scope,
        attachment.c.deleted == 0,
    )
    rows = connection.execute(question.order_by(attachment.c.added_at, attachment.c.id)).mappings()
    return tuple(_value(row) for row in rows)


def attachment_of(connection: Connection, key: RowKey) -> Attachment | None:
    """One live attachment."""
    question = _all().where(attachment.c.scope == key.scope, attachment.c.id == key.id, attachment.c.deleted == 0)
    row = connection.execute(question).mappings().one_or_none()
    return None if row is None else _value(row)


def size_of_all(connection: Connection, table: str, target: RowKey) -> int:
    """Bytes of the live attachments of a record together."""
    question = select(func.coalesce(func.sum(attachment.c.size), 0)).where(
        attachment.c.target_table == table,
        attachment.c.target_id == target.id,
        attachment.c.scope == target.scope,
        attachment.c.deleted == 0,
    )
    return int(connection.execute(question).scalar_one())


def insert(change: Change, table: str, target: RowKey, values: dict[str, Scalar]) -> RowKey:
    """Add the row of an attachment whose content is there."""
    row = {"target_table": table, "target_id": target.id, **values}
    return RowKey(target.scope, change.insert("attachment", row, scope=target.scope))


def put_piece(connection: Connection, sha256: str, number: int, content: bytes) -> None:
    """Keep a piece, counted from 0, in the place of what is there by its number."""
    connection.exec_driver_sql(_PUT, (sha256, number, content))


def drop_pieces(connection: Connection, sha256: str, limit: int) -> bool:
    """Remove up to `limit` pieces of a content, the last first; True when there are none any more."""
    statement = """DELETE FROM attachment_content WHERE sha256 = ? AND piece IN (
        SELECT piece FROM attachment_content WHERE sha256 = ? ORDER BY piece DESC LIMIT ?)"""
    return connection.exec_driver_sql(statement, (sha256, sha256, limit)).rowcount < limit


def kept(connection: Connection, sha256: str) -> tuple[int, int]:
    """How many pieces of a content there are, and how many bytes they have together; nothing of them is read."""
    pieces, size = connection.exec_driver_sql(_KEPT, (sha256,)).one()
    return int(pieces), int(size)


def pieces(connection: Connection, sha256: str, first: int, number: int) -> Sequence[bytes]:
    """Up to `number` pieces of a content from the one counted `first`."""
    question = (
        select(attachment_content.c.bytes)
        .where(attachment_content.c.sha256 == sha256, attachment_content.c.piece >= first)
        .order_by(attachment_content.c.piece)
        .limit(number)
    )
    return [bytes(content) for content in connection.execute(question).scalars()]


def unnamed_contents(connection: Connection) -> Sequence[str]:
    """The digests of contents that no row, deleted or not, names."""
    return [str(digest) for digest in connection.exec_driver_sql(_UNNAMED).scalars()]


def is_named(connection: Connection, sha256: str) -> bool:
    """Whether a row, deleted or not, names this content."""
    return connection.exec_driver_sql(_NAMED, (sha256,)).first() is not None


def named_contents(connection: Connection) -> Sequence[tuple[str, int | None, tuple[str, ...]]]:
    """Every content rows name: its digest, the size they say, and the rows' identities; deleted rows too, for they can come back."""
    question = select(attachment.c.sha256, attachment.c.size, func.group_concat(attachment.c.id, " ")).where(
        attachment.c.sha256.is_not(None)
    )
    rows = connection.execute(question.group_by(attachment.c.sha256, attachment.c.size).order_by(attachment.c.sha256))
    return [(digest, size, tuple(str(found).split())) for digest, size, found in rows]


def _all() -> Select[*tuple[object, ...]]:
    is_its = attachment_text.c.sha256 == attachment.c.sha256
    return select(attachment, attachment_text.c.state.label("text_state")).outerjoin(attachment_text, is_its)


def _value(row: RowMapping) -> Attachment:
    return Attachment(
        key=RowKey(row["scope"], row["id"]),
        target=RowKey(row["scope"], row["target_id"] or ""),
        file_name=row["file_name"] or "",
        media_type=row["media_type"] or "",
        size=row["size"] or 0,
        sha256=row["sha256"] or "",
        caption=row["caption"] or "",
        added_at=moment(row["added_at"]),
        marking=Tlp(row["tlp"]) if row["tlp"] else None,
        text_state=TextState(row["text_state"]) if row["text_state"] else None,
    )
