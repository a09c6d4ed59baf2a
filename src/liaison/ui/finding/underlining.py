"""Underlining in a line what of it does not count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QLineEdit


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """A part of what was typed that does not count; in characters."""

    start: int
    length: int


def underline(field: QLineEdit, problems: Sequence[FieldProblem]) -> None:
    """Underline these parts and no others.

    A line edit takes formats only from input methods, as places beside the caret.
    """
    underlined = QTextCharFormat()
    underlined.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    underlined.setUnderlineColor(field.palette().color(QPalette.ColorRole.Text))
    kind, caret = QInputMethodEvent.AttributeType.TextFormat, field.cursorPosition()
    formats = [QInputMethodEvent.Attribute(kind, one.start - caret, one.length, underlined) for one in problems]
    QCoreApplication.sendEvent(field, QInputMethodEvent("", formats))
