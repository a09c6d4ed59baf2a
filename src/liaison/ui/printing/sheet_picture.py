"""One sheet as a picture, as it will lie on the desk."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from liaison.ui.printing.sheets import DOTS, PrintableSheets


class SheetPicture(QWidget):
    """Paints sheet `number` of `sheets`, `width` pixels wide; it is white in every scheme, as paper is."""

    def __init__(self, sheets: PrintableSheets, number: int, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets, self._number = sheets, number
        whole = sheets.page_layout.fullRectPixels(DOTS)
        self._scale = width / whole.width()
        self._picture: QPixmap | None = None
        self.setFixedSize(QSize(width, round(whole.height() * self._scale)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what was painted once."""
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatioF():
            self._picture = self._painted()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setPen(self.palette().mid().color())
        painter.drawRect(QRectF(self.rect()).marginsRemoved(QMarginsF(0.5, 0.5, 0.5, 0.5)))
        painter.end()

    def _painted(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(Qt.GlobalColor.white))
        painter = QPainter(picture)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(self._scale, self._scale)
        inner = self._sheets.page_layout.paintRectPixels(DOTS)
        painter.translate(inner.topLeft())
        self._sheets.paint(painter, self._number)
        painter.end()
        return picture
