"""Which agency or office is the officer's own, kept in the store; whose the open promises are follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from liaison.domain.directory import FoundKind
from liaison.services.directory import DirectoryService
from liaison.store import own_office, side_rows
from liaison.store.engine import Store
from liaison.store.journal.undo import DERIVED
from liaison.store.own_office import Chosen
from liaison.store.reference.directory_rows import agencies, offices

SLICE = 50
"""Meetings whose promises are looked at before other work gets its turn."""

OFFERED = 9


@dataclass(frozen=True, slots=True)
class OwnChoice:
    """An agency, or one of its offices.

    Attributes:
        agency_id: empty for none at all.
        office_id: empty for the agency as a whole.
        context: what tells it from others of that name.
    """

    name: str = ""
    agency_id: str = ""
    office_id: str = ""
    context: str = ""


class OwnOfficeService:
    """What an officer says of their own office; every method runs on the store's thread.

    Args:
        store: the open store.
        directory: finds agencies and offices by what is typed.
    """

    def __init__(self, store: Store, directory: DirectoryService) -> None:
        self._store = store
        self._directory = directory

    def chosen(self) -> OwnChoice:
        """What was said; a choice of no name when nothing was, or when it left the directory."""
        with self._store.read() as connection:
            own = own_office.chosen(connection)
            agency = agencies(connection, (own.agency_id,)).get(own.agency_id) if own.agency_id else None
            office = offices(connection, (own.office_id,)).get(own.office_id) if own.office_id else None
        if agency is None:
            return OwnChoice()
        name = office.name if office else agency.name_en or agency.native_name
        return OwnChoice(name, agency.id, office.id if office else "")

    def find(self, text: str) -> tuple[OwnChoice, ...]:
        """Agencies and offices one of whose names has words that start so."""
        found = self._directory.find(text, OFFERED)
        with self._store.read() as connection:
            rows = offices(connection, (one.id for one in found if one.kind is FoundKind.OFFICE))
        return tuple(
            OwnChoice(one.name, one.id, "", one.context)
            if one.kind is FoundKind.AGENCY
            else OwnChoice(one.name, rows[one.id].agency_id, one.id, one.context)
            for one in found
            if one.kind is FoundKind.AGENCY or one.id in rows
        )

    def choose(self, own: OwnChoice) -> Iterator[int]:
        """Keep the choice and say anew whose the open promises are: a long job in slices, how many notes were looked at so far."""
        with self._store.maintain() as connection:
            own_office.choose(connection, Chosen(own.agency_id, own.office_id))
        with self._store.read() as connection:
            owners = side_rows.owners_of_open_promises(connection)
        for start in range(0, len(owners), SLICE):
            with self._store.change(DERIVED) as change:
                for owner in owners[start : start + SLICE]:
                    side_rows.redirect(change, owner)
            yield start
