"""Everything the next officer needs to know of an office or agency: what is known, what was agreed, what is open, what is old."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.domain.dates import PartialDate
from liaison.domain.directory import AgencyDetail, OfficeDetail
from liaison.domain.follow_ups import Promise
from liaison.domain.freshness import DueFacts
from liaison.domain.meetings import Tlp
from liaison.domain.packs import InstalledPack
from liaison.domain.treaty_wishes import TreatyWish


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting with it.

    Attributes:
        marking: TLP 2.0; None for none.
        people: who sat there for that side, as they were named.
    """

    title: str
    date: PartialDate | None
    place: str
    marking: Tlp | None
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandOver:
    """The sheet.

    Attributes:
        subject: the office or the agency.
        meetings: the last ones, the newest first; `meeting_count` tells how many there were.
        promises: open ones of both sides, the earliest due first.
        wishes: open treaty wishes with its country, or raised in its meetings.
        due: what nobody has checked lately about it.
    """

    subject: OfficeDetail | AgencyDetail
    meetings: tuple[Met, ...]
    meeting_count: int
    promises: tuple[Promise, ...]
    wishes: tuple[TreatyWish, ...]
    due: DueFacts
    pack: InstalledPack | None

    @property
    def marking(self) -> str:
        """The strictest marking of the meetings it tells of; empty when none has one."""
        marked = {met.marking for met in self.meetings}
        # the vocabulary stands in this order
        return next((one.value for one in Tlp if one in marked), "")
