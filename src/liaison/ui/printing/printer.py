"""Sending a paper to a printer, never into a file of the printer's choosing."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.ui.printing.sheets import DOTS, PrintableSheets


class Sent(Enum):
    """How it went."""

    SENT = "sent"
    CANCELLED = "cancelled"
    NO_PRINTER = "no printer"


def print_sheets(sheets: PrintableSheets, parent: QWidget, name: str = "") -> Sent:
    """Ask for a printer and print. The job's name, which print servers log, must say nothing of what it is about."""
    # printing is rare, and its library costs start-up time
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        return Sent.NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name or tr("Document"))
    printer.setPageLayout(sheets.page_layout)
    # what brings its own margins is drawn from the corner of the sheet
    printer.setFullPage(sheets.page_layout.margins().isNull())
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return Sent.CANCELLED
    # a "printer" that makes PDF files is a file too
    if printer.outputFileName() or printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat:
        return Sent.NO_PRINTER
    painter = QPainter(printer)
    # paper of another size keeps the proportions
    scale = min(
        printer.pageRect(QPrinter.Unit.DevicePixel).width() / sheets.page_layout.paintRectPixels(DOTS).width(),
        printer.pageRect(QPrinter.Unit.DevicePixel).height() / sheets.page_layout.paintRectPixels(DOTS).height(),
    )
    painter.scale(scale, scale)
    for number in range(sheets.count):
        if number:
            printer.newPage()
        sheets.paint(painter, number)
    painter.end()
    return Sent.SENT
