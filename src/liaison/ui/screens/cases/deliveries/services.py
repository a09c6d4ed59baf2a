"""What the page of controlled deliveries works with."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.services.cases.cases import CaseService
from liaison.services.cases.deliveries import DeliveryService
from liaison.services.directory import DirectoryService
from liaison.services.journal import JournalService


@dataclass(frozen=True, slots=True)
class DeliveryPageServices:
    """The services; all of them run on the store's thread.

    Attributes:
        cases: keeps what belongs to a delivery, and tells along which chain one is planned.
    """

    deliveries: DeliveryService
    cases: CaseService
    directory: DirectoryService
    journal: JournalService
