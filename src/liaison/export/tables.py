"""Tables as CSV and XLSX. Nothing in them is ever run as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from liaison.domain.dates import PartialDate
from liaison.domain.exporting import Cell, ExportTable
from liaison.domain.formula_guard import guarded
from liaison.export.files import written_whole

_NARROWEST, _WIDEST = 8, 60
_LOOKED_AT = 500
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")


def write_csv(table: ExportTable, target: Path) -> None:
    """One table, UTF-8 with a byte order mark, which spreadsheets need to see it. Raises ExportFailed."""
    with written_whole(target) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=True)
        writer = csv.writer(text)
        writer.writerow(table.headings)
        writer.writerows([_csv_text(cell) for cell in row] for row in table.rows)
        text.detach()


def write_xlsx(tables: Sequence[ExportTable], target: Path) -> None:
    """A sheet for each table: headings that stay, widths that fit, days as days. Raises ExportFailed."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for table in tables:
        write_sheet(book.create_sheet(sheet_name(table.name)), table)
    with written_whole(target) as stream:
        book.save(stream)


def joined(tables: Sequence[ExportTable], name: str) -> ExportTable:
    """All tables below each other in one, with the columns of all."""
    headings = tuple(dict.fromkeys(heading for table in tables for heading in table.headings))
    rows = []
    for table in tables:
        places = [headings.index(heading) for heading in table.headings]
        for row in table.rows:
            wide: list[Cell] = [None] * len(headings)
            for place, cell in zip(places, row, strict=True):
                wide[place] = cell
            rows.append(tuple(wide))
    return ExportTable(name, headings, tuple(rows))


def _csv_text(cell: Cell) -> str:
    if isinstance(cell, int | Decimal):
        return str(cell)
    return "" if cell is None else guarded(_plain(cell))


def _plain(cell: str | PartialDate) -> str:
    return cell.text if isinstance(cell, PartialDate) else cell


def sheet_name(name: str) -> str:
    """The name as a workbook takes it."""
    return _NOT_IN_SHEET_NAMES.sub(" ", name)[:31]


def write_sheet(sheet: Any, table: ExportTable) -> None:
    """Fill a sheet of a workbook that is only written: headings that stay, widths that fit, days as days."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for place, width in enumerate(_widths(table), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    if table.rows:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.headings))}{len(table.rows) + 1}"
    bold, wrapped = Font(bold=True), Alignment(vertical="top", wrap_text=True)
    heads = [WriteOnlyCell(sheet, heading) for heading in table.headings]
    for head in heads:
        head.font, head.alignment = bold, wrapped
    sheet.append(heads)
    for row in table.rows:
        sheet.append([cell_of(sheet, cell) for cell in row])


def cell_of(sheet: Any, cell: Cell) -> object:
    """A cell that is never run as a formula."""
    from openpyxl.cell import WriteOnlyCell

    if cell is None or isinstance(cell, int | Decimal):
        return cell
    if cell == "":
        return None
    if isinstance(cell, PartialDate) and cell.is_day and cell.earliest is not None and cell.earliest.year >= 1900:
        made = WriteOnlyCell(sheet, date(cell.earliest.year, cell.earliest.month, cell.earliest.day))
        made.number_format = "yyyy-mm-dd"
        return made
    text = _ILLEGAL.sub(" ", _plain(cell))
    if not text.startswith("="):
        return text
    made = WriteOnlyCell(sheet, text)
    # openpyxl takes it for a formula; it is text
    made.data_type = "s"
    return made


def _widths(table: ExportTable) -> list[int]:
    widths = [len(heading) + 2 for heading in table.headings]
    for row in table.rows[:_LOOKED_AT]:
        for place, cell in enumerate(row):
            widths[place] = max(widths[place], len(str(cell)) + 1 if cell is not None else 0)
    return [min(max(width, _NARROWEST), _WIDEST) for width in widths]
