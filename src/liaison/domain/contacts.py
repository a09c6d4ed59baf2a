"""The last meeting with an office or its agency, and what either side promised and has not done."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.domain.dates import PartialDate
from liaison.domain.follow_ups import Promise
from liaison.domain.rows import RowKey


@dataclass(frozen=True, slots=True)
class LastMeeting:
    """The newest meeting with a side.

    Attributes:
        date: None when it has none; such a meeting counts as the oldest.
        with_office: True when the office itself sat there, False when only its agency is named.
    """

    key: RowKey
    title: str
    date: PartialDate | None
    with_office: bool


@dataclass(frozen=True, slots=True)
class OpenPromises:
    """Open promises of one direction.

    Attributes:
        count: how many.
        pressing: the one due first; None when there is none.
    """

    count: int
    pressing: Promise | None


@dataclass(frozen=True, slots=True)
class LastContact:
    """What is known of dealings with an office.

    Attributes:
        meeting: the office's own newest meeting, else its agency's; None when none is recorded.
        ours: what our side promised its agency; theirs: what they promised us; undirected: where nobody wrote whose promise it is.
    """

    meeting: LastMeeting | None
    ours: OpenPromises
    theirs: OpenPromises
    undirected: OpenPromises

    @property
    def open_count(self) -> int:
        """Open promises of both sides."""
        return self.ours.count + self.theirs.count + self.undirected.count
