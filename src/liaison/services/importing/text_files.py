"""Bytes of a text file as text: the encoding is tried in order, and the one taken is told."""

from __future__ import annotations

import codecs
from itertools import pairwise
from pathlib import Path

from liaison.base.translations import tr
from liaison.domain.importing import ENCODINGS
from liaison.domain.importing_errors import ImportFileError, ImportTooLarge
from liaison.services.importing.rows import LARGEST_FILE

_SAMPLE = 200_000


def read_bytes(file: Path) -> bytes:
    """The content of a file that is not too large. Raises ImportFileError, ImportTooLarge."""
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ImportFileError(
            file.name, tr("it cannot be opened."), tr("Is it there, and not open elsewhere?")
        ) from error
    if len(content) > LARGEST_FILE:
        raise ImportTooLarge(file.name, tr("it has more than {n} MB.", n=LARGEST_FILE // 1024 // 1024))
    if not content.strip(b"\x00 \r\n\t\xef\xbb\xbf"):
        raise ImportFileError(file.name, tr("it is empty."))
    return content


def decoded(content: bytes, encoding: str, file: str) -> tuple[str, str]:
    """The text and the encoding taken: the one wanted, else what the file begins with, else UTF-8, else the likelier code page.

    Raises ImportFileError.
    """
    taken = encoding if encoding in ENCODINGS else _guess(content)
    try:
        text = content.decode(
            {"utf-8": "utf-8-sig"}.get(taken, taken), "strict" if taken.startswith("utf") else "replace"
        )
    except UnicodeDecodeError as error:
        raise ImportFileError(
            file, tr("it is not written in {encoding}.", encoding=taken), tr("Choose another encoding.")
        ) from error
    return text.removeprefix("\ufeff"), taken


def _guess(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _code_page(content[:_SAMPLE])
    return "utf-8"


def _code_page(sample: bytes) -> str:
    """Russian words in cp1251 are runs of high letters; western ones have a high letter here and there."""
    high = sum(byte >= 0xC0 for byte in sample)
    letters = high + sum(65 <= byte <= 90 or 97 <= byte <= 122 for byte in sample)
    runs = sum(first >= 0xC0 and second >= 0xC0 for first, second in pairwise(sample))
    return "cp1251" if high and (runs * 2 > high or high * 3 > letters) else "cp1252"
