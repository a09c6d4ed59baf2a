"""People and the posts they hold and held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from liaison.domain.entries import EntryGone
from liaison.domain.people import Person, PersonLine
from liaison.store.people_rows import all_people, person_of
from liaison.store.reference.reading import Reader


class PeopleService:
    """What an officer looks up about people; every method runs on the store's thread.

    Args:
        reader: the open store.
        today: the day on which a post is held or vacant.
    """

    def __init__(self, reader: Reader, today: Callable[[], date] = date.today) -> None:
        self._reader = reader
        self._today = today

    def people(self) -> tuple[PersonLine, ...]:
        """Everybody, by name."""
        with self._reader.read() as connection:
            return all_people(connection)

    def person(self, identity: str) -> Person:
        """Everything about one person. Raises EntryGone."""
        with self._reader.read() as connection:
            found = person_of(connection, identity, self._today())
        if found is None:
            raise EntryGone
        return found
