"""Writing a paper as a PDF file, with its type embedded and without a word about its content in the file's properties."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSaveFile
from PySide6.QtGui import QPainter, QPdfWriter

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.ui.printing.sheets import DOTS, PrintableSheets


class PaperNotWritten(WorldError):
    """The file could not be written; one that was there before is as it was."""

    code = 68

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(
            tr("{file} could not be written: {reason}", file=file, reason=reason),
            tr("Choose another place, or make room. A file that was there before is unchanged."),
        )


def pdf_of(sheets: PrintableSheets) -> bytes:
    """The file's bytes."""
    if sheets.file:
        return sheets.file
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setPageLayout(sheets.page_layout)
    writer.setTitle(tr("Document"))
    writer.setCreator("")
    painter = QPainter(writer)
    for number in range(sheets.count):
        if number:
            writer.newPage()
        sheets.paint(painter, number)
    painter.end()
    buffer.close()
    return bytes(written.data())


def save_pdf(sheets: PrintableSheets, file: Path) -> None:
    """Write the file whole, or leave what was there. Raises PaperNotWritten."""
    saved = QSaveFile(str(file))
    if not saved.open(QIODevice.OpenModeFlag.WriteOnly):
        raise PaperNotWritten(file, saved.errorString())
    data = pdf_of(sheets)
    if saved.write(data) != len(data) or not saved.commit():
        raise PaperNotWritten(file, saved.errorString())
