"""The list of an answer, what it answers, and why the chosen line is in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from liaison.base.translations import tr
from liaison.ui.icons import icon
from liaison.ui.screens.coverage.answer_list import AnswerList
from liaison.ui.screens.coverage.explanation_view import ExplanationView
from liaison.ui.screens.coverage.lines import Line, narrowed
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.frames import Card, EmptyState
from liaison.ui.widgets.labels import PlainLabel

_CONFIRMED = 2000
"""Milliseconds for which the button says that it copied."""


class AnswerSide(Card):
    """Right of the map."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, GAP)
        self._lines: tuple[Line, ...] = ()
        self._filter, self._call_list = "", ""
        self.list = AnswerList(theme)
        self.explanation = ExplanationView()
        self._heading = PlainLabel("", "heading")
        self._copy = QPushButton(icon("copy"), tr("Copy call list"))
        self._state = EmptyState("coverage", "")
        self._stack = QStackedLayout()
        self._lay_out()
        self._copy.clicked.connect(self.copy_call_list)

    def show_answer(self, heading: str, lines: tuple[Line, ...], call_list: str) -> None:
        """Show an answer; `call_list` is what copying gives, empty for nothing to copy."""
        self._lines, self._call_list = lines, call_list
        self._heading.setText(heading)
        self._copy.setVisible(bool(call_list))
        self._stack.setCurrentIndex(1)
        self.list.show_lines(narrowed(lines, self._filter))

    def reword(self, lines: tuple[Line, ...]) -> None:
        """Show the same answer in other words; nothing moves."""
        self._lines = lines
        if self._filter:
            # other words may be found or not
            self.list.show_lines(narrowed(lines, self._filter))
        else:
            self.list.reword(lines)

    def lengthen(self, lines: tuple[Line, ...], country: str, start: int) -> None:
        """Show the same answer with more lines below a country, and go to the line at `start` below it."""
        self._lines = lines
        self.list.lengthen(narrowed(lines, self._filter), country, start)

    def say(self, sentence: str, hint: str = "") -> None:
        """Say why there is no answer, and what to do."""
        self._lines, self._call_list = (), ""
        self._state.say(sentence, hint)
        self._stack.setCurrentIndex(0)

    def set_filter(self, text: str) -> None:
        """Keep the lines that name `text`."""
        self._filter = text
        if self._lines:
            self.list.show_lines(narrowed(self._lines, text))

    def copy_call_list(self) -> None:
        """Put the answer on the clipboard as plain text."""
        if self._call_list:
            QApplication.clipboard().setText(self._call_list)
            self._copy.setText(tr("Copied"))
            QTimer.singleShot(_CONFIRMED, self._copy, lambda: self._copy.setText(tr("Copy call list")))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        self._copy.setToolTip(tr("The offices with reason, source and age, as plain text  Ctrl+Shift+C"))
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setObjectName("coverage-answer")
        parts.setHandleWidth(GAP)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        why = QWidget()
        beneath = QVBoxLayout(why)
        beneath.setContentsMargins(0, 0, 0, 0)
        beneath.addWidget(_line())
        beneath.addWidget(self.explanation, 1)
        parts.addWidget(why)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        parts.setSizes([330, 330])
        answer = QWidget()
        rows = QVBoxLayout(answer)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACING)
        rows.addLayout(top)
        rows.addWidget(parts, 1)
        self._stack.addWidget(self._state)
        self._stack.addWidget(answer)
        self.rows.addLayout(self._stack)


def _line() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    line.setStyleSheet("background: palette(mid); border: none;")
    return line
