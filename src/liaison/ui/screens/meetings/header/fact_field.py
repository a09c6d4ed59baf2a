"""A captioned line that is read as one types: the caption says how it was understood, a refusal keeps the text and says why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.ui.widgets.labels import ElidedLabel

T = TypeVar("T")


class Unreadable(Exception):
    """What was typed cannot be taken; `sentence` says why, for the person."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class FactField(QWidget, Generic[T]):
    """One fact of the meeting, typed.

    Args:
        caption: its name.
        read: what a text means; raises Unreadable. Never called with an empty text, which means not known.
        write: the text of a value.
        echo: how a value was understood, shown in the caption; empty where the text itself says it.
    """

    edited = Signal()
    """`value` changed by typing."""
    refused = Signal()
    """`refusal` changed."""

    def __init__(
        self,
        caption: str,
        read: Callable[[str], T],
        write: Callable[[T], str] = str,
        echo: Callable[[T], str] = lambda _: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._caption, self._read, self._write, self._echo = caption, read, write, echo
        self._value: T | None = None
        self._refusal = self._pending_refusal = ""
        self.label = ElidedLabel(caption, "muted", self)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(caption)
        self.label.setBuddy(self.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.label)
        layout.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._left)

    @property
    def value(self) -> T | None:
        """The newest value that could be read; None when not known."""
        return self._value

    @property
    def refusal(self) -> str:
        """Why the text is not taken; empty when it is."""
        return self._refusal

    def show_value(self, value: T | None) -> None:
        """Show a value that is kept already; a text being typed or refused stays."""
        if self.line.hasFocus() and self.line.isModified():
            return
        self._value = value
        self.line.setText("" if value is None else self._write(value))
        self.line.setCursorPosition(0)
        self._accept()

    def type_text(self, text: str) -> None:
        """As if the person had typed it and gone on."""
        self.line.setText(text)
        self._typed(text)
        self._left()

    def _typed(self, text: str) -> None:
        text = text.strip()
        try:
            value = self._read(text) if text else None
        except Unreadable as refusal:
            # not while one types: half a date is no mistake
            self._pending_refusal = refusal.sentence
            self.label.setText(self._caption)
            return
        changed, self._value = value != self._value, value
        self._accept()
        if changed:
            self.edited.emit()

    def _left(self) -> None:
        if self._pending_refusal:
            kept = self._echo(self._value) or self._write(self._value) if self._value is not None else ""
            still = tr("Kept so far: {value}.", value=kept) if kept else tr("Nothing is kept for it yet.")
            self._refuse(f"{self._caption}: {self._pending_refusal} {still}")
        elif self.line.isModified():
            self.line.setText("" if self._value is None else self._write(self._value))

    def _accept(self) -> None:
        self._pending_refusal = ""
        echo = self._echo(self._value) if self._value is not None else ""
        self.label.setText(f"{self._caption}: {echo}" if echo else self._caption)
        self._refuse("")

    def _refuse(self, sentence: str) -> None:
        if sentence != self._refusal:
            self._refusal = sentence
            self.line.setProperty("invalid", bool(sentence))
            self.line.style().polish(self.line)
            self.line.setAccessibleDescription(sentence)
            self.refused.emit()
