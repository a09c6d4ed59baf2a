"""The directory: agencies as a tree, the details of an agency and of an office, and finding either by a name."""

from __future__ import annotations

from liaison.domain.directory import AgencyDetail, DirectoryGroup, Found, OfficeDetail
from liaison.store.reference.reading import Reader


class DirectoryService:
    """What an officer looks up about agencies and offices; every method runs on the store's thread.

    Args:
        reader: the open store, or the built-in pack in memory.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def tree(self) -> tuple[DirectoryGroup, ...]:
        """All agencies below their countries, and below them their offices; bodies of no one country come last."""
        raise NotImplementedError

    def agency(self, identity: str) -> AgencyDetail:
        """Everything about one agency. Raises NotInDirectory."""
        raise NotImplementedError

    def office(self, identity: str) -> OfficeDetail:
        """Everything about one office. Raises NotInDirectory."""
        raise NotImplementedError

    def find(self, text: str, limit: int = 50) -> tuple[Found, ...]:
        """Agencies and offices one of whose names has words that start with the words of `text`."""
        raise NotImplementedError
