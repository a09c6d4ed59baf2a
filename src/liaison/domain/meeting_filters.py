"""What of all meetings is wanted in the list."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.domain.meetings import MeetingKind, MeetingState
from liaison.domain.rows import RowKey


@dataclass(frozen=True, slots=True)
class MeetingFilter:
    """All that is given must hold; None is any.

    Attributes:
        agency_id, office_id: who sat there.
        country_iso2: where it took place, or whose delegation or agency sat there.
        has_open: something promised there is still open.
    """

    series: RowKey | None = None
    agency_id: str | None = None
    office_id: str | None = None
    country_iso2: str | None = None
    kind: MeetingKind | None = None
    state: MeetingState | None = None
    has_open: bool = False

    @property
    def is_empty(self) -> bool:
        """True when every meeting is wanted."""
        return self == EVERY


EVERY = MeetingFilter()
