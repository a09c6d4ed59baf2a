"""A form over the screen: it stays, with what was typed, until what it gives is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from liaison.base.translations import tr
from liaison.ui.not_understood import NotUnderstood
from liaison.ui.theme.tokens import GAP, MARGIN
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.choice_field import ChoiceField


class FormDialog(QDialog):
    """Fields with their names, a sentence when something is wrong, save and cancel.

    Args:
        save: words of the button.
    """

    given = Signal(object)
    """What was read from the fields; whoever keeps it calls `saved` or `not_saved`."""

    def __init__(self, title: str, hint: str, save: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(600)
        self._wrong = PlainLabel("", "bad")
        self._wrong.hide()
        self._save = QPushButton(save)
        self._scrolled = QScrollArea()
        self.form = QFormLayout()
        self.form.setVerticalSpacing(GAP - 2)
        self.form.setHorizontalSpacing(GAP)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._lay_out(title, hint)

    def read(self) -> object:
        """The value the fields give. Raises NotUnderstood."""
        raise NotImplementedError

    def accept(self) -> None:
        """Give the value, unless something is missing."""
        try:
            value = self.read()
        except NotUnderstood as missing:
            self.not_saved(missing.sentence)
            if missing.field is not None:
                missing.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._wrong.hide()
        self._save.setEnabled(False)
        self.given.emit(value)

    def saved(self) -> None:
        """The value is kept; nothing is left to do here."""
        super().accept()

    def not_saved(self, sentence: str) -> None:
        """Say why not; everything typed stays."""
        self._save.setEnabled(True)
        self._wrong.setText(sentence)
        self._wrong.show()

    def add(self, label: str, field: QWidget, placeholder: str = "") -> None:
        """A field with its name."""
        field.setAccessibleName(label)
        if placeholder and isinstance(field, (QLineEdit, QPlainTextEdit)):
            field.setPlaceholderText(placeholder)
        if isinstance(field, QPlainTextEdit):
            field.setTabChangesFocus(True)
            field.setFixedHeight(64)
        self.form.addRow(label, field)

    def chosen(self, field: ChoiceField, *, needed: str = "") -> str:
        """The key chosen; `needed` is what is said when there is none. Raises NotUnderstood."""
        if not field.confirm():
            raise NotUnderstood(tr("“{text}” is not understood.", text=field.text()), field)
        if needed and not field.key():
            raise NotUnderstood(needed, field)
        return field.key()

    def _lay_out(self, title: str, hint: str) -> None:
        fields = QWidget()
        fields.setLayout(self.form)
        self.form.setContentsMargins(0, 0, GAP, 0)
        scrolled = self._scrolled
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(fields)
        self._save.setProperty("primary", True)
        buttons = QDialogButtonBox()
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        # otherwise Enter in a field presses whichever of them Qt finds first
        cancel.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setSpacing(GAP)
        rows.addWidget(PlainLabel(title, "heading"))
        rows.addWidget(PlainLabel(hint, "muted"))
        rows.addWidget(scrolled, 1)
        rows.addWidget(self._wrong)
        rows.addWidget(buttons)
        # only now it belongs to the dialog; before, Enter in a field no longer saved once one had come past the buttons
        self._save.setDefault(True)

    def fit(self) -> None:
        """As high as the fields need, as far as the screen allows."""
        wanted = self.sizeHint().height() - self._scrolled.sizeHint().height() + self.form.sizeHint().height() + GAP
        room = self.screen().availableGeometry().height() if self.screen() is not None else wanted
        self.resize(self.width(), min(wanted, round(room * 0.9)))
