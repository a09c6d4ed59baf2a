"""The sheet of charts in the workbook of operation figures: small tables, and beside each a native bar chart that is drawn from it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from liaison.base.translations import tr
from liaison.domain.cases.figure_lines import OperationFigures
from liaison.domain.cases.figure_series import Comparison, comparisons
from liaison.domain.exporting import Cell
from liaison.domain.minutes_cleaning import clean_text
from liaison.export.tables import cell_of

MOST_CHARTS = 12
"""Charts on the sheet; goods beyond that are in the table alone."""

_ROWS, _WIDTH, _HEIGHT = 18, 17.0, 8.0
"""Rows a chart is high, and its size in centimetres."""


def number(amount: Decimal | None) -> Cell:
    """A number as a number; what is not known stays empty, for nothing would be a statement."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else amount


def write_charts(sheet: Any, figures: OperationFigures) -> None:
    """Fill an empty sheet of a workbook that is only written."""
    compared = comparisons(figures)
    sheet.column_dimensions["A"].width = 30
    for letter in "BCDEFGH":
        sheet.column_dimensions[letter].width = 16
    row = 0
    for words in _about(figures, len(compared)):
        sheet.append([cell_of(sheet, words)])
        row += 1
    for one in compared[:MOST_CHARTS]:
        sheet.append([])
        _append(sheet, one)
        _draw(sheet, one, row + 2)
        filled = len(one.periods) + 2
        for _ in range(_ROWS - filled):
            sheet.append([])
        row += 1 + max(filled, _ROWS)


def _append(sheet: Any, one: Comparison) -> None:
    """Title, heads, and a row for each period."""
    sheet.append([cell_of(sheet, clean_text(one.title))])
    sheet.append([cell_of(sheet, clean_text(head)) for head in ("", *one.series)])
    for period, amounts in zip(one.periods, one.amounts, strict=True):
        sheet.append([cell_of(sheet, period or tr("not known")), *(cell_of(sheet, number(it)) for it in amounts)])


def _draw(sheet: Any, one: Comparison, first: int) -> None:
    """The chart of the table whose title stands in row `first`, beside it."""
    from openpyxl.chart import BarChart, Reference
    from openpyxl.utils import get_column_letter

    heads, last, columns = first + 1, first + 1 + len(one.periods), 1 + len(one.series)
    chart = BarChart()
    chart.type, chart.grouping, chart.title = "col", "clustered", clean_text(one.title)
    # said outright, or it is drawn over the bars
    chart.title.overlay = chart.legend.overlay = False
    chart.width, chart.height = _WIDTH, _HEIGHT
    chart.add_data(Reference(sheet, 2, heads, columns, last), titles_from_data=True)
    chart.set_categories(Reference(sheet, 1, heads + 1, 1, last))
    # unless it is said, newer programs hide the axes of a chart that another program wrote
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.scaling.min = 0
    chart.legend.position = "b"
    sheet.add_chart(chart, f"{get_column_letter(max(columns, 4) + 2)}{first}")


def _about(figures: OperationFigures, compared: int) -> Iterator[str]:
    if figures.marking is not None:
        yield figures.marking.value
    yield from figures.cautions
    yield from figures.left_out_words
    if compared > MOST_CHARTS:
        yield tr("{n} comparisons are drawn; the others are in the table.", n=MOST_CHARTS)
