"""CSV files, whatever they were written by."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from liaison.base.translations import tr
from liaison.domain.importing import Delimiter, FileKind, ReadOptions, SourceRow, SourceTable
from liaison.domain.importing_errors import ImportFileError, ImportTooLarge
from liaison.domain.steps import Stage, Step
from liaison.services.importing.rows import LONGEST_CELL, MOST_COLUMNS, table_of
from liaison.services.importing.text_files import decoded

_WHOLE_LINES = 50


def read_csv(file: Path, content: bytes, options: ReadOptions) -> Iterator[Step[SourceTable]]:
    """The table in `content`, in slices. Raises WorldError."""
    text, encoding = decoded(content, options.encoding, file.name)
    if "\x00" in text[:10_000]:
        raise ImportFileError(
            file.name, tr("it is not a text file."), tr("Choose a CSV, XLSX or vCard file, or another encoding.")
        )
    delimiter = options.delimiter or _delimiter(text)
    found: tuple[tuple[str, ...], list[SourceRow]] = ((), [])
    for found in table_of(file.name, _lines(file.name, text, delimiter), options.has_headings):
        yield Step(Stage.READING, len(found[1]))
    notes = [
        tr("Read as {encoding}, cells separated by: {delimiter}.", encoding=encoding.upper(), delimiter=delimiter.label)
    ]
    if "\ufffd" in text:
        notes.append(tr("Some letters could not be read in this encoding; choose another if names look wrong."))
    table = SourceTable(file, FileKind.CSV, found[0], tuple(found[1]), encoding, delimiter, notes=tuple(notes))
    yield Step(Stage.READING, len(found[1]), len(found[1]), table)


def _lines(file: str, text: str, delimiter: Delimiter) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter.value, strict=False)
    before = 0
    while True:
        try:
            line = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise ImportFileError(
                file,
                tr(
                    "a cell that begins in line {row} is too long or its quotation mark is never closed.",
                    row=before + 1,
                ),
            ) from error
        # a quotation mark that is never closed swallows the rest of the file into one cell
        if reader.line_num - before > _WHOLE_LINES and max(map(len, line), default=0) > LONGEST_CELL:
            raise ImportFileError(file, tr("the quotation mark in line {row} is never closed.", row=before + 1))
        if len(line) > MOST_COLUMNS:
            raise ImportTooLarge(file, tr("row {row} has more than {n} columns.", row=before + 1, n=MOST_COLUMNS))
        yield before + 1, line
        before = reader.line_num


def _delimiter(text: str) -> Delimiter:
    """The sign that cuts the first lines into the same number of cells, most of them."""
    lines = [line for line in text[:100_000].splitlines()[:30] if line.strip()]
    best, found = 0.0, Delimiter.COMMA
    for delimiter in Delimiter:
        widths = [len(next(csv.reader([line], delimiter=delimiter.value), [])) for line in lines]
        alike = sum(width == widths[0] for width in widths) / len(widths) if widths else 0
        score = alike * (widths[0] - 1) if widths else 0
        if score > best:
            best, found = score, delimiter
    return found
