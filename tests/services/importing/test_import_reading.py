"""Reading files as they come: every encoding, spreadsheets, cards; and files that mean harm are refused with a sentence."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.base.errors import WorldError
from liaison.domain.formula_guard import guarded, unguarded
from liaison.domain.importing import Delimiter, FileKind, ReadOptions, SourceTable
from liaison.domain.importing_errors import ImportFileError, ImportTooLarge
from liaison.domain.importing_fields import Field
from liaison.domain.steps import result_of
from liaison.services.importing.reading import read_table

TEXT = "Агентство;Город\nМилиция;Минск\nÜberwachung;Köln\n"
RUSSIAN = "Ведомство;Город\nМилиция;Минск\nТаможенный комитет;Гродно\n"


def read(file: Path, **options: object) -> SourceTable:
    return result_of(read_table(file, ReadOptions(**options)))  # type: ignore[arg-type]


def written(tmp_path: Path, content: bytes, name: str = "list.csv") -> Path:
    file = tmp_path / name
    file.write_bytes(content)
    return file


@pytest.mark.parametrize(
    ("text", "encoding", "taken"),
    [
        (TEXT, "utf-8", "utf-8"),
        (TEXT, "utf-8-sig", "utf-8"),
        (TEXT, "utf-16", "utf-16"),
        (RUSSIAN, "cp1251", "cp1251"),
        ("Behörde;Stadt\nÜberwachung;Köln\nPräsidium;Düsseldorf\n", "cp1252", "cp1252"),
    ],
)
def test_the_encoding_is_found_out_and_told(tmp_path: Path, text: str, encoding: str, taken: str) -> None:
    table = read(written(tmp_path, text.encode(encoding)))
    assert table.encoding == taken
    assert table.headings == tuple(text.split("\n")[0].split(";"))
    assert table.rows[0].cells == tuple(text.split("\n")[1].split(";"))
    assert taken.upper() in table.notes[0]


def test_another_encoding_can_be_chosen_and_a_wrong_one_is_told(tmp_path: Path) -> None:
    file = written(tmp_path, RUSSIAN.encode("cp1251"))
    assert read(file, encoding="cp1252").rows[0].cells[0] != "Милиция"
    with pytest.raises(ImportFileError, match="utf-8"):
        read(file, encoding="utf-8")


@pytest.mark.parametrize("delimiter", list(Delimiter))
def test_cells_are_told_apart(tmp_path: Path, delimiter: Delimiter) -> None:
    lines = [("Agency", "Office"), ('Police, "north"; east', "a\nb"), ("x", "")]
    text = "\n".join(delimiter.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines)
    table = read(written(tmp_path, text.encode()))
    assert table.delimiter is delimiter
    assert table.rows[0].cells == lines[1]
    assert [row.number for row in table.rows] == [2, 4]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_the_guard_against_formulas_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@"))


def test_guarded_cells_and_marks_of_direction_are_read_plainly(tmp_path: Path) -> None:
    table = read(written(tmp_path, "Agency,Phone\n\u202ePolice\u202c\u200f,'+49 69 1\n".encode()))
    assert table.rows[0].cells == ("Police", "+49 69 1")


def test_a_workbook_is_read_as_text_with_its_sheets(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Agency", "Phone", "As of", "Sum"])
    import datetime

    book.active.append(["Police", 4969, datetime.date(2019, 8, 2), "=1+1"])
    book.create_sheet("Second").append(["Office"])
    book.save(tmp_path / "list.xlsx")
    table = read(tmp_path / "list.xlsx")
    assert table.kind is FileKind.XLSX
    assert table.rows[0].cells == ("Police", "4969", "2019-08-02", "=1+1"), (
        "a formula without a kept result is its text"
    )
    assert table.sheets == ("Sheet", "Second")
    assert any("not calculated" in note for note in table.notes)
    assert read(tmp_path / "list.xlsx", sheet="Second").headings == ("Office",)


CARDS = """BEGIN:VCARD\r
VERSION:3.0\r
N:Nowak;Anna;;;\r
FN:Anna Nowak\r
ORG:Criminal Police;Liaison Office Minsk\r
TITLE:Attaché\r
TEL;TYPE=WORK:+375 17 1\r
TEL;TYPE=CELL:+375 29 2\r
EMAIL:a@b.example\r
ADR;TYPE=WORK:;;Main street 1;Minsk;;220030;Belarus\r
PHOTO;ENCODING=b;TYPE=JPEG:AAAA\r
 BBBB\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:4.0\r
KIND:org\r
FN:Liaison Office Riga\r
ORG:Criminal Police\r
TEL;VALUE=uri:tel:+371-1\r
END:VCARD\r
BEGIN:VCARD\r
FN:Cut off\r
"""


def test_cards_become_rows_and_a_damaged_one_is_a_problem_of_its_own(tmp_path: Path) -> None:
    table = read(written(tmp_path, CARDS.encode(), "c.vcf"))
    assert table.kind is FileKind.VCARD
    first, second, third = table.rows
    values = dict(zip(table.headings, first.cells, strict=True))
    assert values[Field.PERSON.about.name] == "Anna Nowak"
    assert values[Field.OFFICE.about.name] == "Liaison Office Minsk"
    assert values[Field.CITY.about.name] == "Minsk"
    assert values[Field.PHONE.about.name] == "+375 17 1; +375 29 2"
    values = dict(zip(table.headings, second.cells, strict=True))
    assert values[Field.OFFICE.about.name] == "Liaison Office Riga"
    assert values[Field.PERSON.about.name] == ""
    assert "no end" in third.problem


def bomb() -> bytes:
    inflated = io.BytesIO()
    with zipfile.ZipFile(inflated, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (400 * 1024 * 1024))
    return inflated.getvalue()


def with_entities(kind: str) -> bytes:
    book = io.BytesIO()
    plain = openpyxl.Workbook()
    plain.active.append(["Agency"])
    plain.save(book)
    harmful = io.BytesIO()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(harmful, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == kind:
                declared = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
                start = content.index(b"?>") + 2 if content.startswith(b"<?xml") else 0
                content = content[:start] + declared + content[start:]
            new.writestr(member.filename, content)
    return harmful.getvalue()


def far_cell() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Agency"])
    book.active["XFD1048576"] = "far"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (bomb, ImportTooLarge, "unpacked"),
        (lambda: with_entities("xl/worksheets/sheet1.xml"), ImportFileError, "entities"),
        (lambda: with_entities("xl/styles.xml"), ImportFileError, "entities"),
        (lambda: with_entities("[Content_Types].xml"), ImportFileError, "entities"),
        (lambda: b"PK\x03\x04" + b"rubbish" * 100, ImportFileError, "damaged"),
        (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, ImportFileError, "damaged"),
        (lambda: with_entities("nothing")[:2000], ImportFileError, "damaged"),
        (lambda: (b"," * 1_000_000) + b"\nx\n", ImportTooLarge, "columns"),
        (lambda: b'Agency\n"' + b"x\n" * 90_000, ImportFileError, "quotation mark"),
        (lambda: b"A" * 200_000, ImportFileError, "too long"),
        (lambda: b"", ImportFileError, "empty"),
        (lambda: b"\x00\x01\x02binary\x00" * 30, ImportFileError, "not a text file"),
        (lambda: b"x\n" * 200_002, ImportTooLarge, "rows"),
    ],
)
def test_files_that_mean_harm_are_refused_in_a_sentence(
    tmp_path: Path, content: object, error: type[WorldError], words: str
) -> None:
    file = written(tmp_path, content())  # type: ignore[operator]
    with pytest.raises(error) as refused:
        read(file)
    assert words in refused.value.sentence
    assert "Nothing was changed" in refused.value.remedy


def test_a_cell_in_the_last_corner_costs_nothing(tmp_path: Path) -> None:
    table = read(written(tmp_path, far_cell(), "far.xlsx"))
    assert table.headings[0] == "Agency"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError):
        read(tmp_path / "none.csv")


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_refused(content: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        for beginning in (b"", b"PK\x03\x04", b"BEGIN:VCARD\r\n"):
            try:
                read(written(Path(folder), beginning + content))
            except WorldError as refused:
                assert refused.sentence


@pytest.mark.parametrize(
    "body",
    [
        "A;" * 400_000,
        "TEL:" + ";=" * 400_000,
        "N:" + "\\;" * 400_000,
        "FN:x\r\n " * 100_000,
        "PHOTO:x\r\n\t" * 100_000,
        '"' * 800_000,
    ],
)
def test_cards_that_mean_harm_end_as_a_row(tmp_path: Path, body: str) -> None:
    table = read(written(tmp_path, f"BEGIN:VCARD\r\nVERSION:3.0\r\n{body}\r\nEND:VCARD\r\n".encode(), "c.vcf"))
    assert len(table.rows) == 1
