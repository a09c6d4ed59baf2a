"""The tree of a directory that is too large to wait for, and finding in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from liaison.domain.directory import AgencyNode, OfficeNode
from liaison.services import directory as module
from liaison.services.corrections import CorrectionService, NewCorrection
from liaison.services.directory import DirectoryService
from liaison.services.packs import PackService
from liaison.store.engine import OWN, Store

TODAY = date(2026, 11, 22)


@pytest.fixture
def directory(store: Store) -> DirectoryService:
    PackService(store, lambda: TODAY).install_built_in()
    return DirectoryService(store, lambda: TODAY)


def correct(store: Store, key: str, field: str, value: str, table: str = "office") -> None:
    CorrectionService(store).correct(NewCorrection(table, key, field, value, None, "a letter"))


def everything(agencies: Iterable[AgencyNode]) -> Iterable[AgencyNode]:
    for agency in agencies:
        yield agency
        yield from everything(agency.agencies)


def test_a_small_directory_comes_whole(directory: DirectoryService) -> None:
    outline = directory.outline()
    assert not outline.offices_follow
    assert outline.groups == directory.tree()


def test_of_a_large_one_the_offices_follow_and_are_the_same(
    directory: DirectoryService, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.change("office.create") as change:
        own = change.insert("office", {"agency_id": "us-fbi", "name": "New office", "city": "Тула"}, scope=OWN)
        change.insert("coverage", {"office_id": own, "country_iso2": "BY", "role": "primary"}, scope=OWN)
        change.insert("office", {"agency_id": "nobody", "name": "Lost office"}, scope=OWN)
    correct(store, "us-ice-frankfurt", "agency_id", "us-dea")
    correct(store, "us-ice-frankfurt", "city", "Bonn")
    correct(store, "us-ice-frankfurt|BY", "valid_to", "2020", "coverage")
    whole = directory.tree()
    monkeypatch.setattr(module, "AT_ONCE", 0)
    monkeypatch.setattr(module, "PORTION", 40)
    outline = directory.outline()
    assert outline.offices_follow
    wanted: dict[str, OfficeNode] = {}
    agency_of: dict[str, str] = {}
    for group, given in zip(whole, outline.groups, strict=True):
        assert (group.country_iso2, group.agency_count, group.office_count) == (
            given.country_iso2,
            given.agency_count,
            given.office_count,
        )
        for agency, bare in zip(everything(group.agencies), everything(given.agencies), strict=True):
            assert (agency.id, agency.office_count, bare.offices) == (bare.id, bare.office_count, ())
            wanted |= {office.id: office for office in agency.offices}
            agency_of |= {office.id: agency.id for office in agency.offices}
    seen = set()
    for lines in directory.office_lines():
        for identity, agency_id, name, city, country, covers in zip(
            lines.ids, lines.agency_ids, lines.names, lines.cities, lines.countries_iso2, lines.covers, strict=True
        ):
            office = wanted[identity]
            assert (name, city, country, covers) == (office.name, office.city, office.country_iso2, office.covers)
            assert agency_of[identity] in (agency_id, "")
            assert (identity in lines.own) == (office.corrected or office.origin.value == "own")
            seen.add(identity)
    assert seen == wanted.keys()


def test_a_name_given_now_is_found_now_and_one_taken_away_is_not(directory: DirectoryService, store: Store) -> None:
    assert directory.find("тула") == ()
    with store.change("office.create") as change:
        own = change.insert("office", {"agency_id": "us-fbi", "name": "New office", "city": "Тула"}, scope=OWN)
    assert [found.id for found in directory.find("ТУЛ fbi")] == [own]
    with store.change("office.delete") as change:
        change.delete("office", (OWN, own))
    assert directory.find("тула") == ()
    correct(store, "us-ice-frankfurt", "city", "Bonn")
    assert [found.id for found in directory.find("bonn ice")] == ["us-ice-frankfurt"]
