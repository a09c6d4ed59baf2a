"""What may be dropped on the window, whatever stands in front: updates and reference packs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class Drops(QObject):
    """Takes a single file or folder that somebody is there for; everything else stays where it was.

    Args:
        takes: whether a file or folder is one of these.
    """

    dropped = Signal(object)
    """The path."""

    def __init__(self, window: QWidget, takes: Callable[[Path], bool]) -> None:
        super().__init__(window)
        self._takes = takes
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Say yes to what is taken, and tell of it once it is let go."""
        if isinstance(event, QDragEnterEvent):
            if self._path_in(event.mimeData()) is not None:
                event.acceptProposedAction()
            return False
        if event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            path = self._path_in(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                self.dropped.emit(path)
                return True
        return False

    def _path_in(self, data: QMimeData) -> Path | None:
        urls = data.urls()
        if len(urls) != 1 or not urls[0].isLocalFile():
            return None
        path = Path(urls[0].toLocalFile())
        return path if self._takes(path) else None
