"""Pages as values: what is said about an office and an agency, and how corrections stand beside the pack's values."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from liaison.base.paths import resources
from liaison.domain.dates import PartialDate
from liaison.domain.packs import PackIdentity
from liaison.services.corrections import NewCorrection
from liaison.services.packs import Consent, PackService, build
from liaison.store.engine import Store
from liaison.ui.screens.directory.agency_page import agency_page
from liaison.ui.screens.directory.context import Context
from liaison.ui.screens.directory.group_page import country_crumb
from liaison.ui.screens.directory.material import Material
from liaison.ui.screens.directory.office_page import office_page
from liaison.ui.screens.directory.page import Page, Section, Tone
from liaison.ui.screens.directory.services import DirectoryServices
from liaison.ui.widgets.map import Shade

FRANKFURT = "us-ice-frankfurt"


def page_of(office: str, services: DirectoryServices, material: Material) -> Page:
    crumb = country_crumb("US", material.names)
    return office_page(services.directory.office(office), crumb, Context(material.names, material.choices))


def section(page: Page, title: str) -> Section:
    return next(one for one in page.sections if title in one.title)


def correct(services: DirectoryServices, table: str, key: str, field: str, value: str, pack_value: str) -> None:
    services.corrections.correct(
        NewCorrection(
            table,
            key,
            field,
            value,
            pack_value,
            "Call with the duty officer",
            as_of=PartialDate.parse("2026"),
            note="said it twice",
        )
    )


def test_frankfurt_covers_ten_countries_each_with_role_age_and_source(
    services: DirectoryServices, material: Material
) -> None:
    page = page_of(FRANKFURT, services, material)
    covers = section(page, "Covers 10 countries")
    assert next(row.cells[0].text for row in covers.rows) == "Germany"
    assert {row.cells[0].text for row in covers.rows} == {
        *("Germany", "Azerbaijan", "Armenia", "Belarus", "Georgia", "Poland", "Denmark", "Norway", "Sweden", "Finland")
    }
    for row in covers.rows:
        assert row.cells[1].text in ("Main country", "Also covered")
        assert row.cells[2].text == "2019-08-02\u00a0· 7 years ago"
        assert row.cells[3].text == "[1]"
    assert page.sources[0].provenance.publisher == "Investigative Committee of Belarus"
    assert [crumb.text for crumb in page.crumbs] == [
        "United States",
        "DHS – U.S. Department of Homeland Security",
        "ICE – U.S. Immigration and Customs Enforcement",
        "ICE Attaché office Frankfurt am Main",
    ]
    assert page.map is not None
    assert page.map.shades["DE"] is Shade.STRONG
    assert page.map.shades["BY"] is Shade.MEDIUM


def test_competence_shows_the_sources_words_and_the_controlled_term(
    services: DirectoryServices, material: Material
) -> None:
    competence = section(page_of(FRANKFURT, services, material), "Competence")
    words = {row.cells[0].text: row.cells[1].text for row in competence.rows}
    assert words["Drug smuggling"] == "Drug smuggling"
    assert words["Alien smuggling and human trafficking"] == "Smuggling of migrants; Trafficking in persons"


def test_derived_coverage_is_never_told_as_stated(services: DirectoryServices, material: Material) -> None:
    page = page_of("interpol-rb-abidjan", services, material)
    covers = section(page, "Covers")
    assert {row.cells[1].text for row in covers.rows} == {"Derived, not stated"}
    assert all(row.cells[1].tone is Tone.DERIVED for row in covers.rows)
    assert "Derived" in covers.note
    assert page.map is not None
    assert set(page.map.shades.values()) == {Shade.WEAK}


def test_superseded_coverage_is_kept_as_history(services: DirectoryServices, material: Material) -> None:
    before = section(page_of("us-fbi-canberra", services, material), "Covered before")
    assert "New Zealand" in [row.cells[0].text for row in before.rows]


def test_names_in_other_scripts_are_shown(services: DirectoryServices, material: Material) -> None:
    page = agency_page(services.directory.agency("by-sk"), Context(material.names, material.choices))
    names = section(page, "Other names")
    assert "Следственный комитет" in [row.cells[0].text for row in names.rows]


def test_members_and_observers_of_a_body_are_told_apart(services: DirectoryServices, material: Material) -> None:
    page = agency_page(services.directory.agency("cis-chleu"), Context(material.names, material.choices))
    members = section(page, "take part")
    roles = {row.cells[0].text: row.cells[1].text for row in members.rows}
    assert roles["Belarus"] == "Member"
    assert roles["Estonia"] == "Observer"
    assert page.map is not None
    assert page.map.shades["EE"] is Shade.MEDIUM


def test_what_the_pack_does_not_say_is_told_as_not_known(services: DirectoryServices, material: Material) -> None:
    page = agency_page(services.directory.agency("by-gpk"), Context(material.names, material.choices))
    assert "not known" in section(page, "Competence").note


def test_a_corrected_fact_shows_both_values_and_both_sources(services: DirectoryServices, material: Material) -> None:
    correct(services, "coverage", f"{FRANKFURT}|BY", "role", "primary", "secondary")
    page = page_of(FRANKFURT, services, material)
    belarus = next(row for row in section(page, "Covers 10").rows if row.cells[0].text == "Belarus")
    role, dated, source = belarus.cells[1:]
    assert role.text == "Main country"
    assert role.note == "Your correction. The pack says: Also covered"
    assert role.tone is Tone.OWN
    assert dated.text == "2026\u00a0· less than a year ago"
    assert "2019-08-02" in dated.note
    titles = {f"[{one.number}]": one.provenance.source_title for one in page.sources}
    assert titles[source.text] == "Call with the duty officer"
    assert [one.remark for one in page.sources if one.remark] == ["said it twice"]
    assert titles[source.note].startswith("Working meeting")
    assert any(badge.text == "Corrected by you" for badge in page.badges)
    assert page.map is not None
    assert page.map.shades["BY"] is Shade.STRONG


def test_a_corrected_member_shows_what_the_pack_says_of_each_field(
    services: DirectoryServices, material: Material
) -> None:
    correct(services, "membership", "cis-chleu|EE|observer", "role", "participant", "observer")
    correct(services, "membership", "cis-chleu|EE|observer", "valid_from", "2012", "")
    page = agency_page(services.directory.agency("cis-chleu"), Context(material.names, material.choices))
    estonia = next(row for row in section(page, "take part").rows if row.cells[0].text == "Estonia")
    assert estonia.correctable is not None
    assert [field.name for field in estonia.correctable.fields] == ["role", "valid_from", "valid_to"]
    assert estonia.cells[0].note == "since 2012"
    assert (estonia.cells[1].text, estonia.cells[1].tone) == ("Participant", Tone.OWN)
    assert estonia.cells[1].note.splitlines() == [
        "Your correction. The pack says: Observer",
        "Since: Your correction. The pack says: nothing",
    ]


@pytest.fixture
def newer_pack(tmp_path: Path) -> Path:
    """A pack of the same name in which the Frankfurt office sits in another city."""
    folder = tmp_path / "reference"
    folder.mkdir()
    for file in (resources() / "reference").iterdir():
        if file.is_file():
            (folder / file.name).write_bytes(file.read_bytes())
    offices = folder / "offices.csv"
    with offices.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        if row["office_id"] == FRANKFURT:
            row["city"] = "Offenbach"
    with offices.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    target = tmp_path / "newer.pack"
    build(folder, target, PackIdentity("liaison-desk", "2099.01", 9_999_999_999, date(2026, 11, 1)))
    return target


def test_when_the_pack_changed_under_a_correction_all_three_values_are_told(
    filled: Store, services: DirectoryServices, material: Material, newer_pack: Path
) -> None:
    correct(services, "office", FRANKFURT, "city", "Frankfurt (Main)", "Frankfurt am Main")
    PackService(filled).install(newer_pack, Consent(unsigned=True))
    page = page_of(FRANKFURT, services, material)
    city = next(row.cells[1] for row in section(page, "About").rows if row.cells[0].text == "City")
    assert city.text == "Frankfurt (Main)"
    assert city.note == (
        "Your correction. The pack has changed since: it said Frankfurt am Main, now it says Offenbach"
    )
    assert city.tone is Tone.WARNING
    assert any(badge.tone is Tone.WARNING for badge in page.badges)


def test_a_correction_keeps_its_key_so_that_it_can_be_taken_back(
    services: DirectoryServices, material: Material
) -> None:
    correct(services, "office", FRANKFURT, "city", "Frankfurt (Main)", "Frankfurt am Main")
    page = page_of(FRANKFURT, services, material)
    assert page.correctable is not None
    city = next(field for field in page.correctable.fields if field.name == "city")
    assert city.correction is not None
    assert json.dumps(city.pack_value) == '"Frankfurt am Main"'
    services.corrections.withdraw(city.correction)
    again = page_of(FRANKFURT, services, material)
    assert again.correctable is not None
    assert all(field.correction is None for field in again.correctable.fields)
