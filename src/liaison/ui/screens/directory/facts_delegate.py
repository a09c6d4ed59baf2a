"""Paints a cell: its text, wrapped, and below it the note in the colour of its tone."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from liaison.ui.screens.directory.facts_model import CELL_ROLE
from liaison.ui.screens.directory.page import Cell, Tone
from liaison.ui.theme.theme import Theme

ACROSS, DOWN = 8, 6
"""Free pixels at the sides, above and below a text."""

_ENDLESS = 100_000


class FactsDelegate(QStyledItemDelegate):
    """Draws cells of a `FactsModel`; a row is as high as its highest cell."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def height(self, cell: Cell, width: int, metrics: QFontMetrics) -> int:
        """Pixels the cell needs when it is `width` wide."""
        inner = max(1, width - 2 * ACROSS)
        return sum(_wrapped(metrics, inner, text) for text in (cell.text, cell.note) if text) + 2 * DOWN

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height for the width the cell has."""
        width = option.rect.width()
        return QSize(width, self.height(index.data(CELL_ROLE), width, option.fontMetrics))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Background from the style, then text and note."""
        self.initStyleOption(option, index)
        cell: Cell = index.data(CELL_ROLE)
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        place = option.rect.adjusted(ACROSS, DOWN, -ACROSS, -DOWN)
        painter.save()
        painter.setFont(option.font)
        used = self._draw(painter, option, place, cell.text, Tone.PLAIN if cell.note else cell.tone)
        note_tone = Tone.QUIET if cell.tone is Tone.PLAIN else cell.tone
        self._draw(painter, option, place.adjusted(0, used, 0, 0), cell.note, note_tone)
        painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, text: str, tone: Tone) -> int:
        """Draw `text` at the top of `place` and give the height it took."""
        if not text:
            return 0
        align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        painter.setPen(self._colour(tone))
        painter.drawText(place, align | Qt.TextFlag.TextWordWrap, text)
        return _wrapped(option.fontMetrics, place.width(), text)

    def _colour(self, tone: Tone) -> QColor:
        colours = self._theme.colours
        by_tone = {Tone.PLAIN: colours.text, Tone.OWN: colours.accent, Tone.WARNING: colours.warn}
        return QColor(by_tone.get(tone, colours.muted))


def _wrapped(metrics: QFontMetrics, width: int, text: str) -> int:
    return metrics.boundingRect(QRect(0, 0, width, _ENDLESS), Qt.TextFlag.TextWordWrap, text).height()
