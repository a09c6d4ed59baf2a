"""Where a new value is given: a text, a date as one types it, or one of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.countries import folded
from liaison.domain.opening import worded_hours
from liaison.domain.provenance import JsonValue
from liaison.services.opening import HoursError, read_hours
from liaison.ui.correcting.facts import Choice, Field
from liaison.ui.not_understood import NotUnderstood, typed_date
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.reference.suggest_field import SuggestField, Suggestion

_SHORT_LIST = 12


class Editor(Protocol):
    """Gives a value."""

    def widget(self) -> QWidget:
        """What is shown."""

    def value(self) -> JsonValue:
        """What was given; None when nothing. Raises NotUnderstood."""

    def on_change(self, run: Callable[[], None]) -> None:
        """Have `run` called whenever something else is given."""


def editor_for(field: Field) -> Editor:
    """The editor that suits a field, holding its present value."""
    if field.is_date:
        return _DateEditor(field)
    if field.name == "opening_hours":
        return _HoursEditor(field)
    if not field.choices:
        return _TextEditor(field)
    if field.several or field.free or len(field.choices) > _SHORT_LIST:
        return _SearchEditor(field)
    return _ListEditor(field)


class _TextEditor:
    def __init__(self, field: Field) -> None:
        self._line = QLineEdit(field.worded(field.value))
        self._line.setPlaceholderText(field.hint)
        self._line.selectAll()

    def widget(self) -> QWidget:
        return self._line

    def value(self) -> JsonValue:
        return self._line.text().strip() or None

    def on_change(self, run: Callable[[], None]) -> None:
        self._line.textChanged.connect(lambda _text: run())


class _DateEditor(_TextEditor):
    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._line.setPlaceholderText(tr("2019, 2019-08, 2 August 2019, before 2020"))

    def value(self) -> JsonValue:
        date = typed_date(self._line)
        return date.text if date else None


class _HoursEditor(_TextEditor):
    """Says below the line how the hours are understood, or what is not."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._line.setPlaceholderText(worded_hours("Mo-Fr 09:00-12:30,13:30-17:00; PH closed"))
        self._told = PlainLabel("", "muted")
        self._told.hide()
        self._box = QWidget()
        rows = QVBoxLayout(self._box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self._line)
        rows.addWidget(self._told)
        self._box.setFocusProxy(self._line)
        self._line.textEdited.connect(self._tell)

    def widget(self) -> QWidget:
        return self._box

    def value(self) -> JsonValue:
        typed = self._line.text().strip()
        try:
            return read_hours(typed) if typed else None
        except HoursError as error:
            raise NotUnderstood(error.sentence) from error

    def _tell(self) -> None:
        typed = self._line.text().strip()
        try:
            understood = worded_hours(read_hours(typed)) if typed else ""
        except HoursError as error:
            understood = error.sentence
        self._told.setText(understood)
        self._told.setVisible(bool(understood) and understood != typed)
        self._line.setAccessibleDescription(understood)


class _ListEditor:
    def __init__(self, field: Field) -> None:
        self._list = QComboBox()
        if field.value is None and not field.required:
            self._list.addItem("—", None)
        for choice in field.choices:
            self._list.addItem(choice.label, choice.value)
        self._list.setCurrentIndex(self._list.findData(field.value))

    def widget(self) -> QWidget:
        return self._list

    def value(self) -> JsonValue:
        value = self._list.currentData()
        return None if value is None else str(value)

    def on_change(self, run: Callable[[], None]) -> None:
        self._list.currentIndexChanged.connect(lambda _row: run())


class _SearchEditor:
    """For lists too long to look through: the name is typed, or chosen from what it begins; several are parted by semicolons."""

    def __init__(self, field: Field) -> None:
        self._choices, self._several, self._free = field.choices, field.several, field.free
        self._haystacks = tuple(f" {folded(choice.label)} {choice.value.casefold()}" for choice in field.choices)
        self._line = SuggestField(self._found, lambda: self._found(""))
        self._line.setText(field.worded(field.value))
        self._line.setPlaceholderText(field.hint)
        self._line.chosen.connect(lambda suggestion: self._take(suggestion.label))

    def widget(self) -> QWidget:
        return self._line

    def value(self) -> JsonValue:
        typed = (
            [part.strip() for part in self._line.text().split(";")] if self._several else [self._line.text().strip()]
        )
        return "; ".join(self._meant(part) for part in typed if part) or None

    def on_change(self, run: Callable[[], None]) -> None:
        self._line.textChanged.connect(lambda _text: run())

    def _meant(self, typed: str) -> str:
        found = next((choice for choice in self._choices if typed in (choice.label, choice.value)), None)
        matches = self._matching(typed)
        if found is None and len(matches) == 1 and not self._free:
            found = matches[0]
        if found is None and not self._free:
            raise NotUnderstood(tr("“{text}” is not in the list.", text=typed))
        return found.value if found else typed

    def _take(self, label: str) -> None:
        before = self._line.text().rpartition(";")[0] if self._several else ""
        self._line.setText(f"{before}; {label}" if before else label)

    def _found(self, typed: str) -> Sequence[Suggestion]:
        last = typed.rpartition(";")[2] if self._several else typed
        return [Suggestion(choice.label, choice.value) for choice in self._matching(last)]

    def _matching(self, typed: str) -> list[Choice]:
        words = [f" {word}" for word in folded(typed).split()]
        pairs = zip(self._choices, self._haystacks, strict=True)
        return [choice for choice, haystack in pairs if all(word in haystack for word in words)]
