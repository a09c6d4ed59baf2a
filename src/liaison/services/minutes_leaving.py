"""From a meeting to the file of its minutes: what can be chosen, what would leave, and the writing beside everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from liaison.base.translations import speaking
from liaison.domain.minutes import Minutes
from liaison.domain.minutes_errors import MinutesGone
from liaison.domain.minutes_selection import Leaving, Selection, leaving
from liaison.domain.minutes_shaping import for_calendar, in_one_language
from liaison.domain.minutes_versions import MinutesState, MinutesVersion
from liaison.domain.rows import RowKey
from liaison.domain.steps import Show, Stage, Step
from liaison.export.files import written_whole
from liaison.export.minutes_paper import MinutesPaper, paper_of
from liaison.export.minutes_rich import calendar_in_rich_text, paper_in_rich_text
from liaison.services.beside import beside
from liaison.services.minutes import MinutesService
from liaison.services.minutes_out import MinutesFormat, MinutesOutService, Options, Writer
from liaison.services.minutes_versions import MinutesVersionService
from liaison.store import minutes_template_row
from liaison.store.engine import Store

PAUSE = 0.004
"""Seconds a save may wait because a file of minutes is being made."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen of a meeting.

    Attributes:
        versions: those that were final, the first first.
        template: the office's own that was used last; None for the one that comes with the program.
    """

    state: MinutesState
    versions: tuple[MinutesVersion, ...]
    template: Path | None


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """What was chosen.

    Attributes:
        is_bilingual: translations stand beside the words as they were said.
        template: the office's own, for Word; None for the one that comes with the program.
    """

    kind: MinutesFormat
    selection: Selection
    is_bilingual: bool = True
    template: Path | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would leave.

    Attributes:
        paper: of all formats but the calendar; None when nothing may leave.
        rich_text: the same to be looked at, in the small part of HTML that rich text layout understands.
    """

    leaving: Leaving
    paper: MinutesPaper | None
    rich_text: str


class MinutesLeavingService:
    """Reads on the store's thread; writes beside it.

    Args:
        store: the open store.
        load_writer: see `MinutesOutService`.
    """

    def __init__(self, store: Store, versions: MinutesVersionService, load_writer: Callable[[], Writer]) -> None:
        self._store, self._versions = store, versions
        self._minutes, self._out = MinutesService(store), MinutesOutService(load_writer)

    def choices(self, meeting: RowKey) -> Choices:
        """What can be chosen. Raises MinutesGone."""
        state, versions = self._versions.state(meeting), self._versions.versions(meeting)
        if state is None:
            raise MinutesGone
        with self._store.read() as connection:
            template = minutes_template_row.template(connection)
        return Choices(state, versions, Path(template) if template else None)

    def minutes(self, meeting: RowKey, spoken: str, version: int | None) -> Minutes:
        """Everything there is, for the officer's eyes; `version` as `MinutesService` has it. Raises MinutesGone."""
        found = self._minutes.minutes(meeting, spoken, version)
        if found is None:
            raise MinutesGone
        return found

    def preview(self, minutes: Minutes, choice: PaperChoice) -> Preview:
        """What would leave; touches nothing."""
        chosen = leaving(_shaped(minutes, choice), choice.selection)
        if chosen.is_refused:
            return Preview(chosen, None, "")
        with speaking(minutes.language):
            paper = paper_of(chosen.minutes)
            is_calendar = choice.kind is MinutesFormat.CALENDAR
            text = calendar_in_rich_text(chosen.minutes) if is_calendar else paper_in_rich_text(paper)
        return Preview(chosen, paper, text)

    def write(self, minutes: Minutes, choice: PaperChoice, target: Path, given_up: Event) -> Iterator[Step[bool]]:
        """Write the file, whole or not at all: a job in slices; the last says whether it was written, or given up before.

        Raises NothingMayLeave, TemplateRefused, TemplateBroken, ExportFailed.
        """

        def work(show: Show) -> bool:
            shaped = _shaped(minutes, choice)
            content = self._out.content(shaped, choice.selection, choice.kind, Options(choice.template))
            show(Stage.WRITING, 0, 0)
            if given_up.is_set():
                return False
            with written_whole(target) as stream:
                stream.write(content)
            return True

        is_written = yield from beside(work, Stage.PREPARING, PAUSE)
        yield Step(Stage.WRITING, result=is_written)

    def keep_template(self, template: Path | None) -> None:
        """Remember which template is used."""
        with self._store.maintain() as connection:
            minutes_template_row.keep_template(connection, str(template) if template else "")


def _shaped(minutes: Minutes, choice: PaperChoice) -> Minutes:
    if choice.kind is MinutesFormat.CALENDAR:
        return for_calendar(minutes)
    return minutes if choice.is_bilingual else in_one_language(minutes)
