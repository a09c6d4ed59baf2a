"""The note: where one writes, what finds in it, and the line that says whether it is saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import Colours
from liaison.ui.widgets.frames import Card
from liaison.ui.writing.note.editor import NoteEditor
from liaison.ui.writing.note.find_bar import FindBar
from liaison.ui.writing.note.highlighter import NoteColours, NoteHighlighter
from liaison.ui.writing.note.word_count import WordCount
from liaison.ui.writing.saving.line import SavingLine

_PLAIN = "QPlainTextEdit#note-editor { border: none; border-radius: 0; background: palette(base); }"

_ANY_WIDTH = 16_777_215
"""Qt's own."""

BODY_SCALE = 1.15
"""The note is written larger than the interface."""


class NotePane(Card):
    """Shows one note.

    Args:
        now: the clock, local time.
    """

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=0)
        self.rows.setSpacing(0)
        # the note's ground is square; the card's border and round corners stay outside it
        self.rows.setContentsMargins(2, 8, 2, 2)
        self.editor = NoteEditor(now, self)
        self.editor.setStyleSheet(_PLAIN)
        self.editor.setFont(_body(self.font()))
        self.find_bar = FindBar(self.editor, self)
        self.saving = SavingLine(now, self)
        self.words = WordCount(self.editor.written, self)
        self.words.counted.connect(self.saving.count_words)
        self._highlighter = NoteHighlighter(self.editor.document(), note_colours(theme.colours), self.editor.font())
        for part in (self.find_bar, self.editor, self.saving):
            self.rows.addWidget(part)
        for keys, run in (
            ("Ctrl+F", self.find_bar.open),
            ("Ctrl+H", self.find_bar.open_replacing),
            ("F3", self.find_bar.go_on),
            ("Shift+F3", self.find_bar.go_back),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)
        self._theme = theme
        theme.changed.connect(self._take_look)

    def _take_look(self) -> None:
        self._highlighter.set_look(note_colours(self._theme.colours), self.editor.font())

    def set_alone(self, alone: bool) -> None:
        """Stand on the screen as on a sheet, no wider than one reads; or as a card among others."""
        self.setMaximumWidth(self.editor.widest() + 4 if alone else _ANY_WIDTH)
        self.setProperty("role", "" if alone else "card")
        self.style().unpolish(self)
        self.style().polish(self)
        self.saving.set_alone(alone)


def note_colours(colours: Colours) -> NoteColours:
    """The inks of a scheme."""
    return NoteColours(
        heading=QColor(colours.text),
        statement=QColor(colours.accent),
        follow_up=QColor(colours.warn),
        outcome=QColor(colours.good),
        reference=QColor(colours.accent),
        quiet=QColor(colours.muted),
    )


def _body(font: QFont) -> QFont:
    body = QFont(font)
    body.setPointSizeF(font.pointSizeF() * BODY_SCALE)
    return body
