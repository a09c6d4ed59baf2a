"""Paints a cell: its text, wrapped, and below it the note in a quieter or a warning colour."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from liaison.ui.screens.directory.facts_model import CELL_ROLE
from liaison.ui.screens.directory.page import Cell, Tone
from liaison.ui.screens.directory.tones import colour_of

ACROSS, DOWN = 8, 6
"""Free pixels at the sides, above and below a text."""

_ENDLESS = 100_000


class FactsDelegate(QStyledItemDelegate):
    """Draws cells of a `FactsModel`; a row is as high as its highest cell."""

    def height(self, cell: Cell, width: int, metrics: QFontMetrics) -> int:
        """Pixels the cell needs when it is `width` wide."""
        inner = max(1, width - 2 * ACROSS)
        heights = [_wrapped(metrics, inner, text) for text in (cell.text, cell.note) if text]
        return sum(heights) + 2 * DOWN

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height for the width the cell has."""
        return QSize(option.rect.width(), self.height(index.data(CELL_ROLE), option.rect.width(), option.fontMetrics))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Background from the style, then text and note."""
        self.initStyleOption(option, index)
        cell: Cell = index.data(CELL_ROLE)
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        inner = option.rect.adjusted(ACROSS, DOWN, -ACROSS, -DOWN)
        align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        painter.save()
        painter.setFont(option.font)
        tone = cell.tone if not cell.note else Tone.PLAIN
        used = self._draw(painter, option, inner, align, cell.text, tone)
        note_tone = Tone.QUIET if cell.tone is Tone.PLAIN else cell.tone
        self._draw(painter, option, inner.adjusted(0, used, 0, 0), align, cell.note, note_tone)
        painter.restore()

    def _draw(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        align: Qt.AlignmentFlag,
        text: str,
        tone: Tone,
    ) -> int:
        """Draw `text` at the top of `place` and give the height it took."""
        if not text:
            return 0
        painter.setPen(_colour(option, tone))
        painter.drawText(place, align | Qt.TextFlag.TextWordWrap, text)
        return _wrapped(option.fontMetrics, place.width(), text)


def _colour(option: QStyleOptionViewItem, tone: Tone) -> QColor:
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if selected and tone in (Tone.PLAIN, Tone.QUIET, Tone.DERIVED):
        return option.palette.color(QPalette.ColorRole.HighlightedText)
    return colour_of(tone, option.palette)


def _wrapped(metrics: QFontMetrics, width: int, text: str) -> int:
    return metrics.boundingRect(QRect(0, 0, width, _ENDLESS), Qt.TextFlag.TextWordWrap, text).height()
