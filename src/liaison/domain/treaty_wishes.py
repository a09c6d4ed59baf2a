"""Treaty wishes: what is missing between two countries, who raised it, where, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from liaison.base.translations import marked, tr
from liaison.domain.dates import PartialDate
from liaison.domain.instruments import LegalKind
from liaison.domain.rows import RowKey


class WishState(StrEnum):
    """How far a wish has come."""

    RAISED = "raised"
    TAKEN_UP = "taken_up"
    IN_NEGOTIATION = "in_negotiation"
    SIGNED = "signed"
    DROPPED = "dropped"

    @property
    def is_open(self) -> bool:
        """True while something is still to come."""
        return self not in (WishState.SIGNED, WishState.DROPPED)

    @property
    def label(self) -> str:
        """The state in the language in use."""
        return tr(_STATES[self])


_STATES = {
    WishState.RAISED: marked("Raised"),
    WishState.TAKEN_UP: marked("Taken up"),
    WishState.IN_NEGOTIATION: marked("In negotiation"),
    WishState.SIGNED: marked("Signed"),
    WishState.DROPPED: marked("Dropped"),
}


@dataclass(frozen=True, slots=True)
class NewTreatyWish:
    """A wish as it is written down.

    Attributes:
        country_iso2, counterpart_iso2: the two countries; the order says who wishes, where that is known. Empty when the notes it
            comes from do not say which.
        kind: None when it is about something else or about all.
        crime_type: code it is limited to; empty when it is not.
        raised_by: person, delegation or agency, in words.
        raised_at: place or occasion, in words, where it was not one of the meetings kept here.
        meeting_id, note_id, line: the meeting and the line of its notes it comes from; empty and None when it comes from none.
    """

    country_iso2: str
    counterpart_iso2: str
    kind: LegalKind | None = None
    text: str = ""
    crime_type: str = ""
    raised_by: str = ""
    raised_on: PartialDate | None = None
    raised_at: str = ""
    meeting_id: str = ""
    note_id: str = ""
    line: int | None = None
    next_step: str = ""
    state: WishState = WishState.RAISED


@dataclass(frozen=True, slots=True)
class TreatyWish:
    """A wish that is kept.

    Attributes:
        meeting: where it was raised; None when that is none of the meetings kept here, or was deleted.
        meeting_title: empty without a meeting.
    """

    key: RowKey
    wish: NewTreatyWish
    meeting: RowKey | None
    meeting_title: str

    @property
    def is_line_gone(self) -> bool:
        """True when the line of the notes it came from is no longer there."""
        return bool(self.wish.note_id) and self.wish.line is None

    def is_between(self, a: str, b: str) -> bool:
        """True when it is about these two countries, in either order."""
        return {self.wish.country_iso2, self.wish.counterpart_iso2} == {a, b}


@dataclass(frozen=True, slots=True)
class WishFilter:
    """Which wishes to list; empty and None do not limit.

    Attributes:
        countries: every one of them is a side of the wish.
        open_only: without those signed or dropped.
        text: words that each occur in the wish's own words, in any case.
    """

    countries: tuple[str, ...] = ()
    kind: LegalKind | None = None
    states: tuple[WishState, ...] = ()
    open_only: bool = False
    meeting_id: str = ""
    text: str = ""
