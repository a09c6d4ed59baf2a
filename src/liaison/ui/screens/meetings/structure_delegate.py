"""Paints what stands beside the text: headings, and for each item two lines at most."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from liaison.ui.screens.meetings.painting import Fonts, Inks, LinePainter
from liaison.ui.screens.meetings.structure_model import LINE_ROLE, Part, StructureLine
from liaison.ui.theme.tokens import Colours

SIDE = 6
_WITH_DETAIL_BELOW = (Part.FOLLOW_UP, Part.DONE, Part.STATEMENT)


class StructureDelegate(QStyledItemDelegate):
    """One line or two, by what the item is.

    Args:
        view: whose lines it paints.
    """

    def __init__(self, view: QWidget, colours: Colours) -> None:
        super().__init__(view)
        self.set_look(view, colours)

    def set_look(self, view: QWidget, colours: Colours) -> None:
        """Take other colours or the view's new font."""
        self._inks, self._fonts = Inks.of(colours), Fonts.of(view.font())
        self._line = QFontMetrics(self._fonts.bold).height() + 3

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines for promises and statements, one for the rest."""
        part = index.data(LINE_ROLE).part
        if part is Part.HEADING:
            return QSize(0, self._line + 14)
        return QSize(0, (2 if part in _WITH_DETAIL_BELOW else 1) * self._line + 8)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The item's text and its detail."""
        shown: StructureLine = index.data(LINE_ROLE)
        line = LinePainter(painter, option, self._inks)
        if shown.part is Part.HEADING:
            area = option.rect.adjusted(SIDE, 8, -SIDE, -2)
            line.text(area, f"{shown.text}  {shown.detail}", self._fonts.bold, self._inks.text)
            return
        line.ground()
        area = option.rect.adjusted(SIDE, 4, -SIDE, -4)
        first = QRect(area.left(), area.top(), area.width(), self._line)
        if shown.part not in _WITH_DETAIL_BELOW:
            text = f"{shown.text}  {shown.detail}" if shown.detail else shown.text
            line.text(first, text, self._fonts.plain, self._colour(shown))
            return
        line.text(first, shown.text.replace("\n", " "), self._fonts.plain, self._colour(shown))
        quiet = self._inks.bad if shown.is_wrong else self._inks.muted
        line.text(first.translated(0, self._line), shown.detail, self._fonts.small, quiet)

    def _colour(self, line: StructureLine) -> QColor:
        by_part = {Part.DONE: self._inks.muted, Part.TOPIC: self._inks.accent}
        return by_part.get(line.part, self._inks.text)
