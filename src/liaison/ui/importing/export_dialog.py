"""Exporting the directory: what leaves is seen, person by person, before it leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from liaison.base.errors import WorldError
from liaison.base.translations import tr, trn
from liaison.domain.coverage import CoverageAnswer
from liaison.domain.exporting import Exported, ExportFormat, ExportOptions, ExportPart, ExportPreview, LeavingPerson
from liaison.services.exporting import ExportService, is_restricted
from liaison.ui.doors import Doors
from liaison.ui.files import ask_where_to_save
from liaison.ui.theme.tokens import MARGIN, SPACING
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel

AskWhere = Callable[[QWidget, str, str, str], str]
_IN_CARDS = frozenset({ExportPart.OFFICES, ExportPart.COVERAGE, ExportPart.PEOPLE})
_ON_MAPS = frozenset({ExportPart.OFFICES, ExportPart.COVERAGE})
_PERSON = Qt.ItemDataRole.UserRole


class ExportDialog(QDialog):
    """Asks for a format, the parts and the people, and writes a file.

    Args:
        doors: to the store's thread.
        ask: asks where to.
        answer: shown in Coverage at the moment; it can be exported too.
    """

    def __init__(
        self,
        service: ExportService,
        doors: Doors,
        parent: QWidget | None = None,
        ask: AskWhere = ask_where_to_save,
        answer: CoverageAnswer | None = None,
    ) -> None:
        super().__init__(parent)
        self._service, self._doors, self._ask, self._answer = service, doors, ask, answer
        self.answer_only = QCheckBox(tr("The answer sho&wn in Coverage, in the place of the directory"))
        self.setWindowTitle(tr("Export the directory"))
        self.resize(720, 620)
        self.format = QComboBox()
        self.parts = {part: QCheckBox(part.label) for part in ExportPart}
        self.only_own = QCheckBox(tr("Only what was &added here, not what the reference pack says"))
        self.people = QTreeWidget()
        self.warning = PlainLabel("")
        self.outcome = PlainLabel("", selectable=True)
        self.export, self.close_button = QPushButton(tr("&Export…")), QPushButton(tr("Close"))
        self._lay_out()
        self._connect()
        self._meet_format()
        self._look()

    def options(self) -> ExportOptions:
        """What was chosen."""
        parts = frozenset(part for part, box in self.parts.items() if box.isChecked() and box.isEnabled())
        return ExportOptions(parts, self.only_own.isChecked(), self._chosen_people())

    def _lay_out(self) -> None:
        for kind in ExportFormat:
            self.format.addItem(kind.label, kind)
        self.format.setCurrentIndex(self.format.findData(ExportFormat.XLSX))
        self.format.setAccessibleName(tr("Format"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(28, 24, 28, 20)
        rows.setSpacing(SPACING)
        rows.addWidget(PlainLabel(tr("Export the directory"), "title"))
        rows.addWidget(PlainLabel(tr("The file is not encrypted. Whoever has it reads everything in it."), "warn"))
        form = QFormLayout()
        form.addRow(tr("&Format"), self.format)
        rows.addLayout(form)
        rows.addWidget(self.answer_only)
        self.answer_only.setVisible(self._answer is not None)
        self.answer_only.setChecked(self._answer is not None)
        for part, box in self.parts.items():
            box.setChecked(part is not ExportPart.PEOPLE)
            rows.addWidget(box)
        self.people.setHeaderLabels([tr("Person"), tr("Post held"), tr("Agency"), tr("Met under")])
        self.people.setRootIsDecorated(False)
        self.people.setAccessibleName(tr("People who leave with the file"))
        self.people.header().setStretchLastSection(False)
        rows.addWidget(self.people, 1)
        rows.addWidget(self.warning)
        rows.addWidget(self.only_own)
        rows.addStretch(0)
        rows.addSpacing(MARGIN)
        rows.addWidget(self.outcome)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.export)
        line.addWidget(self.close_button)
        rows.addLayout(line)
        self.export.setProperty("primary", True)
        self.export.setDefault(True)
        self.outcome.hide()

    def _connect(self) -> None:
        self.format.activated.connect(lambda _: self._meet_format())
        self.answer_only.toggled.connect(lambda _: self._meet_format())
        self.only_own.toggled.connect(lambda _: self._look())
        for box in self.parts.values():
            box.toggled.connect(lambda _: self._meet_people())
        self.people.itemChanged.connect(lambda *_: self._meet_people())
        self.export.clicked.connect(self._export)
        self.close_button.clicked.connect(self.reject)

    def _look(self) -> None:
        options = ExportOptions(only_own=self.only_own.isChecked())
        self._doors.read(
            lambda: self._service.preview(options), self._show_preview, self, key="export", failed=self._failed
        )

    def _show_preview(self, preview: ExportPreview) -> None:
        for part, count in preview.counts:
            self.parts[part].setText(f"{part.label}: {count}")
        self.people.blockSignals(True)
        self.people.clear()
        for person in preview.people:
            self.people.addTopLevelItem(_line(person))
        self.people.blockSignals(False)
        for column in range(4):
            self.people.resizeColumnToContents(column)
        self.people.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._meet_people()

    def _meet_format(self) -> None:
        kind = ExportFormat(self.format.currentData())
        possible = _IN_CARDS if kind is ExportFormat.VCARD else _ON_MAPS if kind is ExportFormat.GEOJSON else ExportPart
        answer = self.answer_only.isChecked()
        for part, box in self.parts.items():
            box.setEnabled(part in possible and not answer)
        self.only_own.setEnabled(not answer)
        self._meet_people()

    def _meet_people(self) -> None:
        box = self.parts[ExportPart.PEOPLE]
        wanted = box.isChecked() and box.isEnabled()
        self.people.setVisible(wanted and self.people.topLevelItemCount() > 0)
        leaving = self._chosen_people() if wanted else frozenset()
        marked = [item for item in self._items() if item.data(1, _PERSON) and item.data(0, _PERSON) in leaving]
        self.warning.setVisible(bool(marked))
        self.warning.set_role("bad")
        self.warning.setText(
            trn(
                "{n} person leaves who was met in a meeting whose mark restricts who may know of it.",
                "{n} people leave who were met in meetings whose mark restricts who may know of them.",
                len(marked),
            )
        )
        parts = [one for one in self.parts.values() if one.isChecked() and one.isEnabled()]
        is_card = ExportFormat(self.format.currentData()) is ExportFormat.VCARD
        self.export.setEnabled(not is_card if self.answer_only.isChecked() else bool(parts))

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.people.topLevelItem(row) for row in range(self.people.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _chosen_people(self) -> frozenset[str]:
        return frozenset(item.data(0, _PERSON) for item in self._items() if item.checkState(0) is Qt.CheckState.Checked)

    def _export(self) -> None:
        kind = ExportFormat(self.format.currentData())
        kinds = f"{kind.label} (*.{kind.value})"
        answer = self._answer if self.answer_only.isChecked() else None
        name = tr("directory") if answer is None else tr("answer")
        chosen = self._ask(self, tr("Where to?"), f"{name}.{kind.value}", kinds)
        if not chosen:
            return
        target = Path(chosen)
        if target.suffix.casefold() != f".{kind.value}":
            target = target.with_name(f"{target.name}.{kind.value}")
        options = self.options()
        self.export.setEnabled(False)

        def write() -> Exported:
            if answer is not None:
                return self._service.export_answer(kind, target, answer)
            return self._service.export(kind, target, options)

        self._doors.read(write, self._done, self, failed=self._failed)

    def _done(self, done: Exported) -> None:
        counted = ", ".join(f"{name}: {count}" for name, count in done.counts)
        self._say(tr("Written: {file} ({counts})", file=done.file, counts=counted), "good")

    def _failed(self, error: Exception) -> None:
        if isinstance(error, WorldError):
            self._say(f"{error.sentence}\n{error.remedy}".rstrip(), "bad")
        else:
            self._doors.broke.emit(error)

    def _say(self, text: str, role: str) -> None:
        self.export.setEnabled(True)
        self.outcome.set_role(role)
        self.outcome.setText(text)
        self.outcome.show()
        announce(self.outcome, text)


def _line(person: LeavingPerson) -> QTreeWidgetItem:
    mark = f"TLP:{person.marking}" if person.marking else ""
    line = QTreeWidgetItem([person.name, person.post, person.agency, mark])
    line.setFlags(line.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    restricted = is_restricted(person)
    line.setCheckState(0, Qt.CheckState.Unchecked if restricted else Qt.CheckState.Checked)
    line.setData(0, _PERSON, person.id)
    line.setData(1, _PERSON, restricted)
    return line
