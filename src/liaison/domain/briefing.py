"""What an officer reads before a meeting: who they are, what they cover and may do, on what basis, what was agreed, and what is new."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from liaison.domain.brief_questions import Subject
from liaison.domain.coverage import CoverageAnswer
from liaison.domain.coverage_difference import CoverageDifference
from liaison.domain.dates import PartialDate
from liaison.domain.directory import AgencyDetail, OfficeDetail
from liaison.domain.follow_ups import Promise
from liaison.domain.hand_over import Met
from liaison.domain.legal_bases import LegalAnswer
from liaison.domain.meetings import Capacity, Tlp
from liaison.domain.packs import InstalledPack
from liaison.domain.people import Holding
from liaison.domain.provenance import AppliedCorrection
from liaison.domain.rows import RowKey
from liaison.domain.treaty_wishes import TreatyWish


@dataclass(frozen=True, slots=True)
class NamedSide:
    """A side of the meeting of which the directory knows nothing, or one too many to be told at length.

    Attributes:
        people: as they are named, with their posts.
    """

    name: str
    capacity: Capacity | None
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptRequest:
    """A request between the two sides, as it is kept.

    Attributes:
        requesting_iso2, requested_iso2: ISO alpha-2; empty when not known.
        state: as kept; empty when not known.
    """

    key: RowKey
    subject: str
    reference: str
    requesting_iso2: str
    requested_iso2: str
    state: str
    sent_on: PartialDate | None
    due: PartialDate | None
    answered_on: PartialDate | None


@dataclass(frozen=True, slots=True)
class KeptCase:
    """An open case that concerns the other side.

    Attributes:
        name: reference and title.
        numbers: file numbers of both sides.
        waiting: requests of it that wait for an answer.
    """

    key: RowKey
    name: str
    numbers: tuple[str, ...]
    waiting: int
    opened_on: PartialDate | None


@dataclass(frozen=True, slots=True)
class SinceLast:
    """What changed since the last meeting with them.

    Attributes:
        since: the day of that meeting.
        coverage: of the countries concerned.
        began, ended: posts of theirs that changed hands.
        kept: promises of either side that were kept.
        corrected: what the officer corrected about them.
        has_newer_pack: the reference pack is of a later day.
    """

    since: date
    coverage: CoverageDifference
    began: tuple[Holding, ...] = ()
    ended: tuple[Holding, ...] = ()
    kept: tuple[Promise, ...] = ()
    corrected: tuple[AppliedCorrection, ...] = ()
    has_newer_pack: bool = False

    @property
    def is_empty(self) -> bool:
        """True when nothing is known to have changed."""
        return self.coverage.is_empty and not (
            self.began or self.ended or self.kept or self.corrected or self.has_newer_pack
        )


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that is read before a meeting.

    Attributes:
        title: the meeting's, the agency's or the country's.
        on: the day of the meeting, else today.
        counterparts: those of the other side whom the directory knows, told at length.
        sides: the others.
        home: the own country, ISO alpha-2; empty when the officer has not said which it is and the meeting does not tell.
        countries: the other side's, ISO alpha-2; `further_countries` tells how many more there are.
        coverage: who covers these countries.
        legal: the bases between `home` and each of them; the answer is the same the other way round.
        met: the last meetings with them, the newest first; `met_count` tells how many there were.
        promises: open ones of both sides.
        since: None when there was no earlier meeting with a date.
        marking: the strictest of the meetings and cases told of.
        cases: open ones that concern them, the latest opened first.
    """

    subject: Subject
    title: str
    on: date
    counterparts: tuple[AgencyDetail | OfficeDetail, ...]
    sides: tuple[NamedSide, ...]
    home: str
    countries: tuple[str, ...]
    coverage: CoverageAnswer
    legal: tuple[LegalAnswer, ...]
    met: tuple[Met, ...]
    met_count: int
    promises: tuple[Promise, ...]
    wishes: tuple[TreatyWish, ...]
    requests: tuple[KeptRequest, ...]
    since: SinceLast | None
    pack: InstalledPack | None
    marking: Tlp | None = None
    further_countries: int = 0
    cases: tuple[KeptCase, ...] = ()
