"""Searches kept under a name, and a history of what was asked that never leaves the store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from liaison.domain.finding import SavedSearch
from liaison.domain.rows import ChangeSet, RowKey
from liaison.services.finding.indexing import INDEXING
from liaison.store import find_saved
from liaison.store.engine import OWN, Store
from liaison.store.journal.change import Change

KEPT = 200
"""Questions remembered."""

LONGEST_NAME = 80


class SavedSearchService:
    """What an officer does with searches; every method runs on the store's thread.

    Args:
        store: the open store.
        now: when something is asked.
    """

    def __init__(self, store: Store, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._store, self._now = store, now

    def all(self) -> tuple[SavedSearch, ...]:
        """The saved searches, in their order."""
        with self._store.read() as connection:
            return find_saved.saved_searches(connection)

    def save(self, name: str, query: str) -> ChangeSet:
        """Keep a query under a name; one of that name is replaced."""
        shown = " ".join(name.split())[:LONGEST_NAME] or query[:LONGEST_NAME]
        with self._store.change("saved_search.save") as change:
            same = [
                one for one in find_saved.saved_searches(change.connection) if one.name.casefold() == shown.casefold()
            ]
            if same:
                change.update("saved_search", (same[0].key.scope, same[0].key.id), {"name": shown, "query": query})
            else:
                position = find_saved.last_position(change.connection) + 1
                change.insert("saved_search", {"name": shown, "query": query, "position": position}, scope=OWN)
        return _changes(change)

    def remove(self, key: RowKey) -> ChangeSet:
        """Forget a saved search; undo brings it back."""
        with self._store.change("saved_search.delete") as change:
            change.delete("saved_search", (key.scope, key.id))
        return _changes(change)

    def asked(self, query: str) -> None:
        """Remember that this was asked."""
        text = query.strip()
        if text:
            # the door for changes, though nothing is journalled: the other one would make every screen's kept lists old
            with self._store.change(INDEXING) as change:
                find_saved.asked(change.connection, text, self._now().isoformat(), KEPT)

    def asked_lately(self, limit: int = 10) -> tuple[str, ...]:
        """The last questions, the newest first."""
        with self._store.read() as connection:
            return find_saved.asked_lately(connection, limit)

    def forget_asked(self) -> None:
        """Empty the history."""
        with self._store.change(INDEXING) as change:
            find_saved.forget(change.connection)


def _changes(change: Change) -> ChangeSet:
    return change.changes
