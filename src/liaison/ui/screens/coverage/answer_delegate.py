"""Paints a line of an answer: title and badge, and below them role, age and source, wrapped and never cut off."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from liaison.ui.screens.coverage.answer_model import LINE_ROLE
from liaison.ui.screens.coverage.lines import Kind, Line, Mark
from liaison.ui.theme.theme import Theme

ACROSS, DOWN, BETWEEN = 8, 7, 10
"""Free pixels at the sides, above and below, and between title and badge."""

_BADGE_ACROSS, _BADGE_DOWN = 8, 2
_WIDEST_BADGE = 0.45
_ALARM = 4
"""Logical pixels of the bar beside a line about a gap."""

_ENDLESS = 100_000


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the parts of a line stand, for left-to-right text, from the line's corner."""

    title: QRect
    badge: QRect
    details: tuple[QRect, ...]
    height: int


class AnswerDelegate(QStyledItemDelegate):
    """Draws the lines of an `AnswerModel` in a tree view."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the wrapped texts need at the width of the view."""
        line: Line = index.data(LINE_ROLE)
        width = _width_in_view(option, index)
        return QSize(width, _laid_out(line, width, _title_font(option.font, line), option.font).height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Background from the style, then title, badge and details."""
        self.initStyleOption(option, index)
        line: Line = index.data(LINE_ROLE)
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        title_font = _title_font(option.font, line)
        places = _laid_out(line, option.rect.width(), title_font, option.font)
        soft = QColor(self._theme.colours.muted)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.kind is Kind.GAP:
            self._paint_alarm(painter, option, places.height)
        self._write(painter, option, places.title, line.title, title_font, self._title_colour(line))
        self._paint_badge(painter, option, places.badge, line)
        for place, detail in zip(places.details, line.details, strict=True):
            self._write(painter, option, place, detail, option.font, soft)
        painter.restore()

    def _title_colour(self, line: Line) -> QColor:
        colours = self._theme.colours
        if line.kind in (Kind.HEADING, Kind.BASIS):
            return QColor(colours.muted)
        if line.kind is Kind.GAP:
            return QColor(colours.bad)
        return QColor(colours.accent if line.kind is Kind.MORE else colours.text)

    def _paint_alarm(self, painter: QPainter, option: QStyleOptionViewItem, height: int) -> None:
        """The ground of a line nobody should overlook, with a bar at its side for who sees no colours."""
        colours = self._theme.colours
        painter.fillRect(_placed(option, QRect(0, 1, option.rect.width(), height - 2)), QColor(colours.bad_ground))
        painter.fillRect(_placed(option, QRect(0, 1, _ALARM, height - 2)), QColor(colours.bad))

    def _write(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, text: str, font: QFont, colour: QColor
    ) -> None:
        align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(_placed(option, place), align | Qt.TextFlag.TextWordWrap, text)

    def _paint_badge(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, line: Line) -> None:
        if not line.badge:
            return
        text, ground = _badge_colours(line.mark, self._theme)
        where = _placed(option, place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(where, where.height() / 2, where.height() / 2)
        painter.setFont(option.font)
        painter.setPen(QColor(text))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, line.badge)


def _badge_colours(mark: Mark, theme: Theme) -> tuple[str, str]:
    """Text and ground."""
    colours = theme.colours
    if mark is Mark.YES:
        return colours.good, colours.good_ground
    if mark is Mark.NO:
        return colours.bad, colours.bad_ground
    if mark is Mark.GAP:
        return colours.bad, colours.bad_ground
    if mark is Mark.NOT_KNOWN:
        return colours.warn, colours.warn_ground
    return colours.accent, colours.neutral_ground


def _title_font(font: QFont, line: Line) -> QFont:
    title = QFont(font)
    if line.kind in (Kind.COUNTRY, Kind.GAP):
        title.setBold(True)
    elif line.kind in (Kind.OFFICE, Kind.HEADING):
        title.setWeight(QFont.Weight.Medium)
    return title


def _laid_out(line: Line, width: int, title_font: QFont, font: QFont) -> _Layout:
    metrics, inner = QFontMetrics(font), max(1, width - 2 * ACROSS)
    badge = QSize()
    if line.badge:
        across = metrics.horizontalAdvance(line.badge) + 2 * _BADGE_ACROSS
        badge = QSize(min(across, inner), metrics.height() + 2 * _BADGE_DOWN)
    one_line = QFontMetrics(title_font).horizontalAdvance(line.title) + BETWEEN + badge.width() <= inner
    beside = one_line or badge.width() <= inner * _WIDEST_BADGE
    room = inner - badge.width() - BETWEEN if line.badge and beside else inner
    title = QRect(ACROSS, DOWN, room, _wrapped(QFontMetrics(title_font), room, line.title))
    y = title.bottom() + 1
    if line.badge and not beside:
        badge_place = QRect(ACROSS, y + 2, badge.width(), badge.height())
        y = badge_place.bottom() + 4
    else:
        badge_place = QRect(width - ACROSS - badge.width(), DOWN - _BADGE_DOWN, badge.width(), badge.height())
        y = max(y, badge_place.bottom() + 1)
    details = []
    for detail in line.details:
        details.append(QRect(ACROSS, y, inner, _wrapped(metrics, inner, detail)))
        y = details[-1].bottom() + 1
    return _Layout(title, badge_place, tuple(details), y + DOWN)


def _placed(option: QStyleOptionViewItem, place: QRect) -> QRect:
    """`place` on the view, mirrored for a right-to-left interface."""
    return QStyle.visualRect(option.direction, option.rect, place.translated(option.rect.topLeft()))


def _width_in_view(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> int:
    view = option.widget
    if not isinstance(view, QTreeView):
        return option.rect.width()
    depth = 2 if index.parent().isValid() else 1
    return view.viewport().width() - depth * view.indentation()


def _wrapped(metrics: QFontMetrics, width: int, text: str) -> int:
    return metrics.boundingRect(QRect(0, 0, width, _ENDLESS), Qt.TextFlag.TextWordWrap, text).height()
