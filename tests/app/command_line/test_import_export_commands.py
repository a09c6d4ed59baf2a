"""`import` and `export`, as an administrator or a script runs them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from liaison.store.opening import create_store
from liaison.store.vault.access import create_vault
from liaison.store.vault.derivation import KdfCost

PASSPHRASE = "lantern orbit velvet cactus meadow"
LIST = "Dienststelle;Büro;Ort;Land;zuständig für\nKriminalpolizei;Verbindungsbüro;Minsk;Weißrussland;BY; \n"

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def keys(tmp_path: Path) -> list[object]:
    """The arguments that open a store of its own."""
    folder = tmp_path / "store"
    vault = create_vault(folder, PASSPHRASE, cost=KdfCost(memory_kib=64 * 1024, passes=1, lanes=4))
    create_store(folder, vault.key).close()
    (tmp_path / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    return ["--store", folder, "--passphrase-file", tmp_path / "passphrase"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "list.csv"
    made.write_text(LIST, encoding="cp1252")
    return made


def test_a_list_is_tried_imported_and_known_then(ask: Ask, keys: list[object], file: Path) -> None:
    code, said, _ = ask("import", file, "--source", "Letter", "--dry-run", *keys)
    assert code == 0
    assert "Kriminalpolizei" in said and "Nothing was changed" in said
    code, said, _ = ask("import", file, "--source", "Letter", *keys)
    assert code == 0 and "one step" in said
    code, said, _ = ask("import", file, "--source", "Letter", "--json", *keys)
    answer = json.loads(said)
    assert (code, answer["applied"], answer["changes"]) == (1, False, [])
    assert ask("agencies", "Kriminalpolizei", *keys)[0] == 0


def test_what_is_wrong_is_told_by_file_row_and_column(ask: Ask, keys: list[object], file: Path) -> None:
    file.write_text(LIST + "Zoll;Büro 2;Bonn;Atlantis;\n", encoding="utf-8")
    code, said, _ = ask("import", file, "--source", "Letter", *keys)
    assert code == 3
    assert "list.csv:3:Land:" in said and "Atlantis" in said
    assert ask("agencies", "Kriminalpolizei", *keys)[0] == 1, "nothing is half imported"
    assert ask("import", file, "--source", "Letter", "--leave-out-wrong", *keys)[0] == 0
    assert ask("agencies", "Kriminalpolizei", *keys)[0] == 0


def test_names_that_may_be_known_are_not_decided_unasked(ask: Ask, keys: list[object], file: Path) -> None:
    file.write_text("Agency,Office,City,Covers\nFBI,FBI Legal Attaché in Dakar,Dakar,IS\n", encoding="utf-8")
    code, said, _ = ask("import", file, "--source", "x", *keys)
    assert code == 3 and "--doubtful" in said
    assert ask("import", file, "--source", "x", "--doubtful", "same", *keys)[0] == 0


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_a_map_says_what_the_columns_are(ask: Ask, keys: list[object], tmp_path: Path, kind: str) -> None:
    file, given = tmp_path / "l.csv", tmp_path / f"m.{kind}"
    file.write_text("a,b,c\nPolice,North,BY\n", encoding="utf-8")
    columns = {"a": "agency", "b": "office", "c": "covers"}
    text = (
        json.dumps({"columns": columns, "whole_file": {"source": "Letter"}})
        if kind == "json"
        else "".join(f"{heading},{field}\n" for heading, field in columns.items())
    )
    given.write_text(text, encoding="utf-8")
    source = [] if kind == "json" else ["--source", "Letter"]
    assert ask("import", file, "--map", given, *source, *keys)[0] == 0
    given.write_text("a,nonsense\n", encoding="utf-8")
    code, _, complaint = ask("import", file, "--map", given, *keys)
    assert code == 72 and "nonsense" in complaint


def test_the_directory_leaves_in_four_formats(ask: Ask, tmp_path: Path) -> None:
    nowhere = ["--store", tmp_path / "none"]
    for kind in ("csv", "xlsx", "vcf", "geojson"):
        assert ask("export", "directory", tmp_path / f"d.{kind}", *nowhere)[0] == 0
    assert "FBI Legal Attache Dakar" in (tmp_path / "d.csv").read_text(encoding="utf-8-sig")
    book = openpyxl.load_workbook(tmp_path / "d.xlsx")
    assert book.sheetnames == ["Agencies", "Offices", "Coverage", "Competences"]
    assert book["Offices"].freeze_panes == "A2"
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert (tmp_path / "d.vcf").read_text(encoding="utf-8").count("BEGIN:VCARD") == 130
    places = json.loads((tmp_path / "d.geojson").read_text(encoding="utf-8"))
    dakar = next(one for one in places["features"] if one["properties"].get("name") == "FBI Legal Attache Dakar")
    longitude, latitude = dakar["geometry"]["coordinates"]
    assert -18 < longitude < -11 and 12 < latitude < 17
    assert "not the office's own" in dakar["properties"]["place"]
    code, _, complaint = ask("export", "directory", tmp_path / "d.doc", *nowhere)
    assert code == 74 and ".geojson" in complaint


def test_an_answer_leaves_with_its_question_and_its_gaps(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "answer.csv"
    given = ["--for", "Афганистан; BY; BV", "--crime", "drugs", "--at", "2019-08-02", "--store", tmp_path / "none"]
    assert ask("export", "answer", file, *given)[0] == 0
    text = file.read_text(encoding="utf-8-sig")
    assert "ICE Attaché office Frankfurt am Main" in text
    assert "nobody is known to cover it" in text
    assert ask("export", "answer", file, "--for", "Atlantis", "--store", tmp_path / "none")[0] == 2
