"""Treaty wishes: write one down, follow it up, list them."""

from __future__ import annotations

from liaison.domain.rows import ChangeSet, RowKey
from liaison.domain.treaty_wishes import NewTreatyWish, TreatyWish, WishFilter
from liaison.services.meetings import Made
from liaison.store import treaty_wish_rows
from liaison.store.engine import OWN, Store

_EVERY = WishFilter()


class TreatyWishService:
    """What an officer does with treaty wishes; every method runs on the store's thread.

    Args:
        store: the open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, wish: NewTreatyWish) -> Made:
        """Keep a wish."""
        with self._store.change("treaty_wish.create") as change:
            identity = change.insert("treaty_wish", treaty_wish_rows.values_of(wish), scope=OWN)
        return Made(RowKey(OWN, identity), change.changes)

    def edit(self, key: RowKey, wish: NewTreatyWish) -> ChangeSet:
        """Give a wish these facts; only fields that differ are written."""
        with self._store.change("treaty_wish.edit") as change:
            change.update("treaty_wish", (key.scope, key.id), treaty_wish_rows.values_of(wish))
        return change.changes

    def withdraw(self, key: RowKey) -> ChangeSet:
        """Mark a wish as deleted; `undo` brings it back. One that came to nothing is DROPPED instead, and stays."""
        with self._store.change("treaty_wish.delete") as change:
            change.delete("treaty_wish", (key.scope, key.id))
        return change.changes

    def list(self, wanted: WishFilter = _EVERY) -> tuple[TreatyWish, ...]:
        """The wishes that fit, the latest raised first, those without a day last."""
        with self._store.read() as connection:
            return treaty_wish_rows.wishes(connection, wanted)

    def between(self, a: str, b: str) -> tuple[TreatyWish, ...]:
        """The wishes about two countries, in either order."""
        return tuple(wish for wish in self.list(WishFilter((a, b))) if wish.is_between(a, b))
