"""A page that is drawn mark by mark, on a sheet of A4 that lies."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPageLayout, QPageSize, QPainter, QPen, QPolygonF

from liaison.base.paths import resources
from liaison.export.drawn_page import FONT_FILES, DrawnPage, Filled, Letters, Mark, Stroke
from liaison.ui.printing.sheets import DOTS

_MILLIMETRE = DOTS / 25.4
_POINT = DOTS / 72


class DrawnSheets:
    """See `PrintableSheets`; a single one.

    Args:
        page: what stands on it.
    """

    def __init__(self, page: DrawnPage) -> None:
        self._page = page
        self.count = 1
        self.marking, self.spoken, self.file = page.marking, page.spoken, page.file
        # the margins are the page's own
        self.page_layout = QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape,
            QMarginsF(),
            QPageLayout.Unit.Millimeter,
        )
        self._families = {font: _family(name) for font, name in FONT_FILES.items()}

    def paint(self, painter: QPainter, _number: int) -> None:
        """Paint it on a painter whose unit is a dot of the layout, its origin at the corner of the sheet."""
        painter.save()
        for mark in self._page.marks:
            self._paint(painter, mark)
        painter.restore()

    def _paint(self, painter: QPainter, mark: Mark) -> None:
        if isinstance(mark, Letters):
            self._write(painter, mark)
            return
        shape = QPolygonF([QPointF(x * _MILLIMETRE, y * _MILLIMETRE) for x, y in mark.points])
        if isinstance(mark, Filled):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_grey(mark.grey))
            painter.drawPolygon(shape)
            return
        painter.setPen(_pen(mark))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(shape)

    def _write(self, painter: QPainter, letters: Letters) -> None:
        family, is_strong, is_emphasised = self._families[letters.font], letters.font == "B", letters.font == "I"
        font = QFont(family)
        font.setPixelSize(max(1, round(letters.size * _POINT)))
        font.setStretch(QFont.Stretch.SemiCondensed)
        font.setBold(is_strong)
        font.setItalic(is_emphasised)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        painter.setFont(font)
        painter.setPen(_grey(letters.grey))
        painter.drawText(QPointF(letters.x * _MILLIMETRE, letters.base * _MILLIMETRE), letters.text)


def _pen(stroke: Stroke) -> QPen:
    pen = QPen(_grey(0), stroke.width * _MILLIMETRE)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if stroke.dash is not None:
        # Qt counts dashes in widths of the line
        pen.setDashPattern([one / stroke.width for one in stroke.dash])
    return pen


def _grey(grey: int) -> QColor:
    return QColor(grey, grey, grey)


def _family(name: str) -> str:
    """The shipped font, whatever the system has."""
    number = QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))
    families = QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else "DejaVu Sans Condensed"
