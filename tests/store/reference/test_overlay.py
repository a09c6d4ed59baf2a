"""Corrections over the pack: both values are seen, and no newer pack ever loses one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liaison.domain.corrections import CORRECTABLE
from liaison.domain.coverage import Role
from liaison.domain.packs import PackIdentity
from liaison.domain.provenance import AppliedCorrection, Correction, CorrectionState, JsonValue
from liaison.services.corrections import CorrectionService, NewCorrection
from liaison.services.coverage import CoverageService
from liaison.services.directory import DirectoryService
from liaison.services.legal_bases import LegalBasisService
from liaison.store.engine import Store
from liaison.store.reference.installing import install_pack
from liaison.store.reference.members import COVERAGE, OFFICE
from liaison.store.reference.overlay import corrections
from liaison.store.reference.pack import Pack, packed

TODAY = date(2026, 11, 22)
IDENTITY = PackIdentity("test", "2026.11", 5, TODAY)


def install(store: Store, pack: Pack) -> None:
    with store.maintain() as connection:
        install_pack(connection, pack, TODAY)


def changed(pack: Pack, number: int, member: str, column: str, old: Any, new: Any) -> Pack:
    """A newer pack in which one value of one column is another."""
    place = {"office": OFFICE, "coverage": COVERAGE}[member].place(column)
    rows = [(*row[:place], new if row[place] == old else row[place], *row[place + 1 :]) for row in pack.rows[member]]
    return packed(replace(IDENTITY, number=number), {**pack.rows, member: rows})


def correct(store: Store, table: str, key: str, field: str, value: JsonValue, pack_value: JsonValue) -> None:
    CorrectionService(store).correct(NewCorrection(table, key, field, value, pack_value, "A letter of 2026"))


@pytest.fixture
def directory(store: Store, small_pack: Pack) -> DirectoryService:
    """The directory of a store with the small pack."""
    install(store, small_pack)
    return DirectoryService(store, lambda: TODAY)


def test_a_corrected_office_shows_both_values(store: Store, directory: DirectoryService) -> None:
    correct(store, "office", "berlin", "city", "Potsdam", "Berlin")
    office = directory.office("berlin")
    (one,) = office.corrections
    assert (office.city, one.pack_value, one.state) == ("Potsdam", "Berlin", CorrectionState.IN_FORCE)
    assert one.correction.source_title == "A letter of 2026"
    assert [node.corrected for node in directory.agency("part").offices] == [True]


def test_a_pack_that_changes_underneath_leaves_both_to_be_seen(
    store: Store, directory: DirectoryService, small_pack: Pack
) -> None:
    correct(store, "office", "berlin", "city", "Potsdam", "Berlin")
    install(store, changed(small_pack, 6, "office", "city", "Berlin", "Bonn"))
    office = directory.office("berlin")
    (one,) = office.corrections
    assert (office.city, one.pack_value, one.correction.pack_value) == ("Potsdam", "Bonn", "Berlin")
    assert one.state is CorrectionState.CHANGED_UNDERNEATH


def test_a_correction_whose_fact_vanished_is_listed(
    store: Store, directory: DirectoryService, small_pack: Pack
) -> None:
    correct(store, "coverage", "minsk|BY", "role", "primary", "unspecified")
    install(store, packed(replace(IDENTITY, number=6), {**small_pack.rows, "coverage": ()}))
    (one,) = CorrectionService(store).all()
    assert (one.state, one.correction.key, one.value) == (CorrectionState.VANISHED, "minsk|BY", "primary")


def test_a_withdrawn_correction_is_gone(store: Store, directory: DirectoryService) -> None:
    with store.change("correction.create") as change:
        values = {"target_table": "office", "target_key": "berlin", "field": "city", "value": '"Potsdam"'}
        row = change.insert("correction", values, scope="own")
    with store.change("correction.delete") as change:
        change.delete("correction", ("own", row))
    assert directory.office("berlin").city == "Berlin"
    assert CorrectionService(store).all() == ()


def test_corrected_coverage_answers_as_corrected(store: Store, directory: DirectoryService) -> None:
    correct(store, "coverage", "minsk|BY", "role", "primary", "unspecified")
    correct(store, "coverage", "berlin|BY", "valid_to", "2024-05", "")
    service = CoverageService(store, lambda: TODAY)
    (country,) = service.who_covers(["BY"]).countries
    assert [(office.office.id, office.fact.role) for office in country.offices] == [("minsk", Role.PRIMARY)]
    assert [office.office.id for office in country.history] == ["berlin"]
    assert [fact.country_iso2 for fact in service.countries_of("berlin")] == ["DE"]
    assert {group.agencies[0].agencies[0].offices[0].covers for group in directory.tree()} == {1}


def test_an_agency_moved_by_correction_is_found_below_its_new_parent(store: Store, directory: DirectoryService) -> None:
    correct(store, "agency", "part", "parent_agency_id", "", "top")
    (group,) = directory.tree()
    assert sorted(agency.id for agency in group.agencies) == ["part", "top"]
    assert directory.agency("top").parts == ()
    assert directory.office("berlin").chain[-1].id == "part"


def test_a_stored_value_that_is_no_single_word_is_shown_and_not_applied(
    store: Store, directory: DirectoryService
) -> None:
    with store.change("correction.create") as change:
        for value in ('{"a": 1}', "[]", "not json", "null"):
            values = {"target_table": "office", "target_key": "berlin", "field": "name", "value": value}
            change.insert("correction", values, scope="own")
    office = directory.office("berlin")
    assert office.name == "Office Berlin"
    assert {one.state for one in office.corrections} == {CorrectionState.UNREADABLE}


KEYS = {
    "agency": ["top", "part"],
    "office": ["berlin", "minsk"],
    "coverage": ["berlin|DE", "berlin|BY", "minsk|BY"],
    "membership": ["club|BY|observer"],
    "party": ["treaty|BY", "treaty|EU"],
}
VALUES: dict[str, list[str]] = {
    "kind": ["ministry", "attache", "committee", "liaison", "nonsense"],
    "role": ["primary", "secondary", "unspecified", "member", "participant", "nonsense"],
    "status": ["in_force", "denounced", "", "nonsense"],
    "status_date": ["2026-10-01", "2026", "", "soon"],
    "country_iso2": ["DE", "BY", "", "Belarus"],
    "valid_from": ["2019", "", "then"],
    "valid_to": ["2019", "2020/2021", ""],
    "crime_type": ["drug-smuggling", ""],
    "parent_agency_id": ["", "top", "part", "nobody"],
    "agency_id": ["top", "part", "nobody"],
}


@st.composite
def made(draw: st.DrawFn) -> tuple[str, str, str, str]:
    table = draw(st.sampled_from(sorted(KEYS)))
    field = draw(st.sampled_from(sorted(CORRECTABLE[table])))
    return table, draw(st.sampled_from(KEYS[table])), field, draw(st.sampled_from(VALUES.get(field, ["A", "Б", ""])))


def everything(store: Store) -> tuple[dict[str, AppliedCorrection], list[Correction]]:
    """All corrections by identity as the directory lists them, and as they are stored; every screen's question is asked too."""
    directory, coverage = DirectoryService(store, lambda: TODAY), CoverageService(store, lambda: TODAY)
    directory.tree()
    coverage.who_covers(["BY", "DE"], "drug-trafficking")
    directory.agency("top")
    LegalBasisService(store, lambda: TODAY).between("BY", "DE")
    with store.read() as connection:
        stored = corrections(connection)
    return {one.correction.identity: one for one in CorrectionService(store).all()}, stored


@given(st.lists(made(), max_size=6), st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_newer_pack_loses_a_correction(
    store: Store, small_pack: Pack, given_corrections: list[tuple[str, str, str, str]], data: st.DataObject
) -> None:
    with store.maintain() as connection:
        connection.exec_driver_sql("DELETE FROM correction")
        install_pack(connection, small_pack, TODAY, older_too=True)
    for table, key, field, value in given_corrections:
        correct(store, table, key, field, value, "what it said")
    before, stored_before = everything(store)
    assert len(before) == len(given_corrections)
    kept = {
        member: [row for row in small_pack.rows[member] if data.draw(st.booleans())]
        for member in ("office", "coverage", "membership", "party")
    }
    install(store, packed(replace(IDENTITY, number=6), {**small_pack.rows, **kept}))
    after, stored_after = everything(store)
    assert stored_after == stored_before
    assert after.keys() == before.keys()
    there = {row[0] for row in kept["office"]} | set(KEYS["agency"])
    there |= {f"{row[0]}|{row[1]}|{row[2]}" for row in kept["membership"]}
    there |= {f"{row[0]}|{row[1]}" for row in kept["party"]}
    for identity, one in after.items():
        assert one.value == before[identity].value
        if one.correction.table != "coverage":
            assert (one.state is CorrectionState.VANISHED) == (one.correction.key not in there)
