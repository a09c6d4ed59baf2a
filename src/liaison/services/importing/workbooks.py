"""XLSX workbooks: nothing is calculated, nothing is followed, and sizes are known before anything is inflated."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from liaison.base.translations import tr
from liaison.domain.importing import FileKind, ReadOptions, SourceRow, SourceTable
from liaison.domain.importing_errors import ImportFileError, ImportTooLarge
from liaison.domain.steps import Stage, Step
from liaison.services.importing.rows import MOST_COLUMNS, table_of

LARGEST_INFLATED = 300 * 1024 * 1024
MOST_MEMBERS = 2_000
_CHUNK = 1 << 20
_FORMULA = re.compile(rb"<f[ >/]")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_workbook(file: Path, content: bytes, options: ReadOptions) -> Iterator[Step[SourceTable]]:
    """One sheet of the workbook in `content`, in slices. Raises WorldError."""
    has_formulas = _looked_into(file.name, content)
    yield Step(Stage.READING)
    try:
        values = _opened(content, values=True)
        formulas = _opened(content, values=False) if has_formulas else None
        sheets = tuple(values.sheetnames)
        sheet = options.sheet if options.sheet in sheets else sheets[0]
        lines = _lines(file.name, values, formulas, sheet)
        found: tuple[tuple[str, ...], list[SourceRow]] = ((), [])
        for found in table_of(file.name, lines, options.has_headings):
            yield Step(Stage.READING, len(found[1]))
    except (ImportFileError, ImportTooLarge):
        raise
    except Exception as error:  # openpyxl raises many kinds for one damaged file
        raise _damaged(file.name) from error
    notes = (tr("Formulas are not calculated: what the workbook kept as their result is taken."),) if formulas else ()
    table = SourceTable(file, FileKind.XLSX, found[0], tuple(found[1]), sheet=sheet, sheets=sheets, notes=notes)
    yield Step(Stage.READING, len(found[1]), len(found[1]), table)


def _looked_into(file: str, content: bytes) -> bool:
    """Whether any sheet holds formulas; every member is measured and looked at once, in pieces."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            inflated = sum(member.file_size for member in members)
            if len(members) > MOST_MEMBERS or inflated > LARGEST_INFLATED:
                raise ImportTooLarge(file, tr("unpacked it would have {size} MB.", size=inflated // 1024 // 1024))
            # every part is looked at, also after a formula was found
            formulas = [_formulas_in(file, archive, one) for one in members if one.filename.endswith((".xml", ".rels"))]
            return True in formulas
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error) as error:
        raise _damaged(file) from error


def _formulas_in(file: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    found, before = False, b""
    with archive.open(member) as stream:
        while piece := stream.read(_CHUNK):
            joined = before + piece
            if _DECLARATION.search(joined):
                raise ImportFileError(
                    file,
                    tr("it declares entities, which no spreadsheet program does; it may be meant to harm."),
                    tr("Ask whoever sent it for a new copy."),
                )
            found = found or bool(_FORMULA.search(joined))
            before = piece[-16:]
    return found and member.filename.startswith("xl/worksheets/")


def _opened(content: bytes, *, values: bool) -> Any:
    import openpyxl

    return openpyxl.load_workbook(
        io.BytesIO(content), read_only=True, data_only=values, keep_links=False, keep_vba=False
    )


def _lines(file: str, values: Any, formulas: Any, sheet: str) -> Iterator[tuple[int, list[str]]]:
    """Rows of a sheet as text; the text of a formula stands where the workbook kept no result."""
    chosen = values[sheet]
    if not hasattr(chosen, "reset_dimensions"):
        raise ImportFileError(file, tr("the sheet “{sheet}” is a chart, not a table.", sheet=sheet))
    # what the file says of its size is not believed
    chosen.reset_dimensions()
    # one more than may be, so that what is too wide is told and not cut
    found = chosen.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
    beside: Iterator[Any] = iter(())
    if formulas is not None:
        formulas[sheet].reset_dimensions()
        beside = formulas[sheet].iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)
    for number, row in enumerate(found, start=1):
        written = next(beside, ())
        texts = [_text(cell, written[place] if place < len(written) else None) for place, cell in enumerate(row)]
        while texts and not texts[-1]:
            texts.pop()
        yield number, texts


def _text(value: object, formula: object) -> str:
    if value is None:
        return str(formula) if formula is not None else ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _damaged(file: str) -> ImportFileError:
    return ImportFileError(
        file,
        tr("it is damaged, protected by a password, or no XLSX workbook."),
        tr("Open it in a spreadsheet program, save it anew as XLSX without a password, and try again."),
    )
