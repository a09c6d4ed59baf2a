"""More of a statement than its line says: who spoke, in which language, a translation, whether it may be quoted, how sure it is."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from liaison.base.translations import tr
from liaison.domain.meetings import Capacity, Tlp
from liaison.domain.statements import InformationGrade, KeptStatement, Quotable, SourceGrade, StatementDetails
from liaison.ui.screens.meetings.wording import capacity_name
from liaison.ui.theme.tokens import GAP, MARGIN
from liaison.ui.widgets.kept_at_the_end import KeptAtTheEnd
from liaison.ui.widgets.labels import PlainLabel

WIDTH = 560
_TEXT_HEIGHT = 72


Choice = TypeVar("Choice", bound=StrEnum)


class StatementDialog(QDialog, KeptAtTheEnd):
    """Shows a statement and what is known of it; the words stay those of the note.

    Args:
        statement: as it is kept.
    """

    given = Signal(object)
    """StatementDetails; whoever keeps them calls `accept`, or `not_saved`."""

    def __init__(self, statement: KeptStatement, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._statement = statement
        self.setWindowTitle(tr("Statement"))
        self.setMinimumWidth(WIDTH)
        details = statement.details
        self.person = _person_box(statement)
        self.capacity = _capacity_box(details.capacity)
        self.language = QLineEdit(details.language)
        self.translation = QPlainTextEdit(details.translation)
        self.translation.setTabChangesFocus(True)
        self.translation.setFixedHeight(_TEXT_HEIGHT)
        self.quotable = _labelled_box(Quotable, details.quotable)
        self.source = _labelled_box(SourceGrade, details.source)
        self.information = _labelled_box(InformationGrade, details.information)
        self.marking = QComboBox()
        self.marking.addItem(tr("that of the meeting"), None)
        for marking in Tlp:
            self.marking.addItem(marking.value, marking.value)
        self.marking.setCurrentIndex(list(Tlp).index(details.marking) + 1 if details.marking else 0)
        self._wrong = PlainLabel("", "bad")
        self._wrong.hide()
        self._lay_out()
        self.translation.setFocus()

    def details(self) -> StatementDetails:
        """As the fields have them."""
        return replace(
            self._statement.details,
            person_id=str(self.person.currentData() or ""),
            capacity=self._capacity(),
            language=self.language.text().strip(),
            translation=self.translation.toPlainText().strip(),
            quotable=_chosen(self.quotable, Quotable),
            source=_chosen(self.source, SourceGrade),
            information=_chosen(self.information, InformationGrade),
            marking=_chosen(self.marking, Tlp),
        )

    def keep_at_the_end(self) -> None:
        """A translation is not lost because the program was left alone and locked."""
        if self.details() != self._statement.details:
            self._give()

    def not_saved(self, sentence: str) -> None:
        """Say why not; everything entered stays."""
        self._wrong.setText(sentence)
        self._wrong.show()

    def _capacity(self) -> str:
        typed = self.capacity.currentText().strip()
        place = self.capacity.findText(typed)
        known = self.capacity.itemData(place) if place >= 0 else None
        return str(known) if known is not None else typed

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(GAP)
        form.setVerticalSpacing(GAP - 2)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.language.setPlaceholderText(tr("ru, en, or in words"))
        for name, field in (
            (tr("Speaker in the directory"), self.person),
            (tr("Speaking as"), self.capacity),
            (tr("Language of the words"), self.language),
            (tr("Translation"), self.translation),
            (tr("May it be quoted"), self.quotable),
            (tr("Reliability of the source (A–F)"), self.source),
            (tr("Credibility of the information (1–6)"), self.information),
            (tr("Marking (TLP)"), self.marking),
        ):
            field.setAccessibleName(name)
            form.addRow(name, field)
        buttons = QDialogButtonBox()
        save = buttons.addButton(tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("primary", True)
        save.setToolTip(tr("Ctrl+Enter"))
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.accepted.connect(self._give)
        buttons.rejected.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._give)
        said = self._statement
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setSpacing(GAP)
        rows.addWidget(PlainLabel(said.speaker or tr("speaker not named"), "heading"))
        rows.addWidget(PlainLabel(said.text, selectable=True))
        rows.addLayout(form)
        rows.addWidget(PlainLabel(tr("Grades are those of the 6x6 system, as with NATO and Europol."), "muted"))
        rows.addWidget(self._wrong)
        rows.addWidget(buttons)
        # a button not yet in its window would be the default only until it loses the focus
        save.setDefault(True)

    def _give(self) -> None:
        self._wrong.hide()
        self.given.emit(self.details())


def _person_box(statement: KeptStatement) -> QComboBox:
    box = QComboBox()
    box.addItem(tr("not known"), None)
    known = statement.details.person_id
    for person, name in dict(statement.people).items():
        box.addItem(name, person)
    if known and box.findData(known) < 0:
        box.addItem(statement.speaker, known)
    box.setCurrentIndex(max(0, box.findData(known)) if known else 0)
    return box


def _capacity_box(kept: str) -> QComboBox:
    """The capacities of delegations, or any other in words."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItem("", "")
    for capacity in Capacity:
        box.addItem(capacity_name(capacity), capacity.value)
    place = box.findData(kept)
    box.setCurrentIndex(max(0, place))
    if place < 0:
        box.setEditText(kept)
    field = box.lineEdit()
    if field is not None:
        field.setPlaceholderText(tr("not known"))
    return box


def _labelled_box(
    values: type[Quotable] | type[SourceGrade] | type[InformationGrade], kept: StrEnum | None
) -> QComboBox:
    box = QComboBox()
    box.addItem(tr("not known"), None)
    for value in values:
        box.addItem(value.label, value.value)
    box.setCurrentIndex(max(0, box.findData(kept.value)) if kept is not None else 0)
    return box


def _chosen(box: QComboBox, values: type[Choice]) -> Choice | None:
    chosen = box.currentData()
    return None if chosen is None else values(chosen)
