"""The earlier texts of a meeting's minutes, and what became final of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from liaison.domain.minutes_history import Moment
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.minutes_versions import MinutesVersionService
from liaison.ui.screens.meetings.versions.words import version_in_words


@dataclass(frozen=True, slots=True)
class MinutesTexts:
    """See `EarlierTexts`."""

    service: MinutesVersionService
    meeting: RowKey

    def frozen(self) -> Mapping[int, str]:
        """The final versions with the facts and labels of their day."""
        return {version.number: version_in_words(version) for version in self.service.versions(self.meeting)}

    def history(self, *, every_save: bool) -> Iterator[tuple[Moment, ...]]:
        """The moments, the first first."""
        return self.service.history(self.meeting, every_save=every_save)

    def text(self, moment: Moment) -> str:
        """The text of a moment."""
        return self.service.text(self.meeting, moment)

    def restore(self, text: str) -> ChangeSet:
        """Bring an earlier text back. Raises MinutesGone, MinutesAreFinal."""
        return self.service.restore(self.meeting, text)
