"""What is in a backup, what differs from the present store, and where to restore it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from liaison.base.translations import tr, trn
from liaison.domain.backups import Comparison, JournalEnd, RestorePreview, TableDifference
from liaison.domain.records import record_order, record_word
from liaison.ui.backup import words
from liaison.ui.files import ask_for_folder
from liaison.ui.unlock.page import Page
from liaison.ui.widgets.labels import PlainLabel

AskForFolder = Callable[[QWidget, str, str], str]
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PreviewPage(Page):
    """Shows a preview and asks for the place.

    Args:
        present: folder of the store a restore would replace, or where a new one would be.
        is_open: whether a store is open there.
        ask: asks for a folder.
    """

    def __init__(self, present: Path, *, is_open: bool, ask: AskForFolder = ask_for_folder) -> None:
        super().__init__(tr("What the backup holds"), tr("Nothing was changed so far."))
        self._present = present
        self._ask = ask
        self._made = PlainLabel("")
        self._verdict = PlainLabel("")
        self.counts = _table(tr("Records in the backup"))
        self.meetings = _table(tr("Meetings that differ"))
        self.here = QRadioButton(
            tr("In the place of the present &store, which is kept beside it")
            if is_open
            else tr("In the program's own place: {folder}", folder=present)
        )
        self.elsewhere = QRadioButton(tr("In &another folder:"))
        self.folder = QLineEdit()
        self.folder.setAccessibleName(tr("Folder for the restored store"))
        self.choose = QPushButton(tr("C&hoose…"))
        self._lay_out()
        (self.elsewhere if is_open else self.here).setChecked(True)
        self.folder.setEnabled(is_open)
        self.elsewhere.toggled.connect(self.folder.setEnabled)
        self.elsewhere.toggled.connect(lambda: self.ready_changed.emit(self.is_ready()))
        self.folder.textChanged.connect(lambda: self.ready_changed.emit(self.is_ready()))
        self.choose.clicked.connect(self._choose)

    def show_preview(self, preview: RestorePreview) -> None:
        """Show it."""
        backup = preview.backup
        made = tr(
            "Made {time} by version {version}, {size}.",
            time=words.moment(backup.made),
            version=backup.program,
            size=words.size(backup.size),
        )
        self._made.setText(f"{made} {_end_in_words(preview.journal)}")
        self._verdict.setText(_verdict(preview.comparison))
        self._verdict.set_role(_role(preview.comparison))
        self._verdict.setVisible(bool(self._verdict.text()))
        _fill(self.counts, *_counts(preview))
        named = preview.comparison.meetings if preview.comparison else ()
        lines = [
            [meeting.title or tr("(without a title)"), meeting.date, words.side(meeting.side)] for meeting in named
        ]
        _fill(self.meetings, [tr("Meeting"), tr("Date"), tr("Where")], lines, numbers=False)
        self.meetings.setVisible(bool(lines))

    def target(self) -> Path:
        """Where to restore."""
        return Path(self.folder.text().strip()) if self.elsewhere.isChecked() else self._present

    def is_ready(self) -> bool:
        """A place was chosen."""
        return self.here.isChecked() or bool(self.folder.text().strip())

    def focus_first(self) -> None:
        """On what the backup holds."""
        self.counts.setFocus()

    def _lay_out(self) -> None:
        place = QHBoxLayout()
        place.addWidget(self.elsewhere)
        place.addWidget(self.folder, 1)
        place.addWidget(self.choose)
        self.rows.addWidget(self._made)
        self.rows.addWidget(self._verdict)
        self.rows.addWidget(self.counts, 3)
        self.rows.addWidget(self.meetings, 2)
        self.rows.addWidget(PlainLabel(tr("Restore it"), "heading"))
        self.rows.addWidget(self.here)
        self.rows.addLayout(place)

    def _choose(self) -> None:
        chosen = self._ask(self, tr("Folder for the restored store"), self.folder.text())
        if chosen:
            self.elsewhere.setChecked(True)
            self.folder.setText(chosen)


def _table(name: str) -> QTreeWidget:
    made = QTreeWidget()
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setAllColumnsShowFocus(True)
    made.setAccessibleName(name)
    made.setMinimumHeight(120)
    return made


def _fill(table: QTreeWidget, heads: list[str], lines: list[list[str]], *, numbers: bool = True) -> None:
    table.clear()
    table.setHeaderLabels(heads)
    head = table.headerItem()
    for column in range(1, len(heads)) if numbers and head is not None else ():
        head.setTextAlignment(column, _NUMBERS)
    for line in lines:
        item = QTreeWidgetItem(line)
        for column in range(1, len(heads)) if numbers else ():
            item.setTextAlignment(column, _NUMBERS)
        table.addTopLevelItem(item)
    table.header().setStretchLastSection(False)
    table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)


def _counts(preview: RestorePreview) -> tuple[list[str], list[list[str]]]:
    in_order = sorted(preview.counts, key=lambda count: record_order(count.table))
    if preview.comparison is None:
        return [tr("Records"), tr("In the backup")], [
            [record_word(one.table), _number(one.in_backup)] for one in in_order
        ]
    heads = [tr("Records"), tr("In the backup"), tr("Here"), tr("Only in the backup"), tr("Only here"), tr("Different")]
    differing = {one.table: one for one in preview.comparison.tables}
    lines = []
    for count in in_order:
        found = differing.get(count.table, TableDifference(count.table, 0, 0, 0))
        values = (count.in_backup, count.here or 0, found.only_in_backup, found.only_here, found.different)
        lines.append([record_word(count.table), *(_number(value) for value in values)])
    return heads, lines


def _verdict(comparison: Comparison | None) -> str:
    if comparison is None:
        return ""
    if not comparison.same_origin:
        return tr("This is another store than the one that is open.")
    if comparison.nothing_differs:
        return tr("Nothing differs: the present store holds the same.")
    only_here = sum(table.only_here + table.different for table in comparison.tables)
    concerned = trn("{n} meeting is concerned.", "{n} meetings are concerned.", comparison.meetings_concerned)
    if not only_here:
        return concerned
    return " ".join(
        (
            trn(
                "{n} record is only here or was changed, and would be missing from the restored store.",
                "{n} records are only here or were changed, and would be missing from the restored store.",
                only_here,
            ),
            concerned,
        )
    )


def _role(comparison: Comparison | None) -> str:
    if comparison is None or not comparison.same_origin:
        return ""
    return "good" if comparison.nothing_differs else "warn"


def _end_in_words(end: JournalEnd) -> str:
    if end.last is None:
        return tr("Nothing was written in it yet.")
    return tr("Last written in it: {time}.", time=words.moment(end.last))


def _number(value: int) -> str:
    return QLocale().toString(value)
