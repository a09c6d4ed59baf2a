"""Papers written from the trial's meeting, and their text read again by the process that reads attachments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from liaison.base.translations import tr, trn
from liaison.domain.extracted_text import ExtractedText, TextState
from liaison.domain.minutes import Minutes
from liaison.domain.minutes_selection import Selection
from liaison.services.minutes_out import MinutesFormat, MinutesOutService
from liaison.services.minutes_writers import bytes_of
from liaison.services.self_check.trying import NotTried, Wrong

Extract = Callable[[bytes, str, str], ExtractedText]
"""The text of a file, by content, media type and name, read by a process of its own. Raises OSError where none starts."""

_BEGINNINGS = {
    MinutesFormat.PDF: b"%PDF-",
    MinutesFormat.DOCX: b"PK",
    MinutesFormat.ODT: b"PK",
    MinutesFormat.HTML: b"<",
    MinutesFormat.CALENDAR: b"BEGIN:VCALENDAR",
}
_READ_AGAIN = {
    MinutesFormat.PDF: "application/pdf",
    MinutesFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(slots=True)
class PaperTrial:
    """Writes and reads.

    Args:
        extract: as the program reads the text of attachments.
        expected: a word of the meeting's title that a paper holds.
    """

    extract: Extract
    expected: str
    _papers: dict[MinutesFormat, bytes] = field(default_factory=dict)

    def write(self, minutes: Minutes) -> str:
        """One paper in each format."""
        service = MinutesOutService(lambda: bytes_of, date.today)
        for kind, beginning in _BEGINNINGS.items():
            content = service.content(minutes, Selection(), kind)
            if not content.startswith(beginning):
                raise Wrong(tr("The paper as {kind} is none.", kind=kind.label))
            self._papers[kind] = content
        return trn("{n} format", "{n} formats", len(self._papers))

    def read(self) -> str:
        """What those papers say, read as attachments are."""
        if not self._papers:
            raise NotTried(tr("There is no paper to read."))
        for kind, media_type in _READ_AGAIN.items():
            found = self.extract(self._papers[kind], media_type, f"minutes.{kind.value}")
            if found.state is not TextState.READ or self.expected not in found.text:
                raise Wrong(tr("The text of a paper as {kind} cannot be read.", kind=kind.label))
        return tr("read by a process of its own")
