"""Files kept with a record, encrypted in the store: add, look at, mark, remove, bring back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from liaison.domain.attachment_errors import AttachmentDamaged, AttachmentGone, AttachmentsTooLarge
from liaison.domain.attachment_kinds import HEAD, media_type_of
from liaison.domain.attachments import LARGEST_TOGETHER, LONGEST_CAPTION, Attachment, free_name
from liaison.domain.meetings import Tlp
from liaison.domain.rows import ChangeSet, RowKey
from liaison.domain.steps import Show, Stage, Step
from liaison.services.attachment_files import FileToAdd, write_copy
from liaison.services.beside import beside
from liaison.store import attachment_rows
from liaison.store.attachment_rows import PIECE
from liaison.store.engine import Store
from liaison.store.journal.change import Change
from liaison.store.journal.operations import Scalar

T = TypeVar("T")

MEETING = "meeting"

CONTENT = "attachment.content"
"""Label of the transactions that hold content alone; nothing of them is in the journal."""

PAUSE = 0.004
"""Seconds a save may wait because a file is being read."""

READ_AT_ONCE = 2
"""Pieces read in one slice."""

DROPPED_AT_ONCE = 8
"""Pieces removed in one slice."""


@dataclass(frozen=True, slots=True)
class KeptContent:
    """The content of a file, in the store, and not yet anybody's."""

    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Attached:
    """What came of adding a file.

    Attributes:
        was_there: the record has this very content already; nothing was added.
    """

    attachment: Attachment
    was_there: bool
    changes: ChangeSet


class AttachmentService:
    """What an officer does with attachments; every method runs on the store's thread.

    Args:
        store: the open store.
        now: the time of adding; with time zone.
        table: of the records to which the files belong.
    """

    def __init__(
        self,
        store: Store,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
        table: str = MEETING,
    ) -> None:
        self._store = store
        self._now, self._table = now, table
        # what is on its way has no row that names it yet
        self._arriving: set[str] = set()

    def for_records_of(self, table: str) -> AttachmentService:
        """The same for another kind of record; what is on its way by either is kept by the upkeep of both."""
        other = AttachmentService(self._store, self._now, table)
        other._arriving = self._arriving
        return other

    def of(self, target: RowKey) -> tuple[Attachment, ...]:
        """The attachments of a record, in the order they were added."""
        with self._store.read() as connection:
            return attachment_rows.attachments_of(connection, self._table, target)

    def keep_in_steps(self, file: FileToAdd, target: RowKey) -> Iterator[Step[KeptContent]]:
        """Read a file and keep its content in pieces: a long job in slices, between which writing goes on.

        `attach` makes it an attachment. What was kept before the job was stopped, or failed, is removed by `upkeep`.

        Raises:
            AttachmentTooLarge, AttachmentsTooLarge, AttachmentEmpty, AttachmentIsNoFile, AttachmentUnreadable,
            AttachmentChanging, DiskFull: nothing was attached.
        """
        content, digest = yield from beside(lambda show: _with_digest(file.read(show), show), Stage.READING, PAUSE)
        with self._store.read() as connection:
            _require_room(file.name, len(content), attachment_rows.size_of_all(connection, self._table, target))
        found = KeptContent(file.name, media_type_of(content[:HEAD], file.name), len(content), digest)
        self._arriving.add(digest)
        whole = False
        try:
            yield from self._put(content, digest)
            whole = True
            yield Step(Stage.KEEPING, found.size, found.size, found)
        finally:
            if not whole:
                self._arriving.discard(digest)

    def attach(self, content: KeptContent, target: RowKey, caption: str = "") -> Attached:
        """Make kept content an attachment of a record; the last step of adding, and the only one in the journal.

        Raises:
            AttachmentsTooLarge: something else was added meanwhile. AttachmentDamaged: the content is not there.
        """
        with self._store.change("attachment.create") as change:
            present = attachment_rows.attachments_of(change.connection, self._table, target)
            same = next((one for one in present if one.sha256 == content.sha256), None)
            key = same.key if same else self._insert(change, content, target, caption, present)
            found = same or attachment_rows.attachment_of(change.connection, key)
        self._arriving.discard(content.sha256)
        if found is None:
            raise LookupError(key.id)
        return Attached(found, same is not None, _changes(change))

    def set_caption(self, key: RowKey, caption: str) -> ChangeSet:
        """Say what it shows. Raises AttachmentGone."""
        return self._edit(key, {"caption": " ".join(caption.split())[:LONGEST_CAPTION]})

    def set_marking(self, key: RowKey, marking: Tlp | None) -> ChangeSet:
        """Give it a marking of its own; None where the record's applies. Raises AttachmentGone."""
        return self._edit(key, {"tlp": marking.value if marking else None})

    def remove(self, key: RowKey) -> ChangeSet:
        """Mark an attachment as deleted; `bring_back` and `undo` bring it back, with its content."""
        with self._store.change("attachment.delete") as change:
            change.delete("attachment", (key.scope, key.id))
        return _changes(change)

    def bring_back(self, attachment: Attachment) -> ChangeSet:
        """Take the removal back; it gets another name where its own was given away meanwhile."""
        with self._store.change("attachment.return") as change:
            present = attachment_rows.attachments_of(change.connection, self._table, attachment.target)
            name = free_name(attachment.file_name, (one.file_name for one in present if one.key != attachment.key))
            change.update("attachment", (attachment.key.scope, attachment.key.id), {"deleted": 0, "file_name": name})
        return _changes(change)

    def content_in_steps(self, key: RowKey, most: int | None = None) -> Iterator[Step[bytes]]:
        """Its content, in slices; no more than about `most` bytes from its beginning.

        Raises:
            AttachmentGone: it was removed. AttachmentDamaged: not all of it is there, or it is not what was added.
        """
        found = self._there(key)
        digest, content, piece = hashlib.sha256(), bytearray(), 0
        while most is None or len(content) < most:
            with self._store.read() as connection:
                more = attachment_rows.pieces(connection, found.sha256, piece, READ_AT_ONCE)
            for part in more:
                digest.update(part)
                content += part
            piece += len(more)
            if len(more) < READ_AT_ONCE:
                break
            yield Step(Stage.CONTENT, len(content), found.size)
        is_whole = len(content) == found.size and digest.hexdigest() == found.sha256
        is_beginning = most is not None and most <= len(content) < found.size
        if not (is_whole or is_beginning):
            raise AttachmentDamaged(found.file_name)
        yield Step(Stage.CONTENT, len(content), found.size, bytes(content))

    def looked_at_in_steps(self, key: RowKey, look: Callable[[bytes], T], most: int | None = None) -> Iterator[Step[T]]:
        """What `look` makes of the content, or of its first `most` bytes; it runs on a thread of its own.

        Raises:
            AttachmentGone, AttachmentDamaged.
        """
        content = b""
        for step in self.content_in_steps(key, most):
            content = step.result if step.result is not None else content
            yield Step(step.stage, step.done, step.total)
        beginning = content if most is None else content[:most]
        seen = yield from beside(lambda _: look(beginning), Stage.CONTENT, PAUSE)
        yield Step(Stage.CONTENT, len(content), len(content), seen)

    def save_copy_in_steps(self, key: RowKey, path: Path) -> Iterator[Step[Path]]:
        """Write a copy that is not encrypted to `path`.

        Raises:
            AttachmentGone, AttachmentDamaged, CopyNotWritten: nothing was written.
        """
        found = self._there(key)
        content = b""
        for step in self.content_in_steps(key):
            content = step.result if step.result is not None else content
            yield Step(step.stage, step.done, step.total)
        yield from beside(lambda _: write_copy(content, path, found.file_name), Stage.CONTENT, PAUSE)
        yield Step(Stage.CONTENT, found.size, found.size, path)

    def upkeep(self) -> Iterator[int]:
        """Remove content that no row names, left by adding that was stopped; the number of contents removed so far.

        A row marked as deleted still names its content: undo, and every earlier version of a note that refers to it, can bring
        it back. So nothing goes that anybody could ask for.
        """
        with self._store.read() as connection:
            unnamed = attachment_rows.unnamed_contents(connection)
        removed = 0
        yield removed
        for digest in unnamed:
            is_gone = False
            while not is_gone and digest not in self._arriving:
                with self._store.change(CONTENT) as change:
                    if attachment_rows.is_named(change.connection, digest):
                        break
                    is_gone = attachment_rows.drop_pieces(change.connection, digest, DROPPED_AT_ONCE)
                removed += is_gone
                yield removed

    def _put(self, content: bytes, digest: str) -> Iterator[Step[Any]]:
        with self._store.read() as connection:
            _, present = attachment_rows.kept(connection, digest)
        if present == len(content):
            return
        for number, start in enumerate(range(0, len(content), PIECE)):
            piece = content[start : start + PIECE]
            # the door for changes, though nothing is journalled: the other one would make every screen's kept lists old
            with self._store.change(CONTENT) as change:
                attachment_rows.put_piece(change.connection, digest, number, piece)
            yield Step(Stage.KEEPING, start + len(piece), len(content))

    def _insert(
        self,
        change: Change,
        content: KeptContent,
        target: RowKey,
        caption: str,
        present: tuple[Attachment, ...],
    ) -> RowKey:
        _require_room(content.name, content.size, sum(one.size for one in present))
        if attachment_rows.kept(change.connection, content.sha256)[1] != content.size:
            raise AttachmentDamaged(content.name)
        values: dict[str, Scalar] = {
            "file_name": free_name(content.name, (one.file_name for one in present)),
            "media_type": content.media_type,
            "size": content.size,
            "sha256": content.sha256,
            "caption": caption or None,
            "added_at": self._now().isoformat(timespec="seconds"),
        }
        return attachment_rows.insert(change, self._table, target, values)

    def _edit(self, key: RowKey, values: dict[str, Scalar]) -> ChangeSet:
        with self._store.change("attachment.edit") as change:
            if attachment_rows.attachment_of(change.connection, key) is None:
                raise AttachmentGone
            change.update("attachment", (key.scope, key.id), values)
        return _changes(change)

    def _there(self, key: RowKey) -> Attachment:
        with self._store.read() as connection:
            found = attachment_rows.attachment_of(connection, key)
        if found is None:
            raise AttachmentGone
        return found


def _with_digest(content: bytes, show: Show) -> tuple[bytes, str]:
    show(Stage.READING, len(content), len(content))
    return content, hashlib.sha256(content).hexdigest()


def _require_room(name: str, size: int, present: int) -> None:
    if present + size > LARGEST_TOGETHER:
        raise AttachmentsTooLarge(name, size, present)


def _changes(change: Change) -> ChangeSet:
    return change.changes
