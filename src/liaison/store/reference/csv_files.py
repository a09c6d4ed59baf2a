"""Reading the CSV files a pack is built from: UTF-8, one heading, every row as long as the heading."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from liaison.base.translations import tr
from liaison.domain.pack_errors import PackSourceError
from liaison.domain.packs import RejectedRow

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a file: the file's name, the line it begins on, its values by column; empty values are left out."""

    file: str
    number: int
    values: dict[str, str]

    def rejected(self, field: str, value: object, reason: str) -> RejectedRow:
        """This row as one that is not in the pack."""
        return RejectedRow(self.file, self.number, field, "" if value is None else str(value), reason)


@dataclass(frozen=True, slots=True)
class Lines:
    """The rows of a file, and those that are not even rows."""

    good: tuple[Line, ...]
    rejected: tuple[RejectedRow, ...]


def read_lines(file: Path, required: Iterable[str], optional: Iterable[str] = ()) -> Lines:
    """All rows of a file.

    Args:
        required, optional: the columns; any other heading is refused, because its meaning is not known.

    Raises:
        PackSourceError: the file is missing, too large, not UTF-8, or has other columns.
    """
    rows = _rows(file)
    _, heading = next(rows, (0, []))
    _check_heading(file.name, heading, list(required), set(optional))
    good, rejected = [], []
    for number, row in rows:
        line = Line(file.name, number, {column: value for column, value in zip(heading, row, strict=False) if value})
        if len(row) == len(heading):
            good.append(line)
        elif row:
            reason = tr("has {found} values instead of {wanted}", found=len(row), wanted=len(heading))
            rejected.append(line.rejected("", ",".join(row)[:200], reason))
    return Lines(tuple(good), tuple(rejected))


def _rows(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line each begins on; values without surrounding space."""
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise PackSourceError(file.name, tr("the file is too large"))
        with file.open(encoding="utf-8-sig", errors="strict", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            begins = 1
            for row in reader:
                yield begins, [value.strip() for value in row]
                begins = reader.line_num + 1
    except OSError as error:
        raise PackSourceError(file.name, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise PackSourceError(file.name, tr("the file is not UTF-8 text")) from error
    except csv.Error as error:
        raise PackSourceError(file.name, tr("the quotation marks do not match: {error}", error=error)) from error


def _check_heading(file: str, heading: list[str], required: list[str], optional: set[str]) -> None:
    if len(set(heading)) != len(heading):
        raise PackSourceError(file, tr("a column occurs twice"))
    missing = [column for column in required if column not in heading]
    if missing:
        raise PackSourceError(file, tr("columns are missing: {columns}", columns=", ".join(missing)))
    unknown = [column for column in heading if column not in required and column not in optional]
    if unknown:
        raise PackSourceError(file, tr("columns are not known: {columns}", columns=", ".join(unknown)))
