"""Pictures of actions and rooms: line drawings painted in the colour of the text beside them, sharp at any scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from liaison.base.paths import resources


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


class _Drawing(QIconEngine):
    """Paints a drawing anew for every size, state and scale."""

    def __init__(self, name: str, colour: str | None) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint in the palette's colour for the state."""
        # kept off the first paint of the passphrase prompt
        from PySide6.QtSvg import QSvgRenderer

        drawing = _drawing(self._name).replace("currentColor", self._colour_for(mode, state))
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Paint on nothing."""
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        """Another of the same."""
        return _Drawing(self._name, self._colour)

    def _colour_for(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if self._colour is not None:
            return self._colour
        palette = QApplication.palette()
        if mode is QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name()
        role = QPalette.ColorRole.Accent if state is QIcon.State.On else QPalette.ColorRole.Text
        return QColor(palette.color(role)).name()


def icon(name: str, colour: str | None = None) -> QIcon:
    """The drawing `resources/icons/<name>.svg`; in the text's colour, the accent when checked, or in `colour`."""
    return QIcon(_Drawing(name, colour))
