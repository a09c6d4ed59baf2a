"""Minutes leave through one door: what was selected, in one of the formats, whole or not at all."""

from __future__ import annotations

from enum import StrEnum

from liaison.domain.minutes import Minutes


class MinutesFormat(StrEnum):
    """What a file of minutes can be; the value is its ending."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    MARKDOWN = "md"
    HTML = "html"
    CALENDAR = "ics"


def neutral_name(minutes: Minutes, kind: MinutesFormat) -> str:
    """A file name that says nothing of whom or where: `minutes-2019-08-02.pdf`, without the day where it is not known exactly."""
    date = minutes.header.date
    day = f"-{date.text}" if date is not None and date.is_day else ""
    return f"minutes{day}.{kind.value}"
