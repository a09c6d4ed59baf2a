"""What a file is, and who reads it. Libraries are imported with the first file of their kind: each takes a tenth of a second."""

from __future__ import annotations

from liaison.domain.attachment_kinds import HEAD, MAIL, PDF, PROGRAM, UNKNOWN, Shown, media_type_of, shown_as
from liaison.domain.extracted_text import TextReason
from liaison.services.text_extraction.gathering import CannotRead, Gathered

_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_WITHOUT_TEXT = ("image/", "audio/", "video/", "font/")
_NO_TEXT = frozenset({
    PROGRAM, "application/x-elf", UNKNOWN,
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "application/pgp-keys",
})  # fmt: skip


def read_into(content: bytes, media_type: str, name: str, found: Gathered, *, is_inside: bool = False) -> None:
    """Add the text of a file. What its first bytes say goes before its media type, and that before its name.

    Args:
        is_inside: it is attached to an e-mail.

    Raises:
        Enough, CannotRead, and the errors of the libraries where it is damaged.
    """
    kind = _kind(content, media_type, name)
    if content.startswith(_ZIP):
        _read_zipped(content, found)
    elif content.startswith(_OLD_OFFICE):
        # a password makes this of the new formats, too
        raise CannotRead(TextReason.LOCKED if _LOCKED_OFFICE in content else TextReason.NOT_KNOWN_HERE)
    elif kind == PDF:
        from liaison.services.text_extraction.pdf import read_pdf

        read_pdf(content, found)
    elif kind == MAIL:
        from liaison.services.text_extraction.mail import read_mail

        read_mail(content, found, is_inside=is_inside)
    elif shown_as(kind) is Shown.TEXT:
        _read_text(content, kind, found)
    elif not kind.startswith(_WITHOUT_TEXT) and kind not in _NO_TEXT and content:
        raise CannotRead(TextReason.DAMAGED if _is_zipped(kind) else TextReason.NOT_KNOWN_HERE)


def _kind(content: bytes, media_type: str, name: str) -> str:
    seen = media_type_of(content[:HEAD], name)
    is_text = shown_as(seen) is Shown.TEXT
    if seen == UNKNOWN or (is_text and shown_as(media_type) is Shown.TEXT):
        return media_type
    return seen


def _is_zipped(kind: str) -> bool:
    """A kind that is read here when it is an archive, which this one is not."""
    return "openxmlformats" in kind or kind.startswith(_OPEN_DOCUMENT.decode())


def _read_zipped(content: bytes, found: Gathered) -> None:
    from liaison.services.text_extraction.zipped import Archive

    archive = Archive(content, found.limits)
    if any(name.startswith(("word/document", "ppt/slides/slide")) for name in archive.names):
        from liaison.services.text_extraction.docx import read_docx

        read_docx(archive, found)
    elif "xl/workbook.xml" in archive.names:
        from liaison.services.text_extraction.xlsx import read_xlsx

        read_xlsx(archive, content, found)
    elif archive.beginning("mimetype", 100).startswith(_OPEN_DOCUMENT):
        from liaison.services.text_extraction.odt import read_odt

        read_odt(archive, found)
    else:
        raise CannotRead(TextReason.NOT_KNOWN_HERE)


def _read_text(content: bytes, kind: str, found: Gathered) -> None:
    if kind == "text/html":
        from liaison.services.text_extraction.html import read_html

        read_html(content, found)
    else:
        from liaison.services.text_extraction.plain import read_plain

        read_plain(content, kind, found)
