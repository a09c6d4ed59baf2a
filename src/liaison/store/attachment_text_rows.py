"""What was read out of attachments, and which were not read yet."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection

from liaison.store.find_behind import READER
from liaison.store.reference.asking import plain

# a content is read once, however many records name it
_UNREAD = """
SELECT sha256, max(media_type), max(file_name) FROM attachment
WHERE deleted = 0 AND sha256 IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM attachment_text WHERE attachment_text.sha256 = attachment.sha256 AND reader >= :reader)
GROUP BY sha256 ORDER BY max(id) DESC LIMIT :limit
"""
_KEEP = "INSERT OR REPLACE INTO attachment_text (sha256, state, reason, reader, text) VALUES (?, ?, ?, ?, ?)"
_STATES = "SELECT sha256, state, reason FROM attachment_text WHERE sha256 IN (SELECT value FROM json_each(:wanted))"


class UnreadContent(NamedTuple):
    """A content nobody read yet."""

    sha256: str
    media_type: str
    file_name: str


def unread(connection: Connection, limit: int) -> list[UnreadContent]:
    """Up to `limit` contents that were not read, the newest first."""
    rows = plain(connection, _UNREAD, reader=READER, limit=limit)
    return [UnreadContent(digest, kind or "", name or "") for digest, kind, name in rows]


def keep(connection: Connection, sha256: str, state: str, reason: str, text: str) -> None:
    """Keep what was read."""
    connection.exec_driver_sql(_KEEP, (sha256, state, reason, READER, text))


def states(connection: Connection, wanted: str) -> dict[str, tuple[str, str]]:
    """State and reason by digest; `wanted` is a list in JSON."""
    return {row[0]: (row[1], row[2]) for row in plain(connection, _STATES, wanted=wanted)}
