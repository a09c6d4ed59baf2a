"""What is put on paper beside an answer: how its offices are reached, when they were met, and which pack answered."""

from __future__ import annotations

from liaison.domain.coverage import CoverageAnswer
from liaison.domain.papers import CoverageMaterial, OfficePlace
from liaison.services.coverage import CoverageService
from liaison.store.hand_over_rows import strictest_marking
from liaison.store.reference.directory_rows import offices
from liaison.store.reference.installed import installed_pack
from liaison.store.reference.origins import Origins
from liaison.store.reference.reading import Reader


class PaperService:
    """Reads for papers; every method runs on the store's thread.

    Args:
        reader: the open store, or the built-in pack in memory.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def of_coverage(self, answer: CoverageAnswer) -> CoverageMaterial:
        """About the offices that cover the countries asked about."""
        contacts = CoverageService(self._reader).contacts(answer) or {}
        meetings = {one.meeting.key.id for one in contacts.values() if one.meeting is not None}
        wanted = {one.office.id for country in answer.countries for one in country.offices}
        with self._reader.read() as connection:
            rows = offices(connection, wanted)
            origins = Origins(connection, "office", ((identity, row.mark) for identity, row in rows.items()))
            places = {
                identity: OfficePlace(
                    row.city,
                    row.country_iso2,
                    row.address,
                    row.phone,
                    row.email,
                    row.opening_hours,
                    row.time_zone,
                    origins.provenance(identity, row.mark),
                )
                for identity, row in rows.items()
            }
            marking = strictest_marking(connection, meetings) if meetings else None
            return CoverageMaterial(places, contacts, installed_pack(connection), marking)
