"""Paints a line of the answer: the verdict as a shape and in words, the title, and the wrapped details."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from liaison.domain.legal_bases import Verdict
from liaison.ui.screens.legal_bases.lines import Line, LineKind, Tone
from liaison.ui.theme.theme import Theme
from liaison.ui.theme.tokens import HEADING_SCALE
from liaison.ui.widgets.matrix import Mark, MarkKind
from liaison.ui.widgets.matrix.look import Look

LINE_ROLE = Qt.ItemDataRole.UserRole
"""The `Line` of an index."""

ACROSS, DOWN, BETWEEN = 10, 7, 10
_HEADING_ABOVE = 14
_WIDEST_BADGE = 0.5
_ENDLESS = 100_000

MARKS = {Verdict.YES: MarkKind.YES, Verdict.NO: MarkKind.NO, Verdict.NOT_KNOWN: MarkKind.NOT_KNOWN}
"""The shape of each answer, the same here and in the matrix."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the parts of a line stand for left-to-right text, from the line's corner."""

    mark: QRect
    title: QRect
    badge: QRect
    details: tuple[QRect, ...]
    height: int


class LineDelegate(QStyledItemDelegate):
    """Draws the lines of a `LineList`."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look: Look | None = None
        theme.changed.connect(self._forget)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the wrapped texts need at the width of the view."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(width, self._laid_out(index.data(LINE_ROLE), width, option).height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Background from the style, then everything of the line."""
        self.initStyleOption(option, index)
        line: Line = index.data(LINE_ROLE)
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        places, colours = self._laid_out(line, option.rect.width(), option), self._theme.colours
        ink = {Tone.PLAIN: colours.text, Tone.QUIET: colours.muted, Tone.LOUD: colours.warn}
        painter.save()
        picture = self._looks(option).mark(Mark(MARKS[line.verdict], ""))
        painter.drawPixmap(_placed(option, places.mark).topLeft(), picture)
        _write(painter, option, places.title, line.title, _title_font(option.font, line), colours.text)
        tone = {Verdict.YES: colours.good, Verdict.NO: colours.bad, Verdict.NOT_KNOWN: colours.warn}[line.verdict]
        _write(painter, option, places.badge, line.badge, _bold(option.font), tone)
        for place, detail in zip(places.details, line.details, strict=True):
            font = _bold(option.font) if detail.tone is Tone.LOUD else option.font
            _write(painter, option, place, detail.text, font, ink[detail.tone])
        if line.kind is LineKind.HEADING and index.row():
            painter.setPen(QColor(colours.line))
            top = option.rect.top() + _HEADING_ABOVE // 2
            painter.drawLine(option.rect.left() + ACROSS, top, option.rect.right() - ACROSS, top)
        painter.restore()

    def _forget(self) -> None:
        self._look = None

    def _looks(self, option: QStyleOptionViewItem) -> Look:
        view = option.widget
        ratio = view.devicePixelRatioF() if view is not None else 1.0
        if self._look is None or self._look.ratio != ratio:
            self._look = Look(option.font, self._theme.colours, ratio)
        return self._look

    def _laid_out(self, line: Line, width: int, option: QStyleOptionViewItem) -> _Layout:
        side, inner = self._looks(option).side, max(1, width - 2 * ACROSS)
        above = DOWN + (_HEADING_ABOVE if line.kind is LineKind.HEADING else 0)
        metrics, bold = QFontMetrics(option.font), QFontMetrics(_bold(option.font))
        titles = QFontMetrics(_title_font(option.font, line))
        left = ACROSS + side + BETWEEN
        room = inner - side - BETWEEN
        badge_width = min(bold.horizontalAdvance(line.badge) + 2, room)
        beside = (
            titles.horizontalAdvance(line.title) + BETWEEN + badge_width <= room or badge_width <= room * _WIDEST_BADGE
        )
        for_title = room - badge_width - BETWEEN if beside else room
        title = QRect(left, above, for_title, _wrapped(titles, for_title, line.title))
        if beside:
            badge = QRect(left + room - badge_width, above, badge_width, titles.height())
            y = title.bottom() + 1
        else:
            badge = QRect(left, title.bottom() + 2, room, _wrapped(bold, room, line.badge))
            y = badge.bottom() + 1
        details = []
        for detail in line.details:
            fits = bold if detail.tone is Tone.LOUD else metrics
            details.append(QRect(left, y + 1, room, _wrapped(fits, room, detail.text)))
            y = details[-1].bottom() + 1
        mark = QRect(ACROSS, above + (titles.height() - side) // 2, side, side)
        return _Layout(mark, title, badge, tuple(details), max(y, mark.bottom()) + DOWN)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _title_font(font: QFont, line: Line) -> QFont:
    title = QFont(font)
    title.setWeight(QFont.Weight.DemiBold)
    if line.kind is LineKind.HEADING:
        title.setPointSizeF(font.pointSizeF() * HEADING_SCALE)
    return title


def _write(painter: QPainter, option: QStyleOptionViewItem, place: QRect, text: str, font: QFont, colour: str) -> None:
    align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(_placed(option, place), align | Qt.TextFlag.TextWordWrap, text)


def _placed(option: QStyleOptionViewItem, place: QRect) -> QRect:
    """`place` on the view, mirrored for a right-to-left interface."""
    return QStyle.visualRect(option.direction, option.rect, place.translated(option.rect.topLeft()))


def _wrapped(metrics: QFontMetrics, width: int, text: str) -> int:
    return metrics.boundingRect(QRect(0, 0, max(1, width), _ENDLESS), Qt.TextFlag.TextWordWrap, text).height()
