"""A saved e-mail as a text to look at: who wrote to whom, what, and what was attached. Nothing in it is followed or carried out."""

from __future__ import annotations

from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from liaison.base.translations import marked, tr
from liaison.services.attachment_text import text_of

_HEADERS = (
    ("From", marked("Sender")),
    ("To", marked("Recipients")),
    ("Cc", marked("Copies to")),
    ("Date", marked("Date")),
    ("Subject", marked("Subject")),
)
_MOST_PARTS = 200
_LONGEST_HEADER = 4_000


def mail_text(content: bytes) -> str:
    """The headers a reader looks for, the plain text (the marked-up one as it is written where there is no other), and names of files."""
    message = BytesParser(policy=compat32).parsebytes(content)
    parts = [part for part, _ in zip(message.walk(), range(_MOST_PARTS), strict=False) if not part.is_multipart()]
    texts = [part for part in parts if part.get_content_maintype() == "text" and not part.get_filename()]
    shown = [part for part in texts if part.get_content_subtype() == "plain"] or texts[:1]
    files = [name for part in parts if (name := _header(str(part.get_filename() or "")))]
    blocks = ["\n".join(_heads(message)), *(_body(part) for part in shown)]
    blocks += [tr("Attached to it: {names}", names=", ".join(files))] if files else []
    return "\n\n".join(block for block in blocks if block.strip())


def _heads(message: Message) -> Iterator[str]:
    for name, word in _HEADERS:
        said = _header(str(message.get(name, "")))
        if said:
            yield f"{tr(word)}: {said}"


def _header(raw: str) -> str:
    """A header with its encoded words decoded; as it is written where they cannot be."""
    raw = " ".join(raw[:_LONGEST_HEADER].split())
    try:
        pieces = decode_header(raw)
        return "".join(_piece(content, encoding) for content, encoding in pieces).strip()
    except (HeaderParseError, ValueError):
        return raw


def _piece(content: bytes | str, encoding: str | None) -> str:
    if isinstance(content, str):
        return content
    try:
        return content.decode(encoding or "utf-8", "replace")
    except LookupError:
        return text_of(content)


def _body(part: Message) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        return content.decode(part.get_content_charset() or "", "replace").replace("\r\n", "\n").replace("\0", "\u2400")
    except LookupError:
        return text_of(content)
