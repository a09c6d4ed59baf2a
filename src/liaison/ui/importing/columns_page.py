"""Which column is what, and where the list is from."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from liaison.base.translations import tr
from liaison.domain.importing import SourceTable
from liaison.domain.importing_fields import FIELDS, Field, Part
from liaison.domain.importing_mapping import ColumnMap
from liaison.ui.files import ask_for_file, ask_where_to_save
from liaison.ui.unlock.page import Page

AskForFile = Callable[[QWidget, str, str], str]
AskWhere = Callable[[QWidget, str, str, str], str]
_KIND = " (*.json)"
_MAP_KINDS = " (*.json *.csv)"


class ColumnsPage(Page):
    """A choice for each column, and what holds for the whole file.

    Args:
        ask: asks for a map to load; where: for a place to save one.
    """

    load_asked = Signal(Path)
    save_asked = Signal(Path)

    def __init__(self, ask: AskForFile = ask_for_file, where: AskWhere = ask_where_to_save) -> None:
        super().__init__(
            tr("What the columns are"),
            tr("Suggested from the headings and the values. A column without a choice is not imported."),
        )
        self._ask, self._where = ask, where
        self._table: SourceTable | None = None
        self.columns = QTableWidget(0, 3)
        self.choices: list[QComboBox] = []
        self.source, self.url, self.as_of, self.agency = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self.load = QPushButton(tr("&Load a map…"))
        self.save = QPushButton(tr("Sa&ve this map…"))
        self._lay_out()
        self.load.clicked.connect(self._load)
        self.save.clicked.connect(self._save)
        self.source.textChanged.connect(self._changed)

    def show_columns(self, table: SourceTable, columns: ColumnMap) -> None:
        """Show the columns with what they most likely are."""
        self._table = table
        self.choices = []
        self.columns.setRowCount(len(table.headings))
        for row, heading in enumerate(table.headings):
            values = dict.fromkeys(
                line.cells[row] for line in table.rows[:50] if row < len(line.cells) and line.cells[row]
            )
            self.columns.setItem(row, 0, QTableWidgetItem(heading))
            self.columns.setItem(row, 1, QTableWidgetItem(" · ".join(list(values)[:3])[:120].replace("\n", " ")))
            choice = _choice(heading)
            choice.currentIndexChanged.connect(self._changed)
            self.columns.setCellWidget(row, 2, choice)
            self.choices.append(choice)
        self.columns.resizeRowsToContents()
        # from the table to each choice in turn, and then on
        for one, following in pairwise((self.columns, *self.choices, self.load)):
            QWidget.setTabOrder(one, following)
        self.take(columns)

    def take(self, columns: ColumnMap) -> None:
        """Choose what a map says; for columns it does not know nothing."""
        for choice, kept in zip(self.choices, columns.fields(self._headings()), strict=True):
            choice.setCurrentIndex(max(0, choice.findData(kept)))
        for kept, line in self._lines():
            if columns.constants.get(kept):
                line.setText(columns.constants[kept])
        self._changed()

    def column_map(self) -> ColumnMap:
        """What was chosen."""
        chosen = {heading: _chosen(choice) for heading, choice in zip(self._headings(), self.choices, strict=True)}
        said = {kept: line.text().strip() for kept, line in self._lines()}
        return ColumnMap(chosen, {kept: text for kept, text in said.items() if text})

    def is_ready(self) -> bool:
        """Something is imported, and it has a source."""
        chosen = set(map(_chosen, self.choices))
        has_source = bool(self.source.text().strip()) or Field.SOURCE in chosen
        return has_source and any(kept is not None and kept.about.part is not Part.SOURCE for kept in chosen)

    def focus_first(self) -> None:
        """Where something is still missing."""
        chosen = set(map(_chosen, self.choices))
        needs_source = Field.SOURCE not in chosen and not self.source.text()
        (self.source if needs_source or not self.choices else self.choices[0]).setFocus()

    def _headings(self) -> tuple[str, ...]:
        return self._table.headings if self._table else ()

    def _lines(self) -> tuple[tuple[Field, QLineEdit], ...]:
        return (
            (Field.SOURCE, self.source),
            (Field.SOURCE_URL, self.url),
            (Field.AS_OF, self.as_of),
            (Field.AGENCY, self.agency),
        )

    def _lay_out(self) -> None:
        self.columns.setHorizontalHeaderLabels([tr("Column"), tr("First values"), tr("Holds")])
        self.columns.verticalHeader().hide()
        self.columns.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.columns.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.columns.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.columns.setTabKeyNavigation(False)
        self.columns.setShowGrid(False)
        self.columns.setAccessibleName(tr("Columns of the file"))
        header = self.columns.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.rows.addWidget(self.columns, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.load)
        buttons.addWidget(self.save)
        buttons.addStretch(1)
        self.rows.addLayout(buttons)
        form = QFormLayout()
        self.source.setPlaceholderText(tr("where the list is from; every fact needs it"))
        self.as_of.setPlaceholderText(tr("2 August 2019, 08.2019, about 2019"))
        for text, line in (
            (tr("&Source of the list"), self.source),
            (tr("Its &address"), self.url),
            (tr("As &of"), self.as_of),
            (tr("A&gency, where a row names none"), self.agency),
        ):
            line.setAccessibleName(text.replace("&", ""))
            form.addRow(text, line)
        self.rows.addLayout(form)

    def _changed(self, *_: object) -> None:
        self.ready_changed.emit(self.is_ready())

    def _load(self) -> None:
        chosen = self._ask(self, tr("Map of columns"), tr("Maps of columns") + _MAP_KINDS)
        if chosen:
            self.load_asked.emit(Path(chosen))

    def _save(self) -> None:
        name = f"{self._table.file.stem if self._table else 'map'}.map.json"
        chosen = self._where(self, tr("Map of columns"), name, tr("Maps of columns") + _KIND)
        if chosen:
            self.save_asked.emit(Path(chosen))


def _chosen(choice: QComboBox) -> Field | None:
    # Qt gives the value of an enumeration of texts as a plain text
    value = choice.currentData()
    return Field(value) if value else None


def _choice(heading: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(tr("Column {heading} holds", heading=heading))
    made.setMaxVisibleItems(20)
    made.addItem(tr("— not imported —"), None)
    part: Part | None = None
    for info in FIELDS:
        if part is not None and info.part is not part:
            made.insertSeparator(made.count())
        part = info.part
        made.addItem(info.field.label, info.field)
    return made
