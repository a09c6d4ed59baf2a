"""Minutes leave through one door: what was selected, in one of the formats, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from liaison.base.translations import speaking, tr
from liaison.domain.minutes import Minutes
from liaison.domain.minutes_out_errors import NothingMayLeave
from liaison.domain.minutes_selection import Leaving, Selection, leaving
from liaison.domain.steps import Stage, Step
from liaison.export.files import written_whole
from liaison.services.beside import beside


class MinutesFormat(StrEnum):
    """What a file of minutes can be; the value is its ending."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    MARKDOWN = "md"
    HTML = "html"
    CALENDAR = "ics"

    @property
    def label(self) -> str:
        """What a person chooses, in the language in use."""
        match self:
            case MinutesFormat.PDF:
                return tr("PDF")
            case MinutesFormat.DOCX:
                return tr("Word document (DOCX)")
            case MinutesFormat.ODT:
                return tr("OpenDocument text (ODT)")
            case MinutesFormat.MARKDOWN:
                return tr("Markdown text")
            case MinutesFormat.HTML:
                return tr("Web page (HTML), without scripts")
            case MinutesFormat.CALENDAR:
                return tr("Calendar with follow-ups (ICS)")


@dataclass(frozen=True, slots=True)
class Options:
    """What is chosen besides the format.

    Attributes:
        template: the office's own, for Word; the one that comes with the program when None.
    """

    template: Path | None = None


Writer = Callable[[Minutes, MinutesFormat, Options, date], bytes]
"""Makes the content of a file, in the language in use: `minutes_writers.bytes_of`."""


class MinutesOutService:
    """Writes files; nothing is read from the store, so that any thread may do it.

    Args:
        load_writer: gives the writer when something is written for the first time: its libraries take half a second to import.
        today: the date in a file's properties.
    """

    def __init__(self, load_writer: Callable[[], Writer], today: Callable[[], date] = date.today) -> None:
        self._load_writer, self._today = load_writer, today

    def content(
        self, minutes: Minutes, selection: Selection, kind: MinutesFormat, options: Options | None = None
    ) -> bytes:
        """What would be written. Raises NothingMayLeave, TemplateRefused, TemplateBroken."""
        chosen = _chosen(minutes, selection)
        with speaking(minutes.language):
            return self._load_writer()(chosen.minutes, kind, options or Options(), self._today())

    def write(
        self,
        minutes: Minutes,
        selection: Selection,
        kind: MinutesFormat,
        target: Path,
        options: Options | None = None,
    ) -> Leaving:
        """Write the file, whole or not at all, and tell what left. Raises as `content`, and ExportFailed."""
        content = self.content(minutes, selection, kind, options)
        with written_whole(target) as stream:
            stream.write(content)
        return _chosen(minutes, selection)

    def writing(
        self,
        minutes: Minutes,
        selection: Selection,
        kind: MinutesFormat,
        target: Path,
        options: Options | None = None,
    ) -> Iterator[Step[Leaving]]:
        """As `write`, as a long job: a paper of a hundred pages takes a second, and saving goes on meanwhile."""
        left = yield from beside(lambda _: self.write(minutes, selection, kind, target, options), Stage.PAPER)
        yield Step(Stage.PAPER, 1, 1, left)


def _chosen(minutes: Minutes, selection: Selection) -> Leaving:
    chosen = leaving(minutes, selection)
    if chosen.is_refused:
        marking = next(line.marking for line in chosen.lines)
        if marking is not None and selection.greatest is not None:
            raise NothingMayLeave(marking, selection.greatest)
    return chosen


def neutral_name(minutes: Minutes, kind: MinutesFormat) -> str:
    """A file name that says nothing of whom or where: `minutes-2019-08-02.pdf`, without the day where it is not known exactly."""
    date = minutes.header.date
    day = f"-{date.text}" if date is not None and date.is_day else ""
    return f"minutes{day}.{kind.value}"


def print_job_name() -> str:
    """What print servers may log."""
    return tr("Minutes")
