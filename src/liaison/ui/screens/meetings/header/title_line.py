"""The title of a meeting: a heading that can be typed over. Where it is longer than its line, it says so while nobody types."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

# quiet until one goes there
_LOOK = """
QLineEdit#meeting-title { font-size: 16pt; font-weight: 600; background: transparent; border-color: transparent; padding: 0; }
QLineEdit#meeting-title:read-only { color: palette(text); }
QLineEdit#meeting-title:hover { border-color: palette(mid); }
QLineEdit#meeting-title:focus { border-color: palette(highlight); background: palette(base); }
"""

_INSET = 2
"""Pixels between Qt's frame and the text of a line."""


class TitleLine(QLineEdit):
    """Cuts a long text off with dots; the whole of it is its tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meeting-title")
        self.setStyleSheet(_LOOK)
        self.textChanged.connect(lambda text: self.setToolTip(text if self._is_too_long() else ""))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, with dots where the room ends."""
        if self.hasFocus() or not self._is_too_long():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self._room()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        contents = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return contents.adjusted(_INSET, 0, -_INSET, 0)

    def _is_too_long(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self._room().width()
