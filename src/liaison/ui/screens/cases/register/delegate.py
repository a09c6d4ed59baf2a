"""Paints a case's line from its row, without asking the model for anything but that row."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from liaison.base.translations import tr, trn
from liaison.domain.cases.case import CaseState
from liaison.domain.cases.register import CaseRow
from liaison.ui.date_wording import date_in_words
from liaison.ui.screens.cases.register.model import ROW_ROLE
from liaison.ui.theme.tokens import Colours
from liaison.ui.widgets.line_painting import Fonts, Inks, LinePainter

SIDE = 12
"""Pixels left and right."""


class CaseDelegate(QStyledItemDelegate):
    """Three lines: title and chips; reference, date and numbers; the route.

    Args:
        view: whose lines it paints.
        today: for what is overdue.
    """

    def __init__(self, view: QWidget, colours: Colours, today: date) -> None:
        super().__init__(view)
        self._today = today
        self.set_look(view, colours)

    def set_look(self, view: QWidget, colours: Colours) -> None:
        """Take other colours or the view's new font."""
        self._inks, self._fonts = Inks.of(colours), Fonts.of(view.font())
        self._line = QFontMetrics(self._fonts.bold).height() + 3
        self.height = 3 * self._line + 14

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every line is as high as any other."""
        return QSize(option.rect.width(), self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, title, chips, and the quiet lines."""
        line = LinePainter(painter, option, self._inks)
        line.ground()
        line.rule()
        row: CaseRow = index.data(ROW_ROLE)
        area = option.rect.adjusted(SIDE, 6, -SIDE, -6)
        first = QRect(area.left(), area.top(), area.width(), self._line)
        second, third = first.translated(0, self._line), first.translated(0, 2 * self._line)
        first.setRight(first.right() - self._paint_chips(line, first, row))
        line.text(first, row.title or tr("Untitled case"), self._fonts.bold, self._inks.text)
        opened = date_in_words(row.opened_on, short=True) if row.opened_on is not None else tr("no date")
        facts = "  ·  ".join(part for part in (row.reference, opened, ", ".join(row.numbers)) if part)
        line.text(second, facts, self._fonts.small, self._inks.muted)
        line.text(third, " → ".join(row.countries), self._fonts.small, self._inks.muted)

    def _paint_chips(self, line: LinePainter, area: QRect, row: CaseRow) -> int:
        used, small, inks = 0, self._fonts.small, self._inks
        if row.state is not CaseState.OPEN:
            used += line.chip(area, row.state.label, small, inks.accent, inks.neutral_ground)
        if row.waiting:
            is_late = row.is_overdue(self._today)
            text = tr("overdue") if is_late else trn("{n} waits", "{n} wait", row.waiting)
            colour, ground = (inks.bad, inks.bad_ground) if is_late else (inks.warn, inks.warn_ground)
            used += line.chip(area.adjusted(0, 0, -used, 0), text, small, colour, ground)
        return used
