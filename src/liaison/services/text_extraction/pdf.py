"""PDF: the text of its pages in the order in which they draw it. Scripts, forms' actions and files inside it are not touched."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from liaison.domain.extracted_text import TextReason
from liaison.services.text_extraction.gathering import CannotRead, Enough, Gathered

if TYPE_CHECKING:
    from pypdf import PdfReader

_BEGINNING = 1024
"""Bytes in which a PDF says that it is one."""


def read_pdf(content: bytes, found: Gathered) -> None:
    """Add the lines of page after page; a page that cannot be read is left out.

    Raises:
        Enough, CannotRead, and the errors of pypdf.
    """
    if b"%PDF-" not in content[:_BEGINNING]:
        raise CannotRead(TextReason.DAMAGED)
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content))
    # without a password for reading there may still be one for changing
    if reader.is_encrypted and not reader.decrypt(""):
        raise CannotRead(TextReason.LOCKED)
    for number in range(len(reader.pages)):
        if number >= found.limits.pages:
            raise Enough(TextReason.TOO_LARGE)
        _read_page(reader, number, found)


def _read_page(reader: PdfReader, number: int, found: Gathered) -> None:
    try:
        text = reader.pages[number].extract_text()
    except MemoryError:
        raise
    except Exception:  # pypdf raises many kinds for one damaged page  # noqa: BLE001
        found.leave_out(TextReason.DAMAGED)
        return
    found.add("\n".join(line.rstrip() for line in text.split("\n")))
