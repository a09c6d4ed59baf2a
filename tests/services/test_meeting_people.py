"""Who is offered for a delegation, a body's members of a day, and people kept out of a meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from liaison.domain.dates import PartialDate
from liaison.domain.directory import MemberRole
from liaison.domain.entries import EntryKind, GivenSource
from liaison.domain.meetings import Capacity, Direction, MeetingHeader, NewDelegation, NewParticipant
from liaison.domain.note_structure import structure_of
from liaison.domain.rows import RowKey
from liaison.domain.seating import Standing
from liaison.services.directory_editing import DirectoryEditingService
from liaison.services.journal import JournalService
from liaison.services.meeting_people import MeetingPeopleService
from liaison.services.meetings import MeetingService
from liaison.services.note_records import NoteRecordService
from liaison.services.packs import PackService
from liaison.services.people import PeopleService
from liaison.store import own_office
from liaison.store.engine import Store

DAY = PartialDate.parse("2019-08-02")
SOURCE = GivenSource("A letter")
ICE = NewDelegation("ICE, attaché office Frankfurt am Main", agency_id="us-ice", office_id="us-ice-frankfurt")


def holder(store: Store, name: str, since: str, until: str, title: str = "Head of the attaché office") -> None:
    editing = DirectoryEditingService(store)
    post = editing.add(EntryKind.POST, {"title": title, "office_id": "us-ice-frankfurt"}, SOURCE).id
    given = {"post_id": post, "person": name, "held_from": since, "held_to": until}
    editing.add(EntryKind.HOLDING, given, SOURCE)


def meeting(store: Store, *sides: NewDelegation, on: str = "2019-08-02") -> RowKey:
    header = MeetingHeader("Working meeting", date=PartialDate.parse(on))
    return MeetingService(store).create(header, sides).key


def names(store: Store, text: str = "", day: PartialDate | None = DAY) -> list[tuple[str, Standing]]:
    found = MeetingPeopleService(store, lambda: date(2026, 1, 1)).offered(ICE, None, day, text)
    return [(one.name, one.standing) for one in found]


def test_the_holder_of_that_day_is_offered_not_todays(store: Store) -> None:
    PackService(store).install_built_in()
    holder(store, "G. Balsamo", "2017", "2021-05")
    holder(store, "A. Newcomer", "2021-06", "")
    holder(store, "B. Gone", "2010", "2016")
    assert names(store) == [
        ("G. Balsamo", Standing.HOLDS),
        ("B. Gone", Standing.HELD),
        ("A. Newcomer", Standing.LATER),
    ]
    assert names(store, day=None)[0] == ("A. Newcomer", Standing.HOLDS)
    assert names(store, "Балс") == [("G. Balsamo", Standing.HOLDS)]


def test_one_who_sits_there_already_is_not_offered_again(store: Store) -> None:
    PackService(store).install_built_in()
    holder(store, "G. Balsamo", "2017", "")
    key = meeting(store, ICE)
    service, meetings = MeetingPeopleService(store), MeetingService(store)
    found = meetings.meeting(key)
    assert found is not None
    service.add_person(key, found.delegations[0].key, NewParticipant("G. Balsamo"), DAY)
    assert service.offered(ICE, key, DAY, "") == ()
    assert len(service.offered(ICE, None, DAY, "")) == 1


def test_who_sat_there_before_and_everybody_known_come_behind(store: Store) -> None:
    PackService(store).install_built_in()
    earlier = NewDelegation("ICE", agency_id="us-ice", participants=(NewParticipant("K. Stifler", "agent"),))
    meeting(store, earlier, on="2018-03-01")
    DirectoryEditingService(store).add(EntryKind.PERSON, {"display_name": "Kathleen Known"}, SOURCE)
    holder(store, "G. Balsamo", "2017", "")
    assert names(store) == [("G. Balsamo", Standing.HOLDS), ("K. Stifler", Standing.SAT)]
    assert names(store, "ka") == [("Kathleen Known", Standing.KNOWN)]
    assert names(store, "stif")[0] == ("K. Stifler", Standing.SAT)


def test_a_side_by_country_or_only_by_name_remembers_its_people_too(store: Store) -> None:
    meeting(store, NewDelegation("Customs of Latvia", country_iso2="LV", participants=(NewParticipant("J. Ozols"),)))
    meeting(store, NewDelegation("The experts", participants=(NewParticipant("An Expert"),)))
    service = MeetingPeopleService(store)
    assert [one.name for one in service.offered(NewDelegation("Latvia", country_iso2="LV"), None, DAY, "oz")] == [
        "J. Ozols"
    ]
    assert [one.name for one in service.offered(NewDelegation("The experts"), None, DAY, "")] == ["An Expert"]


def test_an_office_brings_its_agency_and_the_own_agency_its_side(store: Store) -> None:
    PackService(store).install_built_in()
    with store.maintain() as connection:
        own_office.choose(connection, own_office.Chosen("by-sk"))
    service = MeetingPeopleService(store)
    assert service.completed(NewDelegation("ICE", office_id="us-ice-frankfurt")).agency_id == "us-ice"
    assert service.completed(NewDelegation("СК", agency_id="by-sk")).is_own is True
    assert service.completed(ICE).is_own is None
    assert service.completed(NewDelegation("КГПП", agency_id="cis-chleu")).body_id == "cis-chleu"


def test_a_side_typed_faster_than_it_could_be_offered_is_what_bears_exactly_that_name(store: Store) -> None:
    PackService(store).install_built_in()
    service = MeetingPeopleService(store)
    named = {
        "Investigative Committee of the Republic of Belarus": ("by-sk", None, None),
        "investigative committee of the REPUBLIC of Belarus": ("by-sk", None, None),
        "Следственный комитет": ("by-sk", None, None),
        "ICE Attaché office Frankfurt am Main": ("us-ice", "us-ice-frankfurt", None),
        "Belarus": (None, None, "BY"),
        "Польша": (None, None, "PL"),
        # a beginning alone is no name, and whoever is not there stays as written
        "Investigative Committee": (None, None, None),
        "Customs of Ruritania": (None, None, None),
    }
    for name, known in named.items():
        side = service.completed(NewDelegation(name))
        assert (side.name, (side.agency_id, side.office_id, side.country_iso2)) == (name, known)


def test_all_members_of_a_body_are_one_change_and_one_undo(store: Store) -> None:
    PackService(store).install_built_in()
    key = meeting(store, NewDelegation("State Customs Committee", Capacity.HOST, "az-gtk", country_iso2="AZ"))
    service = MeetingPeopleService(store)
    found = service.body("cis-chleu", PartialDate.parse("2019-05"))
    assert found is not None and (found.members, found.observers) == (7, 2)
    service.add_members(key, "cis-chleu", PartialDate.parse("2019-05"), lambda iso2: f"customs of {iso2}")
    assert seated(store, key) == [
        ("State Customs Committee", Capacity.HOST),
        *((f"customs of {iso2}", Capacity.MEMBER) for iso2 in ("BY", "KG", "KZ", "RU", "TJ", "UZ")),
        *((f"customs of {iso2}", Capacity.OBSERVER) for iso2 in ("EE", "LV")),
    ]
    JournalService(store).undo_last()
    assert len(seated(store, key)) == 1


def test_members_are_those_of_the_day(store: Store) -> None:
    PackService(store).install_built_in()
    editing = DirectoryEditingService(store)
    given = {"agency_id": "cis-chleu", "country_iso2": "MD", "role": MemberRole.OBSERVER.value, "valid_from": "2020"}
    editing.add(EntryKind.MEMBERSHIP, given, SOURCE)
    service = MeetingPeopleService(store)
    counts = [service.body("cis-chleu", PartialDate.parse(day)) for day in ("2019-05", "2021-05")]
    assert [one.observers for one in counts if one] == [2, 3]
    assert service.body("us-ice", DAY) is None


def seated(store: Store, key: RowKey) -> list[tuple[str, Capacity | None]]:
    found = MeetingService(store).meeting(key)
    assert found is not None
    return [(side.name, side.capacity) for side in found.delegations]


def test_sides_and_people_change_places(store: Store) -> None:
    people = (NewParticipant("First"), NewParticipant("Second"))
    key = meeting(store, NewDelegation("A", participants=people), NewDelegation("B"), NewDelegation("C"))
    meetings, service = MeetingService(store), MeetingPeopleService(store)
    found = meetings.meeting(key)
    assert found is not None
    a, _, c = (side.key for side in found.delegations)
    service.move_side(key, c, -1)
    assert [name for name, _ in seated(store, key)] == ["A", "C", "B"]
    service.move_side(key, a, -1)
    assert [name for name, _ in seated(store, key)] == ["A", "C", "B"]
    service.move_person(a, found.delegations[0].participants[0].key, 1)
    after = meetings.meeting(key)
    assert after is not None
    assert [one.name for one in after.delegations[0].participants] == ["Second", "First"]


def test_a_new_person_is_kept_with_the_meeting_as_source_and_known_the_next_time(store: Store) -> None:
    PackService(store).install_built_in()
    key = meeting(store, replace(ICE, participants=(NewParticipant("K. Stifler", "Special agent"),)))
    service, meetings = MeetingPeopleService(store), MeetingService(store)
    found = meetings.meeting(key)
    assert found is not None
    seat = found.delegations[0].participants[0]
    service.keep_person(key, seat.key)
    after = meetings.meeting(key)
    assert after is not None
    identity = after.delegations[0].participants[0].person_id
    assert identity is not None
    person = PeopleService(store, lambda: date(2019, 9, 1)).person(identity)
    assert (person.name, person.holdings[0].post_title, person.holdings[0].held_from) == (
        "K. Stifler",
        "Special agent",
        None,
    )
    assert person.provenance.source_title == "Working meeting"
    assert person.meetings[0].id == key.id
    assert names(store, "stif") == [("K. Stifler", Standing.MAY_HOLD)]
    JournalService(store).undo_last()
    taken_back = meetings.meeting(key)
    assert taken_back is not None and taken_back.delegations[0].participants[0].person_id is None
    assert PeopleService(store).people() == ()


def test_labels_of_the_day_outlive_the_directory(store: Store) -> None:
    PackService(store).install_built_in()
    editing = DirectoryEditingService(store)
    agency = editing.add(EntryKind.AGENCY, {"name_en": "Old Service", "kind": "national_agency"}, SOURCE).id
    person = editing.add(EntryKind.PERSON, {"display_name": "A. Old"}, SOURCE).id
    key = meeting(
        store,
        NewDelegation("Old Service", agency_id=agency, participants=(NewParticipant("A. Old", person_id=person),)),
    )
    editing.edit(EntryKind.AGENCY, agency, {"name_en": "New Service", "kind": "national_agency"}, SOURCE)
    editing.edit(EntryKind.PERSON, person, {"display_name": "A. Married"}, SOURCE)
    found = MeetingService(store).meeting(key)
    assert found is not None
    assert (found.delegations[0].name, found.delegations[0].participants[0].name) == ("Old Service", "A. Old")
    editing.remove(EntryKind.PERSON, person)
    found = MeetingService(store).meeting(key)
    assert found is not None and found.delegations[0].participants[0].name == "A. Old"


def test_promises_follow_who_sits_there_and_no_one_can_take_that_back_alone(store: Store) -> None:
    key = meeting(store, NewDelegation("Hosts", is_own=True), NewDelegation("Guests"))
    meetings, service = MeetingService(store), MeetingPeopleService(store)
    found = meetings.meeting(key)
    assert found is not None
    text = "- [ ] send the list @Balsamo"
    meetings.save_note(found.note.key, text)
    NoteRecordService(store).keep(found.note.key, structure_of(text))
    meetings.add_participant(key, found.delegations[1].key, NewParticipant("G. Balsamo"))
    service.redirect(key)
    with store.read() as connection:
        directions = connection.exec_driver_sql("SELECT direction FROM follow_up").all()
    assert [row[0] for row in directions] == [Direction.THEIRS]
    assert JournalService(store).last_change() == "participant.create"


DAYS = some.dates(date(2012, 1, 1), date(2024, 12, 31))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=DAYS, since=DAYS, until=some.one_of(some.none(), DAYS))
def test_nobody_holds_a_post_outside_its_dates(store: Store, day: date, since: date, until: date | None) -> None:
    PackService(store).install_built_in()
    if until is not None and until < since:
        since, until = until, since
    holder(store, f"Holder {day} {since} {until}", str(since), str(until) if until else "", f"Post {since} {until}")
    found = MeetingPeopleService(store).offered(ICE, None, PartialDate.of(day), str(since))
    for one in found:
        holds = (one.since is None or one.since <= PartialDate.of(day)) and (
            one.until is None or one.until >= PartialDate.of(day)
        )
        assert (one.standing is Standing.HOLDS) == holds
