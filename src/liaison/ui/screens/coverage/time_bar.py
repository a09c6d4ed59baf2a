"""A line of time with the days on which something changed; one walks along it by keys or mouse, and the answer follows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget

from liaison.base.translations import tr
from liaison.ui.screens.coverage.moments import after, before
from liaison.ui.theme.theme import Theme

_SIDE = 14
"""Free logical pixels left and right of the line."""

_LINE = 13
_HANDLE, _STOP = 6.5, 4.0
_SNAP = 7
"""Logical pixels around a stop that count as the stop."""

_LEAST_YEARS = 8
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Down)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Up)
_YEARS = {Qt.Key.Key_PageDown: -1, Qt.Key.Key_PageUp: 1}


class TimeBar(QAbstractSlider):
    """From some years before the first change up to today.

    Left and Right go to the day before or after on which something changed, Page Up and Page Down a year, Home to the first
    such day, End to today. With Shift they move the day compared with. A value is the ordinal of a day.
    """

    day_chosen = Signal(date)
    """Another day to ask about."""

    other_day_chosen = Signal(date)
    """Another day to compare with."""

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today, self._day = today, today
        self._other: date | None = None
        self._stops: tuple[date, ...] = ()
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(
            tr(
                "Left and Right go to the day before or after on which something changed, Page Up and Page Down a year, "
                "End to today; with Shift they move the day compared with."
            )
        )
        theme.changed.connect(self.update)
        self._tell_range()

    @property
    def day(self) -> date:
        """The day asked about."""
        return self._day

    @property
    def other_day(self) -> date | None:
        """The day compared with."""
        return self._other

    @property
    def stops(self) -> tuple[date, ...]:
        """The days on which something changed."""
        return self._stops

    def show_day(self, day: date) -> None:
        """Show the day asked about; tells nobody."""
        self._day = day
        self._tell_range()

    def show_other_day(self, day: date | None) -> None:
        """Show the day compared with, or none; tells nobody."""
        self._other = day
        self._tell_range()

    def show_stops(self, stops: Sequence[date]) -> None:
        """Show the days on which something changed."""
        self._stops = tuple(day for day in stops if day <= self._today)
        self._tell_range()

    def day_before(self, day: date) -> date:
        """The last change before `day`, or a year earlier when there is none."""
        return before(self._stops, day) or _years_on(day, -1)

    def sizeHint(self) -> QSize:
        """Line and years."""
        return QSize(320, 2 * _LINE + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """As high, and some years wide."""
        return QSize(160, self.sizeHint().height())

    # Time and place -----------------------------------------------------------------------------------------------------

    def x_of(self, day: date) -> float:
        """Where a day is, in logical pixels; time runs in the direction of reading."""
        first, last = self.minimum(), self.maximum()
        share = (day.toordinal() - first) / max(1, last - first)
        x = _SIDE + share * (self.width() - 2 * _SIDE)
        return self.width() - x if self.isRightToLeft() else x

    def _day_at(self, x: float) -> date:
        """A change that is near, otherwise the end of the year, but not after today."""
        near = min(self._stops, key=lambda stop: abs(self.x_of(stop) - x), default=None)
        if near is not None and abs(self.x_of(near) - x) <= _SNAP:
            return near
        x = self.width() - x if self.isRightToLeft() else x
        share = min(max((x - _SIDE) / max(1, self.width() - 2 * _SIDE), 0.0), 1.0)
        year = date.fromordinal(round(self.minimum() + share * (self.maximum() - self.minimum()))).year
        return min(date(year, 12, 31), self._last())

    def _last(self) -> date:
        return max(filter(None, (self._today, self._day, self._other)))

    def _tell_range(self) -> None:
        """The bounds, and what a screen reader says."""
        first = min(filter(None, (*self._stops[:1], self._day, self._other, _years_on(self._today, -_LEAST_YEARS))))
        self.setRange(date(max(1, first.year - 1), 7, 1).toordinal(), self._last().toordinal())
        self.setValue(self._day.toordinal())
        name = tr("As of {date}", date=self._day)
        if self._other is not None:
            name = tr("As of {date}, compared with {other}", date=self._day, other=self._other)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    # Keys and mouse -----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the line."""
        is_other = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        present = (self._other or self._day) if is_other else self._day
        reached = self._reached(event.key(), present)
        if reached is None:
            super().keyPressEvent(event) if event.key() == Qt.Key.Key_Escape else event.ignore()
        else:
            self._choose(reached, is_other)

    def _reached(self, key: int, present: date) -> date | None:
        if self.isRightToLeft() and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            key = Qt.Key.Key_Right if key == Qt.Key.Key_Left else Qt.Key.Key_Left
        if key in _BACK:
            return before(self._stops, present) or present
        if key in _ON:
            return after(self._stops, present) or max(present, self._today)
        if key in _YEARS:
            return min(_years_on(present, _YEARS[Qt.Key(key)]), self._last())
        if key == Qt.Key.Key_Home:
            return self._stops[0] if self._stops else present
        return self._today if key == Qt.Key.Key_End else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to what is pressed; with Shift, compare with it."""
        if event.button() == Qt.MouseButton.LeftButton:
            is_other = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._choose(self._day_at(event.position().x()), is_other)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along while pressed."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.mousePressEvent(
                QMouseEvent(
                    QMouseEvent.Type.MouseButtonPress,
                    event.position(),
                    event.globalPosition(),
                    Qt.MouseButton.LeftButton,
                    event.buttons(),
                    event.modifiers(),
                )
            )

    def _choose(self, day: date, is_other: bool) -> None:
        if is_other and day != self._other:
            self.show_other_day(day)
            self.other_day_chosen.emit(day)
        elif not is_other and day != self._day:
            self.show_day(day)
            self.day_chosen.emit(day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus is seen."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And no more."""
        super().focusOutEvent(event)
        self.update()

    # Painting -----------------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line, its years, the changes, today, and the days chosen."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_years(painter)
            self._paint_stops(painter)
            self._paint_days(painter)

    def _paint_years(self, painter: QPainter) -> None:
        colours, metrics = self._theme.colours, self.fontMetrics()
        painter.setPen(QPen(QColor(colours.field_line), 1))
        painter.drawLine(QPointF(_SIDE, _LINE), QPointF(self.width() - _SIDE, _LINE))
        first, last = date.fromordinal(self.minimum()).year + 1, self._last().year
        room = abs(self.x_of(date(first + 1, 1, 1)) - self.x_of(date(first, 1, 1)))
        every = next((step for step in (1, 2, 5, 10, 20, 50) if step * room >= metrics.horizontalAdvance("20000")), 100)
        word = tr("today")
        today = self._label_at(self.x_of(self._today), word)
        painter.setPen(QColor(colours.text))
        painter.drawText(today, Qt.AlignmentFlag.AlignCenter, word)
        painter.drawLine(QPointF(self.x_of(self._today), _LINE - 7), QPointF(self.x_of(self._today), _LINE + 7))
        for year in range(first, last + 1):
            x = self.x_of(date(year, 1, 1))
            is_named = year % every == 0
            painter.setPen(QColor(colours.field_line))
            painter.drawLine(QPointF(x, _LINE), QPointF(x, _LINE + (6 if is_named else 3)))
            place = self._label_at(x, str(year))
            if is_named and not place.intersects(today):
                painter.setPen(QColor(colours.muted))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(year))

    def _label_at(self, x: float, text: str) -> QRectF:
        width = self.fontMetrics().horizontalAdvance(text) + 6
        left = min(max(x - width / 2, 0.0), self.width() - width)
        return QRectF(left, _LINE + 7, width, self.fontMetrics().height())

    def _paint_stops(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.accent))
        for stop in self._stops:
            x = self.x_of(stop)
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(x, _LINE - _STOP),
                        QPointF(x + _STOP, _LINE),
                        QPointF(x, _LINE + _STOP),
                        QPointF(x - _STOP, _LINE),
                    ]
                )
            )

    def _paint_days(self, painter: QPainter) -> None:
        colours = self._theme.colours
        for day, ground in ((self._other, colours.surface), (self._day, colours.accent)):
            if day is not None:
                painter.setPen(QPen(QColor(colours.accent), 2))
                painter.setBrush(QColor(ground))
                painter.drawEllipse(QPointF(self.x_of(day), _LINE), _HANDLE, _HANDLE)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)


def _years_on(day: date, years: int) -> date:
    """The end of another year: a bare year asks about its last day."""
    return date(min(max(1, day.year + years), 9999), 12, 31)
