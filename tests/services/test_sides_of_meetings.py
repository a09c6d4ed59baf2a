"""Which side is the officer's own, and whose promise each follow-up is by that."""

from __future__ import annotations

from liaison.domain.dates import PartialDate
from liaison.domain.meetings import Direction, MeetingHeader, NewDelegation, NewParticipant
from liaison.domain.rows import RowKey
from liaison.domain.sides import Promiser
from liaison.services.meetings import MeetingService
from liaison.services.packs import PackService
from liaison.store import own_office, side_rows
from liaison.store.engine import Store
from liaison.store.note_record_rows import OF_MEETING, NoteOwner
from liaison.store.own_office import Chosen


def meeting_with_ice(store: Store) -> RowKey:
    guests = NewDelegation(
        "The Americans", agency_id="us-ice", office_id="us-ice-frankfurt", participants=(NewParticipant("G. Balsamo"),)
    )
    hosts = NewDelegation("The hosts", agency_id="by-sk")
    return (
        MeetingService(store).create(MeetingHeader("Minsk", date=PartialDate.parse("2019-08-02")), (hosts, guests)).key
    )


def say_own(store: Store, own: Chosen) -> None:
    with store.maintain() as connection:
        own_office.choose(connection, own)


def promiser(store: Store, meeting: RowKey, owner: str) -> Promiser:
    with store.read() as connection:
        return side_rows.sides_of(connection, meeting).promiser(owner)


def test_nothing_is_known_before_the_officer_has_said_whose_officer_they_are(store: Store) -> None:
    meeting = meeting_with_ice(store)
    assert promiser(store, meeting, "Balsamo").direction is None
    assert promiser(store, meeting, "we").direction is Direction.OURS


def test_the_own_office_is_kept_in_the_store_and_tells_the_sides_apart(store: Store) -> None:
    PackService(store).install_built_in()
    meeting = meeting_with_ice(store)
    say_own(store, Chosen("by-sk"))
    assert promiser(store, meeting, "Балсамо") == Promiser(Direction.THEIRS, None, "us-ice")
    assert promiser(store, meeting, "own-office") == Promiser(Direction.OURS, None, "us-ice")
    with store.read() as connection:
        assert own_office.chosen(connection) == Chosen("by-sk")
        assert own_office.own_office(connection).country_iso2 == "BY"
        assert "Belarus" in own_office.own_office(connection).country_names


def test_a_side_is_known_by_everything_the_directory_calls_it(store: Store) -> None:
    PackService(store).install_built_in()
    meeting = meeting_with_ice(store)
    say_own(store, Chosen("by-sk"))
    for name in ("ICE", "Frankfurt", "U.S. Immigration and Customs Enforcement"):
        assert promiser(store, meeting, name).direction is Direction.THEIRS, name
    assert promiser(store, meeting, "Investigative Committee of the Republic of Belarus").direction is Direction.OURS


def test_seen_from_the_other_side_it_is_the_other_way_round(store: Store) -> None:
    PackService(store).install_built_in()
    meeting = meeting_with_ice(store)
    say_own(store, Chosen("us-ice", "us-ice-frankfurt"))
    assert promiser(store, meeting, "Balsamo") == Promiser(Direction.OURS, None, "by-sk")
    say_own(store, Chosen())
    assert promiser(store, meeting, "Balsamo").direction is None


def test_an_own_office_that_left_the_directory_says_nothing(store: Store) -> None:
    meeting = meeting_with_ice(store)
    say_own(store, Chosen("gone"))
    assert promiser(store, meeting, "Balsamo").direction is None


def test_promises_turn_with_the_side_that_is_ours(store: Store) -> None:
    meeting = meeting_with_ice(store)
    with store.change("note.records") as change:
        promise = change.insert(
            "follow_up", {"meeting_id": meeting.id, "note_id": "n", "line": 0, "owner_name": "Balsamo"}, scope="own"
        )
        kept = change.insert(
            "follow_up", {"meeting_id": meeting.id, "owner_name": "Balsamo", "direction": "ours"}, scope="own"
        )
    (hosts, guests) = sides(store, meeting)
    with store.change("delegation.edit") as change:
        change.update("delegation", (hosts.scope, hosts.id), {"is_own": 1})
        side_rows.redirect(change, NoteOwner(OF_MEETING, meeting))
    assert directions(store) == {promise: "theirs", kept: "ours"}
    with store.change("delegation.edit") as change:
        change.update("delegation", (guests.scope, guests.id), {"is_own": 1})
        change.update("delegation", (hosts.scope, hosts.id), {"is_own": 0})
        side_rows.redirect(change, NoteOwner(OF_MEETING, meeting))
    assert directions(store) == {promise: "ours", kept: "ours"}


def sides(store: Store, meeting: RowKey) -> tuple[RowKey, ...]:
    found = MeetingService(store).meeting(meeting)
    assert found is not None
    return tuple(side.key for side in found.delegations)


def directions(store: Store) -> dict[str, str]:
    with store.read() as connection:
        return dict(connection.exec_driver_sql("SELECT id, direction FROM follow_up").all())
