"""Statements: what is known of them besides their words, and what is told of a note's lines beside the text."""

from __future__ import annotations

from liaison.domain.rows import ChangeSet, RowKey
from liaison.domain.statements import KeptStatement, NoteSigns, StatementDetails
from liaison.store import statement_rows
from liaison.store.engine import Store
from liaison.store.final_minutes import refuse_final_part


class StatementService:
    """What an officer says of statements; every method runs on the store's thread.

    Args:
        store: the open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def at(self, note: RowKey, line: int, text: str) -> KeptStatement | None:
        """The statement of these words nearest to a line of a note, counted from 0; None when it is not kept (any more)."""
        with self._store.read() as connection:
            return statement_rows.statement_at(connection, note, line, text)

    def edit(self, key: RowKey, details: StatementDetails) -> ChangeSet:
        """Give a statement these details; only what differs is written, and the words stay those of the note.

        Raises MinutesAreFinal.
        """
        with self._store.change("statement.edit") as change:
            refuse_final_part(change.connection, "statement", key)
            change.update("statement", (key.scope, key.id), statement_rows.values_of(details))
        return change.changes

    def signs(self, note: RowKey) -> NoteSigns:
        """What is known of a note's lines besides what they say."""
        with self._store.read() as connection:
            return statement_rows.signs_of(connection, note)
