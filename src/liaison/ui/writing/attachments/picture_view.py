"""A picture that fits its window, or larger: Ctrl and plus, minus or 0, Ctrl and the wheel, arrows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from liaison.base.translations import tr

_STEP, _LARGEST, _SMALLEST = 1.25, 8.0, 0.02


class _Canvas(QWidget):
    """Paints the picture as large as it is itself."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, on white where it lets something through: scans and drawings are made for paper."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.image.hasAlphaChannel():
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.drawImage(QRectF(self.rect()), self.image)


class PictureView(QScrollArea):
    """Shows one picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = _Canvas()
        self._factor: float | None = None
        self.setWidget(self._canvas)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAccessibleName(tr("Picture"))
        self.setAccessibleDescription(tr("Ctrl and plus, minus or 0 make it larger, smaller, or fit the window"))

    @property
    def factor(self) -> float:
        """How large it is shown; 1 is a point of the screen for each of its own."""
        return self._fitting() if self._factor is None else self._factor

    def show_picture(self, image: QImage) -> None:
        """Show a picture, as large as fits."""
        self._canvas.image = image
        self._factor = None
        self._fit()

    def zoom(self, by: float) -> None:
        """Make it so many times larger."""
        self._factor = min(_LARGEST, max(_SMALLEST, self.factor * by))
        self._fit()

    def fit(self) -> None:
        """Make it as large as the window allows."""
        self._factor = None
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus, minus and 0, with Ctrl or without."""
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_STEP)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom(1 / _STEP)
        elif event.key() == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl larger and smaller, else scrolling."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room."""
        super().resizeEvent(event)
        self._fit()

    def _own_size(self) -> QSize:
        return self._canvas.image.size() / max(1.0, self.devicePixelRatioF())

    def _fitting(self) -> float:
        own, room = self._own_size(), self.maximumViewportSize()
        if own.isEmpty():
            return 1.0
        return min(1.0, room.width() / own.width(), room.height() / own.height())

    def _fit(self) -> None:
        own = self._own_size()
        if not own.isEmpty():
            size = own * self.factor
            self._canvas.resize(max(1, size.width()), max(1, size.height()))
            self._canvas.update()
