"""The earlier texts of a case's note."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from liaison.domain.minutes_history import Moment
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.cases.case_notes import CaseNoteService


@dataclass(frozen=True, slots=True)
class CaseTexts:
    """See `EarlierTexts`."""

    service: CaseNoteService
    case: RowKey

    def frozen(self) -> Mapping[int, str]:
        """None: the note of a case never becomes final."""
        return {}

    def history(self, *, every_save: bool) -> Iterator[tuple[Moment, ...]]:
        """The moments, the first first."""
        return self.service.history(self.case, every_save=every_save)

    def text(self, moment: Moment) -> str:
        """The text of a moment. Raises CaseGone."""
        return self.service.text(self.case, moment)

    def restore(self, text: str) -> ChangeSet:
        """Bring an earlier text back. Raises CaseGone."""
        return self.service.restore(self.case, text)
