"""Which backup: those the program knows of, or a file from anywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QPushButton, QTreeWidget, QTreeWidgetItem, QWidget

from liaison.base.translations import tr
from liaison.domain.backups import SUFFIX, Backup
from liaison.ui.backup import words
from liaison.ui.files import ask_for_file
from liaison.ui.unlock.page import Page
from liaison.ui.widgets.labels import PlainLabel

AskForFile = Callable[[QWidget, str, str], str]


class ChoosingPage(Page):
    """A list of backups, newest first, and a button for another file.

    Args:
        ask: asks for a file.
    """

    def __init__(self, ask: AskForFile = ask_for_file) -> None:
        explanation = tr("Nothing is changed before you have seen what is in the backup.")
        super().__init__(tr("Choose a backup"), explanation)
        self._ask = ask
        self._file: Path | None = None
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(tr("Backups"))
        self.list.setHeaderLabels([tr("Made"), tr("How"), tr("Size"), tr("File")])
        self._none = PlainLabel(tr("There are no backups beside the store."), "muted")
        self.other = QPushButton(tr("Another &file…"))
        self.other.setAutoDefault(True)
        self._chosen = PlainLabel("", selectable=True)
        self.rows.addWidget(self.list, 1)
        self.rows.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        self.rows.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        self.rows.addWidget(self._chosen)
        self.list.currentItemChanged.connect(self._took_from_list)
        self.list.itemActivated.connect(lambda: self.go_on.emit())
        self.other.clicked.connect(self._take_another)
        self._chosen.hide()
        self.show_known(())

    @property
    def file(self) -> Path | None:
        """What was chosen."""
        return self._file

    def show_known(self, known: tuple[Backup, ...]) -> None:
        """Show these."""
        self.list.clear()
        self.list.setVisible(bool(known))
        self._none.setVisible(not known)
        for backup in known:
            line = QTreeWidgetItem(
                [words.moment(backup.made), words.made_by(backup), words.size(backup.size), str(backup.file)]
            )
            line.setData(0, Qt.ItemDataRole.UserRole, str(backup.file))
            self.list.addTopLevelItem(line)
        for column in range(3):
            self.list.resizeColumnToContents(column)
        if known and self._file is None:
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    def is_ready(self) -> bool:
        """Something was chosen."""
        return self._file is not None

    def focus_first(self) -> None:
        """On the newest."""
        (self.list if self.list.topLevelItemCount() else self.other).setFocus()

    def _took_from_list(self, line: QTreeWidgetItem | None) -> None:
        if line is not None:
            self._take(Path(line.data(0, Qt.ItemDataRole.UserRole)))
            self._chosen.hide()

    def _take_another(self) -> None:
        chosen = self._ask(self, tr("Backup"), tr("Backups") + f" (*{SUFFIX})")
        if chosen:
            self.list.setCurrentIndex(QModelIndex())
            self._take(Path(chosen))
            self._chosen.setText(chosen)
            self._chosen.show()
            self.go_on.emit()

    def _take(self, file: Path) -> None:
        self._file = file
        self.ready_changed.emit(True)
