"""Meetings: list them by pages, make one, write in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from liaison.domain.meeting_filters import EVERY, MeetingFilter
from liaison.domain.meetings import (
    ListPosition,
    Meeting,
    MeetingHeader,
    MeetingRow,
    NewDelegation,
    NewParticipant,
)
from liaison.domain.rows import ChangeSet, RowKey
from liaison.store import meeting_filter_rows, meeting_rows
from liaison.store.engine import OWN, Store
from liaison.store.final_minutes import refuse_final, refuse_final_note, refuse_final_part

PAGE = 256
"""Lines of the list read at once."""

SLICE = 1000
"""Lines looked through before other work gets its turn."""

FILTERED = 500
"""The same where a filter looks at the sides and promises of each."""


@dataclass(frozen=True, slots=True)
class Made:
    """A record that was added, and what that touched."""

    key: RowKey
    changes: ChangeSet


class MeetingService:
    """What an officer does with meetings; every method runs on the store's thread.

    Args:
        store: the open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def count(self) -> int:
        """How many meetings there are; kept, not counted."""
        with self._store.read() as connection:
            return meeting_rows.count(connection)

    def page(self, after: ListPosition | None = None, limit: int = PAGE) -> tuple[MeetingRow, ...]:
        """Up to `limit` meetings, newest first, that follow a position; from the newest when None."""
        with self._store.read() as connection:
            return meeting_rows.page(connection, after, limit)

    def page_starts(self, step: int = PAGE) -> Iterator[tuple[ListPosition, ...]]:
        """For jumping: the positions after which every further page begins, growing; a long job in slices."""
        found: list[ListPosition] = []
        after: ListPosition | None = None
        while True:
            with self._store.read() as connection:
                more = meeting_rows.page_ends(connection, after, step, pages=64)
            found += more
            yield tuple(found)
            if len(more) < 64:
                return
            after = more[-1]

    def find(
        self,
        text: str,
        limit: int = PAGE,
        wanted: MeetingFilter = EVERY,
        after: ListPosition | None = None,
    ) -> Iterator[tuple[MeetingRow, ...]]:
        """The newest meetings behind a position that a filter wants and whose title, place or delegations contain every word of `text`.

        A long job in slices: gives what was found so far, growing, newest first, until `limit` or the end.
        """
        words = text.casefold().split()
        found: list[MeetingRow] = []
        for rows in self._wanted(wanted, after):
            found += [row for row in rows if _contains(row, words)]
            yield tuple(found[:limit])
            if len(found) >= limit:
                return

    def _wanted(self, wanted: MeetingFilter, after: ListPosition | None) -> Iterator[tuple[MeetingRow, ...]]:
        """All meetings behind a position that a filter wants, in slices."""
        with self._store.read() as connection:
            among = meeting_filter_rows.named_by_index(connection, wanted)
        if among is not None:
            yield from self._wanted_among(wanted, among, after)
            return
        while True:
            with self._store.read() as connection:
                step = SLICE if wanted.is_empty else FILTERED
                ends = meeting_rows.page_ends(connection, after, step, pages=1)
                until = ends[0] if ends else None
                if wanted.is_empty:
                    rows = meeting_rows.page(connection, after, step)
                else:
                    keys = meeting_filter_rows.wanted_in(connection, wanted, after, until, step)
                    rows = meeting_rows.lines_of(connection, keys) if keys else ()
            yield rows
            if until is None:
                return
            after = until

    def _wanted_among(
        self, wanted: MeetingFilter, among: tuple[RowKey, ...], after: ListPosition | None
    ) -> Iterator[tuple[MeetingRow, ...]]:
        if not among:
            yield ()
        while among:
            with self._store.read() as connection:
                keys = meeting_filter_rows.wanted_among(connection, wanted, among, after, FILTERED)
                rows = meeting_rows.lines_of(connection, keys)
            yield rows
            if len(keys) < FILTERED:
                return
            after = rows[-1].position

    def meeting(self, key: RowKey) -> Meeting | None:
        """One meeting, whole; None when it was deleted."""
        with self._store.read() as connection:
            return meeting_rows.meeting_of(connection, key)

    def create(self, header: MeetingHeader, delegations: tuple[NewDelegation, ...] = ()) -> Made:
        """Add a meeting with its delegations and an empty note."""
        with self._store.change("meeting.create") as change:
            key = meeting_rows.insert(change, OWN, header)
            for position, delegation in enumerate(delegations):
                meeting_rows.insert_delegation(change, key, delegation, position)
        return Made(key, change.changes)

    def edit(self, key: RowKey, header: MeetingHeader) -> ChangeSet:
        """Give a meeting these facts; only fields that differ are written. Raises MinutesAreFinal, as all that follow but `delete`."""
        with self._store.change("meeting.edit") as change:
            meeting_rows.update(change, key, header)
            if change.touched:
                refuse_final(change.connection, key)
        return change.changes

    def delete(self, key: RowKey) -> ChangeSet:
        """Mark a meeting as deleted; `undo` brings it back."""
        with self._store.change("meeting.delete") as change:
            change.delete("meeting", (key.scope, key.id))
        return change.changes

    def add_delegation(self, meeting: RowKey, delegation: NewDelegation) -> Made:
        """Add a side to a meeting, behind the others."""
        with self._store.change("delegation.create") as change:
            refuse_final(change.connection, meeting)
            position = meeting_rows.next_position(change.connection, "delegation", "meeting_id", meeting)
            key = meeting_rows.insert_delegation(change, meeting, delegation, position)
        return Made(key, change.changes)

    def edit_delegation(self, key: RowKey, delegation: NewDelegation) -> ChangeSet:
        """Give a side this name, capacity and directory entry; its participants stay."""
        with self._store.change("delegation.edit") as change:
            refuse_final_part(change.connection, "delegation", key)
            change.update("delegation", (key.scope, key.id), meeting_rows.delegation_values(delegation))
        return change.changes

    def remove_delegation(self, key: RowKey) -> ChangeSet:
        """Mark a side as deleted, with its participants."""
        with self._store.change("delegation.delete") as change:
            refuse_final_part(change.connection, "delegation", key)
            for participant in meeting_rows.participants_of(change.connection, key):
                change.delete("participant", (participant.scope, participant.id))
            change.delete("delegation", (key.scope, key.id))
        return change.changes

    def add_participant(self, meeting: RowKey, delegation: RowKey, person: NewParticipant) -> Made:
        """Add a person to a side, behind the others."""
        with self._store.change("participant.create") as change:
            refuse_final(change.connection, meeting)
            position = meeting_rows.next_position(change.connection, "participant", "delegation_id", delegation)
            key = meeting_rows.insert_participant(change, meeting, delegation, person, position)
        return Made(key, change.changes)

    def edit_participant(self, key: RowKey, person: NewParticipant) -> ChangeSet:
        """Correct how a person is recorded."""
        with self._store.change("participant.edit") as change:
            refuse_final_part(change.connection, "participant", key)
            change.update("participant", (key.scope, key.id), meeting_rows.participant_values(person))
        return change.changes

    def remove_participant(self, key: RowKey) -> ChangeSet:
        """Mark a person's seat as deleted."""
        with self._store.change("participant.delete") as change:
            refuse_final_part(change.connection, "participant", key)
            change.delete("participant", (key.scope, key.id))
        return change.changes

    def save_note(self, note: RowKey, text: str, base: str | None = None) -> bool:
        """Save what was written. When it returns, it is on the disk; False when nothing differed.

        Args:
            base: the text it was made from; what another window or officer saved meanwhile stays beside it.
        """
        with self._store.change("note.write") as change:
            is_written = change.write_text("note", (note.scope, note.id), "body", text, base)
            if is_written:
                refuse_final_note(change.connection, note)
        return is_written


def _contains(row: MeetingRow, words: list[str]) -> bool:
    text = " ".join((row.title, row.place or "", *row.counterparts, row.date.text if row.date else "")).casefold()
    return all(word in text for word in words)
