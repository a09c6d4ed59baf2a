"""Who sits at a meeting: whom to offer, a body's members of that day, a new person kept, their order, and whose promises follow from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from liaison.base.translations import tr
from liaison.domain.countries import folded
from liaison.domain.dates import PartialDate
from liaison.domain.directory import FoundKind, MemberRole
from liaison.domain.entries import EntryGone, GivenSource
from liaison.domain.follow_ups import Promise
from liaison.domain.meetings import Capacity, Delegation, NewDelegation, NewParticipant
from liaison.domain.rows import ChangeSet, RowKey
from liaison.domain.seating import Candidate, Standing, offered, without_people
from liaison.services.counterparts import open_with
from liaison.services.directory import DirectoryService
from liaison.services.meetings import Made, MeetingService
from liaison.store import entry_rows, meeting_rows, seat_rows, side_rows
from liaison.store.engine import OWN, Store
from liaison.store.final_minutes import refuse_final, refuse_final_part
from liaison.store.journal.change import Change
from liaison.store.journal.undo import DERIVED
from liaison.store.note_record_rows import OF_MEETING, NoteOwner
from liaison.store.own_office import own_office
from liaison.store.reference import vocabularies
from liaison.store.reference.body_rows import bodies_of, members_of

OFFERED = 9
LOOKED_AT = 50
"""Entries whose names are compared with what was typed."""
SHORTEST_SEARCH = 2
"""Letters from which on everybody in the directory is looked through too."""

_CAPACITIES = {MemberRole.MEMBER: Capacity.MEMBER, MemberRole.OBSERVER: Capacity.OBSERVER}


@dataclass(frozen=True, slots=True)
class Body:
    """A body whose members can be seated.

    Attributes:
        agency_id: the agency that it is.
        members, observers: how many there are on the day asked for.
    """

    agency_id: str
    members: int
    observers: int


class MeetingPeopleService:
    """What an officer does about those who sit at a meeting; every method runs on the store's thread.

    Args:
        store: the open store.
        today: the day meant where a meeting has no date.
    """

    def __init__(self, store: Store, today: Callable[[], date] = date.today) -> None:
        self._store = store
        self._today = today
        self._meetings = MeetingService(store)
        self._directory = DirectoryService(store, today)

    def add_side(self, meeting: RowKey, side: NewDelegation) -> Made:
        """Add a side, with what the directory knows of it: the agency of an office, the body it is, whether it is the officer's own."""
        made = self._meetings.add_delegation(meeting, self.completed(side))
        return self._told(meeting, made.key, made.changes)

    def edit_side(self, meeting: RowKey, key: RowKey, side: NewDelegation) -> Made:
        """Correct a side; its people stay."""
        return self._told(meeting, key, self._meetings.edit_delegation(key, side))

    def remove_side(self, meeting: RowKey, key: RowKey) -> Made:
        """Take a side off the meeting, with its people."""
        return self._told(meeting, key, self._meetings.remove_delegation(key))

    def add_person(self, meeting: RowKey, side: RowKey, person: NewParticipant, day: PartialDate | None) -> Made:
        """Seat a person; one whom the side knows by exactly this name is that person, with the post they surely held that day."""
        made = self._meetings.add_participant(meeting, side, self._recognised(meeting, side, person, day))
        return self._told(meeting, made.key, made.changes)

    def edit_person(self, meeting: RowKey, key: RowKey, person: NewParticipant) -> Made:
        """Correct how a person is recorded."""
        return self._told(meeting, key, self._meetings.edit_participant(key, person))

    def remove_person(self, meeting: RowKey, key: RowKey) -> Made:
        """Take a person off the meeting."""
        return self._told(meeting, key, self._meetings.remove_participant(key))

    def offered(
        self, side: Delegation | NewDelegation, meeting: RowKey | None, day: PartialDate | None, text: str
    ) -> tuple[Candidate, ...]:
        """Whom to offer for a side on the day of the meeting, those who sit there already left out; holders of posts first."""
        asked = without_people(side) if isinstance(side, Delegation) else side
        with self._store.read() as connection:
            seated = meeting_rows.delegations_of(connection, meeting) if meeting else ()
            found = seat_rows.candidates(connection, asked, day or self._today(), meeting.id if meeting else "")
            if len(text.strip()) >= SHORTEST_SEARCH:
                found += seat_rows.everybody(connection)
        there = {person.person_id for one in seated for person in one.participants if person.person_id}
        return offered((one for one in found if one.person_id not in there), text, OFFERED)

    def completed(self, side: NewDelegation) -> NewDelegation:
        """A side with what the directory knows of it: the agency of an office, the body an agency is, whether it is the officer's own.

        One that was only named, faster than the directory could offer it, is what bears exactly that name, when that is one entry.
        """
        if not (side.agency_id or side.office_id or side.body_id or side.country_iso2):
            side = self._named(side)
        with self._store.read() as connection:
            if side.office_id and not side.agency_id:
                side = replace(side, agency_id=seat_rows.agency_of_office(connection, side.office_id))
            if side.agency_id and not side.body_id and (bodies := bodies_of(connection, side.agency_id)):
                side = replace(side, body_id=bodies[0])
            if side.is_own is None and own_office(connection).sits_in(as_seated(side)):
                side = replace(side, is_own=True)
        return side

    def _named(self, side: NewDelegation) -> NewDelegation:
        key = folded(side.name)
        found = self._directory.find(side.name, LOOKED_AT) if key else ()
        agencies = [one.id for one in found if one.kind is FoundKind.AGENCY]
        with self._store.read() as connection:
            called = side_rows.names_of_agencies(connection, agencies)
            country = vocabularies.countries(connection).find(side.name)
        same = [agency for agency in agencies if key in {folded(name) for name in called.get(agency, ())}]
        offices = [one.id for one in found if one.kind is FoundKind.OFFICE and folded(one.name) == key]
        if len(same) + len(offices) + (country is not None) != 1:
            return side
        if country is not None:
            return replace(side, country_iso2=country.iso2)
        return replace(side, agency_id=same[0]) if same else replace(side, office_id=offices[0])

    def ours(self, meeting: RowKey) -> frozenset[RowKey]:
        """The sides that are the officer's own, as stated or known from the own office."""
        with self._store.read() as connection:
            sides = side_rows.sides_of(connection, meeting)
            there = meeting_rows.delegations_of(connection, meeting)
        return frozenset(side.key for side in there if sides.is_ours(side))

    def open_promises(self, meeting: RowKey) -> tuple[Promise, ...]:
        """What is open from earlier meetings with those who sit at this one."""
        return open_with(self._store, meeting)

    def body(self, agency: str, day: PartialDate | None) -> Body | None:
        """The body an agency is, with those who take part on a day; None when it is none or nobody is known."""
        members = self._members(agency, day)
        counts = [sum(role is wanted for _, role in members) for wanted in _CAPACITIES]
        return Body(agency, *counts) if members else None

    def body_of_series(self, meeting: RowKey) -> str:
        """The agency that is the body of the meeting's series; empty when there is none."""
        with self._store.read() as connection:
            return seat_rows.series_body(connection, meeting)

    def add_members(self, meeting: RowKey, agency: str, day: PartialDate | None, name_of: Callable[[str], str]) -> Made:
        """Seat the members and observers a body has on the day of the meeting, those who sit there already left out; one change.

        Args:
            name_of: what a country is called, by its code.
        """
        members = self._members(agency, day)
        with self._store.read() as connection:
            own = own_office(connection)
        made = meeting
        with self._store.change("delegation.create") as change:
            refuse_final(change.connection, meeting)
            there = {side.country_iso2 for side in meeting_rows.delegations_of(change.connection, meeting)}
            position = meeting_rows.next_position(change.connection, "delegation", "meeting_id", meeting)
            for country, role in members:
                if country in there:
                    continue
                side = NewDelegation(name_of(country), _CAPACITIES[role], country_iso2=country)
                side = replace(side, is_own=own.sits_in(as_seated(side)) or None)
                made = meeting_rows.insert_delegation(change, meeting, side, position)
                position += 1
        return self._told(meeting, made, change.changes)

    def move_side(self, meeting: RowKey, side: RowKey, by: int) -> Made:
        """Move a side among the others by so many places."""
        with self._store.change("delegation.edit") as change:
            refuse_final(change.connection, meeting)
            seat_rows.reorder(change, "delegation", ("meeting_id", meeting), side, by)
        return Made(side, change.changes)

    def move_person(self, side: RowKey, person: RowKey, by: int) -> Made:
        """Move a person within their delegation by so many places."""
        with self._store.change("participant.edit") as change:
            refuse_final_part(change.connection, "delegation", side)
            seat_rows.reorder(change, "participant", ("delegation_id", side), person, by)
        return Made(person, change.changes)

    def keep_person(self, meeting: RowKey, person: RowKey) -> Made:
        """Keep somebody who sits there as a person of the directory, with the post they were given here; one change.

        The meeting is the source: who they were that day is known, since when is not.

        Raises:
            EntryGone: they no longer sit there.
        """
        with self._store.change("person.create") as change:
            found = meeting_rows.meeting_of(change.connection, meeting)
            seats = [(side, seat) for side in found.delegations for seat in side.participants] if found else []
            side, seat = next(((side, seat) for side, seat in seats if seat.key == person), (None, None))
            if found is None or side is None or seat is None:
                raise EntryGone
            if seat.person_id is None:
                source = GivenSource(found.header.title or tr("Meeting without a title"), as_of=found.header.date)
                identity = _insert(change, "person", {"display_name": seat.name}, source)
                if seat.post and (side.agency_id or side.office_id):
                    post = _post(change, side, seat.post, source)
                    _insert(change, "post_holder", {"post_id": post, "person_id": identity}, source)
                change.update("participant", (person.scope, person.id), {"person_id": identity})
        return self._told(meeting, person, change.changes)

    def redirect(self, meeting: RowKey) -> ChangeSet:
        """Say anew whose the meeting's promises are, after another sits there; it follows from the change and is no change of its own."""
        with self._store.change(DERIVED) as change:
            side_rows.redirect(change, NoteOwner(OF_MEETING, meeting))
        return change.changes

    def _told(self, meeting: RowKey, about: RowKey, changes: ChangeSet) -> Made:
        """What a change touched, with the promises whose direction follows from it."""
        return Made(about, ChangeSet(changes.label, changes.touched | self.redirect(meeting).touched))

    def _recognised(
        self, meeting: RowKey, side: RowKey, person: NewParticipant, day: PartialDate | None
    ) -> NewParticipant:
        with self._store.read() as connection:
            found = (one for one in meeting_rows.delegations_of(connection, meeting) if one.key == side)
            named = next(found, None)
            if named is None:
                return person
            known = seat_rows.candidates(connection, without_people(named), day or self._today(), meeting.id)
        same = [
            one for one in offered(known, "", len(known)) if one.person_id and folded(one.name) == folded(person.name)
        ]
        if person.person_id:
            same = [one for one in same if one.person_id == person.person_id]
        if len(same) != 1:
            return person
        post = person.post or (same[0].post if same[0].standing is Standing.HOLDS else None)
        return replace(person, person_id=same[0].person_id, post=post)

    def _members(self, agency: str, day: PartialDate | None) -> tuple[tuple[str, MemberRole], ...]:
        """Countries and their roles on a day, members first; those who once took part without being either are not among them."""
        on = day or PartialDate.of(self._today())
        with self._store.read() as connection:
            found = members_of(connection, agency, on.earliest or on.latest or self._today()).then
        roles: dict[str, MemberRole] = {}
        for member in found:
            if member.role in _CAPACITIES:
                roles.setdefault(member.country_iso2, member.role)
        return tuple(roles.items())


def as_seated(side: NewDelegation) -> Delegation:
    """A side that is about to sit there."""
    ids = (side.agency_id, side.office_id, side.country_iso2)
    return Delegation(RowKey("", ""), side.name, side.capacity, *ids, (), side.body_id, side.is_own)


def _insert(change: Change, table: str, values: dict[str, str], source: GivenSource) -> str:
    key = RowKey(OWN, change.insert(table, values, scope=OWN))
    entry_rows.cite(change, table, key, source)
    return key.id


def _post(change: Change, side: Delegation, title: str, source: GivenSource) -> str:
    """The post of this title there; made when there is none."""
    of = {"office_id": side.office_id} if side.office_id else {"agency_id": side.agency_id}
    for row in entry_rows.live(change.connection, "post", of):
        if folded(row["title"] or "") == folded(title):
            return str(row["id"])
    known = {column: value for column, value in of.items() if value}
    return _insert(change, "post", {"title": title, **known}, source)
