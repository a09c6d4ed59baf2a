"""Attachments in words."""

from __future__ import annotations

from liaison.base.translations import marked, tr, trn
from liaison.domain.attachment_kinds import PROGRAM, Shown, shown_as
from liaison.domain.attachments import Attachment
from liaison.domain.extracted_text import TextState
from liaison.ui.backup.words import moment
from liaison.ui.backup.words import size as large_size

_KINDS = {
    "text/csv": marked("Table (CSV)"),
    "text/markdown": marked("Text (Markdown)"),
    "text/html": marked("Web page, shown as text"),
    "image/svg+xml": marked("Drawing (SVG), shown as text"),
    "message/rfc822": marked("E-mail message"),
    "text/calendar": marked("Calendar entry"),
    "text/vcard": marked("Business card"),
    "application/pdf": marked("PDF document"),
    "application/rtf": marked("Text document"),
    "application/msword": marked("Text document"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": marked("Text document"),
    "application/vnd.oasis.opendocument.text": marked("Text document"),
    "application/vnd.ms-excel": marked("Spreadsheet"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": marked("Spreadsheet"),
    "application/vnd.oasis.opendocument.spreadsheet": marked("Spreadsheet"),
    "application/vnd.ms-powerpoint": marked("Presentation"),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": marked("Presentation"),
    "application/vnd.oasis.opendocument.presentation": marked("Presentation"),
    "application/vnd.ms-outlook": marked("E-mail message"),
    "application/zip": marked("Archive"),
    "application/gzip": marked("Archive"),
    "application/vnd.rar": marked("Archive"),
    "application/x-7z-compressed": marked("Archive"),
    PROGRAM: marked("Program for Windows"),
    "application/x-elf": marked("Program for Linux"),
}
_FAMILIES = {
    "image": marked("Picture"),
    "audio": marked("Sound recording"),
    "video": marked("Film"),
    "text": marked("Text"),
}
_PICTURES = {Shown.PICTURE: "picture", Shown.TEXT: "note", Shown.NOT_HERE: "document"}


def kind_words(media_type: str) -> str:
    """What sort of file it is, by its content."""
    word = _KINDS.get(media_type) or _FAMILIES.get(media_type.partition("/")[0])
    return tr(word) if word else tr("File of a kind not known")


def size(number: int) -> str:
    """A number of bytes, in the unit that fits; Qt's own words for less than a kilobyte do not decline."""
    return large_size(number) if number >= 1024 else trn("{n} byte", "{n} bytes", number)


def chip_text(attachment: Attachment) -> str:
    """On one line; with its marking where it is not the meeting's."""
    parts = (attachment.file_name, size(attachment.size), attachment.marking or "")
    return "   ".join(part for part in parts if part)


def spoken(attachment: Attachment) -> str:
    """As a screen reader says it."""
    parts = (attachment.file_name, kind_words(attachment.media_type), size(attachment.size), attachment.caption)
    return ", ".join(part for part in (*parts, attachment.marking or "", searched(attachment)) if part)


def about(attachment: Attachment) -> str:
    """All that is known of it, on one line."""
    added = tr("added {when}", when=moment(attachment.added_at)) if attachment.added_at else ""
    parts = (kind_words(attachment.media_type), size(attachment.size), added, attachment.marking or "")
    return " · ".join(part for part in (*parts, searched(attachment)) if part)


def searched(attachment: Attachment) -> str:
    """How much of its text Find looks through; empty where that is all there is, and before it was read."""
    is_told = attachment.text_state in (TextState.PARTLY, TextState.UNREADABLE, TextState.LOCKED)
    return attachment.text_state.words if is_told and attachment.text_state else ""


def drawing(attachment: Attachment) -> str:
    """Name of the icon."""
    return "warning" if "executable" in attachment.media_type else _PICTURES[shown_as(attachment.media_type)]
