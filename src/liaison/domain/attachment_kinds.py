"""What a file is, by its first bytes. Its name is asked only where the bytes leave it open, and never for pictures or PDF."""

from __future__ import annotations

import mimetypes
import re
from enum import StrEnum

UNKNOWN = "application/octet-stream"
PLAIN = "text/plain"
PDF = "application/pdf"
MAIL = "message/rfc822"
PROGRAM = "application/vnd.microsoft.portable-executable"

HEAD = 4096
"""Bytes looked at."""

# first bytes, how many to pass over, what they say
_BEGINNINGS: tuple[tuple[bytes, int, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", 0, "image/png"),
    (b"\xff\xd8\xff", 0, "image/jpeg"),
    (b"GIF87a", 0, "image/gif"),
    (b"GIF89a", 0, "image/gif"),
    (b"WEBP", 8, "image/webp"),
    (b"II*\x00", 0, "image/tiff"),
    (b"MM\x00*", 0, "image/tiff"),
    (b"ftypheic", 4, "image/heic"),
    (b"ftypmif1", 4, "image/heic"),
    (b"ftypavif", 4, "image/avif"),
    (b"%PDF-", 0, PDF),
    (b"MZ", 0, PROGRAM),
    (b"\x7fELF", 0, "application/x-elf"),
    (b"Rar!\x1a\x07", 0, "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", 0, "application/x-7z-compressed"),
    (b"\x1f\x8b", 0, "application/gzip"),
    (b"{\\rtf", 0, "application/rtf"),
)
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_ZIP = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}
_IN_OLD_OFFICE = {
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "msg": "application/vnd.ms-outlook",
}
_TEXTS = {
    "csv": "text/csv",
    "md": "text/markdown",
    "eml": MAIL,
    "ics": "text/calendar",
    "vcf": "text/vcard",
    "html": "text/html",
    "htm": "text/html",
    "svg": "image/svg+xml",
    "xml": "application/xml",
    "json": "application/json",
}
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(!doctype\s+html|html|svg)[\s>]", re.IGNORECASE | re.DOTALL
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")


class Shown(StrEnum):
    """In which way an attachment can be looked at here."""

    PICTURE = "picture"
    TEXT = "text"
    NOT_HERE = "not_here"


_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/tiff", "image/bmp"})


def shown_as(media_type: str) -> Shown:
    """How to look at an attachment; drawings and pages with markup are shown as the text they are, never carried out."""
    if media_type in _PICTURES:
        return Shown.PICTURE
    is_text = media_type.startswith("text/") or media_type in _TEXTS.values()
    return Shown.TEXT if is_text else Shown.NOT_HERE


def media_type_of(head: bytes, name: str) -> str:
    """What a file is.

    Args:
        head: its first bytes, HEAD of them where there are so many.
    """
    for beginning, skipped, kind in _BEGINNINGS:
        if head.startswith(beginning, skipped):
            return kind
    if head.startswith(b"BM") and len(head) > 18 and head[14:18] in (b"\x28\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0"):
        return "image/bmp"
    ending = name.rpartition(".")[2].casefold()
    if head.startswith(_ZIP):
        return _IN_ZIP.get(ending, "application/zip")
    if head.startswith(_OLD_OFFICE):
        return _IN_OLD_OFFICE.get(ending, "application/x-ole-storage")
    return _text_kind(head, ending) if _is_text(head) else _by_name(name)


def _text_kind(head: bytes, ending: str) -> str:
    markup = _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf"))
    if markup:
        return "image/svg+xml" if markup[1].lower() == b"svg" else "text/html"
    return _TEXTS.get(ending, PLAIN)


def _is_text(head: bytes) -> bool:
    if head.startswith(_WIDE):
        return True
    # a code page has no bytes below the space but tabs and line ends
    strange = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in head)
    return not strange or strange * 100 < len(head)


def _by_name(name: str) -> str:
    """The content told nothing. A picture, a PDF or a text it is not, whatever its name says."""
    said = mimetypes.guess_type(name)[0] or UNKNOWN
    return UNKNOWN if said.startswith(("image/", "text/")) or said in (PDF, *_TEXTS.values()) else said
