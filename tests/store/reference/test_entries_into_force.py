"""Entries into force from further sources: filled in where an instrument's own source gives none, and rejected where they are wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from liaison.domain.packs import PackIdentity
from liaison.store.reference.building import ENTRIES, build_pack
from liaison.store.reference.members import INSTRUMENT

SOURCE = "https://example.org/page"
IDENTITY = PackIdentity("test", "2026.11", 5, date(2026, 11, 22))
HEADING = "instrument_id,entry_into_force,source_url\n"


def test_a_missing_entry_is_filled_in_and_says_from_where(csv_folder: Path) -> None:
    (csv_folder / ENTRIES).write_text(f"{HEADING}treaty,1990-11-11,{SOURCE}\n", encoding="utf-8")
    built = build_pack(csv_folder, IDENTITY)
    assert built.rejected == ()
    (row,) = built.pack.rows["instrument"]
    assert row[INSTRUMENT.place("entry_into_force")] == "1990-11-11"
    assert row[INSTRUMENT.place("remark")] == f"a note; entry into force from {SOURCE}"


def test_the_instruments_own_source_stands(csv_folder: Path) -> None:
    file = csv_folder / "instruments.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("1988-12-20,,", "1988-12-20,1991,"), encoding="utf-8")
    (csv_folder / ENTRIES).write_text(f"{HEADING}treaty,1990-11-11,{SOURCE}\n", encoding="utf-8")
    (row,) = build_pack(csv_folder, IDENTITY).pack.rows["instrument"]
    assert row[INSTRUMENT.place("entry_into_force")] == "1991"


def test_wrong_entries_are_rejected_with_file_line_and_field(csv_folder: Path) -> None:
    lines = ("treaty,soon,{0}", "treaty,1990,https://example.org/unlisted", "other,1990,{0}")
    text = HEADING + "".join(line.format(SOURCE) + "\n" for line in lines)
    (csv_folder / ENTRIES).write_text(text, encoding="utf-8")
    rejected = build_pack(csv_folder, IDENTITY).rejected
    assert sorted((row.file, row.line, row.field) for row in rejected) == [
        (ENTRIES, 2, "entry_into_force"),
        (ENTRIES, 3, "source_url"),
        (ENTRIES, 4, "instrument_id"),
    ]
