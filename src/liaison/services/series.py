"""Series of meetings: which session follows which, what the last one proposes for the next, and sub-sessions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Delegation, MeetingHeader, MeetingKind
from liaison.domain.rows import ChangeSet, RowKey
from liaison.domain.seating import without_people
from liaison.domain.series import (
    Series,
    SeriesChoice,
    SeriesFacts,
    SeriesPlace,
    SeriesProposal,
    Session,
    in_order,
    neighbours,
    next_ordinal,
)
from liaison.store import meeting_rows, series_rows
from liaison.store.engine import OWN, Store
from liaison.store.final_minutes import refuse_final
from liaison.store.journal.change import Change
from liaison.store.journal.operations import Scalar

NEARBY = timedelta(days=14)
"""A sub-session is held so near to its session."""

OFFERED = 40


@dataclass(frozen=True, slots=True)
class SubSession:
    """A sub-session that was added, and what that touched."""

    key: RowKey
    changes: ChangeSet


class SeriesService:
    """What an officer does with series; every method runs on the store's thread.

    Args:
        store: the open store.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Series, ...]:
        """Every series, by name."""
        with self._store.read() as connection:
            return series_rows.all_series(connection)

    def place(self, meeting: RowKey) -> SeriesPlace:
        """Where a meeting stands; nothing of it is known for one that was deleted."""
        with self._store.read() as connection:
            found = series_rows.place_of(connection, meeting)
            if found is None:
                return SeriesPlace()
            scope = meeting.scope
            series = (
                series_rows.series_of(connection, RowKey(scope, found["series_id"])) if found["series_id"] else None
            )
            sessions = in_order(series_rows.sessions_of(connection, series.key)) if series else ()
            parent = (
                series_rows.session_of(connection, RowKey(scope, found["parent_id"])) if found["parent_id"] else None
            )
            previous, following = neighbours(sessions, meeting)
            return SeriesPlace(
                replace(series, sessions=len(sessions)) if series else None,
                found["ordinal"],
                found["chair_name"],
                found["chair_person_id"],
                previous,
                following,
                parent,
                series_rows.parts_of(connection, meeting),
            )

    def proposal(self, series: RowKey, besides: RowKey | None) -> SeriesProposal:
        """What the series proposes for a meeting that is to be one of its sessions."""
        with self._store.read() as connection:
            kept = series_rows.series_of(connection, series)
            others = [one for one in series_rows.sessions_of(connection, series) if one.key != besides]
            last = _last_of(in_order(others))
            sides = meeting_rows.delegations_of(connection, last.key) if last else ()
            seated = meeting_rows.delegations_of(connection, besides) if besides else ()
            chair = series_rows.place_of(connection, last.key) if last else None
        facts = kept.facts if kept else SeriesFacts("")
        return SeriesProposal(
            next_ordinal(others),
            last,
            facts.chair_name or (chair["chair_name"] if chair else None),
            facts.chair_person_id or (chair["chair_person_id"] if chair else None),
            facts.next_host_iso2,
            tuple(without_people(side) for side in sides if not any(_is_same(side, other) for other in seated)),
            tuple((one.ordinal, one) for one in others if one.ordinal is not None),
        )

    def put(self, meeting: RowKey, choice: SeriesChoice) -> ChangeSet:
        """Make a meeting a session as decided, the series too when it is a new one; all of it one change."""
        with self._store.change("meeting.series") as change:
            refuse_final(change.connection, meeting)
            values: dict[str, Scalar] = {
                "series_id": self._series(change, choice),
                "ordinal": choice.ordinal,
                "chair_name": choice.chair_name,
                "chair_person_id": choice.chair_person_id,
            }
            if choice.country_iso2 is not None:
                values["country_iso2"] = choice.country_iso2
            change.update("meeting", (meeting.scope, meeting.id), values)
            position = meeting_rows.next_position(change.connection, "delegation", "meeting_id", meeting)
            for number, side in enumerate(choice.delegations):
                meeting_rows.insert_delegation(change, meeting, side, position + number)
        return change.changes

    def add_part(self, meeting: RowKey, title: str) -> SubSession:
        """Add a sub-session: a working group at the place and on the day of its session, which can be corrected after."""
        whole = self._header(meeting)
        header = MeetingHeader(
            title,
            MeetingKind.WORKING_GROUP,
            whole.date,
            time_zone=whole.time_zone,
            place=whole.place,
            city=whole.city,
            country_iso2=whole.country_iso2,
            host_agency_id=whole.host_agency_id,
            language=whole.language,
            interpreter=whole.interpreter,
            marking=whole.marking,
        )
        with self._store.change("meeting.create") as change:
            key = meeting_rows.insert(change, meeting.scope, header)
            change.update("meeting", (key.scope, key.id), self._belonging(change, meeting))
        return SubSession(key, change.changes)

    def set_parent(self, meeting: RowKey, parent: RowKey | None) -> ChangeSet:
        """Make a meeting a sub-session of another one, or no longer."""
        with self._store.change("meeting.series") as change:
            refuse_final(change.connection, meeting)
            values = self._belonging(change, parent) if parent else {"parent_id": None}
            change.update("meeting", (meeting.scope, meeting.id), values)
        return change.changes

    def possible_parents(self, meeting: RowKey) -> tuple[Session, ...]:
        """Meetings near to it in time that it could be a sub-session of; none when it has sub-sessions of its own."""
        date = self._header(meeting).date
        with self._store.read() as connection:
            if date is None or series_rows.parts_of(connection, meeting):
                return ()
            first, last = _around(date)
            found = series_rows.meetings_about(connection, meeting.scope, first, last, OFFERED)
        return tuple(one for one in found if one.key != meeting)

    def _belonging(self, change: Change, parent: RowKey) -> dict[str, Scalar]:
        of_parent = series_rows.place_of(change.connection, parent)
        return {"parent_id": parent.id, "series_id": of_parent["series_id"] if of_parent else None, "ordinal": None}

    def _series(self, change: Change, choice: SeriesChoice) -> str | None:
        if choice.facts is None:
            return choice.series.id if choice.series else None
        values = series_rows.series_values(choice.facts)
        if choice.series is None:
            return change.insert("meeting_series", values, scope=OWN)
        change.update("meeting_series", (choice.series.scope, choice.series.id), values)
        return choice.series.id

    def _header(self, meeting: RowKey) -> MeetingHeader:
        with self._store.read() as connection:
            found = meeting_rows.meeting_of(connection, meeting)
        if found is None:
            raise LookupError(meeting.id)
        return found.header


def _last_of(sessions: tuple[Session, ...]) -> Session | None:
    return sessions[-1] if sessions else None


def _around(date: PartialDate) -> tuple[str, str]:
    """Texts between which the dates near to this one sort."""
    first = (date.earliest - NEARBY).isoformat() if date.earliest else ""
    last = (date.latest + NEARBY).isoformat() if date.latest else "9999"
    # a year or a month sorts before its days
    return first[:4], f"{last}~"


def _is_same(one: Delegation, other: Delegation) -> bool:
    keys = (one.agency_id, one.office_id, one.body_id)
    if any(keys):
        return keys == (other.agency_id, other.office_id, other.body_id)
    return one.name.casefold() == other.name.casefold()
