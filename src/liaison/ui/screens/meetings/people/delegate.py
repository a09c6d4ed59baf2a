"""Paints who sits at the table: sides with their capacity, people below them with what they are besides the post."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from liaison.ui.screens.meetings.people.model import SEAT_ROLE, Seat, person_roles, side_roles
from liaison.ui.screens.meetings.wording import capacity_name
from liaison.ui.theme.tokens import Colours
from liaison.ui.widgets.line_painting import CHIP_PADDING, Fonts, Inks, LinePainter

SIDE = 6
INDENT = 16

_MOST_ROWS = 3
"""Of one side: two of its name and one of chips."""


class PeopleDelegate(QStyledItemDelegate):
    """One line a seat; two for a side whose name is longer than the line, because names of agencies begin alike.

    Args:
        view: whose lines it paints.
    """

    def __init__(self, view: QAbstractScrollArea, colours: Colours) -> None:
        super().__init__(view)
        self._view = view
        self.set_look(view, colours)

    def set_look(self, view: QWidget, colours: Colours) -> None:
        """Take other colours or the view's new font."""
        self._inks, self._fonts = Inks.of(colours), Fonts.of(view.font())
        self._bold = QFontMetrics(self._fonts.bold)
        self._small = QFontMetrics(self._fonts.small)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the name needs in the width there is."""
        seat: Seat = index.data(SEAT_ROLE)
        rows = 1 if seat.person else self._rows_of(seat)
        return QSize(0, self._bold.height() * rows + (11 if rows < _MOST_ROWS else 17))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Name at the left, what is known of the seat at the right."""
        seat: Seat = index.data(SEAT_ROLE)
        line = LinePainter(painter, option, self._inks)
        line.ground()
        area = option.rect.adjusted(SIDE, 2, -SIDE, -2)
        if seat.person is None:
            self._paint_side(line, area, seat)
            return
        area.setLeft(area.left() + INDENT)
        self._paint_chips(line, area, person_roles(seat.person))
        line.text(area, seat.person.name, self._fonts.plain, self._inks.text)
        if seat.person.post:
            area.setLeft(area.left() + QFontMetrics(self._fonts.plain).horizontalAdvance(seat.person.name) + 8)
            line.text(area, seat.person.post, self._fonts.small, self._inks.muted)

    def _paint_side(self, line: LinePainter, area: QRect, seat: Seat) -> None:
        first, second = self._name_of(seat)
        chips = _side_chips(seat)
        if second is None:
            self._paint_chips(line, area, chips)
            line.text(area, first, self._fonts.bold, self._inks.text)
            return
        lines = _cut(area, self._rows_of(seat))
        line.text(lines[0], first, self._fonts.bold, self._inks.text)
        self._paint_chips(line, lines[-1], chips)
        line.text(lines[1], second, self._fonts.bold, self._inks.text)

    def _rows_of(self, seat: Seat) -> int:
        """Lines of a side: the chips take a third one where the name would be cut off beside them."""
        _, second = self._name_of(seat)
        if second is None:
            return 1
        return 2 if self._fits([second], self._width() - self._chips_width(seat)) else _MOST_ROWS

    def _width(self) -> int:
        # the same with and without a scroll bar, or the height would not be the one that is painted
        bar = self._view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return self._view.width() - bar - 2 * SIDE - 2 * self._view.frameWidth()

    def _chips_width(self, seat: Seat) -> int:
        return sum(self._small.horizontalAdvance(chip) + 2 * CHIP_PADDING + 6 for chip in _side_chips(seat))

    def _name_of(self, seat: Seat) -> tuple[str, str | None]:
        """The side's name where it fits beside the chips; else its first words, and what goes below beside the chips."""
        width = self._width()
        name = seat.side.name
        if self._bold.horizontalAdvance(name) <= width - self._chips_width(seat):
            return name, None
        words = name.split()
        fitting = next((n for n in range(len(words), 1, -1) if self._fits(words[:n], width)), 1)
        return " ".join(words[:fitting]), " ".join(words[fitting:])

    def _fits(self, words: list[str], width: int) -> bool:
        return self._bold.horizontalAdvance(" ".join(words)) <= width

    def _paint_chips(self, line: LinePainter, area: QRect, chips: tuple[str, ...]) -> None:
        for chip in reversed(chips):
            used = line.chip(area, chip, self._fonts.small, self._inks.accent, self._inks.neutral_ground)
            area.setRight(area.right() - used)


def _cut(area: QRect, rows: int) -> list[QRect]:
    height = area.height() // rows
    cut = [QRect(area.left(), area.top() + row * height, area.width(), height) for row in range(rows)]
    cut[-1].setBottom(area.bottom())
    return cut


def _side_chips(seat: Seat) -> tuple[str, ...]:
    capacity = seat.side.capacity
    return (*side_roles(seat), *((capacity_name(capacity),) if capacity else ()))
