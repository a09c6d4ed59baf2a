"""The agenda of a meeting: what comes every time, and what earlier meetings left for it."""

from __future__ import annotations

from collections.abc import Sequence

from liaison.domain.carry_over import EarlierMeeting, KeptItem, ProposedItem, proposed_items
from liaison.domain.countries import folded
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import ChangeSet, RowKey
from liaison.store import agenda_rows
from liaison.store.earlier_meetings import earlier_meetings
from liaison.store.engine import Store
from liaison.store.journal.operations import Scalar


class AgendaService:
    """What an officer does with agendas; every method runs on the store's thread.

    Args:
        store: the open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def items(self, meeting: RowKey) -> tuple[KeptItem, ...]:
        """The agenda as it is kept, in order."""
        with self._store.read() as connection:
            return agenda_rows.items_of(connection, meeting)

    def set_recurring(self, item: RowKey, is_recurring: bool) -> ChangeSet:
        """Let an item propose itself for every further meeting, or no longer."""
        with self._store.change("agenda_item.edit") as change:
            change.update("agenda_item", (item.scope, item.id), {"is_recurring": int(is_recurring)})
        return change.changes

    def proposals(self, meeting: RowKey) -> tuple[ProposedItem, ...]:
        """What earlier meetings of the same series, and of the same sides, left for this one."""
        with self._store.read() as connection:
            earlier = tuple(
                EarlierMeeting(
                    session,
                    structure_of(agenda_rows.text_of(connection, session.key)),
                    agenda_rows.items_of(connection, session.key),
                )
                for session in earlier_meetings(connection, meeting)
            )
            present = structure_of(agenda_rows.text_of(connection, meeting)).agenda
        return proposed_items(earlier, (item.title for item in present))

    def link(self, meeting: RowKey, taken: Sequence[ProposedItem]) -> ChangeSet:
        """Remember from where items of a meeting came; those whose records are not there (yet) are passed over."""
        by_title = {folded(item.title): item for item in taken}
        with self._store.change("agenda_item.carry") as change:
            for kept in agenda_rows.items_of(change.connection, meeting):
                item = by_title.get(folded(kept.title))
                if item is None or kept.carried_from_id is not None:
                    continue
                values: dict[str, Scalar] = {"carried_from_id": item.item_id}
                if item.is_recurring:
                    values["is_recurring"] = 1
                change.update("agenda_item", (kept.key.scope, kept.key.id), values)
        return change.changes
