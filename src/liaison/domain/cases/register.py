"""The register of cases: its lines, what narrows it, by what it is grouped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from liaison.base.translations import marked, tr
from liaison.domain.cases.case import CaseState
from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Tlp
from liaison.domain.rows import RowKey


class Grouping(StrEnum):
    """By what the register is grouped."""

    STATE = "state"
    COUNTRY = "country"
    COUNTERPART = "counterpart"
    CRIME = "crime"
    YEAR = "year"

    @property
    def label(self) -> str:
        """In the language in use."""
        return tr(_GROUPINGS[self])


_GROUPINGS = {
    Grouping.STATE: marked("State"),
    Grouping.COUNTRY: marked("Country"),
    Grouping.COUNTERPART: marked("Agency"),
    Grouping.CRIME: marked("Crime type"),
    Grouping.YEAR: marked("Year opened"),
}


@dataclass(frozen=True, slots=True)
class RegisterPosition:
    """Behind which case a page begins: its day as it is sorted, and its identity."""

    date: str
    id: str

    @property
    def day(self) -> PartialDate | None:
        """The day itself."""
        return PartialDate.parse(self.date.partition(" ")[2]) if self.date else None


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as a line of the register.

    Attributes:
        numbers: others' file numbers.
        countries: ISO codes of its legs and sides.
        waiting: requests that wait for an answer.
        due: the first day by which one of them certainly is due, `YYYY-MM-DD`; empty for none.
        legs: how many its chain has.
    """

    key: RowKey
    reference: str
    title: str
    crime_type: str
    state: CaseState
    opened_on: PartialDate | None
    tlp: Tlp | None
    numbers: tuple[str, ...]
    countries: tuple[str, ...]
    waiting: int
    due: str
    legs: int

    @property
    def position(self) -> RegisterPosition:
        """Where it stands in the register."""
        opened = self.opened_on
        return RegisterPosition(f"{opened.sort_key} {opened.text}" if opened is not None else "", self.key.id)

    @property
    def name(self) -> str:
        """Reference and title."""
        return " · ".join(part for part in (self.reference, self.title) if part)

    def is_overdue(self, today: date) -> bool:
        """True when an answer was due before today."""
        return bool(self.due) and self.due < today.isoformat()


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """Which cases are wanted; empty does not limit.

    Attributes:
        text: beginnings of words that each occur, in any script.
        grouping, group: the one value of a grouping; empty for those without one.
    """

    text: str = ""
    states: tuple[CaseState, ...] = ()
    grouping: Grouping | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A value of a grouping, with its name and how many cases have it."""

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another case that has the same number, person, thing, goods or route.

    Attributes:
        case_name: reference and title of the other.
        sentence: what is alike.
    """

    case: RowKey
    case_name: str
    sentence: str
