"""Printing the recovery code: straight to a printer, never into a file."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QDate, QLocale
from PySide6.QtGui import QFont, QPagedPaintDevice, QPainter
from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.recovery_code import RecoveryCode


class Printing(Enum):
    """How it went."""

    SENT = "sent"
    CANCELLED = "cancelled"
    NO_PRINTER = "no printer"


def print_sheet(code: RecoveryCode, parent: QWidget) -> Printing:
    """Ask for a printer and print the sheet. The job's name, which print servers log, says nothing of what it is."""
    # printing is rare, and its library costs start-up time
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        return Printing.NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(tr("Document"))
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return Printing.CANCELLED
    # a "printer" that makes PDF files is a file too
    if printer.outputFileName() or printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat:
        return Printing.NO_PRINTER
    _paint(printer, code)
    return Printing.SENT


def _paint(paper: QPagedPaintDevice, code: RecoveryCode) -> None:
    painter = QPainter(paper)
    line = paper.logicalDpiY() // 3
    painter.setFont(QFont("sans-serif", 14))
    painter.drawText(line, 2 * line, tr("Recovery code"))
    painter.setFont(QFont("sans-serif", 10))
    painter.drawText(line, 3 * line, QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat))
    painter.drawText(line, 4 * line, tr("Keep this sheet locked away, apart from the computer."))
    painter.setFont(QFont("monospace", 16))
    for number, group in enumerate(code.groups):
        painter.drawText(line, (6 + 2 * number) * line, f"{number + 1}   {group}")
    painter.end()
