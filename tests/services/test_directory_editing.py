"""What an officer adds to the directory over a real store with the built-in pack: sourced, checked, ended, taken back."""

from __future__ import annotations

from datetime import date

import pytest

from liaison.domain.dates import PartialDate
from liaison.domain.directory import MemberRole, NameKind
from liaison.domain.entries import Confidence, EntryError, EntryGone, EntryInUse, EntryKind, GivenSource
from liaison.domain.pack_errors import NotInDirectoryError
from liaison.domain.provenance import Origin
from liaison.services.directory import DirectoryService
from liaison.services.directory_editing import DirectoryEditingService
from liaison.services.journal import JournalService
from liaison.services.packs import PackService
from liaison.services.people import PeopleService
from liaison.store.engine import Store
from liaison.store.references import lost_references, reference_fields

TODAY = date(2026, 11, 22)
LETTER = GivenSource(
    "Letter of 3 March", "https://example.org/letter", PartialDate.parse("2026-03-03"), Confidence.LIKELY
)


@pytest.fixture
def filled(store: Store) -> Store:
    PackService(store, lambda: TODAY).install_built_in()
    return store


@pytest.fixture
def editing(filled: Store) -> DirectoryEditingService:
    return DirectoryEditingService(filled)


@pytest.fixture
def directory(filled: Store) -> DirectoryService:
    return DirectoryService(filled, lambda: TODAY)


def add_agency(editing: DirectoryEditingService, name: str = "Customs Committee", **more: str) -> str:
    values = {"name_en": name, "kind": "national_agency", "country_iso2": "BY", **more}
    return editing.add(EntryKind.AGENCY, values, LETTER).id


def add_office(editing: DirectoryEditingService, agency: str, **more: str) -> str:
    values = {
        "name": "Desk Minsk",
        "kind": "liaison",
        "agency_id": agency,
        "city": "Minsk",
        "country_iso2": "BY",
        **more,
    }
    return editing.add(EntryKind.OFFICE, values, LETTER).id


def test_an_agency_is_added_with_its_source(editing: DirectoryEditingService, directory: DirectoryService) -> None:
    agency = add_agency(editing, website="customs.gov.by", phone="+375 17 2000000", native_name="Таможенный комитет")
    told = directory.agency(agency)
    assert (told.name, told.native_name, told.website) == (
        "Customs Committee",
        "Таможенный комитет",
        "https://customs.gov.by",
    )
    assert (told.provenance.source_title, told.provenance.url) == (LETTER.title, LETTER.url)
    assert (told.provenance.as_of, told.provenance.confidence) == (LETTER.as_of, "likely")
    assert told.origin is Origin.OWN
    assert editing.entry(EntryKind.AGENCY, agency).source == LETTER


def test_nothing_is_added_without_a_source(editing: DirectoryEditingService, filled: Store) -> None:
    before = JournalService(filled).last_change()
    with pytest.raises(EntryError) as refused:
        editing.add(EntryKind.AGENCY, {"name_en": "One", "kind": "ministry"}, GivenSource("  "))
    assert refused.value.field == "source"
    assert JournalService(filled).last_change() == before


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        (EntryKind.AGENCY, {"kind": "ministry"}, "name_en"),
        (EntryKind.AGENCY, {"name_en": "One"}, "kind"),
        (EntryKind.AGENCY, {"name_en": "One", "kind": "circus"}, "kind"),
        (EntryKind.AGENCY, {"name_en": "One", "kind": "ministry", "country_iso2": "Belarus"}, "country_iso2"),
        (EntryKind.AGENCY, {"name_en": "One", "kind": "ministry", "website": "not a page"}, "website"),
        (EntryKind.AGENCY, {"name_en": "One", "kind": "ministry", "email": "nobody"}, "email"),
        (EntryKind.AGENCY, {"name_en": "One", "kind": "ministry", "phone": "call me"}, "phone"),
        (EntryKind.AGENCY, {"name_en": "One", "kind": "ministry", "parent_agency_id": "nobody"}, "parent_agency_id"),
        (EntryKind.AGENCY, {"name_en": "x" * 3000, "kind": "ministry"}, "name_en"),
        (EntryKind.OFFICE, {"name": "Desk", "kind": "legat"}, "agency_id"),
        (
            EntryKind.OFFICE,
            {"name": "D", "kind": "legat", "agency_id": "by-sk", "opening_hours": "9-"},
            "opening_hours",
        ),
        (EntryKind.OFFICE, {"name": "D", "kind": "legat", "agency_id": "by-sk", "time_zone": "Minsk"}, "time_zone"),
        (EntryKind.COVERAGE, {"office_id": "nowhere", "country_iso2": "BY", "role": "primary"}, "office_id"),
        (
            EntryKind.COVERAGE,
            {
                "office_id": "us-ice-frankfurt",
                "country_iso2": "BY",
                "role": "primary",
                "valid_from": "2020",
                "valid_to": "2019",
            },
            "valid_to",
        ),
        (
            EntryKind.COVERAGE,
            {"office_id": "us-ice-frankfurt", "country_iso2": "XX", "role": "primary"},
            "country_iso2",
        ),
        (EntryKind.COMPETENCE, {"agency_id": "by-sk", "wording": "w", "crime_type": "fraud; juggling"}, "crime_type"),
        (EntryKind.POST, {"title": "Attaché"}, "agency_id"),
        (EntryKind.HOLDING, {"post_id": "", "person": "Ivan"}, "post_id"),
    ],
)
def test_a_refused_entry_names_its_field_and_changes_nothing(
    editing: DirectoryEditingService, filled: Store, kind: EntryKind, values: dict[str, str], field: str
) -> None:
    with pytest.raises(EntryError) as refused:
        editing.add(kind, values, LETTER)
    assert refused.value.field == field
    assert refused.value.sentence
    assert JournalService(filled).last_change() is None


def test_an_office_is_edited_and_the_newest_source_counts(
    editing: DirectoryEditingService, directory: DirectoryService
) -> None:
    office = add_office(editing, "by-sk", opening_hours="Mo-Fr 9-17")
    given = {**editing.entry(EntryKind.OFFICE, office).values, "address": "1 Frunze St", "time_zone": "Europe/Minsk"}
    call = GivenSource("Call", as_of=PartialDate.parse("2026-11"))
    assert editing.edit(EntryKind.OFFICE, office, given, call).label == "office.edit"
    told = directory.office(office)
    assert (told.address, told.opening_hours, told.time_zone) == ("1 Frunze St", "Mo-Fr 09:00-17:00", "Europe/Minsk")
    assert told.provenance.source_title == "Call"
    assert editing.entry(EntryKind.OFFICE, office).source == call


def test_one_source_given_twice_is_kept_once(editing: DirectoryEditingService, filled: Store) -> None:
    agency = add_agency(editing)
    add_office(editing, agency)
    with filled.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM source").scalar() == 1
        assert connection.exec_driver_sql("SELECT count(*) FROM citation").scalar() == 2


def test_coverage_is_ended_and_never_overwritten(editing: DirectoryEditingService, directory: DirectoryService) -> None:
    values = {"office_id": "us-ice-frankfurt", "country_iso2": "TJ", "role": "secondary", "valid_from": "2020"}
    covered = editing.add(EntryKind.COVERAGE, values, LETTER).id
    assert "TJ" in {fact.country_iso2 for fact in directory.office("us-ice-frankfurt").covers}
    with pytest.raises(EntryError):
        editing.edit(EntryKind.COVERAGE, covered, {**values, "role": "primary"}, LETTER)
    with pytest.raises(EntryError) as refused:
        editing.end(EntryKind.COVERAGE, covered, PartialDate.parse("2019"), LETTER)
    assert refused.value.field == "valid_to"
    editing.end(EntryKind.COVERAGE, covered, PartialDate.parse("2026-01"), LETTER)
    told = directory.office("us-ice-frankfurt")
    assert "TJ" not in {fact.country_iso2 for fact in told.covers}
    (ended,) = [fact for fact in told.covered if fact.country_iso2 == "TJ"]
    assert (str(ended.valid_from), str(ended.valid_to)) == ("2020", "2026-01")


def test_one_wording_with_several_crime_types(editing: DirectoryEditingService, directory: DirectoryService) -> None:
    values = {"agency_id": "by-sk", "wording": "Serious crime", "crime_type": "fraud; cybercrime; fraud"}
    editing.add(EntryKind.COMPETENCE, values, LETTER)
    own = [one for one in directory.agency("by-sk").competences if one.own_id]
    assert sorted(code for one in own for code in one.crime_types) == ["cybercrime", "fraud"]
    assert {one.provenance.source_title for one in own} == {LETTER.title}


def test_a_name_in_another_script_is_found_and_shown(
    editing: DirectoryEditingService, directory: DirectoryService, filled: Store
) -> None:
    values = {"agency_id": "us-ice", "text": "Иммиграционная служба США", "kind": "other", "language": "ru"}
    editing.add(EntryKind.NAME, values, LETTER)
    assert [hit.id for hit in directory.find("иммиграционная")] == ["us-ice"]
    (name,) = [name for name in directory.agency("us-ice").names if name.own_id]
    assert (name.kind, name.language) == (NameKind.OTHER, "ru")
    assert name.provenance
    assert name.provenance.source_title == LETTER.title
    with filled.read() as connection:
        assert connection.exec_driver_sql("SELECT script FROM name").scalar() == "Cyrl"


def test_a_membership_holds_between_its_dates(editing: DirectoryEditingService, directory: DirectoryService) -> None:
    values = {
        "agency_id": "cis-chleu",
        "country_iso2": "TM",
        "role": "observer",
        "valid_from": "2015",
        "valid_to": "2020",
    }
    editing.add(EntryKind.MEMBERSHIP, values, LETTER)
    assert "TM" not in {one.country_iso2 for one in directory.agency("cis-chleu").members}
    assert "TM" in {one.country_iso2 for one in directory.agency("cis-chleu").other_members}
    then = directory.agency("cis-chleu", date(2017, 6, 1)).members
    assert {one.role for one in then if one.country_iso2 == "TM"} == {MemberRole.OBSERVER}
    assert "BY" in {one.country_iso2 for one in then}


def test_an_agency_becomes_a_body_with_its_first_member(
    editing: DirectoryEditingService, directory: DirectoryService, filled: Store
) -> None:
    agency = add_agency(editing, "Working Group of Five", kind="committee", country_iso2="")
    first = {"agency_id": agency, "country_iso2": "BY", "role": "member"}
    one = editing.add(EntryKind.MEMBERSHIP, first, LETTER).id
    editing.add(EntryKind.MEMBERSHIP, {**first, "country_iso2": "PL", "role": "observer"}, LETTER)
    assert {member.country_iso2 for member in directory.agency(agency).members} == {"BY", "PL"}
    assert editing.entry(EntryKind.MEMBERSHIP, one).values["agency_id"] == agency
    editing.edit(EntryKind.MEMBERSHIP, one, {**first, "role": "participant"}, LETTER)
    with filled.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM body").scalar() == 1
    editing.remove(EntryKind.AGENCY, agency)
    with pytest.raises(NotInDirectoryError):
        directory.agency(agency)


def test_a_function_says_for_what_and_through_which_channel(
    editing: DirectoryEditingService, directory: DirectoryService
) -> None:
    values = {
        "agency_id": "by-sk",
        "country_iso2": "BY",
        "function": "central-authority",
        "measure": "extradition",
        "channel": "through Interpol or directly",
        "languages": "ru; be",
    }
    added = editing.add(EntryKind.FUNCTION, values, LETTER).id
    (function,) = [one for one in directory.agency("by-sk").functions if one.own_id]
    assert (function.label, function.channel, function.languages) == (
        "Central authority",
        "through Interpol or directly",
        "ru; be",
    )
    assert function.provenance.source_title == LETTER.title
    editing.end(EntryKind.FUNCTION, added, PartialDate.parse("2020"), LETTER)
    assert not [one for one in directory.agency("by-sk").functions if one.own_id]


def test_an_agency_cannot_belong_to_a_part_of_itself(editing: DirectoryEditingService) -> None:
    above = add_agency(editing, "Above")
    below = add_agency(editing, "Below", parent_agency_id=above)
    given = {**editing.entry(EntryKind.AGENCY, above).values, "parent_agency_id": below}
    for parent in (above, below):
        with pytest.raises(EntryError) as refused:
            editing.edit(EntryKind.AGENCY, above, {**given, "parent_agency_id": parent}, LETTER)
        assert refused.value.field == "parent_agency_id"


def test_what_others_hang_on_is_not_removed_under_them(editing: DirectoryEditingService) -> None:
    agency = add_agency(editing)
    office = add_office(editing, agency)
    with pytest.raises(EntryInUse, match="1 office"):
        editing.remove(EntryKind.AGENCY, agency)
    editing.remove(EntryKind.OFFICE, office)
    add_agency(editing, "Below", parent_agency_id=agency)
    with pytest.raises(EntryInUse, match="belongs to it"):
        editing.remove(EntryKind.AGENCY, agency)


def test_a_removed_office_takes_its_coverage_and_comes_back_with_it(
    editing: DirectoryEditingService, directory: DirectoryService, filled: Store
) -> None:
    office = add_office(editing, "by-sk")
    editing.add(EntryKind.COVERAGE, {"office_id": office, "country_iso2": "PL", "role": "primary"}, LETTER)
    before = directory.office(office)
    editing.remove(EntryKind.OFFICE, office)
    with pytest.raises(NotInDirectoryError):
        directory.office(office)
    with pytest.raises(EntryGone):
        editing.remove(EntryKind.OFFICE, office)
    JournalService(filled).undo_last()
    after = directory.office(office)
    assert (after.name, after.covers) == (before.name, before.covers)


def test_what_may_be_there_already_is_told_while_typing(editing: DirectoryEditingService) -> None:
    assert editing.alike(EntryKind.AGENCY, {"name_en": "federal bureau OF investigation"}) == (
        "Federal Bureau of Investigation",
    )
    assert editing.alike(EntryKind.AGENCY, {"name_en": "", "short_name": "бкбоп"})
    assert editing.alike(EntryKind.OFFICE, {"name": "x", "agency_id": "us-ice", "city": "frankfurt"})
    assert editing.alike(EntryKind.AGENCY, {"name_en": "Quite another"}) == ()
    assert editing.alike(EntryKind.COVERAGE, {"office_id": "us-ice-frankfurt", "country_iso2": "BY"})
    agency = add_agency(editing)
    assert editing.alike(EntryKind.AGENCY, {"name_en": "customs committee"}) == ("Customs Committee",)
    assert editing.alike(EntryKind.AGENCY, {"name_en": "customs committee"}, but=agency) == ()


def test_a_field_no_entry_has_is_our_mistake(editing: DirectoryEditingService) -> None:
    with pytest.raises(KeyError):
        editing.add(EntryKind.AGENCY, {"name_en": "One", "kind": "ministry", "colour": "red"}, LETTER)


# People in posts ------------------------------------------------------------------------------------------------------


@pytest.fixture
def people(filled: Store) -> PeopleService:
    return PeopleService(filled, lambda: TODAY)


def add_post(editing: DirectoryEditingService) -> str:
    return editing.add(EntryKind.POST, {"title": "Attaché", "office_id": "us-ice-frankfurt"}, LETTER).id


def test_a_post_is_vacant_until_somebody_holds_it(
    editing: DirectoryEditingService, directory: DirectoryService, people: PeopleService
) -> None:
    post = add_post(editing)
    (told,) = directory.office("us-ice-frankfurt").posts
    assert (told.title, told.present(TODAY)) == ("Attaché", ())
    editing.add(EntryKind.HOLDING, {"post_id": post, "person": "Anna Nowak", "held_from": "2024"}, LETTER)
    (told,) = directory.agency("us-ice").posts
    assert [one.person_name for one in told.present(TODAY)] == ["Anna Nowak"]
    assert told.office_name == directory.office("us-ice-frankfurt").name
    (line,) = people.people()
    assert (line.name, line.post) == ("Anna Nowak", "Attaché")


def test_handing_over_closes_one_and_opens_the_next_in_one_change(
    editing: DirectoryEditingService, directory: DirectoryService, filled: Store
) -> None:
    post = add_post(editing)
    editing.add(EntryKind.HOLDING, {"post_id": post, "person": "Anna Nowak", "held_from": "2022"}, LETTER)
    before = directory.office("us-ice-frankfurt").posts
    editing.hand_over(post, "Ben Carter", PartialDate.parse("2026-09-01"), LETTER)
    (told,) = directory.office("us-ice-frankfurt").posts
    assert [(one.person_name, str(one.held_from), str(one.held_to)) for one in told.holders] == [
        ("Ben Carter", "2026-09-01", "None"),
        ("Anna Nowak", "2022", "2026-09-01"),
    ]
    assert [one.person_name for one in told.present(TODAY)] == ["Ben Carter"]
    assert JournalService(filled).last_change() == "post.hand_over"
    JournalService(filled).undo_last()
    assert directory.office("us-ice-frankfurt").posts == before


def test_a_person_is_known_again_by_name_and_shows_all_posts(
    editing: DirectoryEditingService, people: PeopleService
) -> None:
    first, second = add_post(editing), add_post(editing)
    editing.add(EntryKind.HOLDING, {"post_id": first, "person": "Anna Nowak", "held_to": "2023"}, LETTER)
    editing.add(EntryKind.HOLDING, {"post_id": second, "person": "anna NOWAK", "held_from": "2023"}, LETTER)
    (line,) = people.people()
    told = people.person(line.id)
    assert [str(one.held_to) for one in told.holdings] == ["None", "2023"]
    assert {post.id for post in told.posts} == {first, second}
    assert told.provenance.source_title == LETTER.title


def test_two_people_of_one_name_are_told_apart_by_their_id(
    editing: DirectoryEditingService, people: PeopleService
) -> None:
    one = editing.add(EntryKind.PERSON, {"display_name": "Ivan Petrov"}, LETTER).id
    editing.add(EntryKind.PERSON, {"display_name": "Ivan Petrov"}, LETTER)
    post = add_post(editing)
    editing.add(EntryKind.HOLDING, {"post_id": post, "person": one}, LETTER)
    assert [line.post for line in people.people() if line.id == one] == ["Attaché"]
    assert editing.alike(EntryKind.PERSON, {"display_name": "ivan petrov"}) == ("Ivan Petrov, Attaché", "Ivan Petrov")


def test_meetings_with_a_person_are_told(
    editing: DirectoryEditingService, people: PeopleService, filled: Store
) -> None:
    person = editing.add(EntryKind.PERSON, {"display_name": "Ivan Petrov"}, LETTER).id
    with filled.change("sample") as change:
        for day in ("2024-05-05", "2026-01-02"):
            meeting = change.insert("meeting", {"title": f"On {day}", "date": PartialDate.parse(day)}, scope="own")
            change.insert("participant", {"meeting_id": meeting, "person_id": person}, scope="own")
    assert [meeting.title for meeting in people.person(person).meetings] == ["On 2026-01-02", "On 2024-05-05"]
    assert people.person(person).meeting_count == 2


def test_a_meeting_that_only_has_the_name_is_told_as_derived(
    editing: DirectoryEditingService, people: PeopleService, filled: Store
) -> None:
    post = add_post(editing)
    editing.add(EntryKind.HOLDING, {"post_id": post, "person": "Anna Nowak"}, LETTER)
    with filled.change("sample") as change:
        for agency in ("us-ice", "by-sk"):
            meeting = change.insert("meeting", {"title": f"With {agency}"}, scope="own")
            side = change.insert("delegation", {"meeting_id": meeting, "agency_id": agency}, scope="own")
            seat = {"meeting_id": meeting, "delegation_id": side, "name": "Anna Nowak"}
            change.insert("participant", seat, scope="own")
    told = people.person(people.people()[0].id)
    assert [(meeting.title, meeting.by_name) for meeting in told.meetings] == [("With us-ice", True)]


def test_somebody_who_is_not_there(people: PeopleService) -> None:
    with pytest.raises(EntryGone):
        people.person("nobody")


def test_nothing_that_is_added_names_what_is_not_there(editing: DirectoryEditingService, filled: Store) -> None:
    agency = add_agency(editing)
    office = add_office(editing, agency)
    editing.add(EntryKind.COVERAGE, {"office_id": office, "country_iso2": "PL", "role": "primary"}, LETTER)
    editing.add(EntryKind.NAME, {"agency_id": "us-ice", "text": "ИСЕ", "kind": "other"}, LETTER)
    editing.add(EntryKind.MEMBERSHIP, {"agency_id": agency, "country_iso2": "PL", "role": "member"}, LETTER)
    editing.add(EntryKind.COMPETENCE, {"agency_id": agency, "wording": "Fraud", "crime_type": "fraud"}, LETTER)
    post = editing.add(EntryKind.POST, {"title": "Attaché", "office_id": office}, LETTER).id
    editing.add(EntryKind.HOLDING, {"post_id": post, "person": "Anna Nowak"}, LETTER)
    with filled.read() as connection:
        assert [lost for field in reference_fields() for lost in lost_references(connection, *field)] == []
