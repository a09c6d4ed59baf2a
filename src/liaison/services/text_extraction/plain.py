"""Plain text, tables with separators, calendars, cards and other files of text: what they are written with is found out."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from liaison.domain.importing_errors import ImportFileError
from liaison.services.importing.text_files import decoded
from liaison.services.text_extraction.gathering import Gathered

_FOLDED = ("text/calendar", "text/vcard")
_FOLD = re.compile(rb"\r?\n[ \t]")
_SAMPLE = 200_000
_HIGHEST = 4
"""The higher byte of Cyrillic letters."""

_CYRILLIC = ("cp1251", "koi8-r", "cp866")
_FREQUENT = "оеаинтсрвлкмдпу"
_RARE = "щэцъфхшюё"
_ODD_CASE = re.compile("[а-яё][А-ЯЁ]")


def read_plain(content: bytes, media_type: str, found: Gathered) -> None:
    """Add all lines. Raises Enough."""
    if media_type in _FOLDED:
        # a line too long for the format was folded, perhaps within a word, or within a letter
        content = _FOLD.sub(b"", content)
    found.add(whole_text(content))


def whole_text(content: bytes) -> str:
    """All of `content` as text: by what it begins with, else as UTF-8, else by the likeliest code page, Russian ones by letters."""
    wide = _wide_of(content)
    if wide:
        return content.decode(wide, "replace")
    try:
        text, encoding = decoded(content, "", "")
    except ImportFileError:
        return content.decode("utf-16", "replace")
    if encoding not in ("cp1251", "cp1252"):
        return text
    better = _likeliest(content[:_SAMPLE])
    return text if better in ("", encoding) else content.decode(better, "replace")


def _wide_of(content: bytes) -> str:
    """UTF-16 that does not say so; empty where it is none, or says so.

    Of Latin, Greek and Cyrillic letters, digits and spaces in it, the higher byte is one that no other text has.
    """
    head = content[:4096]
    if len(head) < 2 or head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ""
    even, odd = (sum(byte <= _HIGHEST for byte in head[start::2]) for start in (0, 1))
    most, least = len(head) * 0.4, len(head) * 0.1
    if odd > most and even < least:
        return "utf-16-le"
    return "utf-16-be" if even > most and odd < least else ""


def _likeliest(sample: bytes) -> str:
    """The code page in which the letters are as frequent as in Russian; empty where it is not Russian in any."""
    weights = {encoding: _weight(sample.decode(encoding, "replace")) for encoding in _CYRILLIC}
    best = max(weights, key=lambda encoding: weights[encoding])
    return best if weights[best] > 0.5 else ""


def _weight(text: str) -> float:
    """About 0.7 for Russian prose; far less for what was decoded wrongly. Everything but ASCII is counted."""
    letters = Counter(text.lower())
    strange = sum(count for letter, count in letters.items() if letter > "\x7f")
    if not strange:
        return 0.0
    frequent, rare = sum(letters[one] for one in _FREQUENT), sum(letters[one] for one in _RARE)
    return (frequent - rare * 2 - len(_ODD_CASE.findall(text)) * 2) / strange
