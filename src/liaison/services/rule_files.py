"""Reading and writing a lawyer's table of rules: one CSV file, as spreadsheets write it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from liaison.base.translations import tr
from liaison.domain.packs import RejectedRow
from liaison.domain.rule_files import COLUMNS, Lookup, NewRule, RuleFileError, headings_wrong, read_rule

LARGEST = 16 * 1024 * 1024
"""Bytes; a state's rules are some hundred lines."""
_DELIMITERS = ",;\t"


def read_rules(file: Path, lookup: Lookup) -> tuple[NewRule, ...]:
    """Every rule of the file.

    Raises:
        RuleFileError: the file cannot be read, or any line is wrong; then all that is wrong is told, and no line is taken.
    """
    lines = _lines(file)
    _, heading = next(lines, (0, []))
    heading = [name.strip().casefold() for name in heading]
    detail = headings_wrong(heading)
    if detail:
        raise RuleFileError(file.name, detail)
    rules: list[NewRule] = []
    rejected: list[RejectedRow] = []
    for number, row in lines:
        if not any(row):
            continue
        if len(row) != len(heading):
            reason = tr("has {found} values instead of {wanted}", found=len(row), wanted=len(heading))
            rejected.append(RejectedRow(file.name, number, tr("the whole line"), "", reason))
            continue
        rule, wrong = read_rule(number, dict(zip(heading, row, strict=True)), lookup, file.name)
        rejected += wrong
        if rule is not None:
            rules.append(rule)
    if rejected:
        raise RuleFileError(file.name, rejected=tuple(rejected))
    if not rules:
        raise RuleFileError(file.name, tr("it holds no rule"))
    return tuple(rules)


def template() -> str:
    """An empty table: its heading."""
    return ",".join(COLUMNS) + "\n"


def _lines(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line each begins on, without the space around values."""
    try:
        if file.stat().st_size > LARGEST:
            raise RuleFileError(file.name, tr("the file is too large"))
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise RuleFileError(file.name, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise RuleFileError(file.name, tr("the file is not UTF-8 text")) from error
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    begins = 1
    try:
        for row in reader:
            yield begins, [value.strip() for value in row]
            begins = reader.line_num + 1
    except csv.Error as error:
        raise RuleFileError(file.name, tr("the quotation marks do not match: {error}", error=error)) from error
