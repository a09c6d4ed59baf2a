"""Pictures of actions and rooms: line drawings painted in the colour of the text beside them, sharp at any scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtWidgets import QApplication

from liaison.base.paths import resources

_ROLES = {
    "text": QPalette.ColorRole.Text,
    "muted": QPalette.ColorRole.PlaceholderText,
    "accent": QPalette.ColorRole.Accent,
    "on_accent": QPalette.ColorRole.HighlightedText,
    "bad": QPalette.ColorRole.BrightText,
}


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


class _Drawing(QIconEngine):
    """Paints a drawing in the palette of the moment, for every size, state and scale."""

    def __init__(self, name: str, colour: str | None) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint in the palette's colour for the state."""
        pixels = rect.size() * painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, self.pixmap(pixels, mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Draw on nothing, once for each colour and size: a field that is typed into paints its pictures with every key."""
        colour = self._colour_for(mode, state)
        key = f"drawing/{self._name}/{colour}/{size.width()}x{size.height()}"
        picture = QPixmap()
        if QPixmapCache.find(key, picture):
            return picture
        # kept off the first paint of the passphrase prompt
        from PySide6.QtSvg import QSvgRenderer

        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        drawing = _drawing(self._name).replace("currentColor", colour)
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(QPoint(0, 0), size))
        painter.end()
        QPixmapCache.insert(key, picture)
        return picture

    def clone(self) -> QIconEngine:
        """Another of the same."""
        return _Drawing(self._name, self._colour)

    def _colour_for(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        palette = QApplication.palette()
        if mode is QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name()
        if self._colour is None:
            return palette.color(_ROLES["accent" if state is QIcon.State.On else "text"]).name()
        role = _ROLES.get(self._colour)
        return self._colour if role is None else palette.color(role).name()


def icon(name: str, colour: str | None = None) -> QIcon:
    """The drawing `resources/icons/<name>.svg`, always in the scheme in use.

    Args:
        colour: `text`, `muted`, `accent`, `on_accent`, `bad`, or `#rrggbb`; None for the text's, and the accent when checked.
    """
    return QIcon(_Drawing(name, colour))
