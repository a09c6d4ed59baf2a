"""Word's documents, and PowerPoint's slides, which name paragraphs, tables and texts alike. Nothing they refer to is followed."""

from __future__ import annotations

import re

from liaison.domain.extracted_text import TextReason
from liaison.services.text_extraction.gathering import CannotRead, Gathered
from liaison.services.text_extraction.markup import Vocabulary, read_markup
from liaison.services.text_extraction.zipped import Archive

_WORDS = Vocabulary(
    texts=frozenset({"t"}),
    paragraphs=frozenset({"p"}),
    rows=frozenset({"tr"}),
    cells=frozenset({"tc"}),
    asides=frozenset({"txbxContent"}),
    # properties hold tab stops; what was deleted or moved away is no text; a fallback says the same once more
    skipped=frozenset({"pPr", "rPr", "sectPr", "tblPr", "instrText", "delText", "moveFrom", "Fallback"}),
    signs={"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"},
    as_written=True,
)
_BODY = re.compile(r"word/document\d*\.xml|ppt/slides/slide\d+\.xml")
_BESIDE = re.compile(
    r"word/(?:footnotes|endnotes|comments|header\d*|footer\d*)\.xml|ppt/(?:notesSlides|comments)/\w+\.xml"
)


def read_docx(archive: Archive, found: Gathered) -> None:
    """Add the lines of the body, or of slide after slide; then notes, comments, headers and footers.

    Raises:
        Enough, CannotRead, and the errors of zipfile and of the XML parser.
    """
    body = sorted(filter(_BODY.fullmatch, archive.names), key=_number)
    if not body:
        raise CannotRead(TextReason.DAMAGED)
    for name in (*body, *sorted(filter(_BESIDE.fullmatch, archive.names), key=_number)):
        read_markup(archive.pieces(name), _WORDS, found)


def _number(name: str) -> tuple[int, str]:
    digits = re.search(r"(\d{1,9})\.xml", name)
    return (int(digits[1]) if digits else 0, name)
