"""Printing the recovery code: straight to a printer, never to a file."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from liaison.base.translations import tr
from liaison.domain.recovery_code import RecoveryCode


def print_sheet(code: RecoveryCode, language: str, parent: QWidget) -> bool:
    """Ask for a printer and print the sheet; True when it was sent. The job's name says nothing of what it is."""
    # printing is rare, and its library costs start-up time
    from PySide6.QtGui import QFont, QPainter
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(tr("Document"))
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted or printer.outputFileName():
        return False
    painter = QPainter(printer)
    line = printer.resolution() // 3
    painter.setFont(QFont("sans-serif", 12))
    painter.drawText(line, 2 * line, tr("Recovery code"))
    painter.setFont(QFont("monospace", 16))
    for number, group in enumerate(code.groups):
        painter.drawText(line, (4 + 2 * number) * line, f"{number + 1}   {group}")
    painter.end()
    return True
