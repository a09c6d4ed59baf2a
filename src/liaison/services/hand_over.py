"""Gathering what is handed over when an officer rotates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from liaison.domain.directory import AgencyDetail, OfficeDetail
from liaison.domain.freshness import DueQuestion
from liaison.domain.hand_over import HandOver
from liaison.domain.treaty_wishes import WishFilter
from liaison.services.directory import DirectoryService
from liaison.services.freshness import FreshnessService
from liaison.services.treaty_wishes import TreatyWishService
from liaison.store.engine import Store
from liaison.store.hand_over_rows import meetings_with, promises_of
from liaison.store.reference.installed import installed_pack

MEETINGS = 8
"""Last meetings told of."""


class HandOverService:
    """What an officer leaves to the next one; every method runs on the store's thread.

    Args:
        store: the open store.
    """

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._directory = DirectoryService(store, today)
        self._freshness = FreshnessService(store, today)
        self._wishes = TreatyWishService(store)

    def of_office(self, identity: str) -> HandOver:
        """About one office. Raises NotInDirectoryError."""
        office = self._directory.office(identity)
        return self._gathered(office, office.agency.id, identity, office.country_iso2)

    def of_agency(self, identity: str) -> HandOver:
        """About one agency and all its offices. Raises NotInDirectoryError."""
        agency = self._directory.agency(identity)
        return self._gathered(agency, identity, "", agency.country_iso2)

    def _gathered(self, subject: OfficeDetail | AgencyDetail, agency: str, office: str, country: str) -> HandOver:
        with self._store.read() as connection:
            met, everyone = meetings_with(connection, agency, office, MEETINGS)
            promises = promises_of(connection, everyone)
            pack = installed_pack(connection)
        wishes = tuple(
            wish
            for wish in self._wishes.list(WishFilter(open_only=True))
            if wish.wish.meeting_id in everyone
            or (country and country in (wish.wish.country_iso2, wish.wish.counterpart_iso2))
        )
        due = self._freshness.due(DueQuestion(agencies=frozenset({agency})))
        if office:
            facts = tuple(fact for fact in due.facts if fact.office_id == office)
            due = type(due)(facts, len(facts))
        return HandOver(subject, met, len(everyone), promises, wishes, due, pack)
