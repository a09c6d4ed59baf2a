"""What the screen of legal bases works with."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.services.corrections import CorrectionService
from liaison.services.coverage import CoverageService
from liaison.services.instruments import InstrumentService
from liaison.services.journal import JournalService
from liaison.services.legal_bases import LegalBasisService
from liaison.services.meetings import MeetingService
from liaison.services.treaty_wishes import TreatyWishService


@dataclass(frozen=True, slots=True)
class LegalServices:
    """The services; all of them run on the store's thread.

    Attributes:
        names: gives countries and crime types.
    """

    bases: LegalBasisService
    instruments: InstrumentService
    wishes: TreatyWishService
    meetings: MeetingService
    names: CoverageService
    journal: JournalService
    corrections: CorrectionService
