"""A text, or two in one: what was removed is struck through, what was added is underlined, both in colour besides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from liaison.base.translations import tr
from liaison.domain.text_comparison import Comparison, Kind
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import Colours
from liaison.ui.widgets.announce import announce

LINE_END = "¶"
"""Stands for a line end that came or went, where nothing else of its line can be marked."""

SPOKEN = 80
"""Characters of a change that are read out."""

# what Qt takes for a line end of its own would move every mark behind it
_BREAKS = {ord(character): " " for character in "\r\x0b\x0c\x1e\x1f\x85\u2028\u2029\ufdd0\ufdd1"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one line: its start and length in Qt's positions."""

    start: int
    length: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Change:
    """A place where the texts differ: its position in the whole text shown, and what it says."""

    position: int
    removed: str
    added: str


class _Marking(QSyntaxHighlighter):
    """Paints the marks of a line when the line is laid out."""

    def __init__(self, document: QTextDocument, colours: Colours) -> None:
        super().__init__(document)
        self.marks: dict[int, list[Mark]] = {}
        self._inks: dict[Kind, QTextCharFormat] = {}
        self.set_look(colours)

    def set_look(self, colours: Colours) -> None:
        """Take other colours."""
        added, removed = QTextCharFormat(), QTextCharFormat()
        added.setForeground(QColor(colours.good))
        added.setBackground(QColor(colours.good_ground))
        added.setFontUnderline(True)
        removed.setForeground(QColor(colours.bad))
        removed.setBackground(QColor(colours.bad_ground))
        removed.setFontStrikeOut(True)
        self._inks = {Kind.ADDED: added, Kind.REMOVED: removed}

    def highlightBlock(self, text: str) -> None:
        """Paint one line."""
        for mark in self.marks.get(self.currentBlock().blockNumber(), ()):
            self.setFormat(mark.start, mark.length, self._inks[mark.kind])


class ComparisonView(QPlainTextEdit):
    """Shows one text, or what lies between two; the caret walks from change to change."""

    moved = Signal()
    """`present` or `changes` is another."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Text of this version"))
        self._marking = _Marking(self.document(), theme.colours)
        self._theme = theme
        self.changes: tuple[Change, ...] = ()
        self.present = -1
        theme.changed.connect(self._look_again)

    def show_text(self, text: str) -> None:
        """Show one text as it is."""
        self._show(text.translate(_BREAKS), {}, ())

    def show_comparison(self, comparison: Comparison) -> None:
        """Show both texts in one, at the first change."""
        shown, marks, changes = _laid_out(comparison)
        self._show(shown, marks, changes)
        if changes:
            self.go(1)

    def go(self, step: int) -> None:
        """To the next change, or the one before; round at the ends."""
        if not self.changes:
            return
        self.present = (self.present + step) % len(self.changes) if self.present >= 0 else (0 if step > 0 else -1)
        self.present %= len(self.changes)
        change = self.changes[self.present]
        cursor = self.textCursor()
        cursor.setPosition(change.position)
        self.setTextCursor(cursor)
        self.centerCursor()
        self.moved.emit()
        announce(self, change_in_words(change))

    def _show(self, text: str, marks: dict[int, list[Mark]], changes: tuple[Change, ...]) -> None:
        self._marking.marks = marks
        self.changes, self.present = changes, -1
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.moved.emit()

    def _look_again(self) -> None:
        self._marking.set_look(self._theme.colours)
        self._marking.rehighlight()


def change_in_words(change: Change) -> str:
    """A change as a screen reader says it."""
    removed, added = (_short(text) for text in (change.removed, change.added))
    if removed and added:
        return tr("“{old}” became “{new}”", old=removed, new=added)
    return tr("added: “{text}”", text=added) if added else tr("removed: “{text}”", text=removed)


def _short(text: str) -> str:
    words = " ".join(text.split()) or LINE_END * bool(text)
    return words if len(words) <= SPOKEN else f"{words[:SPOKEN]}…"


def _laid_out(comparison: Comparison) -> tuple[str, dict[int, list[Mark]], tuple[Change, ...]]:
    """The one text, its marks by line, and where the changes are."""
    shown: list[str] = []
    marks: dict[int, list[Mark]] = {}
    changes: list[Change] = []
    line = column = position = 0
    follows = False
    for piece in comparison.pieces:
        if piece.kind is not Kind.SAME:
            removed, added = (piece.text, "") if piece.kind is Kind.REMOVED else ("", piece.text)
            if follows:
                last = changes.pop()
                changes.append(Change(last.position, last.removed + removed, last.added + added))
            else:
                changes.append(Change(position, removed, added))
        follows = piece.kind is not Kind.SAME
        for number, text in enumerate(_lines(piece.text, is_marked=follows)):
            if number:
                shown.append("\n")
                line, column, position = line + 1, 0, position + 1
            length = len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
            if follows and length:
                marks.setdefault(line, []).append(Mark(column, length, piece.kind))
            shown.append(text)
            column, position = column + length, position + length
    return "".join(shown), marks, tuple(changes)


def _lines(text: str, *, is_marked: bool) -> Iterator[str]:
    lines = text.translate(_BREAKS).split("\n")
    for number, line in enumerate(lines):
        yield LINE_END if is_marked and not line and number < len(lines) - 1 else line
