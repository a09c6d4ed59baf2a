"""Archives that documents are: how large they become is known before anything is unpacked, and archives in them stay closed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from liaison.domain.attachments import MEGABYTE
from liaison.domain.extracted_text import TextReason
from liaison.services.text_extraction.gathering import CannotRead
from liaison.services.text_extraction.limits import Limits

_LISTED = b"PK\x01\x02"
_IS_LOCKED = 1
_PIECE = 1 << 18


class Archive:
    """A document that is an archive. Raises CannotRead where it has too many members, and zipfile's errors where it is damaged.

    Attributes:
        names: of its members, in their order.
    """

    def __init__(self, content: bytes, limits: Limits) -> None:
        # the list of members alone may take all memory
        if content.count(_LISTED) > limits.members:
            raise CannotRead(TextReason.TOO_LARGE)
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._limits, self._left = limits, limits.unpacked
        self.names = tuple(member.filename for member in self._archive.infolist())

    def require_small(self, name: str) -> None:
        """Whether a member may be unpacked, by what is said of it; takes its size from what is left for all. Raises CannotRead."""
        member = self._archive.getinfo(name)
        if member.flag_bits & _IS_LOCKED:
            raise CannotRead(TextReason.LOCKED)
        self._left -= member.file_size
        is_bomb = member.file_size > MEGABYTE and member.file_size > member.compress_size * self._limits.ratio
        if is_bomb or member.file_size > self._limits.member or self._left < 0:
            raise CannotRead(TextReason.TOO_LARGE)

    def pieces(self, name: str) -> Iterator[bytes]:
        """A member's content, never more of it than was said. Raises CannotRead."""
        self.require_small(name)
        with self._archive.open(name) as stream:
            while piece := stream.read(_PIECE):
                yield piece

    def beginning(self, name: str, size: int) -> bytes:
        """The first bytes of a member; empty where there is none."""
        if name not in self.names:
            return b""
        with self._archive.open(name) as stream:
            return stream.read(size)
