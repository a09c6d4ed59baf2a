"""Asks which meeting is to stand in a window of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from liaison.base.translations import tr
from liaison.domain.meetings import MeetingRow
from liaison.domain.rows import RowKey
from liaison.ui.screens.meetings.list.page import ListPage
from liaison.ui.screens.meetings.services import PageBasics

_OF_THE_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_RETURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WindowChooser(QDialog):
    """Finds a meeting by its words, or takes the present one.

    Args:
        present: the meeting one is writing in; None for one nothing of which was kept.
        chosen: gets the meeting's key.
    """

    def __init__(
        self, needs: PageBasics, present: RowKey | None, chosen: Callable[[RowKey], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Another window"))
        self._chosen = chosen
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(tr("Find a meeting by title, delegation, place or date"))
        self.line.setAccessibleName(tr("Find a meeting by title, delegation, place or date"))
        self.line.installEventFilter(self)
        self.list = ListPage(needs.services, needs.doors, self, needs.theme, self.reject)
        self.line.textEdited.connect(self.list.set_filter)
        self.list.opened.connect(self._take)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.rejected.connect(self.reject)
        if present is not None:
            this = buttons.addButton(tr("&This meeting in its own window"), QDialogButtonBox.ButtonRole.ActionRole)
            this.setAutoDefault(False)
            this.clicked.connect(lambda: self._go(present))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 16, 16, 16)
        rows.addWidget(self.line)
        rows.addWidget(self.list, 1)
        rows.addWidget(buttons)
        self.resize(720, 560)
        self.list.read()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the line the list is moved through, and Return takes the chosen meeting, or the first."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        view = self.list.view
        if event.key() in _OF_THE_LIST:
            QApplication.sendEvent(view, event)
            return True
        if event.key() in _RETURNS:
            if view.row() is None and self.list.model.rowCount():
                view.choose(0)
            if (row := view.row()) is not None:
                self._take(row)
            return True
        return super().eventFilter(watched, event)

    def _take(self, row: MeetingRow) -> None:
        self._go(row.key)

    def _go(self, key: RowKey) -> None:
        self.accept()
        self._chosen(key)
