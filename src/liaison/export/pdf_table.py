"""Tables on sheets: rows that go on over pages, heads that stand on each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from liaison.domain.minutes import Words
from liaison.export.pdf_lines import Line, Style, broken
from liaison.export.pdf_sheet import BOTTOM, LEFT, TOP, WIDTH, Sheet, line_height
from liaison.export.tagged_pdf import Tag

CELL = Style(9)
HEAD = Style(8.5, is_strong=True, grey=60)
LABEL = Style(9, grey=80)
ABOVE, BETWEEN = 1.1, 4.0
"""Millimetres above and below what stands in a cell, and between two cells."""

_TOGETHER = 30.0
"""Millimetres of the first row that heads are not parted from."""

_WHOLE, _WHOLE_PROSE = 0.4, 0.1
"""Rows up to this share of a sheet are not parted; of running text only short ones are kept whole."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; without heads the first cell of every row is its head.

    Attributes:
        shares: of the width, in hundredths.
        languages: of the columns, where they are not the document's.
        is_prose: rows of any height may be parted.
    """

    heads: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    shares: tuple[int, ...]
    languages: tuple[str, ...] = ()
    is_prose: bool = False


@dataclass(frozen=True, slots=True)
class _Columns:
    places: tuple[float, ...]
    widths: tuple[float, ...]


def draw_table(sheet: Sheet, table: Table) -> None:
    """Draw it where the sheet stands."""
    columns = _columns(table.shares)
    heads = _broken(sheet, table.heads, columns, [HEAD] * len(table.heads)) if table.heads else []
    with sheet.pdf.tag("Table"):
        if table.heads:
            first = _height(_broken(sheet, table.rows[0], columns, _styles(table)), CELL) if table.rows else 0.0
            sheet.need(_height(heads, HEAD) + min(first, _TOGETHER))
            with sheet.pdf.tag("TR"):
                _draw_heads(sheet, heads, columns, is_repeated=False)
        for number, row in enumerate(table.rows):
            with sheet.pdf.tag("TR"):
                _draw_row(sheet, table, row, columns, heads)
            if table.heads and number < len(table.rows) - 1:
                sheet.rule(sheet.y, 205, 0.15)
        if table.heads:
            sheet.rule(sheet.y, 120)


def _columns(shares: Sequence[int]) -> _Columns:
    usable = WIDTH - BETWEEN * (len(shares) - 1)
    total = sum(shares) or 1
    widths = tuple(usable * share / total for share in shares)
    places = tuple(LEFT + sum(widths[:number]) + BETWEEN * number for number in range(len(widths)))
    return _Columns(places, widths)


def _styles(table: Table) -> list[Style]:
    return [LABEL if not table.heads and number == 0 else CELL for number in range(len(table.shares))]


def _broken(sheet: Sheet, cells: Sequence[Words], columns: _Columns, styles: Sequence[Style]) -> list[list[Line]]:
    return [
        broken(sheet.pdf, words, width, style)
        for words, width, style in zip(cells, columns.widths, styles, strict=True)
    ]


def _height(cells: Sequence[Sequence[Line]], style: Style) -> float:
    return max((len(lines) for lines in cells), default=0) * line_height(style) + 2 * ABOVE


def _draw_heads(sheet: Sheet, heads: list[list[Line]], columns: _Columns, *, is_repeated: bool) -> None:
    top = sheet.y + ABOVE
    for lines, place, width in zip(heads, columns.places, columns.widths, strict=True):
        if is_repeated:
            with sheet.pdf.artifact("Pagination"):
                _draw_repeated(sheet, lines, place, width, top)
            continue
        with sheet.pdf.tag("TH", attributes="<</O /Table /Scope /Column>>"):
            for number, line in enumerate(lines):
                sheet.draw_line(line, HEAD, place, width, top + number * line_height(HEAD))
    sheet.y += _height(heads, HEAD)
    sheet.rule(sheet.y, 60, 0.35)


def _draw_repeated(sheet: Sheet, lines: Sequence[Line], place: float, width: float, top: float) -> None:
    for number, line in enumerate(lines):
        sheet.draw_line(line, HEAD, place, width, top + number * line_height(HEAD))


def _draw_row(sheet: Sheet, table: Table, row: Sequence[Words], columns: _Columns, heads: list[list[Line]]) -> None:
    styles = _styles(table)
    cells = _broken(sheet, row, columns, styles)
    height, longest = line_height(CELL), max((len(lines) for lines in cells), default=0)
    whole = longest * height + 2 * ABOVE
    is_kept = whole <= (BOTTOM - TOP) * (_WHOLE_PROSE if table.is_prose else _WHOLE)
    if whole > sheet.room and (is_kept or sheet.room < 3 * height + 2 * ABOVE):
        _next_sheet(sheet, heads, columns)
    tags = _cell_tags(sheet, table, len(cells))
    start = 0
    while True:
        fitting = max(1, int((sheet.room - 2 * ABOVE) / height))
        for tag, lines, place, width, style in zip(tags, cells, columns.places, columns.widths, styles, strict=True):
            with sheet.pdf.within(tag):
                for number, line in enumerate(lines[start : start + fitting]):
                    sheet.draw_line(line, style, place, width, sheet.y + ABOVE + number * height)
        sheet.y += min(fitting, longest - start) * height + 2 * ABOVE
        start += fitting
        if start >= longest:
            return
        _next_sheet(sheet, heads, columns)


def _cell_tags(sheet: Sheet, table: Table, count: int) -> list[Tag]:
    tags: list[Tag] = []
    for number in range(count):
        is_head = not table.heads and number == 0
        scope = "<</O /Table /Scope /Row>>" if is_head else ""
        language = table.languages[number] if table.languages else ""
        with sheet.pdf.tag("TH" if is_head else "TD", language, scope):
            tags.append(sheet.pdf.innermost)
    return tags


def _next_sheet(sheet: Sheet, heads: list[list[Line]], columns: _Columns) -> None:
    sheet.begin()
    if heads:
        _draw_heads(sheet, heads, columns, is_repeated=True)
