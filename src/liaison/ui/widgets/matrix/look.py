"""Sizes, colours and pictures of a matrix, for one font and one theme."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QColor, QFont, QFontMetrics, QPixmap

from liaison.ui.theme.tokens import Colours
from liaison.ui.widgets.matrix.content import Mark, MarkKind, NoteKind
from liaison.ui.widgets.matrix.marks import mark_picture, note_picture

INDENT = 20
"""Pixels before the name of a row below a heading, and before a heading's name."""

SIDE = 8
"""Pixels before and behind a text."""

_LEAST_HEIGHT = 26


class Look:
    """What painting needs, made once.

    Args:
        ratio: device pixels a logical one.
    """

    def __init__(self, font: QFont, colours: Colours, ratio: float) -> None:
        # a copy: the font of a style option goes with the option
        self.font, self.ratio, self.colours = QFont(font), ratio, colours
        self.bold = QFont(font)
        self.bold.setBold(True)
        self.metrics, self.bold_metrics = QFontMetrics(font), QFontMetrics(self.bold)
        self.line = max(_LEAST_HEIGHT, self.metrics.height() + 10)
        self.side = max(14, round(self.line * 0.62))
        self.text, self.muted = QColor(colours.text), QColor(colours.muted)
        self.surface, self.ground = QColor(colours.surface), QColor(colours.window)
        self.rule, self.soft, self.accent = QColor(colours.line), QColor(colours.soft), QColor(colours.accent)
        self.gap, self.edge = QColor(colours.warn_ground), QColor(colours.field_line)
        self._marks: dict[tuple[MarkKind, bool], QPixmap] = {}
        self._notes: dict[NoteKind, QPixmap] = {}

    def column_width(self, codes: Iterable[str]) -> int:
        """Room for the widest code and for a mark."""
        widest = max((self.metrics.horizontalAdvance(code) for code in codes), default=0)
        return max(self.line + 4, widest + 10)

    def mark(self, mark: Mark) -> QPixmap:
        """The picture of a mark."""
        key = (mark.kind, mark.is_old)
        if key not in self._marks:
            self._marks[key] = mark_picture(*key, self.side, self.ratio, self.colours, self.font)
        return self._marks[key]

    def note(self, kind: NoteKind) -> QPixmap:
        """The picture of a column's note."""
        if kind not in self._notes:
            self._notes[kind] = note_picture(kind, self.side - 4, self.ratio, self.colours)
        return self._notes[kind]
