"""Locks when nobody touched keyboard or mouse for a while, and by its key while a dialog keeps the keys from the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from liaison.ui.latin_keys import latin_key

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class IdleTimer(QObject):
    """Tells when the program was left alone, and of Ctrl+L in a dialog.

    Args:
        minutes: how long; 0 never tells.
    """

    left_alone = Signal()
    lock_pressed = Signal()
    """While a dialog is open; without one the window hears the key itself."""

    def __init__(self, application: QApplication, minutes: int) -> None:
        super().__init__(application)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.left_alone)
        application.installEventFilter(self)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        """Wait this long from now on."""
        self._timer.setInterval(minutes * 60_000)
        if minutes > 0:
            self._timer.start()
        else:
            self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Begin to wait anew at every touch."""
        kind = event.type()
        if kind not in _TOUCHES:
            return False
        if self._timer.isActive():
            self._timer.start()
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_lock(event):
            self.lock_pressed.emit()
            return True
        return False


def _is_lock(event: QKeyEvent) -> bool:
    return (
        event.modifiers() == Qt.KeyboardModifier.ControlModifier
        and latin_key(event) == Qt.Key.Key_L
        and QApplication.activeModalWidget() is not None
    )
