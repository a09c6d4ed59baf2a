"""Comparing what attachments contain with what was added, in slices."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from liaison.domain.steps import Stage, Step
from liaison.domain.store_check import ContentFault, WrongContent
from liaison.store import attachment_rows
from liaison.store.engine import Store

READ_AT_ONCE = 4
"""Pieces."""


def wrong_contents(store: Store) -> Iterator[Step[tuple[WrongContent, ...]]]:
    """Contents that are not there, or not what their attachments say; those of attachments marked as deleted too."""
    with store.read() as connection:
        named = attachment_rows.named_contents(connection)
    found: list[WrongContent] = []
    for done, (digest, size, attachments) in enumerate(named):
        taken, length = hashlib.sha256(), 0
        for part in _parts(store, digest):
            taken.update(part)
            length += len(part)
            yield Step(Stage.ATTACHMENTS, done, len(named))
        fault = _fault(length, size, taken.hexdigest() == digest)
        if fault is not None:
            found += [WrongContent(identity, fault) for identity in attachments]
    yield Step(Stage.ATTACHMENTS, result=tuple(found))


def _parts(store: Store, digest: str) -> Iterator[bytes]:
    first = 0
    while True:
        with store.read() as connection:
            pieces = attachment_rows.pieces(connection, digest, first, READ_AT_ONCE)
        if not pieces:
            return
        yield b"".join(pieces)
        first += len(pieces)


def _fault(length: int, size: int | None, is_same: bool) -> ContentFault | None:
    if not length:
        return ContentFault.MISSING
    if is_same:
        return None if length == size else ContentFault.ALTERED
    return ContentFault.INCOMPLETE if size is not None and length < size else ContentFault.ALTERED
