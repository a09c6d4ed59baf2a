"""A notice in the corner that goes away by itself and may offer to take something back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from liaison.base.translations import tr
from liaison.ui.widgets.announce import announce
from liaison.ui.widgets.labels import PlainLabel

_STAYS = 7000


class Toast(QFrame):
    """One notice at a time, above everything in its window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._above = parent
        self.setProperty("role", "toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        self._text = PlainLabel()
        self._text.setMaximumWidth(520)
        self._undo = QPushButton(tr("Undo"))
        self._undo.clicked.connect(self._take_back)
        row.addWidget(self._text)
        row.addWidget(self._undo)
        self._timer = QTimer(self, singleShot=True, interval=_STAYS)
        self._timer.timeout.connect(self.hide)
        self._run: Callable[[], None] | None = None
        parent.installEventFilter(self)
        self.hide()

    def show_notice(self, text: str, undo: Callable[[], None] | None = None, words: str = "") -> None:
        """Show a sentence; with a button that runs `undo`, and is called so unless it has `words` of its own."""
        self._run = undo
        self._undo.setText(words or tr("Undo"))
        self._text.setText(text)
        self._undo.setVisible(undo is not None)
        self.setAccessibleName(text)
        announce(self, text)
        self.show()
        self._place()
        self.raise_()
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Stay in the corner."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _take_back(self) -> None:
        self.hide()
        if self._run is not None:
            self._run()

    def _place(self) -> None:
        self.adjustSize()
        room = self._above.rect()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.move(20 if mirrored else room.right() - self.width() - 20, room.bottom() - self.height() - 46)
