"""The window of operation figures: what the own cases come to beside what others published, never added to one another."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.cases.case import Kept
from liaison.domain.cases.figure_lines import FigureLine, OperationFigures
from liaison.domain.cases.figure_series import Comparison, comparisons
from liaison.domain.cases.operation_figures import FigureFacts
from liaison.domain.meetings import Tlp
from liaison.domain.rows import RowKey
from liaison.services.cases.operation_figures import OperationFigureService
from liaison.services.directory import DirectoryService
from liaison.services.journal import JournalService
from liaison.ui.doors import Doors
from liaison.ui.files import ask_where_to_save
from liaison.ui.icons import icon
from liaison.ui.screens.cases.fields.cell_table import CellTable
from liaison.ui.screens.cases.fields.marking import MARKINGS
from liaison.ui.screens.cases.figures.chart_card import ChartCard
from liaison.ui.screens.cases.figures.editing import AskWhere, FigureEditing
from liaison.ui.screens.cases.figures.words import about, cells_of, columns
from liaison.ui.shell.toast import Toast
from liaison.ui.theme.tokens import GAP, MARGIN, SPACING
from liaison.ui.widgets.enum_box import EnumBox
from liaison.ui.widgets.frames import Card
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.names import Names

_WANTED = QSize(1140, 800)


class _Answer(NamedTuple):
    figures: OperationFigures
    published: dict[RowKey, Kept[FigureFacts]]
    compared: tuple[Comparison, ...]


class FiguresDialog(QDialog):
    """Stands over the screen of cases.

    Args:
        ask_where: asks where to write the workbook.
    """

    def __init__(
        self,
        service: OperationFigureService,
        directory: DirectoryService,
        journal: JournalService,
        names: Names,
        doors: Doors,
        parent: QWidget | None = None,
        ask_where: AskWhere = ask_where_to_save,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Operation figures"))
        self._service, self._doors = service, doors
        self._answer: _Answer | None = None
        self._wish: RowKey | None = None
        self._take_back: Callable[[], None] | None = None
        self._toast = Toast(self)
        self.editing = FigureEditing(service, directory, journal, names, doors, self._tell, self, ask_where)
        self.table = CellTable(tr("Operation figures"), columns())
        self.table.setAccessibleDescription(tr("Enter: change. Insert: add. Delete: remove."))
        self.add = QPushButton(icon("add"), tr("Add a published figure…"))
        self.edit, self.remove = QPushButton(icon("edit"), ""), QPushButton(icon("delete"), "")
        self.limit = EnumBox(tr("Marking up to"), MARKINGS.values(), tr("no limit"))
        self.charted = ChartCard()
        self.export, self.close_button = QPushButton(icon("export"), tr("Export to XLSX…")), QPushButton(tr("Close"))
        self._told = PlainLabel("", "muted")
        self._lay_out()
        self._connect()
        self.table.setFocus()
        self.read()

    def read(self) -> None:
        """Read the figures anew, within the limit chosen."""
        service, greatest = self._service, self.greatest()

        def ask() -> _Answer:
            found = service.figures(greatest)
            return _Answer(found, {one.key: one for one in service.published()}, comparisons(found))

        self._doors.read(ask, self._show, self, "cases.figures", self._failed)

    def greatest(self) -> Tlp | None:
        """The marking up to which own cases are counted; None for no limit."""
        marking = self.limit.chosen()
        return marking.tlp if marking is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a list presses no button; Escape closes."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    # Laying out ---------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for button, name, keys in (
            (self.add, tr("Add a published figure…"), tr("Insert")),
            (self.edit, tr("Change the published figure"), tr("Enter")),
            (self.remove, tr("Remove the published figure"), tr("Delete")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(f"{name}  {keys}")
        top = QHBoxLayout()
        top.setSpacing(SPACING)
        top.addWidget(PlainLabel(tr("Operation figures"), "heading", wrap=False), 1)
        for widget in (PlainLabel(tr("Marking up to"), wrap=False), self.limit, self.add, self.edit, self.remove):
            top.addWidget(widget)
        listed = Card(margin=1)
        listed.rows.addWidget(self.table)
        self.table.setMinimumHeight(7 * self.fontMetrics().height())
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(GAP)
        both.addWidget(listed)
        both.addWidget(self.charted)
        both.setSizes([340, 300])
        # on a small screen with large letters the two are scrolled
        scrolled = QScrollArea()
        scrolled.setWidget(both)
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bottom = QHBoxLayout()
        bottom.setSpacing(SPACING)
        bottom.addWidget(self.export)
        bottom.addStretch(1)
        bottom.addWidget(self.close_button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setSpacing(GAP)
        rows.addLayout(top)
        rows.addWidget(self._told)
        rows.addWidget(scrolled, 1)
        rows.addLayout(bottom)
        room = self.screen().availableGeometry().size() * 0.94
        self.resize(_WANTED.boundedTo(room))

    def _connect(self) -> None:
        self.limit.activated.connect(lambda _: self.read())
        for ask in (self.add.clicked, self.table.add_asked):
            ask.connect(lambda *_: self.editing.add())
        for ask in (self.edit.clicked, self.table.opened):
            ask.connect(lambda *_: self._change())
        for ask in (self.remove.clicked, self.table.removed):
            ask.connect(lambda *_: self._remove())
        self.table.moved.connect(self._offer)
        self.export.clicked.connect(lambda: self.editing.export(self.greatest()))
        self.close_button.clicked.connect(self.reject)
        self.editing.changed.connect(self.read)
        self.editing.made.connect(self._wish_for)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self._undo)

    # Showing ------------------------------------------------------------------------------------------------------------

    def _show(self, answer: _Answer) -> None:
        self._answer = answer
        found = answer.figures
        self.table.show_rows([cells_of(line, found) for line in found.lines])
        self.charted.show_comparisons(answer.compared)
        self._told.setText(" ".join(about(found)))
        wish, self._wish = self._wish, None
        row = next((place for place, line in enumerate(found.lines) if wish is not None and line.key == wish), -1)
        if row >= 0:
            self.table.go_to(row)
        self._offer()

    def _current(self) -> FigureLine | None:
        row = self.table.current_row()
        return self._answer.figures.lines[row] if self._answer is not None and row >= 0 else None

    def _offer(self) -> None:
        """Own figures follow from the cases: only published ones are changed here."""
        line = self._current()
        is_published = line is not None and not line.is_own
        self.edit.setEnabled(is_published)
        self.remove.setEnabled(is_published)

    # Doing --------------------------------------------------------------------------------------------------------------

    def _change(self) -> None:
        kept = self._published()
        if kept is not None:
            self.editing.change(*kept)

    def _remove(self) -> None:
        kept = self._published()
        if kept is not None:
            self.editing.remove(kept[0].key)

    def _published(self) -> tuple[Kept[FigureFacts], str] | None:
        """The published figure one is on, with the name of whose it is; of an own one is told where it comes from."""
        line, answer = self._current(), self._answer
        if line is None or answer is None:
            return None
        if line.key is None:
            self._toast.show_notice(tr("Own figures are added up from the cases; they are changed there."))
            return None
        found = answer.published.get(line.key)
        return (found, line.who) if found is not None else None

    def _wish_for(self, key: RowKey | None) -> None:
        self._wish = key

    def _tell(self, text: str, undo: Callable[[], None] | None) -> None:
        self._take_back = undo
        self._toast.show_notice(text, self._undo if undo is not None else None)

    def _undo(self) -> None:
        run, self._take_back = self._take_back, None
        if run is not None:
            self._toast.hide()
            run()

    def _failed(self, error: Exception) -> None:
        self._told.setText(error.sentence if isinstance(error, WorldError) else tr("The figures could not be read."))
        if not isinstance(error, WorldError):
            self._doors.broke.emit(error)
