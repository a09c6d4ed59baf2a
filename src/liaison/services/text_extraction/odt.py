"""Texts, tables and slides of LibreOffice. Nothing they refer to is followed, and no program in them is looked at."""

from __future__ import annotations

from liaison.domain.attachments import MEGABYTE
from liaison.domain.extracted_text import TextReason
from liaison.services.text_extraction.gathering import CannotRead, Gathered
from liaison.services.text_extraction.markup import Vocabulary, read_markup
from liaison.services.text_extraction.zipped import Archive

_WORDS = Vocabulary(
    texts=frozenset({"p", "h"}),
    paragraphs=frozenset({"p", "h"}),
    rows=frozenset({"table-row"}),
    cells=frozenset({"table-cell", "covered-table-cell"}),
    asides=frozenset({"note-body", "annotation", "text-box"}),
    skipped=frozenset({"tracked-changes", "binary-data", "scripts", "note-citation", "event-listeners"}),
    signs={"tab": "\t", "line-break": "\n", "s": " "},
)
_BODY, _HEADERS, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"


def read_odt(archive: Archive, found: Gathered) -> None:
    """Add the lines of the body, then of headers and footers.

    Raises:
        Enough, CannotRead, and the errors of zipfile and of the XML parser.
    """
    if b"encryption-data" in archive.beginning(_MANIFEST, MEGABYTE):
        raise CannotRead(TextReason.LOCKED)
    if _BODY not in archive.names:
        raise CannotRead(TextReason.DAMAGED)
    for name in (_BODY, _HEADERS):
        if name in archive.names:
            read_markup(archive.pieces(name), _WORDS, found)
