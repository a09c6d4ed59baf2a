"""Paints a meeting's line from its row, without asking the model for anything but that row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from liaison.base.translations import tr, trn
from liaison.domain.meeting_words import kind_words
from liaison.domain.meetings import MeetingRow, MeetingState
from liaison.ui.date_wording import date_in_words
from liaison.ui.screens.meetings.list.model import ROW_ROLE
from liaison.ui.screens.meetings.wording import state_name
from liaison.ui.theme.tokens import Colours
from liaison.ui.widgets.line_painting import Fonts, Inks, LinePainter

SIDE = 14
"""Pixels left and right."""

_WIDEST_DATE = "28 September 2019"


class MeetingDelegate(QStyledItemDelegate):
    """Two lines: date, title and chips; below them who and where.

    Args:
        view: whose lines it paints.
    """

    def __init__(self, view: QWidget, colours: Colours) -> None:
        super().__init__(view)
        self.set_look(view, colours)

    def set_look(self, view: QWidget, colours: Colours) -> None:
        """Take other colours or the view's new font."""
        self._inks, self._fonts = Inks.of(colours), Fonts.of(view.font())
        metrics = QFontMetrics(self._fonts.bold)
        self._line = metrics.height() + 4
        self._dates = QFontMetrics(self._fonts.plain).horizontalAdvance(_WIDEST_DATE) + 24
        self.height = 2 * self._line + 14

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every line is as high as any other."""
        return QSize(option.rect.width(), self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, date, title, chips, and the quiet second line."""
        line = LinePainter(painter, option, self._inks)
        line.ground()
        line.rule()
        row: MeetingRow | None = index.data(ROW_ROLE)
        area = option.rect.adjusted(SIDE, 6, -SIDE, -6)
        if row is None:
            self._paint_placeholder(line, area)
            return
        date = date_in_words(row.date, short=True) if row.date else tr("no date")
        dates = QRect(area.left(), area.top(), self._dates - 12, self._line)
        line.text(dates, date, self._fonts.plain, self._inks.muted)
        first = QRect(area.left() + self._dates, area.top(), area.width() - self._dates, self._line)
        second = first.translated(0, self._line)
        first.setRight(first.right() - self._paint_chips(line, first, row))
        line.text(first, row.title or tr("Untitled meeting"), self._fonts.bold, self._inks.text)
        line.text(second, _second_line(row), self._fonts.small, self._inks.muted)

    def _paint_chips(self, line: LinePainter, area: QRect, row: MeetingRow) -> int:
        used = 0
        small, inks = self._fonts.small, self._inks
        if row.state is MeetingState.DRAFT:
            used += line.chip(area, state_name(row.state), small, inks.accent, inks.neutral_ground)
        if row.open_follow_ups:
            text = trn("{n} open", "{n} open", row.open_follow_ups)
            used += line.chip(area.adjusted(0, 0, -used, 0), text, small, inks.warn, inks.warn_ground)
        return used

    def _paint_placeholder(self, line: LinePainter, area: QRect) -> None:
        height = self._line // 2
        for top, left, width in ((0, 0, 90), (0, self._dates, 280), (self._line, self._dates, 180)):
            bar = QRect(area.left() + left, area.top() + top + height // 2, width, height)
            line.bar(bar & area, self._inks.line)


def _second_line(row: MeetingRow) -> str:
    part = f"↳ {tr('Sub-session')}" if row.is_part else ""
    return "  ·  ".join(
        said for said in (part, ", ".join(row.counterparts), row.place or "", kind_words(row.kind)) if said
    )
