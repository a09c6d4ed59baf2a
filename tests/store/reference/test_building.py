"""Building packs: good rows get in, wrong rows are listed with file, line, column and reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from liaison.base.paths import resources
from liaison.domain.pack_errors import PackSourceError
from liaison.domain.packs import PackIdentity
from liaison.store.reference.building import Built, build_pack
from liaison.store.reference.installed import read_identity
from liaison.store.reference.members import MEMBERS
from liaison.store.reference.pack import Pack

SOURCE = "https://example.org/page"
LATER_SOURCE = "https://example.org/later"
Build = Callable[..., Built]
AddLines = Callable[[str, str], None]


def rows(pack: Pack, name: str, *columns: str) -> list[tuple[object, ...]]:
    member = next(one for one in MEMBERS if one.name == name)
    return [tuple(row[member.place(column)] for column in columns) for row in pack.rows[name]]


def test_the_shipped_files_make_a_pack_without_a_rejected_row() -> None:
    folder = resources() / "reference"
    built = build_pack(folder, read_identity(folder))
    assert built.rejected == ()
    assert built.unmapped == ()
    assert built.pack.manifest.counts["country"] == 249
    assert built.pack.manifest.counts["coverage"] == 390 + 29


def test_good_rows_keep_their_source_line_and_basis(small_pack: Pack) -> None:
    assert rows(small_pack, "office", "id", "as_of", "basis", "file", "line") == [
        ("berlin", "2019-08-02", "page_date", "offices.csv", 2),
        ("minsk", "2015-03-01", "lower_bound", "offices.csv", 3),
    ]


def test_a_first_of_january_that_only_fills_in_a_year_is_the_year(small_pack: Pack) -> None:
    assert ("berlin", "BY", "2021", "2021") in rows(
        small_pack, "coverage", "office_id", "country_iso2", "as_of", "held_on"
    )


def test_history_is_closed_between_the_days_the_sources_allow(small_pack: Pack) -> None:
    history = [row for row in rows(small_pack, "coverage", "office_id", "held_on", "valid_to", "looks_back") if row[2]]
    assert history == [
        ("minsk", "2018-12-31", "2018-12-31/2019-08-01", 1),
        ("berlin", "2019-08-02", "2019-08-02/2021-12-30", 0),
    ]


def test_an_undated_source_may_have_spoken_until_the_pack_was_made(small_pack: Pack) -> None:
    held = rows(small_pack, "coverage", "office_id", "country_iso2", "held_on")
    assert ("minsk", "BY", "2015-03-01/2026-11-22") in held


def test_a_wording_is_kept_with_all_its_codes_or_none(build: Build) -> None:
    built = build()
    assert rows(built.pack, "competence", "agency_id", "crime_type", "wording") == [
        ("part", "drug-trafficking", "Drugs and their smuggling"),
        ("part", "drug-smuggling", "Drugs and their smuggling"),
        ("top", None, "Something else"),
    ]
    assert built.unmapped == ("Something else",)


def test_a_reservation_is_found_in_a_note(small_pack: Pack) -> None:
    assert rows(small_pack, "party", "country_iso2", "reservation") == [("BY", "reservation: none of it"), ("EU", None)]


WRONG_LINES = [
    ("offices.csv", f"Bad Id,part,Name,attache,,DE,{SOURCE},2019\n", "office_id"),
    ("offices.csv", f"new,nobody,Name,attache,,DE,{SOURCE},2019\n", "agency_id"),
    ("offices.csv", f"new,part,,attache,,DE,{SOURCE},2019\n", "name"),
    ("offices.csv", f"new,part,Name,moon-base,,DE,{SOURCE},2019\n", "kind"),
    ("offices.csv", f"new,part,Name,attache,,XX,{SOURCE},2019\n", "country_iso2"),
    ("offices.csv", f"new,part,Name,attache,,Germany,{SOURCE},2019\n", "country_iso2"),
    ("offices.csv", "new,part,Name,attache,,DE,https://example.org/nowhere,2019\n", "source_url"),
    ("offices.csv", f"new,part,Name,attache,,DE,{SOURCE},2019-02-30\n", "as_of"),
    ("offices.csv", f"berlin,part,Name,attache,,DE,{SOURCE},2019\n", ""),
    ("offices.csv", f"new,part,Name,attache,,DE,{SOURCE}\n", ""),
    ("coverage.csv", f"berlin,DE,secondary,{SOURCE},2019\n", ""),
    ("coverage.csv", f"nobody,DE,primary,{SOURCE},2019\n", "office_id"),
    ("coverage.csv", f"minsk,DE,main,{SOURCE},2019\n", "role"),
    ("coverage_history.csv", f"minsk,BY,primary,{SOURCE},2019,then\n", "valid_as_of"),
    ("agencies.csv", f"loop,A,,,ministry,loop,DE,,{SOURCE},,2019\n", "parent_agency_id"),
    ("agencies.csv", f"orphan,A,,,ministry,nobody,DE,,{SOURCE},,2019\n", "parent_agency_id"),
    ("agencies.csv", f"web,A,,,ministry,,DE,javascript:alert(1),{SOURCE},,2019\n", "website"),
    ("sources.csv", "ftp://example.org,T,P,2019,basis=page_date\n", "source_url"),
    ("sources.csv", "https://example.org/x,T,P,2019,no basis\n", "note"),
    ("sources.csv", "https://example.org/x,T,P,2019,basis=hearsay\n", "basis"),
    ("parties.csv", f"treaty,DE,promised,2019,,{SOURCE},2019\n", "status"),
    ("parties.csv", f"nothing,DE,signed,2019,,{SOURCE},2019\n", "instrument_id"),
    ("parties.csv", f"treaty,XX,signed,2019,,{SOURCE},2019\n", "country_iso2"),
    ("memberships.csv", f"club,BY,chair,{SOURCE},2019\n", "role"),
    ("legal_completeness.csv", f"BY,mla,bilateral,perhaps,{SOURCE},2019,\n", "list_complete"),
    ("instruments.csv", f"other,T,,multi,moonlight,multilateral,,,,,{SOURCE},2019,no,,\n", "scope"),
    ("crime_types.csv", "other,nothing,Name,Имя,\n", "parent"),
    ("countries.csv", "by,BLR,Belarus,Беларусь,151,A,Б,,47\n", "iso2"),
]


@pytest.mark.parametrize(("file", "line", "field"), WRONG_LINES)
def test_a_wrong_row_is_listed_and_the_others_make_the_pack(
    build: Build, small_pack: Pack, add_lines: AddLines, csv_folder: Path, file: str, line: str, field: str
) -> None:
    add_lines(file, line)
    built = build()
    (rejected,) = built.rejected
    lines = (csv_folder / file).read_text(encoding="utf-8").count("\n")
    assert (rejected.file, rejected.line, rejected.field) == (file, lines, field)
    assert rejected.reason
    assert built.pack.rows == small_pack.rows


def test_what_hangs_from_a_rejected_row_is_rejected_too(build: Build, add_lines: AddLines) -> None:
    add_lines("agencies.csv", f"bad,,,,ministry,,DE,,{SOURCE},,2019\n")
    add_lines("agencies.csv", f"below,Below,,,ministry,bad,DE,,{SOURCE},,2019\n")
    add_lines("offices.csv", f"office,below,Office,field,,DE,{SOURCE},2019\n")
    add_lines("coverage.csv", f"office,DE,primary,{SOURCE},2019\n")
    listed = [(row.file, row.field) for row in build().rejected]
    assert listed == [
        ("agencies.csv", "name_en"),
        ("agencies.csv", "parent_agency_id"),
        ("offices.csv", "agency_id"),
        ("coverage.csv", "office_id"),
    ]


def test_a_row_over_several_lines_is_named_by_its_first(build: Build, add_lines: AddLines) -> None:
    add_lines("offices.csv", f'new,part,"A name\nover two lines",attache,,DE,{SOURCE},2019\n')
    add_lines("offices.csv", f"other,part,Name,nothing,,DE,{SOURCE},2019\n")
    assert [(row.line, row.field) for row in build().rejected] == [(4, "name"), (6, "kind")]


def test_optional_columns_of_coverage_are_read(build: Build, csv_folder: Path) -> None:
    (csv_folder / "coverage.csv").write_text(
        "office_id,country_iso2,role,source_url,as_of,crime_type,valid_from,valid_to\n"
        f"berlin,BY,primary,{LATER_SOURCE},2021-01-01,drug-smuggling,2018,2022\n",
        encoding="utf-8",
    )
    built = build()
    assert built.rejected == ()
    assert ("drug-smuggling", "2018", "2022") in rows(built.pack, "coverage", "crime_type", "valid_from", "valid_to")


def test_the_same_files_make_the_same_pack(build: Build) -> None:
    assert build().pack == build().pack
    assert build().pack.digest != build(replace(IDENTITY, number=6)).pack.digest


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"office_id,agency_id\n", "missing"),
        (b"office_id,agency_id,name,kind,city,country_iso2,source_url,as_of,colour\n", "not known"),
        (b"office_id,office_id,agency_id,name,kind,city,country_iso2,source_url,as_of\n", "twice"),
        (b"office_id,agency_id,name,kind,city,country_iso2,source_url,as_of\n\xff\xfe,\n", "UTF-8"),
        (b'office_id,agency_id,name,kind,city,country_iso2,source_url,as_of\n"open,\n', "quotation"),
    ],
)
def test_a_file_that_cannot_be_read_stops_the_build(build: Build, csv_folder: Path, content: bytes, word: str) -> None:
    (csv_folder / "offices.csv").write_bytes(content)
    with pytest.raises(PackSourceError, match=word):
        build()


def test_a_missing_file_stops_the_build(build: Build, csv_folder: Path) -> None:
    (csv_folder / "offices.csv").unlink()
    with pytest.raises(PackSourceError, match=r"offices\.csv"):
        build()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"name":"n","version":"1","number":"x","released":"2026"}'])
def test_an_identity_that_is_not_whole_stops_the_build(csv_folder: Path, content: str) -> None:
    (csv_folder / "pack.json").write_text(content, encoding="utf-8")
    with pytest.raises(PackSourceError, match=r"pack\.json"):
        read_identity(csv_folder)


IDENTITY = PackIdentity("test", "2026.11", 5, date(2026, 11, 22))
