"""What is still to be done, by either side."""

from __future__ import annotations

from liaison.domain.follow_ups import Promise
from liaison.store import follow_up_rows
from liaison.store.engine import Store


class FollowUpService:
    """What an officer asks about promises; every method runs on the store's thread.

    Args:
        store: the open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def open_promises(self, limit: int = 50) -> tuple[Promise, ...]:
        """Open promises of both sides, the earliest due first, those without a date last."""
        with self._store.read() as connection:
            return follow_up_rows.open_promises(connection, limit)
