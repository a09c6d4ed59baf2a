"""What a paper about coverage needs beside the answer itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from liaison.domain.contacts import LastContact
from liaison.domain.meetings import Tlp
from liaison.domain.packs import InstalledPack
from liaison.domain.provenance import Provenance


@dataclass(frozen=True, slots=True)
class OfficePlace:
    """How an office is reached; empty texts are not known.

    Attributes:
        hours: in the notation of OpenStreetMap.
        provenance: of the office's own facts.
    """

    city: str
    country_iso2: str
    address: str
    phone: str
    email: str
    hours: str
    time_zone: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class CoverageMaterial:
    """About the offices of an answer, by id.

    Attributes:
        contacts: the last meeting and open promises; an office without an entry was not asked about.
        pack: None when none is installed.
        marking: the strictest of the meetings told of; None when none has one.
    """

    places: Mapping[str, OfficePlace]
    contacts: Mapping[str, LastContact]
    pack: InstalledPack | None
    marking: Tlp | None = None
