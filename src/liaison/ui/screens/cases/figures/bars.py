"""Where the bars of a comparison stand, and how they are filled: own cases evenly, published ones with lines of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from liaison.base.translations import tr
from liaison.domain.cases.figure_series import Comparison
from liaison.ui.screens.cases.figures.words import amount_on_bar
from liaison.ui.theme.tokens import Colours

_BETWEEN, _WIDEST, _EDGE = 6, 44, 10
"""Free pixels beside a bar, the width of the widest bar, and the edges of the chart."""
_APART, _FARTHEST = 26, 90
"""Free pixels between two periods, at least and at most."""
_STEP = 6
_DIRECTIONS = (((1, -1),), ((1, 1),), ((1, 0),), ((0, 1),), ((1, -1), (1, 1)))
"""Lines of the hatchings: rising, falling, level, upright, crossed."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with what is written on it; `series` says whose it is."""

    series: int
    words: str
    place: QRectF


@dataclass(frozen=True, slots=True)
class Period:
    """The bars of a period, above its name."""

    words: str
    place: QRectF
    bars: tuple[Bar, ...]


def periods_of(comparison: Comparison, metrics: QFontMetrics, width: float, height: float) -> tuple[Period, ...]:
    """Lay a comparison out; the periods stand as far apart as the width allows. Each has bars only of those who say something."""
    least, slots = _sizes(comparison, metrics)
    between = _APART + max(0.0, width - needed_width(comparison, metrics)) / max(1, len(least))
    line, top = metrics.height(), metrics.height() + _BETWEEN
    ground = height - line - _BETWEEN
    greatest = max((amount for row in comparison.amounts for amount in row if amount is not None), default=0)
    made, left = [], float(_EDGE)
    for name, row, its_width in zip(comparison.periods, comparison.amounts, least, strict=True):
        said = [(series, amount) for series, amount in enumerate(row) if amount is not None]
        start = left + (its_width - len(said) * slots) / 2
        bars = []
        for place, (series, amount) in enumerate(said):
            share = float(amount / greatest) if greatest else 0.0
            high = max(2.0, share * (ground - top))
            across = min(slots - _BETWEEN, _WIDEST)
            at = start + place * slots + (slots - across) / 2
            bars.append(Bar(series, amount_on_bar(amount), QRectF(at, ground - high, across, high)))
        made.append(Period(name or tr("not known"), QRectF(left, 0, its_width, height), tuple(bars)))
        left += its_width + min(between, _FARTHEST)
    return tuple(made)


def needed_width(comparison: Comparison, metrics: QFontMetrics) -> int:
    """Below that the chart is scrolled."""
    least, _ = _sizes(comparison, metrics)
    return round(sum(least) + _APART * max(0, len(least) - 1) + 2 * _EDGE)


def fill(painter: QPainter, place: QRectF, colours: Colours, series: int, *, is_own: bool) -> None:
    """A bar, or its sample in the legend; lines are drawn here, for Qt's own patterns stay thin on sharp screens."""
    if is_own:
        painter.fillRect(place, QColor(colours.accent))
        return
    inks = (colours.route, colours.good, colours.muted)
    ink = QColor(inks[series // len(_DIRECTIONS) % len(inks)])
    painter.save()
    painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(ink, 1.5))
    for direction in _DIRECTIONS[series % len(_DIRECTIONS)]:
        painter.drawLines(list(_lines(place, *direction)))
    painter.restore()
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place)


def _sizes(comparison: Comparison, metrics: QFontMetrics) -> tuple[list[float], float]:
    """The width of each period, and of a bar with what is written on it."""
    words = (amount_on_bar(amount) for row in comparison.amounts for amount in row if amount is not None)
    slot = max((metrics.horizontalAdvance(text) for text in words), default=0) + _BETWEEN
    slot = max(slot, metrics.averageCharWidth() * 4 + _BETWEEN)
    least = [
        float(max(sum(amount is not None for amount in row) * slot, metrics.horizontalAdvance(name or tr("not known"))))
        for name, row in zip(comparison.periods, comparison.amounts, strict=True)
    ]
    return least, float(slot)


def _lines(place: QRectF, across: int, down: int) -> Iterator[QLineF]:
    """Parallel lines that cover a place."""
    if not across:
        for step in range(1, int(place.width() / _STEP) + 1):
            at = place.left() + step * _STEP
            yield QLineF(at, place.top(), at, place.bottom())
        return
    # a slanting line leaves the place as much lower or higher as the place is wide
    slant = place.width() * down
    for step in range(int((place.height() + abs(slant)) / _STEP) + 2):
        at = place.bottom() + max(0.0, -slant) - step * _STEP
        yield QLineF(place.left(), at, place.right(), at + slant)
