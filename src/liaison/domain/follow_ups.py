"""What was promised, by either side, as a meeting's note or a case's has it."""

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
        made_in, made_in_title: the meeting where it was made, or the case in whose note it stands.
        line: of its note, counted from 0, as last kept; None when it stands in none.
        met_on: the meeting's date.
        is_of_case: whether it stands in the note of a case.
    """

    key: RowKey
    text: str
    direction: Direction | None
    owner_name: str
    due: PartialDate | None
    made_in: RowKey
    made_in_title: str
    line: int | None = None
    met_on: PartialDate | None = None
    is_of_case: bool = False

    def is_overdue(self, today: date) -> bool:
        """True when the last day it can be due has passed."""
        return self.due is not None and self.due.latest is not None and self.due.latest < today
