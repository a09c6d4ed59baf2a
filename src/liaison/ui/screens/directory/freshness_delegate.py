"""Paints a fact that is due: whom it is about, what is held, how old it is, and what came of asking."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from liaison.ui.screens.directory.freshness_model import LINE_ROLE, DueLine
from liaison.ui.theme.theme import Theme

_ACROSS, _DOWN = 8, 5


class FreshnessDelegate(QStyledItemDelegate):
    """Three lines, and a fourth where somebody was asked."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As many lines as there is something to say."""
        line: DueLine = index.data(LINE_ROLE)
        return QSize(0, (4 if line.last else 3) * option.fontMetrics.lineSpacing() + 2 * _DOWN)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Background from the style, then the lines, each shortened if it must be."""
        self.initStyleOption(option, index)
        line: DueLine = index.data(LINE_ROLE)
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        colours = self._theme.colours
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        texts = (
            (line.title, bold, colours.text),
            (line.statement, option.font, colours.text),
            (line.age, option.font, colours.muted),
            (line.last, option.font, colours.warn if line.warns else colours.accent),
        )
        place = option.rect.adjusted(_ACROSS, _DOWN, -_ACROSS, -_DOWN)
        height = option.fontMetrics.lineSpacing()
        align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        painter.save()
        for number, (text, font, colour) in enumerate(texts):
            where = QRect(place.left(), place.top() + number * height, place.width(), height)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, where.width())
            painter.drawText(where, int(align | Qt.TextFlag.TextSingleLine), shown)
        painter.restore()
