"""Paints cells: a text, on a ground where it is a chip, and a note below it, both wrapped; a word too long for its column is broken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from liaison.ui.screens.cases.fields.cells import CELL_ROLE, Cell, Tone
from liaison.ui.screens.cases.fields.look import colours_in_use
from liaison.ui.theme.tokens import Colours
from liaison.ui.widgets.line_painting import bolder, smaller

ACROSS, DOWN = 8, 7
"""Free pixels at the sides, above and below."""
_CHIP_ACROSS, _CHIP_DOWN, _ROUND = 7, 2, 8
_WIDEST = 120
_LINE_END = "\u2028"


@dataclass(frozen=True, slots=True)
class _Laid:
    """A text laid out, with its extent."""

    layout: QTextLayout
    width: float
    height: float


class CellDelegate(QStyledItemDelegate):
    """Draws the cells of a `CellModel`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the wrapped texts need at the width of the column."""
        width = option.rect.width()
        return QSize(width, self.height(index.data(CELL_ROLE), width, option.font))

    def height(self, cell: Cell, width: int, font: QFont) -> int:
        """Pixels a cell needs."""
        inner = width - 2 * ACROSS
        told = _laid(cell.text, _font(cell, font), inner - _beside(cell))
        noted = _laid(cell.note, smaller(font), inner)
        return round(told.height + 2 * _above(cell) + noted.height) + 2 * DOWN

    def longest_word(self, cell: Cell, font: QFont, *, leading: bool) -> int:
        """Pixels a column needs so that no word is broken; a person may have written endless ones, which are.

        Args:
            leading: count only what leads a line or is in the program's own words; 0 for other cells.
        """
        if leading and not cell.is_bold and cell.tone is Tone.PLAIN:
            return 0
        widest = _longest(cell.text, _font(cell, font))
        # the words of chips are the program's own
        told = widest if cell.is_chip else min(widest, _WIDEST)
        noted = 0 if leading else min(_longest(cell.note, smaller(font)), _WIDEST)
        return max(told + _beside(cell), noted) + 2 * ACROSS + 2

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Background from the style, then text and note."""
        self.initStyleOption(option, index)
        cell: Cell = index.data(CELL_ROLE)
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        colours, font = colours_in_use(), option.font
        place = option.rect.adjusted(ACROSS, DOWN, -ACROSS, -DOWN)
        told = _laid(cell.text, _font(cell, font), place.width() - _beside(cell), option.direction)
        noted = _laid(cell.note, smaller(font), place.width(), option.direction)
        painter.save()
        painter.setClipRect(option.rect)
        start, top = place.left(), place.top() + _above(cell)
        if cell.is_chip and cell.text:
            # it hugs its words, at the side where the language begins
            told = _laid(cell.text, _font(cell, font), ceil(told.width) + 1, option.direction)
            box = _mirrored(option, QRect(place.topLeft(), _chip(told)))
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _draw_ground(painter, box, _ground(cell.tone, colours, is_chosen=is_chosen))
            start = box.left() + _CHIP_ACROSS
        _draw(painter, told, QPointF(start, top), _ink(cell.tone, colours))
        below = top + told.height + _above(cell)
        _draw(painter, noted, QPointF(place.left(), below), _ink(cell.note_tone, colours))
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), QColor(colours.line))
        painter.restore()


def _longest(text: str, font: QFont) -> int:
    metrics = QFontMetrics(font)
    return max(map(metrics.horizontalAdvance, re.split(r"[ \n]", text)))


def _laid(text: str, font: QFont, width: int, direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight) -> _Laid:
    layout = QTextLayout(text.replace("\n", _LINE_END), font)
    wrapped = QTextOption(QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft))
    wrapped.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrapped)
    across = high = 0.0
    if not text:
        return _Laid(layout, across, high)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, high))
        high += line.height()
        across = max(across, line.naturalTextWidth())
    layout.endLayout()
    return _Laid(layout, across, high)


def _draw(painter: QPainter, laid: _Laid, at: QPointF, ink: QColor) -> None:
    if laid.height:
        painter.setPen(ink)
        laid.layout.draw(painter, at)


def _chip(told: _Laid) -> QSize:
    return QSize(round(told.width) + 2 * _CHIP_ACROSS, round(told.height) + 2 * _CHIP_DOWN)


def _draw_ground(painter: QPainter, box: QRect, ground: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(box), _ROUND, _ROUND)


def _mirrored(option: QStyleOptionViewItem, place: QRect) -> QRect:
    return QStyle.visualRect(option.direction, option.rect, place)


def _font(cell: Cell, font: QFont) -> QFont:
    # a ground is loud enough, unless it is a refusal
    is_loud = cell.tone is Tone.BAD or (cell.tone is Tone.WARN and not cell.is_chip)
    return bolder(font) if cell.is_bold or is_loud else font


def _beside(cell: Cell) -> int:
    return 2 * _CHIP_ACROSS if cell.is_chip else 0


def _above(cell: Cell) -> int:
    return _CHIP_DOWN if cell.is_chip else 0


def _ink(tone: Tone, colours: Colours) -> QColor:
    inks = {
        Tone.PLAIN: colours.text,
        Tone.QUIET: colours.muted,
        Tone.CALM: colours.accent,
        Tone.GOOD: colours.good,
        Tone.WARN: colours.warn,
        Tone.BAD: colours.bad,
    }
    return QColor(inks[tone])


def _ground(tone: Tone, colours: Colours, *, is_chosen: bool) -> QColor:
    grounds = {Tone.GOOD: colours.good_ground, Tone.WARN: colours.warn_ground, Tone.BAD: colours.bad_ground}
    # the quiet one is nearly that of the chosen line
    return QColor(grounds.get(tone, colours.surface if is_chosen else colours.neutral_ground))
