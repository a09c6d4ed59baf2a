"""Reads the text of attachments for Find, each once, in a process of its own beside the store's thread."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from liaison.domain.extracted_text import ExtractedText, TextReason, TextState
from liaison.domain.steps import Stage, Step
from liaison.services.beside import beside
from liaison.services.finding.indexing import INDEXING
from liaison.services.text_extraction.apart import extract_apart
from liaison.store import attachment_rows, attachment_text_rows
from liaison.store.attachment_text_rows import UnreadContent
from liaison.store.engine import Store

PIECES = 4
"""Of 256 KB read from the store in one slice."""

AT_ONCE = 20
PAUSE = 0.004
"""Seconds a save may wait because a file is being read."""


class AttachmentTexts:
    """Reads what was not read yet; every method runs on the store's thread.

    Args:
        store: the open store.
        command: starts the process that reads, see `liaison.services.text_extraction.apart`.
    """

    def __init__(self, store: Store, command: Sequence[str]) -> None:
        self._store, self._command = store, command

    def read_in_steps(self) -> Iterator[Step[int]]:
        """Read all attachments that were not read, the newest first, in slices: the number read so far.

        Ends early where no process can be started; the next time tries again.
        """
        done = 0
        while unread := self._unread():
            for content in unread:
                try:
                    text = yield from self._text_of(content)
                except OSError:
                    return
                with self._store.change(INDEXING) as change:
                    reason = text.reason.value if text.reason else ""
                    attachment_text_rows.keep(change.connection, content.sha256, text.state.value, reason, text.text)
                done += 1
                yield Step(Stage.CONTENT, done, 0, done)

    def _unread(self) -> list[UnreadContent]:
        with self._store.read() as connection:
            return attachment_text_rows.unread(connection, AT_ONCE)

    def _text_of(self, unread: UnreadContent) -> Generator[Step[int], None, ExtractedText]:
        content = bytearray()
        piece = 0
        while True:
            with self._store.read() as connection:
                more = attachment_rows.pieces(connection, unread.sha256, piece, PIECES)
            for part in more:
                content += part
            piece += len(more)
            yield Step(Stage.CONTENT)
            if len(more) < PIECES:
                break
        if not content:
            return ExtractedText(TextState.UNREADABLE, reason=TextReason.DAMAGED)
        found: ExtractedText = yield from beside(
            lambda show: extract_apart(self._command, bytes(content), unread.media_type, unread.file_name, show=show),
            Stage.CONTENT,
            PAUSE,
        )
        return found
