"""Paints the lines of the panel: what was meant is underlaid, what tells hits apart is quiet."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from liaison.base.translations import tr
from liaison.domain.finding import Hit, Match
from liaison.ui.date_wording import date_in_words
from liaison.ui.finding.model import ROW_ROLE
from liaison.ui.finding.rows import CommandRow, HeadingRow, HitRow, MoreRow, Row, SearchRow, SentenceRow
from liaison.ui.icons import icon
from liaison.ui.theme.tokens import Colours
from liaison.ui.widgets.line_painting import Fonts, Inks, LinePainter

SIDE = 14
_PICTURE = 16
_GAP = 10
_OF_LINE = 0.6
"""Share of a line a name has at least."""

_PICTURES = {
    "person": "person",
    "office": "place",
    "agency": "agency",
    "body": "agency",
    "country": "coverage",
    "crime": "topic",
    "meeting": "meetings",
    "follow-up": "check",
    "statement": "quote",
    "outcome": "outcome",
    "wish": "legal-bases",
    "case": "cases",
    "instrument": "document",
    "attachment": "copy",
    "command": "right",
}
_WIDEST_DATE = "28 Sept 2019  "


class FindDelegate(QStyledItemDelegate):
    """One line for what says all in one, two for a hit with the line it stands in.

    Args:
        view: whose lines it paints.
    """

    def __init__(self, view: QWidget, colours: Colours) -> None:
        super().__init__(view)
        self.set_look(view, colours)

    def set_look(self, view: QWidget, colours: Colours) -> None:
        """Take other colours or the view's new font."""
        self._inks, self._fonts = Inks.of(colours), Fonts.of(view.font())
        self._small = QFontMetrics(self._fonts.small)
        self._line = QFontMetrics(self._fonts.bold).height() + 4
        self._days = self._small.horizontalAdvance(_WIDEST_DATE)
        self._meant = QColor(colours.warn_ground)
        self._option = QTextOption()
        self._option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._option.setWrapMode(QTextOption.WrapMode.NoWrap)
        # drawn once: a drawing takes as long as the rest of the line
        size, ratio = QSize(_PICTURE, _PICTURE), view.devicePixelRatioF()
        self._pixmaps = {kind: icon(name, "muted").pixmap(size, ratio) for kind, name in _PICTURES.items()}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines for a hit with an excerpt."""
        row: Row | None = index.data(ROW_ROLE)
        return QSize(0, self._height(row))

    def height_of(self, rows: Sequence[Row]) -> int:
        """Pixels of these lines together."""
        return sum(map(self._height, rows))

    def _height(self, row: Row | None) -> int:
        lines = 2 if isinstance(row, HitRow) and row.hit.excerpt is not None else 1
        return lines * self._line + 8

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, picture, name, context and day; below the line it stands in."""
        row: Row | None = index.data(ROW_ROLE)
        line = LinePainter(painter, option, self._inks)
        area = option.rect.adjusted(SIDE, 4, -SIDE, -4)
        if isinstance(row, HeadingRow):
            line.text(area, row.text, self._fonts.small, self._inks.warn if row.is_caution else self._inks.accent)
            return
        if isinstance(row, SentenceRow):
            line.text(area, row.text, self._fonts.small, self._inks.muted)
            return
        line.ground()
        match row:
            case HitRow(hit):
                self._paint_hit(painter, line, area, hit)
            case CommandRow(text, keys, _):
                self._paint_picture(painter, line, area, "command")
                line.text(self._text_area(area), text, self._fonts.plain, self._inks.text)
                self._paint_right(line, area, keys)
            case SearchRow(query, saved):
                shown = f"{saved.name}   {query}" if saved and saved.name != query else query
                line.text(self._text_area(area), shown, self._fonts.plain, self._inks.text)
            case MoreRow(_, text):
                line.text(self._text_area(area), text, self._fonts.small, self._inks.accent)

    def _paint_hit(self, painter: QPainter, line: LinePainter, area: QRect, hit: Hit) -> None:
        first = QRect(area.left(), area.top(), area.width(), self._line)
        self._paint_picture(painter, line, first, hit.kind.value)
        text = self._text_area(first)
        text.setRight(text.right() - self._paint_end(line, text, hit))
        called = hit.name or tr("without a title")
        place = self._name_area(text, hit)
        used = self._marked(painter, line, place, called, hit.marked, self._fonts.bold, self._inks.text)
        if hit.context and used < text.width() - 40:
            rest = text.adjusted(used + _GAP, 0, 0, 0)
            self._marked(painter, line, rest, hit.context, hit.context_marked, self._fonts.small, self._inks.muted)
        if hit.excerpt is not None:
            below = self._text_area(first).translated(0, self._line)
            self._marked(
                painter, line, below, hit.excerpt.text, hit.excerpt.marked, self._fonts.small, self._inks.muted
            )

    def _name_area(self, area: QRect, hit: Hit) -> QRect:
        """A long name leaves room for what was meant beside it."""
        if not hit.context_marked:
            return area
        context = self._small.horizontalAdvance(hit.context) + _GAP
        most = max(int(area.width() * _OF_LINE), area.width() - context)
        return QRect(area.left(), area.top(), most, area.height())

    def _paint_end(self, line: LinePainter, area: QRect, hit: Hit) -> int:
        used = 0
        small, inks = self._fonts.small, self._inks
        if hit.when is not None:
            used += max(self._days, self._paint_right(line, area, date_in_words(hit.when, short=True)) + _GAP)
        if hit.marking is not None:
            used += line.chip(area.adjusted(0, 0, -used, 0), hit.marking.value, small, inks.accent, inks.neutral_ground)
        if hit.is_open:
            used += line.chip(area.adjusted(0, 0, -used, 0), tr("open"), small, inks.warn, inks.warn_ground)
        if hit.match is Match.SPELT_OTHERWISE:
            shown = tr("spelt otherwise")
            used += line.chip(area.adjusted(0, 0, -used, 0), shown, small, inks.accent, inks.neutral_ground)
        return used

    def _paint_right(self, line: LinePainter, area: QRect, text: str) -> int:
        """A quiet text at the far end; its width."""
        width = self._small.horizontalAdvance(text)
        place = QRect(area.right() - width, area.top(), width + 1, area.height())
        line.text(place, text, self._fonts.small, self._inks.muted, width)
        return width

    def _paint_picture(self, painter: QPainter, line: LinePainter, area: QRect, kind: str) -> None:
        place = line.mirrored(QRect(area.left(), area.top() + (self._line - _PICTURE) // 2, _PICTURE, _PICTURE))
        painter.drawPixmap(place, self._pixmaps[kind])

    def _text_area(self, area: QRect) -> QRect:
        return QRect(area.left() + _PICTURE + _GAP, area.top(), area.width() - _PICTURE - _GAP, self._line)

    def _marked(
        self,
        painter: QPainter,
        line: LinePainter,
        area: QRect,
        text: str,
        places: Sequence[tuple[int, int]],
        font: QFont,
        colour: QColor,
    ) -> int:
        """A text with places underlaid; the width it took."""
        if not places:
            width = QFontMetrics(font).horizontalAdvance(text)
            line.text(area, text, font, colour, width)
            return min(width, area.width())
        layout = self._laid_out(text, places, font, colour, area.width())
        width = ceil(layout.lineAt(0).naturalTextWidth())
        if width > area.width():
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            layout = self._laid_out(shown, places, font, colour, area.width())
        place = line.mirrored(area)
        painter.setPen(colour)
        top = place.top() + (self._line - layout.boundingRect().height()) / 2
        layout.draw(painter, QPointF(place.left(), top))
        return min(width, area.width())

    def _laid_out(
        self, text: str, places: Sequence[tuple[int, int]], font: QFont, colour: QColor, width: int
    ) -> QTextLayout:
        layout = QTextLayout(text, font)
        layout.setTextOption(self._option)
        layout.setFormats([self._format(start, length, colour) for start, length in places if start < len(text)])
        layout.beginLayout()
        layout.createLine().setLineWidth(width)
        layout.endLayout()
        return layout

    def _format(self, start: int, length: int, colour: QColor) -> QTextLayout.FormatRange:
        made = QTextCharFormat()
        made.setBackground(QBrush(self._meant))
        made.setForeground(QBrush(self._inks.text))
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, length, made
        return found
