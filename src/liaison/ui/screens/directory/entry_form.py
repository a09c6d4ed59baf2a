"""One form for every entry: its fields, where the officer knows it from, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from liaison.base.translations import tr
from liaison.domain.entries import GivenSource
from liaison.ui.correcting.facts import Field
from liaison.ui.correcting.value_editors import Editor, editor_for
from liaison.ui.not_understood import NotUnderstood
from liaison.ui.screens.directory.source_fields import SourceFields
from liaison.ui.theme.tokens import GAP, MARGIN
from liaison.ui.widgets.labels import PlainLabel

_PAUSE = 250
"""Milliseconds without a key before it is asked whether the same is there already."""


@dataclass(frozen=True, slots=True)
class FormContent:
    """What a form asks.

    Attributes:
        heading: what the entry is and what it belongs to.
        hint: how to fill it in; may be empty.
        fields: in the order asked.
        source: what is there already; None for a new entry.
        save: text of the button.
    """

    title: str
    heading: str
    hint: str
    fields: tuple[Field, ...]
    source: GivenSource | None
    save: str


class EntryForm(QDialog):
    """Stays, with what was typed, until the entry is saved."""

    given = Signal(object, object)
    """Texts by field and a GivenSource; whoever keeps them calls `saved` or `not_saved`."""

    paused = Signal(object)
    """Nothing was typed for a moment: the texts by field so far."""

    def __init__(self, content: FormContent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.setWindowTitle(content.title)
        self._editors: dict[str, Editor] = {field.name: editor_for(field) for field in content.fields}
        self._source = SourceFields(content.source)
        self._alike, self._wrong = PlainLabel("", "warn"), PlainLabel("", "bad")
        self._save = QPushButton(content.save)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(lambda: self.paused.emit(self._so_far()))
        self._lay_out()
        for editor in self._editors.values():
            editor.on_change(self._pause.start)
        empty = (field.name for field in content.fields if not field.value and content.source is None)
        self._focus(next(empty, content.fields[0].name))

    def accept(self) -> None:
        """Give the entry, unless something cannot be read."""
        try:
            values = {name: self._text(name) for name in self._editors}
            source = self._source_given()
        except _FieldWrong as wrong:
            self.not_saved(wrong.sentence, wrong.field)
            return
        self._wrong.hide()
        self._save.setEnabled(False)
        self.given.emit(values, source)

    def saved(self) -> None:
        """The entry is kept; nothing is left to do here."""
        super().accept()

    def not_saved(self, sentence: str, field: str = "") -> None:
        """Say why not, at the field it is about; everything typed stays."""
        self._save.setEnabled(True)
        self._wrong.setText(sentence)
        self._wrong.show()
        self._focus(field)
        # a click had made it the one with the focus, and leaving it leaves none that Enter presses
        self._save.setDefault(True)

    def show_alike(self, names: Iterable[str]) -> None:
        """Say what may be the same and is there already; it does not hinder."""
        listed = "; ".join(names)
        self._alike.setText(tr("Already there, perhaps the same: {names}", names=listed) if listed else "")
        self._alike.setVisible(bool(listed))

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        rows.setSpacing(GAP)
        rows.addWidget(PlainLabel(self._content.heading, "heading"))
        if self._content.hint:
            rows.addWidget(PlainLabel(self._content.hint, "muted"))
        form = self._form()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(form)
        self._area = area
        rows.addWidget(area, 1)
        for label in (self._alike, self._wrong):
            label.hide()
            rows.addWidget(label)
        rows.addWidget(self._buttons())
        wanted = form.sizeHint().height() + 200
        room = self.screen().availableGeometry().height() - 80
        self.resize(640, min(wanted, room))
        self.setMinimumWidth(560)

    def _form(self) -> QWidget:
        holder = QWidget()
        form = QFormLayout(holder)
        form.setContentsMargins(0, 0, GAP, 0)
        form.setVerticalSpacing(GAP - 2)
        form.setHorizontalSpacing(GAP)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        widgets: list[QWidget] = []
        for field in self._content.fields:
            widget = self._editors[field.name].widget()
            target = widget.focusProxy() or widget
            target.setAccessibleName(field.label)
            form.addRow(f"{field.label} *" if field.required else field.label, widget)
            widgets.append(target)
        heading = PlainLabel(tr("Source of the entry"), "heading")
        heading.setContentsMargins(0, GAP, 0, 0)
        form.addRow(heading)
        widgets += self._source.add_to(form)
        _in_order(widgets)
        return holder

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self._save.setProperty("primary", True)
        self._save.setDefault(True)
        buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        # otherwise Enter in a field presses whichever of them Qt finds first
        cancel.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _focus(self, field: str) -> None:
        target: QWidget | None = self._source.title if field == "source" else None
        if field in self._editors:
            target = self._editors[field].widget()
        if target is not None:
            target.setFocus()
            self._area.ensureWidgetVisible(target)

    def _text(self, name: str) -> str:
        try:
            value = self._editors[name].value()
        except NotUnderstood as wrong:
            raise _FieldWrong(name, wrong.sentence) from wrong
        return "" if value is None else str(value)

    def _source_given(self) -> GivenSource:
        try:
            source = self._source.read()
        except NotUnderstood as wrong:
            raise _FieldWrong("", wrong.sentence) from wrong
        if not source.title:
            raise _FieldWrong("source", tr("Say where you know it from: every fact shown has a source."))
        return source

    def _so_far(self) -> dict[str, str]:
        """The fields that can be read already."""
        found = {}
        for name, editor in self._editors.items():
            try:
                found[name] = str(editor.value() or "")
            except NotUnderstood:
                continue
        return found


class _FieldWrong(Exception):
    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field, self.sentence = field, sentence


def _in_order(widgets: Sequence[QWidget]) -> None:
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)
