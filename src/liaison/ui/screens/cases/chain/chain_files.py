"""A chain from a file and to one: where to is asked, what is wrong is listed, and nothing is taken by halves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QListWidget, QWidget

from liaison.base.errors import WorldError
from liaison.base.translations import tr
from liaison.domain.cases.case_errors import ChainFileRejected
from liaison.domain.cases.chain_files import ChainFormat
from liaison.domain.rows import ChangeSet
from liaison.export.drawn_page import DrawnPage
from liaison.export.files import written_whole
from liaison.services.cases.cases import Case
from liaison.services.cases.chain_files import ChainFileService
from liaison.services.cases.chains import ChainService
from liaison.services.journal import JournalService
from liaison.ui.doors import Doors
from liaison.ui.files import ask_for_file, ask_where_to_save
from liaison.ui.keeping import Keeping
from liaison.ui.notice import Notice
from liaison.ui.printing.drawn_sheets import DrawnSheets
from liaison.ui.printing.paper_dialog import PaperDialog
from liaison.ui.screens.cases.fields.file_names import file_name
from liaison.ui.widgets.message_dialog import MessageDialog

AskForFile = Callable[[QWidget | None, str, str], str]
AskWhere = Callable[[QWidget | None, str, str, str], str]
_KINDS = {ChainFormat.CSV: "CSV (*.csv)", ChainFormat.GRAPHML: "GraphML (*.graphml)"}


class ChainFiles(QObject):
    """Belongs to the chain tab.

    Args:
        paper: makes the chain's page, on the store's thread.
        page: dialogs stand over it.
        ask, ask_where: ask for a file, and where to write one.
    """

    changed = Signal()
    """Legs were added, or taken back."""

    def __init__(
        self,
        files: ChainFileService,
        chains: ChainService,
        paper: Callable[[Case], DrawnPage],
        doors: Doors,
        journal: JournalService,
        notice: Notice,
        page: QWidget,
        ask: AskForFile = ask_for_file,
        ask_where: AskWhere = ask_where_to_save,
    ) -> None:
        super().__init__(page)
        self._files, self._chains, self._paper = files, chains, paper
        self._doors, self._notice, self._page = doors, notice, page
        self._ask, self._ask_where = ask, ask_where
        self._keeping = Keeping(doors, journal, notice, page)
        self._keeping.changed.connect(self.changed)

    def read(self, case: Case) -> None:
        """Add the legs of a file to the chain."""
        chosen = self._ask(self._page, tr("Chain from a file"), f"{tr('Chains')} (*.csv *.graphml *.xml *.txt)")
        if not chosen:
            return
        files, chains, key = self._files, self._chains, case.key

        def add() -> ChangeSet:
            return chains.append(key, files.read(Path(chosen)))

        self._keeping.write(
            add,
            tr("The chain of {file} was added.", file=Path(chosen).name),
            "case_leg.import",
            failed=self._not_read,
        )

    def write(self, case: Case, kind: ChainFormat) -> None:
        """Write the chain for other programs."""
        files, key = self._files, case.key
        self._save(case, kind.value, _KINDS[kind], lambda: files.export(key, kind))

    def write_page(self, case: Case) -> None:
        """Write the chain on one page, to be printed in black and white."""
        paper = self._paper
        self._save(case, "pdf", "PDF (*.pdf)", lambda: paper(case).file)

    def show_page(self, case: Case) -> None:
        """Show the chain on one page before it is printed or saved."""
        paper = self._paper

        def shown(page: DrawnPage) -> None:
            dialog = PaperDialog(DrawnSheets(page), parent=self._page)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

        self._doors.read(lambda: paper(case), shown, self, "cases.page", self._failed)

    def _save(self, case: Case, ending: str, kinds: str, made: Callable[[], bytes]) -> None:
        name = file_name(case.facts.reference or case.facts.title or tr("Chain"))
        chosen = self._ask_where(self._page, tr("Chain to a file"), f"{name}.{ending}", kinds)
        if not chosen:
            return
        target = Path(chosen)

        def write() -> None:
            content = made()
            with written_whole(target) as stream:
                stream.write(content)

        def written(_: None) -> None:
            marking = case.facts.tlp.value if case.facts.tlp is not None else tr("not marked")
            self._notice(tr("{file} was written; the case is {marking}.", file=target.name, marking=marking), None)

        self._doors.read(write, written, self, failed=self._failed)

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, ChainFileRejected):
            dialog = MessageDialog("warning", "bad", error.sentence, tr("Nothing was changed."), self._page)
            dialog.rows.addWidget(_listed([problem.words for problem in error.problems]))
            dialog.open()
        else:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            MessageDialog("warning", "bad", error.sentence, error.remedy, self._page).open()
        else:
            self._doors.broke.emit(error)


def _listed(words: Sequence[str]) -> QListWidget:
    listed = QListWidget()
    listed.setAccessibleName(tr("What is wrong"))
    listed.setWordWrap(True)
    listed.addItems(list(words))
    listed.setMinimumSize(560, 200)
    return listed
