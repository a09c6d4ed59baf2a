"""Files kept with a record: what is known of them, how large they may be, and how a text refers to one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from liaison.domain.extracted_text import TextState
from liaison.domain.meetings import Tlp
from liaison.domain.rows import RowKey

MEGABYTE = 1024 * 1024

LARGEST = 50 * MEGABYTE
"""Bytes of one attachment. A scanned treaty or a conference's slides fit; a film does not. It is read into memory to be shown."""

LARGEST_TOGETHER = 500 * MEGABYTE
"""Bytes of all attachments of one meeting. They travel in every backup, and a stick formatted as FAT takes files of 4 GB."""

LONGEST_NAME = 120
"""Characters of a file name; a longer one is cut before its ending."""

LONGEST_CAPTION = 300

_SEPARATORS = re.compile(r"[/\\]")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
# Windows takes these for devices, whatever stands behind the point
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_REFERENCE = re.compile(r"!?\[[^\]\n]*\]\(attachment:([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept with a record.

    Attributes:
        target: the record it belongs to.
        file_name: cleaned, and used once among the live attachments of a record.
        media_type: by its content, such as `image/png`.
        size: bytes.
        sha256: of the content, hexadecimal.
        added_at: with time zone; None when not known.
        marking: its own; None where the record's applies.
        text_state: how much of its text is searched; None before it was read.
    """

    key: RowKey
    target: RowKey
    file_name: str
    media_type: str
    size: int
    sha256: str
    caption: str
    added_at: datetime | None
    marking: Tlp | None
    text_state: TextState | None = None

    @property
    def reference(self) -> str:
        """How a note refers to it, in Markdown."""
        mark = "!" if self.is_picture else ""
        shown = re.sub(r"[\[\]\n]", " ", self.caption or self.file_name).strip()
        return f"{mark}[{shown}](attachment:{quoted(self.file_name)})"

    @property
    def is_picture(self) -> bool:
        """Whether its content is a picture's; a drawing in SVG is a text."""
        return self.media_type.startswith("image/") and self.media_type != SVG

    def marking_beside(self, record: Tlp | None) -> Tlp | None:
        """The marking that applies: its own, else the record's."""
        return self.marking or record


SVG = "image/svg+xml"


def clean_name(name: str) -> str:
    """A file name without folders, control characters and characters that turn the reading direction; never empty.

    `invoice\\u202Efdp.exe`, which is shown as `invoiceexe.pdf`, becomes `invoicefdp.exe`.
    """
    last = _SEPARATORS.split(name.rstrip("/\\"))[-1]
    seen = "".join(letter for letter in unicodedata.normalize("NFC", last) if _is_seen(letter))
    plain = " ".join(_FORBIDDEN.sub("_", seen).split()).strip(". ")
    if not plain:
        return "file"
    if _DEVICES.match(plain):
        plain = f"_{plain}"
    ending = PurePosixPath(plain).suffix[:20]
    stem = plain.removesuffix(ending) if ending else plain
    return stem[: LONGEST_NAME - len(ending)] + ending


def free_name(name: str, taken: Iterable[str]) -> str:
    """`name`, or with the first number behind it that makes it differ from all taken ones in any case."""
    folded = {one.casefold() for one in taken}
    path, number, found = PurePosixPath(name), 1, name
    while found.casefold() in folded:
        number += 1
        found = f"{path.stem} ({number}){path.suffix}"
    return found


def quoted(name: str) -> str:
    """A name as a reference holds it: letters of all scripts stay, what would end the reference does not."""
    return "".join(letter if letter.isalnum() or letter in "-._~!@+=" else quote(letter) for letter in name)


def name_at(line: str, column: int) -> str | None:
    """The name of the attachment to which a line refers at a column, counted in characters; None where it refers to none."""
    for found in _REFERENCE.finditer(line):
        if found.start() <= column <= found.end():
            return unquote(found[1])
    return None


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
