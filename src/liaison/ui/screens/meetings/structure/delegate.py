"""Paints what stands beside the text: headings, and for each item two lines at most."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from liaison.ui.screens.meetings.structure.lines import Part, StructureLine
from liaison.ui.screens.meetings.structure.model import LINE_ROLE, Heights
from liaison.ui.theme.tokens import Colours
from liaison.ui.widgets.line_painting import Fonts, Inks, LinePainter

SIDE = 6


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

    def heights(self) -> Heights:
        """How high the lines are, for the model."""
        return Heights(self._line + 14, self._line + 8, 2 * self._line + 8)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The item's text and its detail."""
        shown: StructureLine = index.data(LINE_ROLE)
        line = LinePainter(painter, option, self._inks)
        if shown.part is Part.HEADING:
            area = option.rect.adjusted(SIDE, 8, -SIDE, -2)
            line.text(area, shown.text, self._fonts.bold, self._inks.text)
            taken = QFontMetrics(self._fonts.bold).horizontalAdvance(shown.text) + 2 * SIDE
            line.text(area.adjusted(taken, 0, 0, 0), shown.detail, self._fonts.small, self._inks.muted)
            return
        line.ground()
        area = option.rect.adjusted(SIDE, 4, -SIDE, -4)
        first = QRect(area.left(), area.top(), area.width(), self._line)
        line.text(first, shown.text.replace("\n", " "), self._fonts.plain, self._colour(shown))
        quiet = self._inks.bad if shown.is_wrong else self._inks.muted
        line.text(first.translated(0, self._line), shown.detail, self._fonts.small, quiet)

    def _colour(self, line: StructureLine) -> QColor:
        by_part = {Part.DONE: self._inks.muted, Part.TOPIC: self._inks.accent}
        return by_part.get(line.part, self._inks.text)
