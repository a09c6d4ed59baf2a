"""Operation figures as a workbook: every figure with its source on one sheet, what can be compared as bar charts on another."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time

from liaison.base.translations import tr
from liaison.domain.cases.figure_lines import FigureLine, OperationFigures
from liaison.domain.exporting import Cell, ExportTable
from liaison.domain.minutes_cleaning import clean_text
from liaison.export.operation_figures_charts import number, write_charts
from liaison.export.packing import repacked
from liaison.export.tables import sheet_name, write_sheet


def xlsx_of(figures: OperationFigures) -> bytes:
    """The file, in the language in use; the same figures of the same day give the same bytes."""
    from openpyxl import Workbook
    from openpyxl.worksheet.properties import PageSetupProperties
    from openpyxl.xml.constants import ARC_CORE
    from openpyxl.xml.functions import tostring

    book = Workbook(write_only=True)
    marking = figures.marking.value if figures.marking else ""
    table = book.create_sheet(sheet_name(tr("Operation figures")))
    charts = book.create_sheet(sheet_name(tr("By year")))
    for sheet in (table, charts):
        sheet.oddHeader.right.text = sheet.oddFooter.right.text = marking
        sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    write_sheet(table, _table(figures))
    write_charts(charts, figures)
    properties = book.properties
    properties.creator, properties.title = "", tr("Operation figures")
    day = datetime.combine(figures.as_of, time(), UTC).replace(tzinfo=None)
    properties.created = day
    target = io.BytesIO()
    book.save(target)
    # saving puts the hour of the clock there
    properties.modified = day
    return repacked(target.getvalue(), instead={ARC_CORE: tostring(properties.to_tree())})


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
    return (
        line.kind.label,
        line.period or tr("not known"),
        figures.countries.get(line.country_iso2, line.country_iso2) or tr("not known"),
        clean_text(line.goods),
        number(line.amount),
        line.unit.label if line.unit else "",
        line.unknown or None,
        tr("Own cases") if line.is_own else clean_text(line.who),
        clean_text(line.source),
        clean_text(line.url),
        line.as_of if not line.is_own else figures.as_of.isoformat(),
        line.marking.value if line.marking else "",
        clean_text(line.remark),
    )
