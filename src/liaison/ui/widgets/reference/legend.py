"""What the shades and signs of a map mean, in words beside a patch of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from liaison.ui.widgets.map.brushes import brushes
from liaison.ui.widgets.map.colours import MapColours, Shade, Sign

Meaning = tuple[Shade | Sign, str]
"""A shade or a sign, and the words for it."""

_PATCH, _GAP, _APART, _LINE_GAP = 13, 6, 18, 4


class Legend(QWidget):
    """Patches with their meaning, as many in a line as fit; nothing when there is nothing to explain."""

    def __init__(self, colours: MapColours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._meanings: tuple[Meaning, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_meanings(self, meanings: Iterable[Meaning]) -> None:
        """Explain these shades and signs, in this order."""
        self._meanings = tuple(meanings)
        self.setAccessibleName("; ".join(text for _, text in self._meanings))
        self.setVisible(bool(self._meanings))
        self.updateGeometry()
        self.update()

    def set_colours(self, colours: MapColours) -> None:
        """Paint with other colours from now on."""
        self._colours = colours
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        """As high as the present width asks for."""
        return QSize(60, self.heightForWidth(max(60, self.width())))

    def hasHeightForWidth(self) -> bool:
        """Narrow legends take more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Pixels for all lines at `width`."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may take another number of lines."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Patches with a border, so that the palest is seen, and the words."""
        fills = brushes(self._colours, 1.0, self.devicePixelRatioF())
        with QPainter(self) as painter:
            for (meant, text), place in zip(self._meanings, self._places(self.width()), strict=True):
                middle = (place.height() - _PATCH) // 2
                patch = QRect(place.left(), place.top() + middle, _PATCH, _PATCH)
                patch = QStyle.visualRect(self.layoutDirection(), self.rect(), patch)
                self._paint_patch(painter, patch, meant, fills)
                words = place.adjusted(_PATCH + _GAP, 0, 0, 0)
                painter.setPen(self.palette().text().color())
                align = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
                where = QStyle.visualRect(self.layoutDirection(), self.rect(), words)
                painter.drawText(where, align | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_patch(self, painter: QPainter, patch: QRect, meant: Shade | Sign, fills: Mapping[Shade, QBrush]) -> None:
        if isinstance(meant, Sign):
            painter.setPen(self.palette().text().color())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(patch)
            painter.drawText(patch, Qt.AlignmentFlag.AlignCenter, meant.value)
        else:
            painter.setPen(self.palette().mid().color())
            painter.setBrush(fills[meant])
            painter.drawRect(patch)

    def _places(self, width: int) -> list[QRect]:
        """Where each patch with its words stands in a left-to-right interface."""
        metrics, x, y = self.fontMetrics(), 0, 0
        height = max(_PATCH, metrics.height()) + _LINE_GAP
        places = []
        for _, text in self._meanings:
            across = _PATCH + _GAP + metrics.horizontalAdvance(text) + 2
            if x and x + across > width:
                x, y = 0, y + height
            places.append(QRect(x, y, across, height))
            x += across + _APART
        return places
