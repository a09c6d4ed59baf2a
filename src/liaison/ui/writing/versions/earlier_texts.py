"""What the dialog of earlier texts asks; whatever has a text that was written over time can answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from liaison.domain.minutes_history import Moment
from liaison.domain.rows import ChangeSet


class EarlierTexts(Protocol):
    """The texts of one record; every method runs on the store's thread."""

    def frozen(self) -> Mapping[int, str]:
        """What there is to say of each version that was frozen, by its number."""

    def history(self, *, every_save: bool) -> Iterator[tuple[Moment, ...]]:
        """The moments, the first first; a long job in slices that gives what was found so far."""

    def text(self, moment: Moment) -> str:
        """The text of a moment."""

    def restore(self, text: str) -> ChangeSet:
        """Bring an earlier text back."""
