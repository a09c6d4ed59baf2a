"""The bytes of an attachment as text to look at, whatever they were written with."""

from __future__ import annotations

from liaison.domain.importing_errors import ImportFileError
from liaison.services.importing.text_files import decoded

FIRST = 1024 * 1024
"""Bytes shown of a text."""

_WIDE_ENOUGH = 64


def text_of(content: bytes) -> str:
    """All of `content` as text: by what it begins with, else as UTF-8, else by the likelier code page; line ends are line feeds.

    A character that was cut in two at the end is left out; NUL is shown as a sign.
    """
    text = _decoded(_whole_characters(content[:FIRST]))
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\u2400")


def _decoded(content: bytes) -> str:
    wide = _wide_without_mark(content)
    if wide:
        return content.decode(wide, "replace")
    try:
        return decoded(content, "", "")[0]
    except ImportFileError:
        return content.decode("utf-16", "replace")


def _wide_without_mark(content: bytes) -> str:
    """UTF-16 that does not say so has a NUL in nearly every second place, where Latin text, digits and spaces are."""
    looked_at = content[:4096]
    if len(looked_at) < _WIDE_ENOUGH or looked_at[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ""
    even, odd = looked_at[::2].count(0), looked_at[1::2].count(0)
    half = len(looked_at) // 2
    if odd * 2 > half and even * 20 < half:
        return "utf-16-le"
    return "utf-16-be" if even * 2 > half and odd * 20 < half else ""


def _whole_characters(content: bytes) -> bytes:
    for cut in range(4):
        if cut >= len(content):
            break
        whole = content[: len(content) - cut]
        try:
            whole.decode("utf-8")
        except UnicodeDecodeError:
            continue
        return whole
    return content
