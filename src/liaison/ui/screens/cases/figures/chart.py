"""The chart of a comparison: bars by period, with their amounts written on them; arrow keys walk from period to period."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.figure_series import Comparison
from liaison.ui.screens.cases.fields.look import colours_in_use
from liaison.ui.screens.cases.figures.bars import Period, fill, needed_width, periods_of
from liaison.ui.screens.cases.figures.words import period_spoken
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.line_painting import bolder

_LEAST_LINES = 6
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class FigureChart(QWidget):
    """Shows one comparison at a time."""

    moved = Signal(QRectF)
    """Another period became current; where it stands, for scrolling there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Chart by year"))

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show another one; None for none."""
        self._comparison, self._current = comparison, 0
        least = needed_width(comparison, self._metrics()) if comparison is not None else 0
        self.setMinimumSize(least, _LEAST_LINES * self.fontMetrics().height())
        self.setAccessibleName(tr("Chart by year: {what}", what=comparison.title) if comparison else "")
        self._describe()
        self.update()

    def periods(self) -> tuple[Period, ...]:
        """What is drawn, and where."""
        if self._comparison is None:
            return ()
        return periods_of(self._comparison, self._metrics(), self.width(), self.height())

    def sizeHint(self) -> QSize:
        """Room to tell bars apart."""
        return QSize(self.minimumWidth(), 12 * self.fontMetrics().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from period to period."""
        last = len(self._comparison.periods) - 1 if self._comparison is not None else -1
        wanted = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}.get(Qt.Key(event.key()))
        if event.key() in _STEPS:
            wanted = min(max(self._current + _STEPS[Qt.Key(event.key())], 0), last)
        if wanted is None or last < 0:
            super().keyPressEvent(event)
            return
        self._current = wanted
        self._describe()
        self.moved.emit(self.periods()[wanted].place)
        announce(self, self.accessibleDescription())
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys act."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys act elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line on which the bars stand, then period after period."""
        if self._comparison is None:
            return
        colours = colours_in_use()
        metrics, periods = self._metrics(), self.periods()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place, period in enumerate(periods):
                if place == self._current and self.hasFocus():
                    painter.setPen(QPen(QColor(colours.accent), 2))
                    painter.setBrush(QColor(colours.soft))
                    painter.drawRoundedRect(period.place.adjusted(-6, 1, 6, -1), 6, 6)
                self._paint_period(painter, period, metrics)
            ground = self.height() - metrics.height() - 6
            painter.setPen(QPen(QColor(colours.field_line), 1))
            painter.drawLine(4, ground, self.width() - 4, ground)

    def _paint_period(self, painter: QPainter, period: Period, metrics: QFontMetrics) -> None:
        colours = colours_in_use()
        assert self._comparison is not None  # nothing is laid out without one  # noqa: S101
        for bar in period.bars:
            fill(painter, bar.place, colours, bar.series, is_own=self._comparison.are_own[bar.series])
            painter.setFont(bolder(self.font()))
            painter.setPen(QColor(colours.text))
            wide = metrics.horizontalAdvance(bar.words) + 4
            high = metrics.height()
            above = QRectF(bar.place.center().x() - wide / 2, bar.place.top() - high - 1, wide, high)
            painter.drawText(above, int(Qt.AlignmentFlag.AlignCenter), bar.words)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.text))
        below = QRectF(period.place)
        below.setTop(below.bottom() - metrics.height() - 4)
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), period.words)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(bolder(self.font()))

    def _describe(self) -> None:
        shown = self._comparison
        self.setAccessibleDescription(period_spoken(shown, self._current) if shown and shown.periods else "")
