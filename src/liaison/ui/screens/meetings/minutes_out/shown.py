"""What is seen of minutes before they leave, and of what it was made."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.domain.minutes import ItemKind, Minutes
from liaison.domain.minutes_out_errors import NothingMayLeave
from liaison.domain.minutes_selection import PreviewLine
from liaison.domain.minutes_shaping import IN_CALENDAR
from liaison.export.minutes_paper import MinutesPaper
from liaison.export.minutes_rich import paper_in_rich_text
from liaison.export.paper import Paper
from liaison.services.minutes_leaving import PaperChoice, Preview
from liaison.services.minutes_out import MinutesFormat
from liaison.ui.printing.sheets import Sheets

_IN_LIST = frozenset({ItemKind.HEADER, ItemKind.AGENDA_ITEM, ItemKind.FOLLOW_UP})
"""Kinds of items listed for a calendar; agenda items only as what promises stand under."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A preview, and what was chosen for it."""

    minutes: Minutes
    choice: PaperChoice
    preview: Preview

    def listed(self) -> tuple[PreviewLine, ...]:
        """What there is to choose from."""
        return self._lines_of(_IN_LIST)

    def counted(self) -> tuple[PreviewLine, ...]:
        """What can leave."""
        return self._lines_of(IN_CALENDAR)

    def refusal(self) -> str:
        """Why nothing may leave; empty when something may."""
        marking, greatest = self.preview.leaving.lines[0].marking, self.choice.selection.greatest
        if self.preview.paper is not None or marking is None or greatest is None:
            return ""
        return NothingMayLeave(marking, greatest).sentence

    def _lines_of(self, in_calendar: frozenset[ItemKind]) -> tuple[PreviewLine, ...]:
        lines = self.preview.leaving.lines
        if self.choice.kind is not MinutesFormat.CALENDAR:
            return lines
        return tuple(line for line in lines if line.item.kind in in_calendar)


def sheets_of(paper: MinutesPaper) -> Sheets:
    """Sheets for a printer; on each stands that it is a draft, and its marking."""
    edge = " · ".join(filter(None, (paper.draft, paper.marking)))
    framed = Paper("", (), (), paper.footer, edge, paper.language)
    return Sheets(framed, paper_in_rich_text(paper, with_edges=False))
