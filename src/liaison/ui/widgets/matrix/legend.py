"""What the marks of a matrix mean: each shape beside its words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from liaison.ui.theme.theme import Theme
from liaison.ui.widgets.frames import FlowLayout
from liaison.ui.widgets.labels import PlainLabel
from liaison.ui.widgets.matrix.content import Mark, MarkKind, NoteKind
from liaison.ui.widgets.matrix.look import Look

_APART, _BELOW = 12, 4

Meaning = tuple[MarkKind | NoteKind | None, str]
"""What is explained, and the words; None explains the corner of what has grown old."""


class MarkLegend(QWidget):
    """Shapes and words, as many in a line as fit."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._meanings: tuple[Meaning, ...] = ()
        self._flow = FlowLayout(self, _BELOW)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._draw)

    def show_meanings(self, meanings: Iterable[Meaning]) -> None:
        """Explain these kinds, in this order."""
        self._meanings = tuple(meanings)
        self.setAccessibleName("; ".join(text for _, text in self._meanings))
        self._draw()

    def _draw(self) -> None:
        self._flow.clear()
        look = Look(self.font(), self._theme.colours, self.devicePixelRatioF())
        for kind, text in self._meanings:
            line = QWidget(self)
            parts = QHBoxLayout(line)
            parts.setContentsMargins(0, 0, _APART, 0)
            parts.setSpacing(6)
            picture = QLabel()
            picture.setPixmap(_picture(look, kind))
            parts.addWidget(picture)
            parts.addWidget(PlainLabel(text, "muted", wrap=False))
            self._flow.addWidget(line)
            line.show()
        self.setVisible(bool(self._meanings))
        self.updateGeometry()


def _picture(look: Look, kind: MarkKind | NoteKind | None) -> QPixmap:
    if isinstance(kind, NoteKind):
        return look.note(kind)
    # a count has no picture of its own: what is left is the corner
    return look.mark(Mark(kind or MarkKind.COUNT, "", is_old=kind is None))
