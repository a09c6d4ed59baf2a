"""Paints who sits at the table: sides with their capacity, people below them with what they are besides the post."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from liaison.ui.screens.meetings.painting import Fonts, Inks, LinePainter
from liaison.ui.screens.meetings.people_model import SEAT_ROLE, Seat, person_roles, side_roles
from liaison.ui.screens.meetings.wording import capacity_name
from liaison.ui.theme.tokens import Colours

SIDE = 6
INDENT = 16


class PeopleDelegate(QStyledItemDelegate):
    """One line a seat.

    Args:
        view: whose lines it paints.
    """

    def __init__(self, view: QWidget, colours: Colours) -> None:
        super().__init__(view)
        self.set_look(view, colours)

    def set_look(self, view: QWidget, colours: Colours) -> None:
        """Take other colours or the view's new font."""
        self._inks, self._fonts = Inks.of(colours), Fonts.of(view.font())
        self._height = QFontMetrics(self._fonts.bold).height() + 11

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every line is as high as any other."""
        return QSize(0, self._height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Name at the left, what is known of the seat at the right."""
        seat: Seat = index.data(SEAT_ROLE)
        line = LinePainter(painter, option, self._inks)
        line.ground()
        area = option.rect.adjusted(SIDE, 2, -SIDE, -2)
        if seat.person is None:
            capacity = seat.side.capacity
            chips = (*side_roles(seat), *((capacity_name(capacity),) if capacity else ()))
            self._paint_chips(line, area, chips)
            line.text(area, seat.side.name, self._fonts.bold, self._inks.text)
            return
        area.setLeft(area.left() + INDENT)
        self._paint_chips(line, area, person_roles(seat.person))
        line.text(area, seat.person.name, self._fonts.plain, self._inks.text)
        if seat.person.post:
            area.setLeft(area.left() + QFontMetrics(self._fonts.plain).horizontalAdvance(seat.person.name) + 8)
            line.text(area, seat.person.post, self._fonts.small, self._inks.muted)

    def _paint_chips(self, line: LinePainter, area: QRect, chips: tuple[str, ...]) -> None:
        for chip in reversed(chips):
            used = line.chip(area, chip, self._fonts.small, self._inks.accent, self._inks.neutral_ground)
            area.setRight(area.right() - used)
