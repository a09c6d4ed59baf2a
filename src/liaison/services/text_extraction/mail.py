"""Saved e-mails: who wrote to whom, what, and the text of what was attached, one level deep. Nothing in them is followed."""

from __future__ import annotations

from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from liaison.domain.attachment_kinds import HEAD, PLAIN, UNKNOWN, media_type_of
from liaison.domain.extracted_text import TextReason
from liaison.services.text_extraction.gathering import CannotRead, Enough, Gathered
from liaison.services.text_extraction.html import read_html
from liaison.services.text_extraction.plain import whole_text
from liaison.services.text_extraction.reading import read_into

_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_LONGEST_HEADER = 8_000
_HTML = "text/html"


def read_mail(content: bytes, found: Gathered, *, is_inside: bool) -> None:
    """Add the headers a reader looks for, the body, and the names and texts of attached files, in their order.

    Forwarded messages are read with their headers as parts of the mail.

    Args:
        is_inside: the mail is itself attached to a mail; of its own attachments only the names are read.

    Raises:
        Enough
    """
    parts, is_whole = _parts(content, found)
    for part in parts:
        found.require_time()
        if part.get("From") or part.get("Subject"):
            _read_heads(part, found)
        if not part.is_multipart():
            _read_part(part, found, is_inside=is_inside)
    if not is_whole:
        raise Enough(TextReason.TOO_LARGE)


class _TooManyParts(BaseException):
    """Not caught by whoever catches errors."""


def _parts(content: bytes, found: Gathered) -> tuple[list[Message], bool]:
    """The parts in their order, and whether they are all; those before a limit are complete but for the last one."""
    parts: list[Message] = []

    def another(policy: object = None) -> Message:
        found.require_time()
        if len(parts) >= found.limits.parts:
            raise _TooManyParts
        parts.append(Message(compat32))
        return parts[-1]

    try:
        BytesParser(another, policy=compat32).parsebytes(content)
    except (_TooManyParts, RecursionError):
        return parts, False
    # the parser asks for one more beforehand, which stays empty
    others = _alternatives_of(parts)
    return [part for part in parts if id(part) not in others], True


def _alternatives_of(parts: list[Message]) -> set[int]:
    """The same body once more, with markup: where a plain one is there, it is read."""
    left_out: set[int] = set()
    for part in parts:
        if part.get_content_type() != "multipart/alternative" or not part.is_multipart():
            continue
        inner = [one for one in part.walk() if not one.is_multipart() and not one.get_filename()]
        if any(one.get_content_type() == PLAIN and _payload(one).strip() for one in inner):
            left_out |= {id(one) for one in inner if one.get_content_type() == _HTML}
    return left_out


def _read_heads(message: Message, found: Gathered) -> None:
    for name in _HEADERS:
        said = _header(message.get(name, ""))
        if said:
            found.add(said)


def _header(raw: object) -> str:
    """A header with its encoded words decoded; as it is written where they cannot be."""
    line = " ".join(str(raw)[:_LONGEST_HEADER].split())
    try:
        return str(make_header(decode_header(line)))
    except (HeaderParseError, ValueError, LookupError):
        return line


def _read_part(part: Message, found: Gathered, *, is_inside: bool) -> None:
    name = _header(part.get_filename() or "")
    if part.get_payload() is None:
        return
    if name:
        found.add(name)
        if not is_inside:
            _read_attached(_payload(part), part.get_content_type(), name, found)
    elif part.get_content_type() == _HTML:
        read_html(_payload(part), found, part.get_content_charset() or "")
    elif part.get_content_maintype() == "text":
        found.add(_decoded(_payload(part), part.get_content_charset() or ""))


def _read_attached(content: bytes, said: str, name: str, found: Gathered) -> None:
    kind = media_type_of(content[:HEAD], name)
    try:
        read_into(content, said if kind == UNKNOWN else kind, name, found, is_inside=True)
    except CannotRead as error:
        found.leave_out(error.reason)
    except MemoryError:
        raise
    except Exception:  # libraries raise many kinds for one damaged file  # noqa: BLE001
        found.leave_out(TextReason.DAMAGED)


def _payload(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding, "replace")
    except (LookupError, ValueError):
        return whole_text(content)
