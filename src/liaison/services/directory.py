"""The directory: agencies as a tree, the details of an agency and of an office, and finding either by a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from liaison.domain.countries import folded
from liaison.domain.directory import AgencyDetail, DirectoryGroup, Found, FoundKind, OfficeDetail
from liaison.domain.provenance import AppliedCorrection
from liaison.services.directory_tree import directory_tree
from liaison.services.opening import Now, Seat, opening
from liaison.store.reference.correction_overview import all_corrections
from liaison.store.reference.coverage_rows import country_counts
from liaison.store.reference.details import agency_detail, office_detail
from liaison.store.reference.directory_rows import all_agencies, all_offices
from liaison.store.reference.name_rows import names_to_search
from liaison.store.reference.reading import Reader


class DirectoryService:
    """What an officer looks up about agencies and offices; every method runs on the store's thread.

    Args:
        reader: the open store, or the built-in pack in memory.
        today: the date on which coverage holds or has ended.
        now: the moment at which offices are open or not, with a time zone.
    """

    def __init__(
        self, reader: Reader, today: Callable[[], date] = date.today, now: Now = lambda: datetime.now(UTC)
    ) -> None:
        self._reader = reader
        self._today = today
        self._now = now

    def tree(self) -> tuple[DirectoryGroup, ...]:
        """All agencies below their countries, and below them their offices; bodies of no one country come last."""
        with self._reader.read() as connection:
            agencies, offices = all_agencies(connection), all_offices(connection)
            covers = country_counts(connection)
        return directory_tree(agencies, offices, covers)

    def agency(self, identity: str, day: date | None = None) -> AgencyDetail:
        """Everything about one agency, its members as of `day` (today when None). Raises NotInDirectoryError."""
        with self._reader.read() as connection:
            return agency_detail(connection, identity, day or self._today())

    def office(self, identity: str) -> OfficeDetail:
        """Everything about one office, and whether it is open now. Raises NotInDirectoryError."""
        with self._reader.read() as connection:
            found = office_detail(connection, identity, self._today())
        seat = Seat(found.opening_hours, found.time_zone, found.city, found.country_iso2)
        return replace(found, opening=opening(seat, self._now))

    def corrections(self) -> tuple[AppliedCorrection, ...]:
        """Every correction with the pack's present value, newest first; those whose fact vanished are among them."""
        with self._reader.read() as connection:
            return all_corrections(connection)

    def find(self, text: str, limit: int = 50) -> tuple[Found, ...]:
        """Agencies and offices one of whose names has words that start with the words of `text`; agencies first."""
        wanted = folded(text).split()
        if not wanted:
            return ()
        with self._reader.read() as connection:
            agencies, offices = all_agencies(connection), all_offices(connection)
            further = names_to_search(connection)
        names = {row.id: row.short_name or row.name_en for row in agencies}
        found = [
            Found(FoundKind.AGENCY, row.id, row.name_en or row.native_name, names.get(row.parent_agency_id, ""))
            for row in agencies
            if _matches(wanted, (row.name_en, row.native_name, row.short_name, *further.get(row.id, ())))
        ]
        found += [
            Found(FoundKind.OFFICE, row.id, row.name, names.get(row.agency_id, ""))
            for row in offices
            if _matches(wanted, (row.name, row.city, names.get(row.agency_id, "")))
        ]
        return tuple(found[:limit])


def _matches(wanted: Iterable[str], names: Iterable[str]) -> bool:
    words = f" {folded(' '.join(names))}"
    return all(f" {start}" in words for start in wanted)
