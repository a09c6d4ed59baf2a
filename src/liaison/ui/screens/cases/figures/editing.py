"""What an officer does with operation figures: published ones are written down and removed, and all of them leave as a workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.cases.case import Kept
from liaison.domain.cases.operation_figures import FigureFacts
from liaison.domain.meetings import Tlp
from liaison.domain.rows import RowKey
from liaison.export.files import written_whole
from liaison.export.operation_figures_xlsx import xlsx_of
from liaison.services.cases.operation_figures import OperationFigureService
from liaison.services.directory import DirectoryService
from liaison.services.journal import JournalService
from liaison.ui.doors import Doors
from liaison.ui.files import ask_where_to_save
from liaison.ui.keeping import Keeping
from liaison.ui.notice import Notice
from liaison.ui.screens.cases.figures.figure_dialog import FigureDialog
from liaison.ui.widgets.message_dialog import MessageDialog
from liaison.ui.widgets.reference.names import Names

AskWhere = Callable[[QWidget | None, str, str, str], str]


class FigureEditing(QObject):
    """Opens the forms and keeps what they give.

    Args:
        window: the forms stand over it.
        ask_where: asks where to write a file.
    """

    changed = Signal()
    """Something was kept, removed or taken back."""

    made = Signal(object)
    """The `RowKey` of a new figure, before anybody reads again."""

    def __init__(
        self,
        figures: OperationFigureService,
        directory: DirectoryService,
        journal: JournalService,
        names: Names,
        doors: Doors,
        notice: Notice,
        window: QWidget,
        ask_where: AskWhere = ask_where_to_save,
    ) -> None:
        super().__init__(window)
        self._figures, self._directory, self._names = figures, directory, names
        self._doors, self._notice, self._window, self._ask_where = doors, notice, window, ask_where
        self._keeping = Keeping(doors, journal, notice, window)
        self._keeping.changed.connect(self.changed)

    def add(self) -> None:
        """Write a published figure down."""
        add, done, label = self._figures.add, tr("The published figure was added."), "operation_figure.create"
        self._keeping.open(self._form(FigureFacts(), "", is_new=True), add, done, label, self._made)

    def change(self, figure: Kept[FigureFacts], who: str) -> None:
        """Change a published figure."""
        edit, key = self._figures.edit, figure.key
        done, label = tr("The published figure was changed."), "operation_figure.edit"
        form = self._form(figure.facts, who, is_new=False)
        self._keeping.open(form, lambda given: edit(key, given), done, label)

    def remove(self, key: RowKey) -> None:
        """Take a published figure out."""
        remove, done, label = self._figures.remove, tr("The published figure was removed."), "operation_figure.delete"
        self._keeping.write(lambda: remove(key), done, label)

    def export(self, greatest: Tlp | None) -> None:
        """Write the figures that a recipient of at most this marking may have, read anew; None for no limit."""
        name = f"{tr('operation-figures')}.xlsx"
        chosen = self._ask_where(self._window, tr("Operation figures"), name, "Excel (*.xlsx)")
        if not chosen:
            return
        target, figures = Path(chosen), self._figures
        if target.suffix.casefold() != ".xlsx":
            target = target.with_name(f"{target.name}.xlsx")

        def write() -> str:
            found = figures.figures(greatest)
            content = xlsx_of(found)
            with written_whole(target) as stream:
                stream.write(content)
            return found.marking.value if found.marking is not None else tr("not marked")

        def written(marking: str) -> None:
            self._notice(tr("{file} was written; the figures are {marking}.", file=target.name, marking=marking), None)

        self._doors.read(write, written, self, failed=self._failed)

    def _form(self, facts: FigureFacts, who: str, *, is_new: bool) -> FigureDialog:
        return FigureDialog(facts, who, self._names, self._directory, self._doors, is_new=is_new, parent=self._window)

    def _made(self, made: object) -> None:
        self.made.emit(getattr(made, "key", None))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            MessageDialog("warning", "bad", error.sentence, error.remedy, self._window).open()
        else:
            self._doors.broke.emit(error)
