"""The text as it is gathered: line by line, until it is all there or a limit is reached."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable

from liaison.domain.extracted_text import TextReason
from liaison.services.text_extraction.limits import Limits


class Enough(BaseException):
    """A limit is reached, and what was gathered before is the text. No library that catches what goes wrong catches this."""

    def __init__(self, reason: TextReason) -> None:
        super().__init__(reason)
        self.reason = reason


class CannotRead(Exception):
    """There is no text to be had."""

    def __init__(self, reason: TextReason) -> None:
        super().__init__(reason)
        self.reason = reason


class Gathered:
    """The lines so far.

    Attributes:
        missed: why a part of the file was left out, of the first one that was; None where none was.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.missed: TextReason | None = None
        self._lines: list[str] = []
        self._left = limits.characters
        self._until = time.monotonic() + limits.reading_seconds

    def add(self, line: str) -> None:
        """One more line, or several with line feeds between them. Raises Enough."""
        self._lines.append(line[: max(self._left, 0)])
        self._left -= len(line) + 1
        if self._left < 0:
            raise Enough(TextReason.TOO_LARGE)
        self.require_time()

    def require_time(self) -> None:
        """Raises Enough when the time for reading is over."""
        if time.monotonic() > self._until:
            raise Enough(TextReason.TOO_SLOW)

    def leave_out(self, reason: TextReason) -> None:
        """A part of the file cannot be read, and the rest can."""
        self.missed = self.missed or reason

    def text(self) -> str:
        """All lines, tidied."""
        return tidied("\n".join(self._lines))[: self.limits.characters]


_SPACES = re.compile(" {2,}")
_ANY_SPACE = re.compile(r"\s+")


def with_single_spaces(text: str) -> str:
    """Spaces and line ends as markup means them: a run of them is one space."""
    return _ANY_SPACE.sub(" ", text)


class Lines:
    """Lines made of what markup brings: pieces of text, ends of paragraphs, cells and rows.

    The cells of a row are joined by tabs; a second paragraph in a cell begins a new line. Empty lines
    are left out, and of several spaces all but one.

    Args:
        take: is given each finished line.
    """

    def __init__(self, take: Callable[[str], None]) -> None:
        self._take = take
        self._pieces: list[str] = []
        self._tabs = 0
        self._is_over = False

    def write(self, text: str) -> None:
        """A piece of the present line; spaces alone begin none."""
        if text.isspace() and (self._is_over or self._tabs or not self._pieces):
            return
        if self._is_over:
            self.finish()
        if self._tabs:
            self._pieces.append("\t" * self._tabs)
            self._tabs = 0
        self._pieces.append(text)

    def end_paragraph(self) -> None:
        """What follows stands on a line of its own, unless it is the next cell of the row."""
        self._is_over = not self._tabs

    def end_cell(self) -> None:
        """What follows is the next cell of the row, unless the row ends."""
        self._is_over = False
        self._tabs += 1

    def finish(self) -> None:
        """What follows stands on a line of its own."""
        line = _SPACES.sub(" ", "".join(self._pieces)).strip()
        self._pieces, self._tabs, self._is_over = [], 0, False
        if line:
            self._take(line)


_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NOT_TEXT = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x9f"  # control characters
    "\u200b\u2060\ufeff"  # seen by nobody, and words with them would not be found
    "\u202a-\u202e\u2066-\u2069"  # they turn the direction of reading, and make names look like others
    "\ud800-\udfff]"  # halves of characters
)
_SOFT_HYPHEN = re.compile("\u00ad(?:[ \t]*\n)?")


def tidied(text: str) -> str:
    """NFC, line ends as line feeds, no control characters but line feeds and tabs; a word parted by a soft hyphen is whole again."""
    lines = _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", _SOFT_HYPHEN.sub("", lines)).strip("\n")
