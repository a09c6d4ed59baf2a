"""What was promised in a meeting, by either side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Direction
from liaison.domain.rows import RowKey


@dataclass(frozen=True, slots=True)
class Promise:
    """One open follow-up.

    Attributes:
        direction: whose promise; None when it was not said.
        due: None when no date was agreed.
        meeting, meeting_title: where it was made.
        line: of the meeting's note, counted from 0, as last kept; None when it stands in none.
        met_on: the meeting's date.
    """

    key: RowKey
    text: str
    direction: Direction | None
    owner_name: str
    due: PartialDate | None
    meeting: RowKey
    meeting_title: str
    line: int | None = None
    met_on: PartialDate | None = None

    def is_overdue(self, today: date) -> bool:
        """True when the last day it can be due has passed."""
        return self.due is not None and self.due.latest is not None and self.due.latest < today
