"""The directory of the shipped pack, and of an officer who adds to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from liaison.domain.directory import AgencyNode, MemberRole, NameKind
from liaison.domain.pack_errors import NotInDirectoryError
from liaison.domain.provenance import Basis, Origin, Strength
from liaison.services.directory import DirectoryService
from liaison.services.packs import PackService
from liaison.store.engine import Store
from liaison.store.reference.in_memory import BuiltInReference

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def built_in() -> Iterator[BuiltInReference]:
    """The shipped pack without a store."""
    reference = BuiltInReference()
    yield reference
    reference.close()


@pytest.fixture
def directory(built_in: BuiltInReference) -> DirectoryService:
    """The directory of the shipped pack."""
    return DirectoryService(built_in, lambda: TODAY)


def branches(agency: AgencyNode) -> Iterator[AgencyNode]:
    yield agency
    for part in agency.agencies:
        yield from branches(part)


def test_the_tree_holds_every_agency_and_office_once(directory: DirectoryService) -> None:
    groups = directory.tree()
    agencies = [node for group in groups for agency in group.agencies for node in branches(agency)]
    offices = [office for agency in agencies for office in agency.offices]
    assert len({agency.id for agency in agencies}) == len(agencies) == 38
    assert len({office.id for office in offices}) == len(offices) == 130
    assert sum(group.agency_count for group in groups) == 38
    assert sum(group.office_count for group in groups) == 130
    assert groups[-1].country_iso2 == ""


def test_an_agency_hangs_below_its_parents(directory: DirectoryService) -> None:
    (states,) = [group for group in directory.tree() if group.country_iso2 == "US"]
    (security,) = [agency for agency in states.agencies if agency.id == "us-dhs"]
    (ice,) = [agency for agency in security.agencies if agency.id == "us-ice"]
    (frankfurt,) = ice.offices
    assert (frankfurt.id, frankfurt.covers) == ("us-ice-frankfurt", 10)
    assert [agency.id for agency in ice.agencies] == ["us-hsi"]


def test_frankfurt_in_detail(directory: DirectoryService) -> None:
    office = directory.office("us-ice-frankfurt")
    assert [part.id for part in office.chain] == ["us-dhs", "us-ice"]
    assert len(office.covers) == 10
    assert office.covers[0].country_iso2 == "DE"
    assert (office.provenance.publisher, office.provenance.dated) == (
        "Investigative Committee of Belarus",
        "as of 2019-08-02",
    )
    stated = {one.wording for one in office.competences if one.strength is Strength.STATED}
    assert "Drug smuggling" in stated
    derived = {one.agency.short_name for one in office.competences if one.strength is Strength.DERIVED}
    assert derived == {"HSI"}
    assert office.corrections == ()


def test_superseded_coverage_is_kept_apart(directory: DirectoryService) -> None:
    office = directory.office("us-fbi-ukraine")
    assert "GE" not in {fact.country_iso2 for fact in office.covers}
    assert "GE" in {fact.country_iso2 for fact in office.covered}


def test_names_in_two_scripts_are_all_there(directory: DirectoryService) -> None:
    agency = directory.agency("cis-bkbop")
    assert agency.names[0].kind is NameKind.ENGLISH
    assert {name.text for name in agency.names if name.kind is NameKind.SHORT} == {"BKBOP", "БКБОП"}
    assert any(name.kind is NameKind.NATIVE and name.text.startswith("Бюро") for name in agency.names)


def test_a_body_knows_members_and_observers(directory: DirectoryService) -> None:
    members = directory.agency("cis-chleu").members
    by_role = {role: {one.country_iso2 for one in members if one.role is role} for role in MemberRole}
    assert by_role[MemberRole.MEMBER] == {"AZ", "BY", "KZ", "KG", "RU", "TJ", "UZ"}
    assert by_role[MemberRole.OBSERVER] == {"EE", "LV"}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("frankf", "us-ice-frankfurt"),
        ("ICE frankfurt", "us-ice-frankfurt"),
        ("следств комитет", "by-sk"),
        ("бкбоп", "cis-bkbop"),
        ("bogota", "au-afp-bogota"),
    ],
)
def test_entries_are_found_by_the_beginnings_of_their_words(
    directory: DirectoryService, typed: str, found: str
) -> None:
    assert found in {hit.id for hit in directory.find(typed)}


def test_finding_nothing_is_an_empty_answer(directory: DirectoryService) -> None:
    assert directory.find("") == ()
    assert directory.find("zzz") == ()
    assert len(directory.find("a", limit=3)) == 3


def test_what_is_not_there_is_said_in_words(directory: DirectoryService) -> None:
    with pytest.raises(NotInDirectoryError, match="no entry nowhere"):
        directory.office("nowhere")
    with pytest.raises(NotInDirectoryError):
        directory.agency("us-ice-frankfurt")


def test_an_officers_own_agency_and_office_join_the_tree(store: Store) -> None:
    PackService(store).install_built_in()
    with store.change("agency.create") as change:
        agency = change.insert(
            "agency",
            {"name_en": "ICE Office of International Affairs", "parent_agency_id": "us-ice", "country_iso2": "US"},
            scope="own",
        )
        change.insert("office", {"agency_id": agency, "name": "Desk Minsk", "city": "Minsk"}, scope="own")
        change.insert("competence", {"agency_id": agency, "wording": "Liaison", "crime_type": "fraud"}, scope="own")
        change.insert("name", {"target_table": "agency", "target_id": agency, "text": "Отдел ИСЕ"}, scope="own")
    directory = DirectoryService(store, lambda: TODAY)
    detail = directory.agency(agency)
    assert (detail.origin, detail.provenance.basis) == (Origin.OWN, Basis.OFFICER)
    assert [part.id for part in detail.chain] == ["us-dhs", "us-ice"]
    assert [office.name for office in detail.offices] == ["Desk Minsk"]
    assert [(one.wording, one.crime_types) for one in detail.competences] == [("Liaison", ("fraud",))]
    assert "Отдел ИСЕ" in {name.text for name in detail.names}
    assert agency in {part.id for part in directory.agency("us-ice").parts}
    assert ("Liaison", Strength.DERIVED) in {
        (one.wording, one.strength) for one in directory.agency("us-ice").competences
    }
    assert [hit.id for hit in directory.find("desk minsk")] == [directory.agency(agency).offices[0].id]


def test_entries_without_a_home_or_with_a_circle_above_them_are_not_lost(store: Store) -> None:
    with store.change("agency.create") as change:
        one = change.insert("agency", {"name_en": "One"}, scope="own")
        two = change.insert("agency", {"name_en": "Two", "parent_agency_id": one}, scope="own")
        change.update("agency", ("own", one), {"parent_agency_id": two})
        change.insert("office", {"name": "Nobody's office"}, scope="own")
    directory = DirectoryService(store, lambda: TODAY)
    (group,) = directory.tree()
    assert group.office_count == 1
    assert {node.id for agency in group.agencies for node in branches(agency)} == {one, two, ""}
    assert [part.id for part in directory.agency(two).chain] == [two, one]


def test_a_deleted_entry_is_not_shown(store: Store) -> None:
    with store.change("agency.create") as change:
        agency = change.insert("agency", {"name_en": "One"}, scope="own")
    with store.change("agency.delete") as change:
        change.delete("agency", ("own", agency))
    assert DirectoryService(store, lambda: TODAY).tree() == ()
