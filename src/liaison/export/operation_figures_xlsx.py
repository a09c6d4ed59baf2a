"""Operation figures as a workbook: every figure with its source on one sheet, and what can be compared as native bar charts on another."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any

from liaison.base.translations import tr, trn
from liaison.domain.cases.figure_lines import FigureLine, OperationFigures
from liaison.domain.cases.operation_figures import FigureKind
from liaison.domain.cases.quantities import Quantity
from liaison.domain.countries import folded
from liaison.domain.exporting import Cell, ExportTable
from liaison.domain.minutes_cleaning import clean_text
from liaison.export.packing import repacked
from liaison.export.tables import cell_of, sheet_name, write_sheet

MOST_CHARTS = 12
"""Charts on the sheet; goods beyond that are in the table alone."""

_ROWS_OF_CHART, _WIDTH, _HEIGHT = 17, 17.0, 8.0
"""Rows a chart is high at least, and its size in centimetres."""


def xlsx_of(figures: OperationFigures) -> bytes:
    """The file, in the language in use; the same figures of the same day give the same bytes."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    marking = figures.marking.value if figures.marking else ""
    table = book.create_sheet(sheet_name(tr("Operation figures")))
    charts = book.create_sheet(sheet_name(tr("By year")))
    for sheet in (table, charts):
        sheet.oddHeader.right.text = sheet.oddFooter.right.text = marking
        sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    write_sheet(table, _table(figures))
    _write_charts(charts, figures)
    properties = book.properties
    properties.creator, properties.title = "", tr("Operation figures")
    properties.created = properties.modified = datetime.combine(figures.as_of, time(), UTC).replace(tzinfo=None)
    target = io.BytesIO()
    book.save(target)
    return repacked(target.getvalue())


def _table(figures: OperationFigures) -> ExportTable:
    headings = (
        tr("What is counted"),
        tr("Period"),
        tr("Country"),
        tr("Goods"),
        tr("Amount"),
        tr("Unit"),
        tr("Records without an amount"),
        tr("Whose figure"),
        tr("Where from"),
        tr("Web address"),
        tr("As of"),
        tr("Marking"),
        tr("Remark"),
    )
    return ExportTable(tr("Operation figures"), headings, tuple(_row(line, figures) for line in figures.lines))


def _row(line: FigureLine, figures: OperationFigures) -> tuple[Cell, ...]:
    own = tr("Own cases") if line.is_own else ""
    return (
        line.kind.label,
        line.period or tr("not known"),
        figures.countries.get(line.country_iso2, line.country_iso2) or tr("not known"),
        clean_text(line.goods),
        _number(line.amount),
        line.unit.label if line.unit else "",
        line.unknown or None,
        clean_text(line.who) or own,
        clean_text(line.source),
        clean_text(line.url),
        line.as_of if not line.is_own else figures.as_of.isoformat(),
        line.marking.value if line.marking else "",
        clean_text(line.remark),
    )


def _number(amount: Decimal | None) -> Cell:
    """A number as a number; what is not known stays empty, for nothing would be a statement."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else amount


@dataclass(frozen=True, slots=True)
class _Block:
    """What one chart compares: figures of one kind, goods and measure, by period and by whose they are."""

    title: str
    periods: tuple[str, ...]
    series: tuple[str, ...]
    amounts: tuple[tuple[Decimal | None, ...], ...]


def _write_charts(sheet: Any, figures: OperationFigures) -> None:
    from openpyxl.chart import BarChart, Reference

    blocks = list(_blocks(figures))
    sheet.column_dimensions["A"].width = 26
    told = [[line] for line in _about(figures, len(blocks))]
    row = 1
    for words in told:
        sheet.append([cell_of(sheet, words[0])])
        row += 1
    for block in blocks[:MOST_CHARTS]:
        sheet.append([])
        sheet.append([cell_of(sheet, block.title)])
        sheet.append([cell_of(sheet, one) for one in ("", *block.series)])
        for period, amounts in zip(block.periods, block.amounts, strict=True):
            sheet.append([cell_of(sheet, period), *(cell_of(sheet, _number(one)) for one in amounts)])
        heads, last = row + 2, row + 2 + len(block.periods)
        chart = BarChart()
        chart.type, chart.grouping, chart.title = "col", "clustered", block.title
        chart.width, chart.height = _WIDTH, _HEIGHT
        values = Reference(sheet, min_col=2, max_col=1 + len(block.series), min_row=heads, max_row=last)
        chart.add_data(values, titles_from_data=True)
        chart.set_categories(Reference(sheet, min_col=1, min_row=heads + 1, max_row=last))
        # without these the axes of a written chart stay hidden in newer programs
        chart.x_axis.delete = chart.y_axis.delete = False
        chart.y_axis.scaling.min = 0
        sheet.add_chart(chart, f"{_column_beside(len(block.series))}{heads - 1}")
        for _ in range(max(0, _ROWS_OF_CHART - len(block.periods) - 3)):
            sheet.append([])
        row = heads - 1 + max(_ROWS_OF_CHART - 1, len(block.periods) + 2)


def _about(figures: OperationFigures, blocks: int) -> Iterator[str]:
    if figures.marking is not None:
        yield figures.marking.value
    yield tr("Own cases as of {date}; what others published as their sources say.", date=figures.as_of)
    yield tr("Own and published figures may count the same operations: they are compared, and never added.")
    if figures.left_out:
        yield trn(
            "{n} record of an own case is left out, because its marking is stricter.",
            "{n} records of own cases are left out, because their marking is stricter.",
            figures.left_out,
        )
    if blocks > MOST_CHARTS:
        yield tr("The {n} most frequent are drawn; all are in the table.", n=MOST_CHARTS)


def _blocks(figures: OperationFigures) -> Iterator[_Block]:
    """Those with the most figures first; amounts that are not known make no bar."""
    grouped: dict[tuple[FigureKind, str, str], list[FigureLine]] = {}
    for line in figures.by_year:
        if line.amount is not None:
            grouped.setdefault((line.kind, folded(line.goods) if line.unit else "", _measured(line)), []).append(line)
    ordered = sorted(grouped.values(), key=lambda lines: (list(FigureKind).index(lines[0].kind), -len(lines)))
    yield from (_block(lines, figures) for lines in ordered)


def _measured(line: FigureLine) -> str:
    """What may stand on one axis: masses and volumes in one unit, everything else only in its own."""
    return line.unit.measure.value if line.unit is not None and line.unit.factor != 1 else line.unit or ""


def _block(lines: Sequence[FigureLine], figures: OperationFigures) -> _Block:
    unit = max((line.unit for line in lines if line.unit is not None), key=lambda one: one.factor, default=None)
    periods = {line.period: line.sorted_by for line in lines}
    series: dict[str, dict[str, Decimal]] = {}
    for line in lines:
        amount = line.amount or Decimal(0)
        if unit is not None and line.unit is not None:
            amount = Quantity(amount * line.unit.factor / unit.factor, unit).amount
        named = series.setdefault(_series(line, figures), {})
        named[line.period] = max(amount, named.get(line.period, amount))
    title = lines[0].kind.label + (f": {lines[0].goods}, {unit.label}" if unit is not None else "")
    ordered = tuple(sorted(periods, key=lambda one: periods[one]))
    return _Block(
        clean_text(title),
        tuple(one or tr("not known") for one in ordered),
        tuple(series),
        tuple(tuple(own.get(period) for own in series.values()) for period in ordered),
    )


def _series(line: FigureLine, figures: OperationFigures) -> str:
    if line.is_own:
        return tr("Own cases")
    country = figures.countries.get(line.country_iso2, line.country_iso2)
    return clean_text(", ".join(filter(None, (line.who or line.source, country))))


def _column_beside(series: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(series + 3))
