"""Which file, and whether it was read as it is meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from liaison.base.translations import tr, trn
from liaison.domain.importing import ENCODINGS, Delimiter, FileKind, ReadOptions, SourceTable
from liaison.ui.files import ask_for_file
from liaison.ui.unlock.page import Page
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel

AskForFile = Callable[[QWidget, str, str], str]
_SHOWN = 20
_ENCODING_WORDS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
}


class FilePage(Page):
    """Asks for a file and shows its first rows.

    Args:
        ask: asks for a file.
    """

    reading_asked = Signal()
    """A file was chosen, or is to be read in another way."""

    def __init__(self, ask: AskForFile = ask_for_file) -> None:
        super().__init__(
            tr("Choose a list"),
            tr("CSV, XLSX or vCard, up to 200,000 rows. Nothing is changed before you have seen every change."),
        )
        self._ask = ask
        self.file: Path | None = None
        self._table: SourceTable | None = None
        self.choose = QPushButton(tr("Choose a &file…"))
        self.choose.setAutoDefault(True)
        self._name = PlainLabel("", "heading", wrap=False)
        self.encoding = _combo(
            tr("Encoding"), [(tr("Found out"), "")] + [(_ENCODING_WORDS[one], one) for one in ENCODINGS]
        )
        delimiters: list[tuple[str, object]] = [(tr("Found out"), None)]
        self.delimiter = _combo(tr("Cells are separated by"), delimiters + [(one.label, one) for one in Delimiter])
        self.sheet = _combo(tr("Sheet"), [])
        self.headings = QCheckBox(tr("The first row &names the columns"))
        self.headings.setChecked(True)
        self._notes = PlainLabel("", "muted")
        self.sample = QTableWidget()
        self._form = QFormLayout()
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        for combo in (self.encoding, self.delimiter, self.sheet):
            combo.activated.connect(lambda _: self.reading_asked.emit())
        self.headings.toggled.connect(lambda _: self.reading_asked.emit() if self.file else None)
        self.show_nothing()

    def options(self) -> ReadOptions:
        """How to read it."""
        # Qt gives the value of an enumeration of texts as a plain text
        delimiter = self.delimiter.currentData()
        return ReadOptions(
            self.encoding.currentData() or "",
            Delimiter(delimiter) if delimiter else None,
            self.sheet.currentData() or "",
            self.headings.isChecked(),
        )

    def show_table(self, table: SourceTable) -> None:
        """Show what was read."""
        self._table = table
        counted = trn("{n} row", "{n} rows", len(table.rows))
        self._name.setText(f"{table.file.name} · {counted}")
        self._notes.setText("\n".join(table.notes))
        self._fill_sheets(table)
        self._form.setRowVisible(self.encoding, table.kind is not FileKind.XLSX)
        self._form.setRowVisible(self.delimiter, table.kind is FileKind.CSV)
        self._form.setRowVisible(self.sheet, table.kind is FileKind.XLSX)
        self.headings.setVisible(table.kind is not FileKind.VCARD)
        for widget in (self._name, self._notes, self.sample):
            widget.show()
        _fill(self.sample, table)
        announce(self, f"{self._name.text()} {self._notes.text()}")
        self.ready_changed.emit(self.is_ready())

    def show_nothing(self) -> None:
        """Nothing was read."""
        self._table = None
        for row in (self.encoding, self.delimiter, self.sheet):
            self._form.setRowVisible(row, False)
        for widget in (self._name, self._notes, self.sample, self.headings):
            widget.hide()
        self.ready_changed.emit(False)

    def may_be_read_otherwise(self) -> None:
        """The file could not be read: let another encoding be chosen."""
        self._form.setRowVisible(self.encoding, True)

    def is_ready(self) -> bool:
        """Rows were read."""
        return self._table is not None and bool(self._table.rows)

    def focus_first(self) -> None:
        """On what to do next."""
        (self.sample if self.is_ready() else self.choose).setFocus()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.choose)
        line.addWidget(self._name)
        line.addStretch(1)
        self._form.addRow(tr("&Encoding"), self.encoding)
        self._form.addRow(tr("&Cells are separated by"), self.delimiter)
        self._form.addRow(tr("&Sheet"), self.sheet)
        self.sample.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.sample.setTabKeyNavigation(False)
        self.sample.setAccessibleName(tr("First rows of the file"))
        self.rows.addLayout(line)
        self.rows.addWidget(self._notes)
        self.rows.addLayout(self._form)
        self.rows.addWidget(self.headings)
        self.rows.addWidget(self.sample, 1)
        self.rows.addStretch(0)

    def _choose(self) -> None:
        kinds = tr("Lists") + " (*.csv *.txt *.tsv *.xlsx *.vcf *.vcard)"
        chosen = self._ask(self, tr("List to be imported"), kinds)
        if chosen:
            self.file = Path(chosen)
            for combo in (self.encoding, self.delimiter):
                combo.setCurrentIndex(0)
            self.sheet.clear()
            self.reading_asked.emit()

    def _fill_sheets(self, table: SourceTable) -> None:
        self.sheet.clear()
        for name in table.sheets:
            self.sheet.addItem(name, name)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(table.sheet)))


def _combo(name: str, choices: list[tuple[str, object]] | list[tuple[str, str]]) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    for label, value in choices:
        made.addItem(label, value)
    return made


def _fill(shown: QTableWidget, table: SourceTable) -> None:
    rows = table.rows[:_SHOWN]
    shown.clear()
    shown.setColumnCount(len(table.headings))
    shown.setRowCount(len(rows))
    shown.setHorizontalHeaderLabels(list(table.headings))
    shown.setVerticalHeaderLabels([str(row.number) for row in rows])
    for place, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            shown.setItem(place, column, QTableWidgetItem(cell))
    shown.resizeColumnsToContents()
    for column in range(len(table.headings)):
        shown.setColumnWidth(column, min(shown.columnWidth(column), 260))
