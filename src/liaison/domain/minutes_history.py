"""The history of a note as a person reads it: not every save of every second, but the moments between pauses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

PAUSE = timedelta(minutes=5)
"""Without a save for longer than this, what follows is another moment."""

LONGEST = timedelta(minutes=15)
"""Who writes on without a pause gets a moment this often all the same."""


class Origin(Enum):
    """By what the text became what it was."""

    BEGUN = "begun"
    WRITTEN = "written"
    CHECKED = "a follow-up was checked off"
    UNDONE = "a change was taken back"
    RESTORED = "an earlier text was brought back"
    MERGED = "merged with what was written elsewhere"
    FINAL = "made final"
    OTHER = "something else"


_ORIGINS = {
    "meeting.create": Origin.BEGUN,
    "note.create": Origin.BEGUN,
    "note.write": Origin.WRITTEN,
    "follow_up.done": Origin.CHECKED,
    "minutes.restore": Origin.RESTORED,
}


def origin_of(label: str, *, is_own: bool = True) -> Origin:
    """By what, from the label of a change in the journal."""
    if not is_own:
        return Origin.MERGED
    return Origin.UNDONE if label.startswith("undo ") else _ORIGINS.get(label, Origin.OTHER)


@dataclass(frozen=True, slots=True)
class Saved:
    """One save: where it stands in the journal, when it was, local time with zone, and by what."""

    position: int
    at: datetime
    origin: Origin
    label: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A text that can be read again.

    Attributes:
        position: of the last save it holds, by which its text is asked for.
        first, last: when its saves were.
        label: of the last change, for an origin that has no word of its own.
        saves: how many.
        added, removed: words against the moment before.
        version: number of the version that became final here; None for others.
    """

    position: int
    first: datetime
    last: datetime
    origin: Origin
    label: str = ""
    saves: int = 1
    added: int = 0
    removed: int = 0
    version: int | None = None

    @classmethod
    def of(cls, saved: Saved) -> Moment:
        """The moment of one save."""
        return cls(saved.position, saved.at, saved.at, saved.origin, saved.label)

    def takes(self, saved: Saved) -> bool:
        """True when a later save belongs to this moment: written on, on the same day, without a pause."""
        if self.origin is not saved.origin or saved.origin not in (Origin.WRITTEN, Origin.MERGED):
            return False
        is_near = saved.at - self.last <= PAUSE and saved.at - self.first <= LONGEST
        return is_near and saved.at.date() == self.first.date()

    def with_save(self, saved: Saved) -> Moment:
        """The moment with one save more."""
        return replace(self, position=saved.position, last=saved.at, label=saved.label, saves=self.saves + 1)
