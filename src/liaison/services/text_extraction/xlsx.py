"""Excel's workbooks: what the cells showed when they were saved. Nothing is calculated, and no link is followed."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import Any

from liaison.domain.extracted_text import TextReason
from liaison.services.text_extraction.gathering import Enough, Gathered
from liaison.services.text_extraction.zipped import Archive

_MOST_ROWS = 1_048_576
"""Rows a sheet can have."""


def read_xlsx(archive: Archive, content: bytes, found: Gathered) -> None:
    """Add, for each sheet, its name and its rows, with tabs between the cells.

    Raises:
        Enough, CannotRead, and the errors of openpyxl, zipfile and the XML parsers.
    """
    for name in archive.names:
        if name.startswith("xl/") and name.endswith((".xml", ".rels")):
            archive.require_small(name)
    import openpyxl

    book = openpyxl.load_workbook(
        io.BytesIO(content), read_only=True, data_only=True, keep_links=False, keep_vba=False, rich_text=False
    )
    left = found.limits.cells
    for sheet in book.worksheets:
        found.add(sheet.title)
        left = _read_sheet(sheet, found, left)


def _read_sheet(sheet: Any, found: Gathered, left: int) -> int:
    """How many cells may still be read after this sheet."""
    # what the file says of its size is not believed
    sheet.reset_dimensions()
    for row in sheet.iter_rows(max_row=_MOST_ROWS, values_only=True):
        texts = [_text(value) for value in row]
        left -= sum(map(bool, texts))
        if left < 0:
            raise Enough(TextReason.TOO_LARGE)
        if any(texts):
            found.add("\t".join(texts).rstrip("\t"))
    return left


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    # a line end in a cell would end the row
    return " ".join(str(value).splitlines())
