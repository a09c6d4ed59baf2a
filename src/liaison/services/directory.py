"""The directory: agencies as a tree, the details of an agency and of an office, and finding either by a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from liaison.domain.directory import AgencyDetail, DirectoryGroup, Found, OfficeDetail
from liaison.domain.office_lines import OfficeLines, Outline
from liaison.services.directory_names import FoundNames
from liaison.services.directory_tree import directory_tree
from liaison.services.opening import Now, Seat, opening
from liaison.store.reference.coverage_rows import country_counts
from liaison.store.reference.details import agency_detail, office_detail
from liaison.store.reference.directory_rows import all_agencies, all_offices
from liaison.store.reference.name_rows import names_to_search
from liaison.store.reference.reading import Reader
from liaison.store.reference.tree_rows import office_counts, office_lines, office_names, own_office_lines

AT_ONCE = 3_000
"""Offices up to this number come with the tree; more are read after it."""

PORTION = 2_500
"""Offices read before other work gets its turn."""


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
        self._kept: tuple[tuple[int, ...], FoundNames] | None = None

    def tree(self) -> tuple[DirectoryGroup, ...]:
        """All agencies below their countries, and below them their offices; bodies of no one country come last."""
        with self._reader.read() as connection:
            agencies, offices = all_agencies(connection), all_offices(connection)
            covers = country_counts(connection)
        return directory_tree(agencies, offices, covers)

    def outline(self) -> Outline:
        """The tree; where there are very many offices without them, which then follow by `office_lines`."""
        with self._reader.read() as connection:
            counts = office_counts(connection)
            agencies, further = all_agencies(connection), names_to_search(connection)
            names = {identity: tuple(texts) for identity, texts in further.items()}
            if sum(counts.values()) > AT_ONCE:
                return Outline(directory_tree(agencies, (), {}, counts), True, names)
            tree = directory_tree(agencies, all_offices(connection), country_counts(connection))
        return Outline(tree, False, names)

    def office_lines(self) -> Iterator[OfficeLines]:
        """All offices in portions; a long job in slices."""
        after = ""
        while True:
            with self._reader.read() as connection:
                portion = office_lines(connection, after, PORTION)
            yield portion
            if len(portion.ids) < PORTION:
                break
            after = portion.ids[-1]
        with self._reader.read() as connection:
            yield own_office_lines(connection)

    def agency(self, identity: str, members_on: date | None = None) -> AgencyDetail:
        """Everything about one agency, its members those of a day (today when None). Raises NotInDirectoryError."""
        with self._reader.read() as connection:
            return agency_detail(connection, identity, self._today(), members_on)

    def office(self, identity: str) -> OfficeDetail:
        """Everything about one office, and whether it is open now. Raises NotInDirectoryError."""
        with self._reader.read() as connection:
            found = office_detail(connection, identity, self._today())
        seat = Seat(found.opening_hours, found.time_zone, found.city, found.country_iso2)
        return replace(found, opening=opening(seat, self._now))

    def find(self, text: str, limit: int = 50) -> tuple[Found, ...]:
        """Agencies and offices one of whose names has words that start with the words of `text`; agencies first."""
        return self._names().find(text, limit)

    def _names(self) -> FoundNames:
        """All names folded, kept until one of them may have changed."""
        generation = self._reader.generation("agency", "office", "name", "correction")
        if self._kept is None or self._kept[0] != generation:
            with self._reader.read() as connection:
                found = FoundNames(all_agencies(connection), office_names(connection), names_to_search(connection))
            self._kept = (generation, found)
        return self._kept[1]
