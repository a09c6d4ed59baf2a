"""Asks for a correction: the value as it stands, the officer's, and where the officer knows it from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from liaison.base.translations import tr
from liaison.domain.corrections import REQUIRED
from liaison.domain.provenance import JsonValue
from liaison.services.corrections import NewCorrection
from liaison.ui.correcting.facts import Correctable, Field
from liaison.ui.correcting.value_editors import Editor, editor_for
from liaison.ui.not_understood import NotUnderstood, typed_date
from liaison.ui.theme.tokens import GAP, MARGIN
from liaison.ui.widgets.labels import PlainLabel


class CorrectionDialog(QDialog):
    """One field of one fact at a time; stays, with what was typed, until the correction is saved."""

    given = Signal(object)
    """A `NewCorrection`; whoever keeps it calls `saved` or `not_saved`."""

    withdrawn = Signal(object)
    """The correction to take back: its `RowKey`."""

    def __init__(self, fact: Correctable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fact = fact
        self.setWindowTitle(tr("Correct a fact"))
        self.setMinimumWidth(560)
        self._which = QComboBox()
        self._form_rows = QFormLayout()
        self._now, self._pack = PlainLabel(), PlainLabel()
        self._place = QVBoxLayout()
        self._title, self._address, self._as_of = QLineEdit(), QLineEdit(), QLineEdit()
        self._note = QPlainTextEdit()
        self._wrong = PlainLabel("", "bad")
        self._save = QPushButton(tr("Save correction"))
        self._take_back = QPushButton(tr("Use the pack's value again"))
        self._editor: Editor | None = None
        self._lay_out()
        self._fill()

    def field(self) -> Field:
        """The field being corrected."""
        return self._fact.fields[max(0, self._which.currentIndex())]

    def accept(self) -> None:
        """Give the correction, unless something is missing."""
        try:
            correction = self._read()
        except NotUnderstood as missing:
            self.not_saved(missing.sentence)
            return
        self._wrong.hide()
        self._save.setEnabled(False)
        self.given.emit(correction)

    def saved(self) -> None:
        """The correction is kept; nothing is left to do here."""
        super().accept()

    def not_saved(self, sentence: str) -> None:
        """Say why not; everything typed stays."""
        self._save.setEnabled(True)
        self._wrong.setText(sentence)
        self._wrong.show()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setSpacing(GAP)
        rows.addWidget(PlainLabel(self._fact.title, "heading"))
        hint = tr("Your value is shown beside the pack's and stays when a newer pack arrives.")
        rows.addWidget(PlainLabel(hint, "muted"))
        rows.addLayout(self._form())
        self._wrong.hide()
        rows.addWidget(self._wrong)
        rows.addStretch(1)
        rows.addWidget(self._buttons())

    def _form(self) -> QFormLayout:
        form = self._form_rows
        form.setVerticalSpacing(GAP - 2)
        form.setHorizontalSpacing(GAP)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._place.setContentsMargins(0, 0, 0, 0)
        editor = QWidget()
        editor.setLayout(self._place)
        self._note.setFixedHeight(64)
        self._note.setTabChangesFocus(True)
        self._title.setPlaceholderText(tr("Letter of 12 March, call, web page…"))
        self._as_of.setPlaceholderText(tr("a day, a month or a year"))
        for label, widget in (
            (tr("What"), self._which),
            (tr("Shown now"), self._now),
            (tr("The pack says"), self._pack),
            (tr("Correct value"), editor),
            (tr("Where you know it from"), self._title),
            (tr("Address, if any"), self._address),
            (tr("As of"), self._as_of),
            (tr("Note"), self._note),
        ):
            widget.setAccessibleName(label)
            form.addRow(label, widget)
        return form

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self._save.setProperty("primary", True)
        self._save.setDefault(True)
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self._take_back, QDialogButtonBox.ButtonRole.ResetRole)
        for other in (cancel, self._take_back):
            # otherwise Enter in a field presses whichever of them Qt finds first
            other.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._take_back.clicked.connect(self._withdraw)
        return buttons

    def _fill(self) -> None:
        for field in self._fact.fields:
            self._which.addItem(field.label)
        names = [field.name for field in self._fact.fields]
        self._which.setCurrentIndex(names.index(self._fact.chosen) if self._fact.chosen in names else 0)
        self._which.currentIndexChanged.connect(self._show_field)
        self._show_field()
        if self._editor is not None:
            self._editor.widget().setFocus()

    def _show_field(self) -> None:
        field = self.field()
        self._now.setText(field.worded(field.value) or tr("nothing"))
        self._pack.setText(field.worded(field.pack_value) or tr("nothing"))
        self._take_back.setVisible(field.correction is not None)
        # while nothing is corrected, what is shown is what the pack says
        self._form_rows.setRowVisible(self._now, field.correction is not None)
        while (item := self._place.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._editor = editor_for(field)
        widget = self._editor.widget()
        (widget.focusProxy() or widget).setAccessibleName(tr("Correct value"))
        self._place.addWidget(self._editor.widget())
        self._wrong.hide()

    def _read(self) -> NewCorrection:
        field, value = self.field(), self._value()
        if not self._title.text().strip():
            raise NotUnderstood(tr("Say where you know it from: every fact shown has a source."))
        return NewCorrection(
            self._fact.table,
            self._fact.key,
            field.name,
            value,
            field.pack_value,
            self._title.text().strip(),
            self._address.text().strip(),
            typed_date(self._as_of),
            self._note.toPlainText().strip(),
        )

    def _value(self) -> JsonValue:
        assert self._editor is not None  # made with the first field  # noqa: S101
        value = self._editor.value()
        if value is None and self.field().name in REQUIRED:
            raise NotUnderstood(tr("“{field}” cannot be empty.", field=self.field().label))
        return value

    def _withdraw(self) -> None:
        self.withdrawn.emit(self.field().correction)
        super().reject()
