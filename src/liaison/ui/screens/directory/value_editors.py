"""Where a new value is given: a text, a date as one types it, or one of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.countries import folded
from liaison.domain.date_words import UnreadableDate, read_date
from liaison.domain.dates import DateError
from liaison.domain.provenance import JsonValue
from liaison.ui.screens.directory.page import Choice, Field
from liaison.ui.widgets.reference.suggest_field import SuggestField, Suggestion

_SHORT_LIST = 12


class NotUnderstood(Exception):
    """What was typed is no value of the field; `sentence` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Editor(Protocol):
    """Gives a value."""

    def widget(self) -> QWidget:
        """What is shown."""

    def value(self) -> JsonValue:
        """What was given; None when nothing. Raises NotUnderstood."""


def editor_for(field: Field) -> Editor:
    """The editor that suits a field, holding its present value."""
    if field.is_date:
        return _DateEditor(field)
    if not field.choices:
        return _TextEditor(field)
    return _ListEditor(field) if len(field.choices) <= _SHORT_LIST else _SearchEditor(field)


class _TextEditor:
    def __init__(self, field: Field) -> None:
        self._line = QLineEdit(field.worded(field.value))
        self._line.selectAll()

    def widget(self) -> QWidget:
        return self._line

    def value(self) -> JsonValue:
        return self._line.text().strip() or None


class _DateEditor(_TextEditor):
    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._line.setPlaceholderText(tr("2019, 2019-08, 2 August 2019, before 2020"))

    def value(self) -> JsonValue:
        typed = self._line.text().strip()
        try:
            return read_date(typed).text if typed else None
        except UnreadableDate as unreadable:
            raise NotUnderstood(unreadable.sentence) from unreadable
        except DateError as error:
            raise NotUnderstood(tr("“{text}” is not a date.", text=typed)) from error


class _ListEditor:
    def __init__(self, field: Field) -> None:
        self._list = QComboBox()
        for choice in field.choices:
            self._list.addItem(choice.label, choice.value)
        self._list.setCurrentIndex(self._list.findData(field.value))

    def widget(self) -> QWidget:
        return self._list

    def value(self) -> JsonValue:
        value = self._list.currentData()
        return None if value is None else str(value)


class _SearchEditor:
    """For lists too long to look through: the name is typed, or chosen from what it begins."""

    def __init__(self, field: Field) -> None:
        self._choices = field.choices
        self._haystacks = tuple(f" {folded(choice.label)} {choice.value.casefold()}" for choice in field.choices)
        self._line = SuggestField(self._found, lambda: self._found(""))
        self._line.setText(field.worded(field.value))
        self._line.chosen.connect(lambda suggestion: self._line.setText(suggestion.label))

    def widget(self) -> QWidget:
        return self._line

    def value(self) -> JsonValue:
        typed = self._line.text().strip()
        if not typed:
            return None
        found = next((choice for choice in self._choices if typed in (choice.label, choice.value)), None)
        matches = self._matching(typed)
        if found is None and len(matches) == 1:
            found = matches[0]
        if found is None:
            raise NotUnderstood(tr("“{text}” is not in the list.", text=typed))
        return found.value

    def _found(self, typed: str) -> Sequence[Suggestion]:
        return [Suggestion(choice.label, choice.value) for choice in self._matching(typed)]

    def _matching(self, typed: str) -> list[Choice]:
        words = [f" {word}" for word in folded(typed).split()]
        pairs = zip(self._choices, self._haystacks, strict=True)
        return [choice for choice, haystack in pairs if all(word in haystack for word in words)]
