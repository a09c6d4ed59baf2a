"""What lists of lines paint alike: elided text, quiet text, chips, the chosen line."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from liaison.ui.theme.tokens import Colours

CHIP_PADDING = 8


@dataclass(frozen=True, slots=True)
class Inks:
    """The scheme's colours as painters take them."""

    text: QColor
    muted: QColor
    accent: QColor
    soft: QColor
    hover: QColor
    line: QColor
    warn: QColor
    warn_ground: QColor
    bad: QColor
    bad_ground: QColor
    neutral_ground: QColor

    @classmethod
    def of(cls, colours: Colours) -> Inks:
        """The colours of a scheme."""
        return cls(*(QColor(getattr(colours, name)) for name in cls.__slots__))


@dataclass(frozen=True, slots=True)
class Fonts:
    """The sizes and weights a list writes with."""

    plain: QFont
    bold: QFont
    small: QFont

    @classmethod
    def of(cls, font: QFont) -> Fonts:
        """Made from the view's own font."""
        return cls(font, bolder(font), smaller(font))


class LinePainter:
    """Paints one line of a list; places are given as for left to right and mirrored where the language is.

    Args:
        option: the line, as the view describes it.
    """

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, inks: Inks) -> None:
        self._painter = painter
        self._area: QRect = option.rect
        self._direction = option.direction
        self._state = option.state
        self._inks = inks
        aligned = QStyle.visualAlignment(self._direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._flags = int(aligned | Qt.AlignmentFlag.AlignAbsolute) | int(Qt.TextFlag.TextSingleLine)
        # each text runs as its own letters do, whatever the language of the interface
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)

    def ground(self) -> None:
        """The ground of the chosen line and of the one under the pointer; a bar where the keys act."""
        chosen = bool(self._state & QStyle.StateFlag.State_Selected)
        if chosen or self._state & QStyle.StateFlag.State_MouseOver:
            self._painter.fillRect(self._area, self._inks.soft if chosen else self._inks.hover)
        if self._state & QStyle.StateFlag.State_HasFocus:
            self.bar(QRect(self._area.left(), self._area.top(), 3, self._area.height()), self._inks.accent)

    def rule(self) -> None:
        """The thin line below a row."""
        self.bar(QRect(self._area.left(), self._area.bottom(), self._area.width(), 1), self._inks.line)

    def bar(self, place: QRect, colour: QColor) -> None:
        """A filled rectangle."""
        self._painter.fillRect(self.mirrored(place), colour)

    def text(self, place: QRect, text: str, font: QFont, colour: QColor, width: int | None = None) -> None:
        """One line of text, cut off with dots where the room ends.

        Args:
            width: of the text, where it was measured already: that takes as long as painting it.
        """
        self._painter.setFont(font)
        self._painter.setPen(colour)
        metrics = self._painter.fontMetrics()
        if (metrics.horizontalAdvance(text) if width is None else width) > place.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        self._painter.drawText(self.mirrored(place), self._flags, text)

    def chip(self, place: QRect, text: str, font: QFont, colour: QColor, ground: QColor) -> int:
        """A rounded chip at the far end of `place`; the room it took."""
        metrics = QFontMetrics(font)
        width, height = metrics.horizontalAdvance(text) + 2 * CHIP_PADDING, metrics.height() + 4
        box = self.mirrored(QRect(place.right() - width + 1, place.center().y() - height // 2, width, height))
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(box), height / 2, height / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
        return width + 6

    def mirrored(self, place: QRect) -> QRect:
        """Where a place lies in the language's direction."""
        return QStyle.visualRect(self._direction, self._area, place)


def paint_hint(viewport: QWidget, text: str) -> None:
    """What stands in a list while nothing does."""
    painter = QPainter(viewport)
    # the application's: a style sheet gives the viewport another, which is hardly quiet
    colour = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
    painter.setPen(colour)
    painter.drawText(viewport.rect().adjusted(6, 6, -6, -6), int(Qt.TextFlag.TextWordWrap), text)
    painter.end()


def smaller(font: QFont) -> QFont:
    """The font of captions and chips."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small


def bolder(font: QFont) -> QFont:
    """The font of titles in a list."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
