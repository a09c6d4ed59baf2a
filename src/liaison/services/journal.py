"""The journal as an officer meets it: take back the last change, see that everything adds up."""

from __future__ import annotations

from dataclasses import dataclass

from liaison.domain.rows import ChangeSet
from liaison.store.engine import Store
from liaison.store.journal import chain, fold, undo


@dataclass(frozen=True, slots=True)
class JournalCheck:
    """What a check found.

    Attributes:
        operations: how many there are.
        broken_links: operations that do not follow from the one before them, as `origin:seq`.
        differing_rows: rows that are not what the journal makes of them, as `table identity`.
    """

    operations: int
    broken_links: tuple[str, ...]
    differing_rows: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """True when nothing was found."""
        return not self.broken_links and not self.differing_rows


class JournalService:
    """What an officer does with the journal; every method runs on the store's thread.

    Args:
        store: the open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def last_change(self) -> str | None:
        """The label of the change that `undo_last` would take back, None when there is none."""
        with self._store.read() as connection:
            last = undo.last_change(connection, self._store.author.origin)
        return last.label if last else None

    def undo_last(self) -> ChangeSet | None:
        """Take back the last change made here that was not taken back already; None when there is none."""
        with self._store.read() as connection:
            last = undo.last_change(connection, self._store.author.origin)
        if last is None:
            return None
        with self._store.change(undo.UNDO + last.id) as change:
            undo.take_back(change, last.id)
        return ChangeSet(last.label, frozenset(change.touched))

    def check(self) -> JournalCheck:
        """Compare every row with the journal and follow the chain; takes seconds in a large store."""
        with self._store.read() as connection:
            return JournalCheck(
                operations=chain.length(connection),
                broken_links=tuple(chain.broken_links(connection)),
                differing_rows=tuple(fold.differences(connection)),
            )

    def rebuild(self) -> None:
        """Make the tables again from the journal, in one transaction; for a store whose check found differing rows."""
        with self._store.maintain() as connection:
            fold.rebuild(connection)
