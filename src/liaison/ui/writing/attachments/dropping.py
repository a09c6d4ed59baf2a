"""Files dropped anywhere on the page, also on a field that would take their paths as text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from liaison.ui.writing.attachments.incoming import files_in, is_for_the_window, wanted

_DRAGS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.DragLeave, QEvent.Type.Drop})
_BETWEEN = 150
"""Milliseconds in which a drag that left one field may enter the next."""


class Dropping(QObject):
    """Watches every widget of a page on which something can be dropped.

    Args:
        now: the clock, local time; pictures are named by it.
        take: gets what was dropped, as FileToAdd.
    """

    hovering = Signal(bool)
    """Files are being dragged over the page, or no more."""

    def __init__(self, page: QWidget, now: Callable[[], datetime], take: Callable[[list[object]], None]) -> None:
        super().__init__(page)
        self._page, self._now, self._take = page, now, take
        self._watched: set[int] = set()
        self._gone = QTimer(self, interval=_BETWEEN, singleShot=True)
        self._gone.timeout.connect(lambda: self.hovering.emit(False))
        page.setAcceptDrops(True)
        # behind the parts of the page that are not made yet
        QTimer.singleShot(0, self, self.watch)

    def watch(self) -> None:
        """Look after what came to the page since, too."""
        for widget in (self._page, *self._page.findChildren(QWidget)):
            if widget.acceptDrops() and not widget.property("files_watched"):
                widget.setProperty("files_watched", True)
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files, and leave everything else to whom it is meant for."""
        kind = event.type()
        if kind not in _DRAGS:
            return False
        if kind is QEvent.Type.DragLeave:
            self._gone.start()
            return False
        if not isinstance(event, QDropEvent):
            return False
        if is_for_the_window(event.mimeData()):
            # not taken here, so that it goes on to whoever stands around this
            event.ignore()
            return True
        if not wanted(event.mimeData()):
            return False
        if kind is QEvent.Type.DragEnter and watched is self._page:
            self.watch()
        # a copy, whatever the other program offers: it must not delete what was only attached
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if isinstance(event, QDragMoveEvent):
            self._gone.stop()
            self.hovering.emit(True)
        else:
            self._gone.stop()
            self.hovering.emit(False)
            self._take(list(files_in(event.mimeData(), self._now())))
        return True
