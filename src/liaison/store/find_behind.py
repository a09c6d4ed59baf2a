"""Whether Find has something to do: asked after every pause, and so apart from everything it takes to do it."""

from __future__ import annotations

from sqlalchemy import Connection

from liaison.store.reference.asking import plain

PACK = "find_pack"
"""Under which the digests of the packs are kept whose facts are queued or indexed."""

READER = 1
"""The reader of attachments of this program: what an older one read is read again."""

_WAITING = "SELECT 1 FROM find_queue LIMIT 1"
_PACKS = """
SELECT coalesce((SELECT group_concat(name || ' ' || digest, char(10)) FROM (SELECT * FROM ref_pack ORDER BY name)), ''),
  coalesce((SELECT value FROM store_info WHERE key = :key), '')
"""
_ANY_UNREAD = """
SELECT 1 FROM attachment WHERE deleted = 0 AND sha256 IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM attachment_text WHERE attachment_text.sha256 = attachment.sha256 AND reader >= :reader) LIMIT 1
"""


def is_behind(connection: Connection) -> bool:
    """Whether anything waits to be indexed; costs next to nothing."""
    return bool(plain(connection, _WAITING)) or pack_changed(connection)


def pack_changed(connection: Connection) -> bool:
    """Whether the installed packs are not those that were queued last."""
    installed, indexed = plain(connection, _PACKS, key=PACK)[0]
    return bool(installed != indexed)


def installed_packs(connection: Connection) -> str:
    """What `pack_changed` compares."""
    return str(plain(connection, _PACKS, key=PACK)[0][0])


def any_unread_attachment(connection: Connection) -> bool:
    """Whether a content was not read yet; looks at every attachment."""
    return bool(plain(connection, _ANY_UNREAD, reader=READER))
