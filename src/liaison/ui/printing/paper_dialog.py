"""A paper to be looked at before it leaves: then printed, kept as a PDF file, or not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPageLayout
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr, trn
from liaison.ui.errors import show_world_error
from liaison.ui.files import ask_where_to_save
from liaison.ui.icons import icon
from liaison.ui.printing.pdf import save_pdf
from liaison.ui.printing.printer import Sent, print_sheets
from liaison.ui.printing.sheet_picture import SheetPicture
from liaison.ui.printing.sheets import PrintableSheets
from liaison.ui.theme.tokens import GAP, MARGIN, SPACING
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel

WIDTH, LYING = 720, 980
"""Pixels a sheet is wide, as it stands or lies."""

_AROUND = 2 * MARGIN + 60
"""Pixels of the dialog beside a sheet."""

_SHOWN = 20
"""Sheets painted at most; more are printed, not looked at."""


def save_paper(sheets: PrintableSheets, parent: QWidget) -> Path | None:
    """Ask where to, and write the file; None when it was given up or could not be written, which was said."""
    # the name is proposed without a word about the content: it lands in lists of other programs
    chosen = ask_where_to_save(parent, tr("Save as PDF"), tr("document") + ".pdf", tr("PDF files (*.pdf)"))
    if not chosen:
        return None
    file = Path(chosen) if Path(chosen).suffix else Path(chosen).with_suffix(".pdf")
    try:
        save_pdf(sheets, file)
    except WorldError as error:
        show_world_error(error, parent)
        return None
    return file


class PaperDialog(QDialog):
    """Shows the sheets.

    Args:
        sheets: what would leave.
        left_out: what the paper does not say, to be known before it is handed on; may be empty.
    """

    left = Signal()
    """The paper was printed or saved, for the first time."""

    def __init__(self, sheets: PrintableSheets, left_out: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets = sheets
        self._has_left = False
        layout = sheets.page_layout
        wanted = LYING if layout.orientation() is QPageLayout.Orientation.Landscape else WIDTH
        self._width = min(wanted, self.screen().availableSize().width() - _AROUND - 40)
        self.setWindowTitle(tr("Before it leaves"))
        self.sheets = QScrollArea()
        self.outcome = PlainLabel("")
        self.print_button = QPushButton(icon("print", "on_accent"), tr("Print…"))
        self.save_button = QPushButton(icon("backup"), tr("Save as PDF…"))
        self._lay_out(left_out)
        self.print_button.clicked.connect(self.print)
        self.save_button.clicked.connect(self.save)
        self.sheets.setFocus()

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return self._sheets.count

    def print(self) -> None:
        """Ask for a printer and print."""
        sent = print_sheets(self._sheets, self)
        if sent is Sent.SENT:
            self._gone(tr("Sent to the printer."))
        elif sent is Sent.NO_PRINTER:
            self._say(tr("This computer knows no printer. The paper can be saved as a PDF file."), "warn")

    def save(self) -> None:
        """Ask where to, and write the file."""
        file = save_paper(self._sheets, self)
        if file is not None:
            self._gone(tr("Saved as {file}. The file is not encrypted.", file=file))

    def say_more(self, text: str) -> None:
        """Say something beside how it went."""
        self.outcome.setText(f"{self.outcome.text()} {text}".strip())
        announce(self.outcome, text)

    def _gone(self, text: str) -> None:
        self._say(text, "good")
        if not self._has_left:
            self._has_left = True
            self.left.emit()

    def _say(self, text: str, role: str) -> None:
        self.outcome.set_role(role)
        self.outcome.setText(text)
        announce(self.outcome, text)

    def _lay_out(self, left_out: str) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setSpacing(GAP)
        count = self._sheets.count
        about = trn("{n} sheet of A4", "{n} sheets of A4", count)
        rows.addWidget(PlainLabel("  ·  ".join(filter(None, (about, self._sheets.marking, left_out))), "muted"))
        rows.addWidget(self.sheets, 1)
        self._fill_scroll(count)
        line = QHBoxLayout()
        line.setSpacing(SPACING)
        line.addWidget(self.outcome, 1)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.reject)
        self.print_button.setProperty("primary", True)
        for button, keys in ((self.print_button, "Ctrl+P"), (self.save_button, "Ctrl+S"), (close, "")):
            button.setAutoDefault(False)
            if keys:
                button.setShortcut(QKeySequence(keys))
                button.setToolTip(f"{button.text()}  {keys}")
            line.addWidget(button)
        rows.addLayout(line)
        room = self.screen().availableSize()
        self.resize(self._width + _AROUND, min(860, room.height() - 60))

    def _fill_scroll(self, count: int) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(GAP)
        for number in range(min(count, _SHOWN)):
            column.addWidget(SheetPicture(self._sheets, number, self._width), alignment=Qt.AlignmentFlag.AlignHCenter)
        if count > _SHOWN:
            more = count - _SHOWN
            column.addWidget(PlainLabel(trn("and {n} more sheet", "and {n} more sheets", more), "muted"))
        self.sheets.setWidget(inside)
        self.sheets.setWidgetResizable(True)
        self.sheets.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sheets.setAccessibleName(tr("The paper"))
        self.sheets.setAccessibleDescription(self._sheets.spoken)
