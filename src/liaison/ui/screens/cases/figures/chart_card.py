"""The chart with its legend, and the list from which one chooses what it compares."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QWidget

from liaison.base.translations import tr
from liaison.domain.cases.figure_series import Comparison
from liaison.ui.screens.cases.fields.look import colours_in_use
from liaison.ui.screens.cases.figures.bars import fill
from liaison.ui.screens.cases.figures.chart import FigureChart
from liaison.ui.screens.cases.figures.words import series_words
from liaison.ui.theme.tokens import GAP, SPACING
from liaison.ui.widgets.frames import Card, FlowLayout
from liaison.ui.widgets.labels import PlainLabel

_LONGEST = 80
"""Letters of the legend; all of them are in the tooltip."""
_LETTERS = 30


class ChartCard(Card):
    """What was chosen stays chosen while it is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=GAP)
        self._compared: tuple[Comparison, ...] = ()
        self.series = QComboBox()
        self.series.setAccessibleName(tr("What is compared by year"))
        self.series.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.series.setMinimumContentsLength(_LETTERS)
        self.chart = FigureChart()
        self._scrolled = QScrollArea()
        self._legend, self._samples = FlowLayout(spacing=GAP), QWidget()
        self._lay_out()
        self.series.activated.connect(lambda _: self._show_chosen())
        self.chart.moved.connect(self._scroll_to)

    def show_comparisons(self, compared: Sequence[Comparison]) -> None:
        """What can be compared now."""
        before = self.series.currentText()
        self._compared = tuple(compared)
        self.series.clear()
        self.series.addItems([one.title for one in compared])
        self.series.setCurrentIndex(max(0, self.series.findText(before, Qt.MatchFlag.MatchExactly)))
        self.setVisible(bool(compared))
        self._show_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the legend anew."""
        super().resizeEvent(event)
        self._fit_legend()

    def _lay_out(self) -> None:
        scrolled = self._scrolled
        scrolled.setWidget(self.chart)
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = QHBoxLayout()
        top.setSpacing(SPACING)
        top.addWidget(PlainLabel(tr("By year"), "heading", wrap=False))
        top.addWidget(self.series, 1)
        self._samples.setLayout(self._legend)
        self.rows.setSpacing(SPACING)
        self.rows.addLayout(top)
        self.rows.addWidget(self._samples)
        self.rows.addWidget(scrolled, 1)

    def _show_chosen(self) -> None:
        place = self.series.currentIndex()
        shown = self._compared[place] if 0 <= place < len(self._compared) else None
        self.chart.show_comparison(shown)
        bar = self._scrolled.horizontalScrollBar().sizeHint().height()
        self._scrolled.setMinimumHeight(self.chart.minimumHeight() + bar)
        self._legend.clear()
        for series in range(len(shown.series) if shown is not None else 0):
            assert shown is not None  # there are no series without it  # noqa: S101
            self._legend.addWidget(_Entry(shown, series))
        self._fit_legend()

    def _fit_legend(self) -> None:
        """As high as its lines: what wraps has no least height of its own, and the chart would be cut off instead."""
        margins = self.rows.contentsMargins()
        high = self._legend.heightForWidth(self.width() - margins.left() - margins.right())
        self._samples.setFixedHeight(max(0, high))

    def _scroll_to(self, place: QRectF) -> None:
        self._scrolled.ensureVisible(round(place.center().x()), 0, round(place.width() / 2) + GAP, 0)


class _Entry(QWidget):
    """A sample of the bars, and whose they are."""

    def __init__(self, comparison: Comparison, series: int) -> None:
        super().__init__()
        words = series_words(comparison, series)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING)
        row.addWidget(_Sample(series, is_own=comparison.are_own[series]))
        row.addWidget(PlainLabel(words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…", wrap=False))
        self.setToolTip(words)


class _Sample(QWidget):
    def __init__(self, series: int, *, is_own: bool) -> None:
        super().__init__()
        self._series, self._is_own = series, is_own
        high = self.fontMetrics().height()
        self.setFixedSize(QSize(2 * high, high))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Filled as the bars are."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            fill(painter, place, colours_in_use(), self._series, is_own=self._is_own)
